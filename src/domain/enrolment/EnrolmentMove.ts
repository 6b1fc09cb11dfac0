import type { ProxyRelation } from '../gifts/GiftOnProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { EnrolmentExit, EnrolmentPlace, EnrolmentSide, EnrolmentStep } from './EnrolmentStep.ts'
import type { ObstacleCode } from './Obstacle.ts'

/** Why somebody leaves the way; the fair ones are counted apart and nobody is asked again for their sake. */
export const LEAVING_REASONS = ['frail-and-alone', 'no-cash-point-near', 'no-representative', 'own-wish', 'account-unusable'] as const
export type LeavingReason = (typeof LEAVING_REASONS)[number]

/** In whose name the account runs: account holder and beneficiary are two persons that may differ. */
export type AccountHolder =
  | { readonly kind: 'own' }
  | {
      readonly kind: 'proxy'
      readonly fullName: string
      readonly relation: ProxyRelation
      /** Giấy giám hộ or giấy uỷ quyền, certified; null while it is still to come. */
      readonly paper: { readonly number: string; readonly validUntil: PlainDate } | null
    }

/** What of an account stands on a page: never its number. */
export type AccountOnPage = {
  /** Six digits by which banks know each other. */
  readonly bankBin: string
  readonly accountTail: string
  /** Whether the holder's name on it is the person's, or the proxy's, after folding. */
  readonly nameAgrees: boolean
}

/** What somebody said about one person's account. */
export type EnrolmentWord =
  | { readonly kind: 'moved'; readonly to: Exclude<EnrolmentStep, 'not-asked'>; readonly holder: AccountHolder | null }
  | { readonly kind: 'refused'; readonly obstacle: ObstacleCode }
  | { readonly kind: 'held'; readonly obstacle: ObstacleCode }
  | { readonly kind: 'left'; readonly exit: EnrolmentExit; readonly reason: LeavingReason }
  | ({ readonly kind: 'account'; readonly holder: AccountHolder } & AccountOnPage)

/** One word as it stands on a person's page. */
export type EnrolmentMove = {
  readonly factId: string
  readonly day: PlainDate
  readonly by: string
  readonly side: EnrolmentSide
  readonly word: EnrolmentWord
  /** The day agreed for asking again, or of the appointment. */
  readonly followUpDay: PlainDate | null
  /** Whether the person lets the bank have their phone number; null when nobody asked. */
  readonly sharesPhone: boolean | null
}

/** Where one person stands; what follows from all that was said. */
export type EnrolmentStatus = {
  readonly place: EnrolmentPlace
  /** Since when; null while nobody asked. */
  readonly since: PlainDate | null
  readonly obstacle: { readonly code: ObstacleCode; readonly since: PlainDate } | null
  /** Of whoever left the way. */
  readonly reason: LeavingReason | null
  readonly followUpDay: PlainDate | null
  readonly holder: AccountHolder | null
  readonly account: AccountOnPage | null
  readonly sharesPhone: boolean | null
}

/** As it stands on a page: what was known before the words below, and the newest words in the order of their days. */
export type EnrolmentOnProfile = { readonly before: EnrolmentStatus; readonly moves: readonly EnrolmentMove[] }
