import type { Brand } from '../shared/Brand.ts'
import type { PlainDate } from '../shared/PlainDate.ts'

export type CampaignId = Brand<string, 'CampaignId'>
export type GiftLineId = Brand<string, 'GiftLineId'>

export const PROXY_RELATIONS = ['spouse', 'child', 'grandchild', 'parent', 'sibling', 'neighbour', 'other'] as const
export type ProxyRelation = (typeof PROXY_RELATIONS)[number]

export const MISSED_REASONS = ['absent', 'moved', 'dead', 'refused', 'other'] as const
export type MissedReason = (typeof MISSED_REASONS)[number]

/** Who took the gift into their hands. A proxy signs «nhận thay» with name and relation. */
export type Receiver =
  | { readonly kind: 'self' }
  | { readonly kind: 'proxy'; readonly fullName: string; readonly relation: ProxyRelation; readonly reason: string }

export type GiftHandover = {
  readonly factId: string
  readonly day: PlainDate
  readonly officerName: string
  readonly receiver: Receiver
  /** The office looked at it and let it stand beside the one before it. */
  readonly keptBeside?: true
}

/**
 * One gift as it stands on a person's page. Its state is never written beside what it follows from:
 * nobody handed it over, one did, or more than one did and a person must look, or has looked and let both stand.
 */
export type GiftOnProfile = {
  readonly lineId: GiftLineId
  readonly campaignId: CampaignId
  readonly label: string
  readonly valueInDong: number
  /** In the order the office received them; on a phone its own unsent one comes last. */
  readonly handovers: readonly GiftHandover[]
  /** The last attempt that failed; nothing once it was handed over. */
  readonly missed: { readonly reason: MissedReason; readonly day: PlainDate } | null
  /** Health cards go by their number; a cut is an outcome of its own. */
  readonly cardNumber: string | null
  readonly outcome: 'open' | 'removed' | 'carried' | 'returned' | 'cut'
}

/** In the order rosters number them: a new one goes to the end. */
export const GIFT_STATES = ['waiting', 'delivered', 'review', 'missed', 'removed', 'carried', 'returned', 'cut'] as const
export type GiftState = (typeof GIFT_STATES)[number]

export function giftState({ handovers, missed, outcome }: GiftOnProfile): GiftState {
  if (handovers.slice(1).some((second) => !second.keptBeside)) return 'review'
  if (handovers.length > 0) return 'delivered'
  if (outcome !== 'open') return outcome
  return missed ? 'missed' : 'waiting'
}
