import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { CampaignId, GiftLineId, MissedReason } from '#domain/gifts/GiftOnProfile.ts'
import type { Consent } from '#domain/privacy/Consent.ts'
import type { StandingReport } from '#domain/visits/StandingReport.ts'
import type { EnrolmentSaying, FactBody, SaidWord } from '#sync/protocol/Fact.ts'

const DAY = '2026-11-24' as PlainDate
const to = (id: string | undefined): BeneficiaryId => (id ?? '') as BeneficiaryId

/** A home visit with nothing special in it but its note. */
export const visitTo = (
  id: string | undefined,
  note: string,
  followUpDay: string | null = null,
): Extract<FactBody, { kind: 'visit.recorded' }> => ({
  kind: 'visit.recorded',
  version: 1,
  visit: {
    beneficiaryId: to(id),
    day: DAY,
    purpose: 'home-visit',
    personMet: 'self',
    findings: ['well'],
    needs: '',
    followUpDay: followUpDay as PlainDate | null,
    spokeOfCard: null,
    note,
    place: null,
    signature: null,
    photoHash: null,
  },
})

export const cancelOf = (id: string | undefined, cancels: string): FactBody => ({
  kind: 'visit.cancelled',
  version: 1,
  beneficiaryId: to(id),
  cancels,
  reason: 'undo',
})

export const reportCancelOf = (id: string | undefined, cancels: string): FactBody => ({
  kind: 'report.cancelled',
  version: 1,
  beneficiaryId: to(id),
  cancels,
  reason: 'undo',
})

export const giftCancelOf = (id: string | undefined, cancels: string): FactBody => ({
  kind: 'gift.cancelled',
  version: 1,
  beneficiaryId: to(id),
  cancels,
  reason: 'undo',
})

export const reportOf = (id: string | undefined, report: StandingReport): FactBody => ({
  kind: 'person.reported',
  version: 1,
  beneficiaryId: to(id),
  report,
  day: DAY,
  note: '',
})

export const giftTo = (id: string | undefined, lineId: string, campaignId = 'tet'): Extract<FactBody, { kind: 'gift.delivered' }> => ({
  kind: 'gift.delivered',
  version: 1,
  beneficiaryId: to(id),
  campaignId: campaignId as CampaignId,
  lineId: lineId as GiftLineId,
  day: DAY,
  receiver: { kind: 'self' },
  foundBy: 'list',
  signature: null,
  photoHash: null,
})

export const missedOf = (
  id: string | undefined,
  { lineId, reason, campaignId = 'tet' }: { lineId: string; reason: MissedReason; campaignId?: string },
): Extract<FactBody, { kind: 'gift.missed' }> => ({
  kind: 'gift.missed',
  version: 1,
  beneficiaryId: to(id),
  campaignId: campaignId as CampaignId,
  lineId: lineId as GiftLineId,
  reason,
  day: DAY,
  note: '',
})

/** One word about an account, with nothing special beside it. */
export const enrolmentOf = (
  id: string | undefined,
  word: SaidWord,
  more: Partial<EnrolmentSaying> = {},
): Extract<FactBody, { kind: 'enrolment.moved' }> => ({
  kind: 'enrolment.moved',
  version: 1,
  beneficiaryId: to(id),
  day: DAY,
  word,
  followUpDay: null,
  sharesPhone: null,
  note: '',
  ...more,
})

export const enrolmentCancelOf = (id: string | undefined, cancels: string): FactBody => ({
  kind: 'enrolment.cancelled',
  version: 1,
  beneficiaryId: to(id),
  cancels,
  reason: 'undo',
})

/** A spoken yes to a photo, where nothing else is said. */
export const consentOf = (id: string | undefined, said: Partial<Consent> = {}): Extract<FactBody, { kind: 'consent.said' }> => ({
  kind: 'consent.said',
  version: 1,
  beneficiaryId: to(id),
  consent: { purpose: 'photo', answer: 'given', way: 'spoken', speaker: 'self', noticeVersion: 1, day: DAY, ...said },
})
