import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { layMove, liftMove } from '#domain/enrolment/layEnrolment.ts'
import { layHandover, layMissed, liftHandover } from '#domain/gifts/layGifts.ts'
import { missLine, onLine, payLine, unpayLine, withPayments } from '#domain/payments/layPayments.ts'
import { paymentDoubt } from '#domain/payments/paymentDoubt.ts'
import type { Disbursement, PaymentDoubt, PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import { layConsent } from '#domain/privacy/layConsent.ts'
import { layReport, liftReport } from '#domain/visits/layReport.ts'
import { layVisit, liftVisit, summaryOf } from '#domain/visits/profileVisits.ts'
import type { Role } from '../protocol/Access.ts'
import type { FactBody, PaymentMade } from '../protocol/Fact.ts'
import { moveOf } from './moveOf.ts'

/**
 * `doubt`: the office's word on a payment; where it is left out, what the page itself tells.
 * `role`: whose duty the author does, which says whose steps they may move; an officer's where nothing hangs on it.
 */
export type OwnFact = {
  readonly factId: string
  readonly body: FactBody
  readonly officerName: string
  readonly role?: Role
  readonly doubt?: PaymentDoubt | null
}

/** Whom it is about; nobody when a session is closed. */
export function personOf(body: FactBody): BeneficiaryId | undefined {
  if (body.kind === 'payment.session-closed') return undefined
  return body.kind === 'visit.recorded' ? body.visit.beneficiaryId : body.beneficiaryId
}

const AS_FAR_AS_A_PHONE_KNOWS = {
  isPeriodClosed: false,
  isSessionClosed: false,
  isLeasedElsewhere: false,
  isByTeller: true,
  isInArea: true,
} as const

const doubtOn = (line: PaymentOnProfile, paid: PaymentMade, standing: BeneficiaryProfile['standing']): PaymentDoubt | null =>
  paymentDoubt(
    { amountInDong: line.amountInDong, outcome: line.outcome, isPaid: line.disbursements.length > 0 },
    { ...AS_FAR_AS_A_PHONE_KNOWS, amountInDong: paid.amountInDong, standing },
  )

/** One payment laid on its line; a phone reasons about doubt from what it knows itself. */
export function layPayment(
  line: PaymentOnProfile,
  { factId, officerName, doubt }: Omit<OwnFact, 'body'>,
  { paid, standing }: { paid: PaymentMade; standing: BeneficiaryProfile['standing'] },
): PaymentOnProfile {
  const disbursement: Disbursement = {
    factId,
    day: paid.day,
    paidBy: officerName,
    place: line.place,
    via: 'cash',
    amountInDong: paid.amountInDong,
    receiver: paid.receiver,
    doubt: doubt === undefined ? doubtOn(line, paid, standing) : doubt,
  }
  return payLine(line, disbursement)
}

/** One fact laid on the person it is about. Laying it twice is laying it once. */
export function layFact(profile: BeneficiaryProfile, fact: OwnFact): BeneficiaryProfile {
  const { factId, body, officerName } = fact
  switch (body.kind) {
    case 'visit.recorded':
      return layVisit(profile, summaryOf(body.visit, { factId, officerName }))
    case 'visit.cancelled':
      return liftVisit(profile, body.cancels)
    case 'person.reported':
      return layReport(profile, { factId, report: body.report, day: body.day, officerName })
    case 'report.cancelled':
      return liftReport(profile, body.cancels)
    case 'gift.delivered':
      return layHandover(profile, body.lineId, { factId, day: body.day, officerName, receiver: body.receiver })
    case 'gift.missed':
      return layMissed(profile, body.lineId, { reason: body.reason, day: body.day })
    case 'gift.cancelled':
      return liftHandover(profile, body.cancels)
    case 'payment.made':
      return withPayments(
        profile,
        onLine(body.lineId, (line) => layPayment(line, fact, { paid: body, standing: profile.standing })),
      )
    case 'payment.missed':
      return withPayments(
        profile,
        onLine(body.lineId, (line) => missLine(line, { reason: body.reason, day: body.day })),
      )
    case 'payment.cancelled':
      return withPayments(profile, (line) => unpayLine(line, body.cancels))
    case 'payment.session-closed':
      return profile
    case 'enrolment.moved':
      return { ...profile, enrolment: layMove(profile.enrolment, moveOf(body, fact, profile)) }
    case 'enrolment.cancelled':
      return { ...profile, enrolment: liftMove(profile.enrolment, body.cancels) }
    case 'consent.said':
      return layConsent(profile, { ...body.consent, factId, officerName })
  }
}

/** The office's word with the phone's own unsent word over it. Laying a fact the office already knows changes nothing. */
export function layFacts(profile: BeneficiaryProfile, facts: readonly OwnFact[]): BeneficiaryProfile {
  const taken = new Set(facts.flatMap(({ body }) => ('cancels' in body ? [body.cancels] : [])))
  // Lifted first: a page holds the newest five, and a visit laid before another is lifted could fall off its end.
  const lifted = facts.filter(({ body }) => 'cancels' in body).reduce(layFact, profile)
  return facts.filter(({ factId, body }) => !taken.has(factId) && !('cancels' in body)).reduce(layFact, lifted)
}
