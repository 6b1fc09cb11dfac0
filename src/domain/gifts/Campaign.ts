import type { PovertyClass, UnitCode } from '../people/BeneficiaryProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { CampaignId } from './GiftOnProfile.ts'

export const OCCASIONS = [
  'tet',
  'war-invalids-day',
  'longevity',
  'children-day',
  'mid-autumn',
  'disabled-day',
  'elderly-day',
  'poor-month',
  'health-card',
  'other',
] as const
export type Occasion = (typeof OCCASIONS)[number]

/** Who one gift is for: a person, a household, or a martyr whose family receives it. */
export const ENTITLEMENT_UNITS = ['person', 'household', 'martyr'] as const
export type EntitlementUnit = (typeof ENTITLEMENT_UNITS)[number]

export const COMPONENT_KINDS = ['cash', 'silk', 'card', 'frame', 'in-kind', 'health-card'] as const
export type ComponentKind = (typeof COMPONENT_KINDS)[number]

/** One part of a gift. Cash is exact; anything else carries a value, which may be an estimate or nothing. */
export type GiftComponent = {
  readonly kind: ComponentKind
  readonly label: string
  readonly amountInDong: number
  readonly isEstimate: boolean
}

/** Whom a rule reaches; what is left out asks nothing. Ages count by calendar year, as gift lists do (year of the list − year of birth). */
export type GiftCriteria = {
  readonly ages?: { readonly from: number; readonly to: number }
  readonly programmeCodes?: readonly string[]
  readonly categoryCodes?: readonly string[]
  readonly povertyClasses?: readonly PovertyClass[]
}

export type GiftRule = {
  readonly id: string
  readonly label: string
  readonly criteria: GiftCriteria
  readonly components: readonly GiftComponent[]
}

export const PROOFS = ['none', 'optional', 'required'] as const
export type Proof = (typeof PROOFS)[number]

export type Campaign = {
  readonly id: CampaignId
  readonly name: string
  readonly occasion: Occasion
  /** Campaigns of one season, such as «tet-2027»: several donors in it are legitimate. */
  readonly season: string
  readonly source: { readonly name: string; readonly level: 'state' | 'province' | 'district' | 'commune' | 'donor' }
  readonly startDay: PlainDate
  readonly endDay: PlainDate
  /** Year that ages are counted for. */
  readonly listYear: number
  readonly handover: 'home' | 'place' | 'both'
  readonly place: string
  readonly unitCodes: readonly UnitCode[]
  readonly entitlementUnit: EntitlementUnit
  /** How often one may receive: once in this campaign, or once in the whole season from sources of the same level. */
  readonly limit: 'once-in-campaign' | 'once-in-season'
  readonly photo: Proof
  readonly signature: Proof
  /** The first rule that fits decides. */
  readonly rules: readonly GiftRule[]
  readonly state: 'draft' | 'open' | 'closed'
}

export const giftValueInDong = (components: readonly GiftComponent[]): number => components.reduce((sum, one) => sum + one.amountInDong, 0)
