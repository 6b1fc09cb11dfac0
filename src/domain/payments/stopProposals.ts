import type { BeneficiaryId, BeneficiaryProfile, Entitlement, Standing } from '../people/BeneficiaryProfile.ts'
import { parseBirthDate } from '../people/BirthDate.ts'
import { ageReachedBy } from '../programmes/ageReached.ts'
import { assistanceRuleOn, parseAssistanceCode } from '../programmes/assistanceCoefficient.ts'
import type { AssistanceCode, AssistanceRule } from '../programmes/assistanceRulesData.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { firstDayOf, monthAfter, monthOf } from './months.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'

type About = {
  readonly beneficiaryId: BeneficiaryId
  readonly programmeCode: string
  readonly categoryCode: string
  /** The first month that is no longer paid, or is paid otherwise. */
  readonly from: PaymentMonth
  readonly legalBasis: string
}
/** For the commune to decide; nothing stops or changes by itself. A report that nobody confirmed asks, whatever the month. */
export type StopProposal =
  | (About & { readonly kind: 'stop'; readonly reason: 'age' | 'dead' | 'moved' })
  | (About & { readonly kind: 'change'; readonly coefficientBefore: number; readonly coefficientAfter: number })
  | { readonly kind: 'ask'; readonly beneficiaryId: BeneficiaryId; readonly standing: Standing }

const STOPS_AFTER = 'Nghị định 20/2021/NĐ-CP, Điều 8: thôi hưởng từ tháng sau tháng không còn đủ điều kiện'

/** The row of the age in the month; undefined for carers, whose charge's age is not on their page. */
function ruleIn(code: AssistanceCode, profile: BeneficiaryProfile, month: PaymentMonth): AssistanceRule | undefined {
  const birth = parseBirthDate(profile.birth)
  const ageInYears = birth && !code.startsWith('CS-') ? ageReachedBy(birth, firstDayOf(month)) : undefined
  return ageInYears === undefined ? undefined : assistanceRuleOn({ code, ageInYears }, firstDayOf(month))
}

/** More is due from the month an age is reached; less, or nothing, from the month after, as whatever ends. */
function byAge(profile: BeneficiaryProfile, { programmeCode, categoryCode, stop }: Entitlement, month: PaymentMonth): StopProposal[] {
  const code = programmeCode === 'BTXH' && stop === undefined ? parseAssistanceCode(categoryCode) : undefined
  if (!code) return []
  const [twoBefore, before, now] = [-2, -1, 0].map((count) => ruleIn(code, profile, monthAfter(month, count)))
  const about = { beneficiaryId: profile.id, programmeCode, categoryCode, from: month }
  if (twoBefore && !before) return [{ kind: 'stop', reason: 'age', ...about, legalBasis: STOPS_AFTER }]
  const change = (old: AssistanceRule, rule: AssistanceRule): StopProposal[] => [
    {
      kind: 'change',
      ...about,
      coefficientBefore: old.coefficient,
      coefficientAfter: rule.coefficient,
      legalBasis: rule.source.legalBasis,
    },
  ]
  if (before && now && now.coefficient > before.coefficient) return change(before, now)
  return twoBefore && before && before.coefficient < twoBefore.coefficient ? change(twoBefore, before) : []
}

function byStanding(profile: BeneficiaryProfile, month: PaymentMonth, endedOn: PlainDate | undefined): StopProposal[] {
  const { id: beneficiaryId, standing, entitlements } = profile
  if (standing === 'present' || entitlements.every(({ stop }) => stop?.kind === 'ended')) return []
  if (standing !== 'dead' && standing !== 'moved') return [{ kind: 'ask', beneficiaryId, standing }]
  const from = endedOn === undefined ? month : monthAfter(monthOf(endedOn))
  return entitlements
    .filter(({ stop }) => stop?.kind !== 'ended')
    .map(({ programmeCode, categoryCode }) => ({
      kind: 'stop',
      reason: standing,
      beneficiaryId,
      programmeCode,
      categoryCode,
      from,
      legalBasis: STOPS_AFTER,
    }))
}

/** What ends or changes with the month, by age or because somebody died or moved; `endedOn` where the day is known. */
export function stopProposals(
  profiles: readonly BeneficiaryProfile[],
  month: PaymentMonth,
  endedOn: ReadonlyMap<BeneficiaryId, PlainDate> = new Map(),
): StopProposal[] {
  return profiles.flatMap((profile) => {
    const ended = byStanding(profile, month, endedOn.get(profile.id))
    const hasEnded = ended.some((one) => one.kind === 'stop')
    return hasEnded ? ended : [...ended, ...profile.entitlements.flatMap((one) => byAge(profile, one, month))]
  })
}
