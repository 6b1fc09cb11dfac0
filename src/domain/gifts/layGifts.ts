import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import type { GiftHandover, GiftOnProfile } from './GiftOnProfile.ts'

const withGift = (profile: BeneficiaryProfile, lineId: string, change: (gift: GiftOnProfile) => GiftOnProfile): BeneficiaryProfile =>
  profile.gifts.some((gift) => gift.lineId === lineId)
    ? { ...profile, gifts: profile.gifts.map((gift) => (gift.lineId === lineId ? change(gift) : gift)) }
    : profile

/** A second handover stands beside the first; laying the same one twice changes nothing. */
export const layHandover = (profile: BeneficiaryProfile, lineId: string, handover: GiftHandover): BeneficiaryProfile =>
  withGift(profile, lineId, (gift) =>
    gift.handovers.some((known) => known.factId === handover.factId)
      ? gift
      : { ...gift, handovers: [...gift.handovers, handover], missed: null },
  )

export function liftHandover(profile: BeneficiaryProfile, factId: string): BeneficiaryProfile {
  const line = profile.gifts.find((gift) => gift.handovers.some((known) => known.factId === factId))
  return line
    ? withGift(profile, line.lineId, (gift) => ({ ...gift, handovers: gift.handovers.filter((known) => known.factId !== factId) }))
    : profile
}

/** The office's word that this one may stand beside the first. */
export function keepBeside(profile: BeneficiaryProfile, factId: string): BeneficiaryProfile {
  const line = profile.gifts.find((gift) => gift.handovers.some((known) => known.factId === factId))
  return line
    ? withGift(profile, line.lineId, (gift) => ({
        ...gift,
        handovers: gift.handovers.map((known) => (known.factId === factId ? { ...known, keptBeside: true } : known)),
      }))
    : profile
}

/** Whoever has received it was not missed, whatever the order the news came in. */
export const layMissed = (profile: BeneficiaryProfile, lineId: string, missed: NonNullable<GiftOnProfile['missed']>): BeneficiaryProfile =>
  withGift(profile, lineId, (gift) => (gift.handovers.length > 0 ? gift : { ...gift, missed }))
