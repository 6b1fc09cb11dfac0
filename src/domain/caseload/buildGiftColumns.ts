import { GIFT_STATES, giftState, type GiftOnProfile } from '../gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import { Dictionary } from './Dictionary.ts'
import type { GiftColumns } from './Roster.ts'

/** A page kept on a phone since before gifts existed has none. */
export const giftsOf = (profile: { readonly gifts?: readonly GiftOnProfile[] }): readonly GiftOnProfile[] => profile.gifts ?? []

const counted = (profile: BeneficiaryProfile): readonly GiftOnProfile[] => giftsOf(profile).filter((gift) => giftState(gift) !== 'removed')

export function buildGiftColumns(profiles: readonly BeneficiaryProfile[]): GiftColumns {
  const [campaigns, values] = [new Dictionary<string>(), new Dictionary<number>()]
  const each = profiles.map(counted)
  const gifts = each.flat()
  return {
    campaignOf: gifts.map((gift) => campaigns.numberOf(gift.campaignId)),
    valueOf: gifts.map((gift) => values.numberOf(gift.valueInDong)),
    campaignIds: campaigns.words,
    valuesInDong: values.words,
    counts: each.map((own) => own.length),
    stateOf: gifts.map((gift) => GIFT_STATES.indexOf(giftState(gift))),
  }
}
