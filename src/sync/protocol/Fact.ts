import type { CampaignId, GiftLineId, MissedReason, Receiver } from '#domain/gifts/GiftOnProfile.ts'
import type { StandingReport, VisitRecord } from '#domain/visits/VisitRecord.ts'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
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

type Cancellation<Kind extends string> = {
  readonly kind: Kind
  readonly version: 1
  readonly beneficiaryId: BeneficiaryId
  /** The fact that is taken back: a visit by the one kind, a handover by the other. */
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

export type CancellingFact = Extract<FactBody, { readonly cancels: string }>
/** What a cancellation of this kind may reach. */
export const CANCELS = { 'visit.cancelled': 'visit.recorded', 'gift.cancelled': 'gift.delivered' } as const satisfies Record<
  CancellingFact['kind'],
  FactBody['kind']
>

/** Hash of the photo that follows the fact. */
export function photoOf(body: FactBody): string | null {
  if (body.kind === 'visit.recorded') return body.visit.photoHash
  return body.kind === 'gift.delivered' ? body.photoHash : null
}

export type FactKind = FactBody['kind']

/** The newest version of each kind; every version from 1 on stays readable for ever, and has its golden file. */
export const NEWEST_VERSION: Readonly<Record<FactKind, number>> = {
  'visit.recorded': 1,
  'visit.cancelled': 1,
  'person.reported': 1,
  'gift.delivered': 1,
  'gift.missed': 1,
  'gift.cancelled': 1,
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
  'unknown-kind',
  'unknown-person',
  'not-your-area',
  'clock-far-off',
  'device-revoked',
  'fact-to-cancel-missing',
  'server-busy',
] as const
export type ItemProblem = (typeof ITEM_PROBLEMS)[number]

export type ItemAnswer = { readonly id: string; readonly answer: ItemAnswerKind; readonly problem: ItemProblem | null }

/** `epoch` is the office's when it took the push: what was answered under another may be forgotten there. */
export type PushAnswer = { readonly answers: readonly ItemAnswer[]; readonly epoch: string; readonly serverTimeMs: number }

export const MOST_FACTS_IN_A_PUSH = 100
export const MOST_BYTES_IN_A_PUSH = 512 * 1024
