import { statusOnPage } from '../enrolment/layEnrolment.ts'
import { birthYear, parseBirthDate } from '../people/BirthDate.ts'
import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import { benefitState } from '../programmes/benefitRuns.ts'
import { vietnamDay, yearOf, type PlainDate } from '../shared/PlainDate.ts'
import { callName } from './callName.ts'
import { nextPayment } from './nextPayment.ts'
import { receivedLines } from './receivedLines.ts'
import type { RolledLine } from './RolledLine.ts'
import { bankAccountOf, slipCard } from './slipCard.ts'
import type { SaidReport, SlipHelpers, SlipPage } from './SlipPage.ts'

export type OfficeKnowledge = {
  readonly profile: Pick<BeneficiaryProfile, 'fullName' | 'sex' | 'birth' | 'standing' | 'entitlements' | 'enrolment'>
  /** Of released rounds of the last fourteen months and of those still open, newest month first. */
  readonly lines: readonly RolledLine[]
  readonly contact: Omit<SlipHelpers, 'payPlace'>
  /** Newest first. */
  readonly reports: readonly SaidReport[]
  readonly reader: SlipPage['reader']
  readonly expiresOn: PlainDate
  readonly nowMs: number
}

/** The page of one person: a choice of what the office knows, never more than is shown. */
export function makeSlipPage({ profile, lines, contact, reports, reader, expiresOn, nowMs }: OfficeKnowledge): SlipPage {
  const today = vietnamDay(nowMs)
  const { standing, enrolment } = profile
  const account = bankAccountOf(statusOnPage(enrolment ?? null))
  const newest = lines.find(({ line }) => line.channel !== 'account' && line.place !== '')
  return {
    callName: callName(profile, yearOf(today)),
    birthYear: birthYear(parseBirthDate(profile.birth) ?? { precision: 'unknown' }) ?? null,
    reader,
    expiresOn,
    asOfMs: nowMs,
    next: nextPayment({
      today,
      standing,
      isEntitled: profile.entitlements.some((one) => benefitState(one, today) === 'receiving'),
      lines,
      account,
    }),
    received: receivedLines(lines, today),
    card: slipCard(enrolment ?? null),
    helpers: { ...contact, payPlace: newest?.place ?? null },
    reports,
  }
}
