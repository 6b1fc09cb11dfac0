import type { CampaignId, GiftLineId, MissedReason, Receiver } from '#domain/gifts/GiftOnProfile.ts'
import type { AccountHolder, EnrolmentWord } from '#domain/enrolment/EnrolmentMove.ts'
import { ENROLMENT_DOUBTS } from '#domain/enrolment/enrolmentOf.ts'
import { PAYMENT_DOUBTS } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { PaymentLineId, PaymentReceiver, PayPointId, PaySessionId, PeriodId, UnpaidReason } from '#domain/payments/PaymentOnProfile.ts'
import type { Consent } from '#domain/privacy/Consent.ts'
import type { SessionTotals } from '#domain/payments/sessionTotals.ts'
import type { StandingReport } from '#domain/visits/StandingReport.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'

/** What a field user did; the body travels sealed. A correction is a new fact that points to the old one. */
export type FactBody =
  | { readonly kind: 'visit.recorded'; readonly version: 1; readonly visit: VisitRecord }
  | Cancellation<'visit.cancelled'>
  | {
      readonly kind: 'person.reported'
      readonly version: 1
      readonly beneficiaryId: BeneficiaryId
      readonly report: StandingReport
      readonly day: PlainDate
      readonly note: string
    }
  | Cancellation<'report.cancelled'>
  | ({ readonly kind: 'gift.delivered'; readonly version: 1 } & GiftDelivery)
  | {
      readonly kind: 'gift.missed'
      readonly version: 1
      readonly beneficiaryId: BeneficiaryId
      readonly campaignId: CampaignId
      readonly lineId: GiftLineId
      readonly reason: MissedReason
      readonly day: PlainDate
      readonly note: string
    }
  | Cancellation<'gift.cancelled'>
  | ({ readonly kind: 'payment.made'; readonly version: 1 } & PaymentMade)
  | {
      readonly kind: 'payment.missed'
      readonly version: 1
      readonly beneficiaryId: BeneficiaryId
      readonly periodId: PeriodId
      readonly lineId: PaymentLineId
      readonly sessionId: PaySessionId
      readonly reason: UnpaidReason
      readonly day: PlainDate
      readonly note: string
    }
  | Cancellation<'payment.cancelled'>
  | ({ readonly kind: 'payment.session-closed'; readonly version: 1 } & SessionClosing)
  | ({ readonly kind: 'enrolment.moved'; readonly version: 1 } & EnrolmentSaying)
  | Cancellation<'enrolment.cancelled'>
  | { readonly kind: 'consent.said'; readonly version: 1; readonly beneficiaryId: BeneficiaryId; readonly consent: Consent }

type Cancellation<Kind extends string> = {
  readonly kind: Kind
  readonly version: 1
  readonly beneficiaryId: BeneficiaryId
  /** The fact that is taken back, of the kind that `CANCELS` names. */
  readonly cancels: string
  readonly reason: string
}

/** One gift put into somebody's hands. How the person was found is told, what the card said is not. */
export type GiftDelivery = {
  readonly beneficiaryId: BeneficiaryId
  readonly campaignId: CampaignId
  readonly lineId: GiftLineId
  readonly day: PlainDate
  readonly receiver: Receiver
  readonly foundBy: 'list' | 'slip' | 'identity-card'
  readonly signature: VisitRecord['signature']
  readonly photoHash: string | null
}

/** Cash put into somebody's hands; what the identity card said beyond its last four digits is not told. */
export type PaymentMade = {
  readonly beneficiaryId: BeneficiaryId
  /** The period is said here and never derived from a clock. */
  readonly periodId: PeriodId
  readonly lineId: PaymentLineId
  readonly sessionId: PaySessionId
  readonly amountInDong: number
  readonly day: PlainDate
  readonly receiver: PaymentReceiver
  readonly foundBy: 'list' | 'slip' | 'identity-card'
  readonly signature: VisitRecord['signature']
  readonly photoHash: string | null
  /** Said when a line was paid that another session holds. */
  readonly leasedElsewhereReason: string | null
}

/** The cash book of one session as its teller closed it: the end-to-end proof that nothing of it was lost on the way. */
export type SessionClosing = {
  readonly sessionId: PaySessionId
  readonly periodId: PeriodId
  readonly payPointId: PayPointId
  readonly day: PlainDate
  readonly totals: SessionTotals
  /** Notes and coins counted, by value. */
  readonly notes: readonly { readonly valueInDong: number; readonly count: number }[]
  readonly countedInDong: number
  /** Why the drawer holds another sum than the book says; '' when it does not. */
  readonly differenceReason: string
  /** Device numbers of the session's facts, both ends of each run counted. */
  readonly sequences: readonly (readonly [first: number, last: number])[]
  /** SHA-256, hexadecimal, over the ids of the session's facts in the device's order, each followed by a line end. */
  readonly factsHash: string
}

/** What was said about somebody's account: at home, at the counter, or by the bank's report. */
export type EnrolmentSaying = {
  readonly beneficiaryId: BeneficiaryId
  readonly day: PlainDate
  readonly word: SaidWord
  readonly followUpDay: PlainDate | null
  /** Whether the person lets the bank have their phone number; null when nobody asked. */
  readonly sharesPhone: boolean | null
  readonly note: string
}
/** The account's number goes to the office and nowhere else: of it a page holds the last four letters. */
export type SaidWord = Exclude<EnrolmentWord, { kind: 'account' }> | ({ readonly kind: 'account' } & ToldAccount)
export type ToldAccount = {
  readonly holder: AccountHolder
  readonly bankBin: string
  readonly accountNumber: string
  /** As the bank writes it. */
  readonly holderName: string
  readonly readBy: 'typing' | 'vietqr'
}

export type CancellingFact = Extract<FactBody, { readonly cancels: string }>
/** What a cancellation of this kind may reach. */
export const CANCELS = {
  'visit.cancelled': 'visit.recorded',
  'report.cancelled': 'person.reported',
  'gift.cancelled': 'gift.delivered',
  'payment.cancelled': 'payment.made',
  'enrolment.cancelled': 'enrolment.moved',
} as const satisfies Record<CancellingFact['kind'], FactBody['kind']>

/** Hash of the photo that follows the fact. */
export function photoOf(body: FactBody): string | null {
  if (body.kind === 'visit.recorded') return body.visit.photoHash
  return body.kind === 'gift.delivered' || body.kind === 'payment.made' ? body.photoHash : null
}

export type FactKind = FactBody['kind']

/** The newest version of each kind; every version from 1 on stays readable for ever, and has its golden file. */
export const NEWEST_VERSION: Readonly<Record<FactKind, number>> = {
  'visit.recorded': 1,
  'visit.cancelled': 1,
  'person.reported': 1,
  'report.cancelled': 1,
  'gift.delivered': 1,
  'gift.missed': 1,
  'gift.cancelled': 1,
  'payment.made': 1,
  'payment.missed': 1,
  'payment.cancelled': 1,
  'payment.session-closed': 1,
  'enrolment.moved': 1,
  'enrolment.cancelled': 1,
  'consent.said': 1,
}

/** In the clear on the phone and on the wire: nothing here tells who or what. Signed as `canonicalHeader` writes it. */
export type FactHeader = {
  readonly id: string
  readonly deviceId: string
  /** 1, 2, 3 … without a gap, taken in the same transaction that keeps the fact. */
  readonly deviceSequence: number
  readonly kind: FactKind
  readonly version: number
  /** SHA-256, hexadecimal, of the body's text, which carries a random salt so that it cannot be guessed. */
  readonly payloadHash: string
  /** `headerHash` of the device's fact before this one; 64 zeros for the first. */
  readonly previousHash: string
  readonly deviceTimeMs: number
  /** Server clock minus device clock as last measured, and how long ago; null when never measured. */
  readonly clockOffsetMs: number | null
  readonly clockOffsetAgeMs: number | null
  readonly appVersion: string
}

/** Version 1 of the envelope. `sealed` opens with the server's private key only; see `sealing`. */
export type FactEnvelope = {
  readonly envelopeVersion: 1
  readonly header: FactHeader
  /** ECDSA P-256 / SHA-256 over the canonical header, raw 64 bytes, base64. */
  readonly signature: string
  /** Raw P-256 public key (65 bytes) of the unlock, base64. */
  readonly ephemeralKey: string
  /** AES-256-GCM: 12-byte nonce, ciphertext, tag; base64. Associated data: the fact's id. */
  readonly sealed: string
}

export const ITEM_ANSWERS = ['applied', 'duplicate', 'flagged', 'parked', 'quarantined', 'retry'] as const
export type ItemAnswerKind = (typeof ITEM_ANSWERS)[number]

export const ITEM_PROBLEMS = [
  'unreadable',
  'signature-wrong',
  'unknown-device',
  'same-id-other-content',
  'sequence-taken',
  'chain-broken',
  'not-yours-to-cancel',
  'unknown-gift',
  'gift-delivered-twice',
  'gift-taken-off-the-list',
  'campaign-closed',
  ...PAYMENT_DOUBTS,
  ...ENROLMENT_DOUBTS,
  'unknown-payment',
  'unknown-session',
  'unknown-kind',
  'unknown-person',
  'person-erased',
  'clock-far-off',
  'device-revoked',
  'report-settled',
  'fact-to-cancel-missing',
  'server-busy',
] as const
export type ItemProblem = (typeof ITEM_PROBLEMS)[number]

export type ItemAnswer = { readonly id: string; readonly answer: ItemAnswerKind; readonly problem: ItemProblem | null }

/** `epoch` is the office's when it took the push: what was answered under another may be forgotten there. */
export type PushAnswer = { readonly answers: readonly ItemAnswer[]; readonly epoch: string; readonly serverTimeMs: number }

export const MOST_FACTS_IN_A_PUSH = 100
export const MOST_BYTES_IN_A_PUSH = 512 * 1024
