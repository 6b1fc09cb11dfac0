import { computed } from 'vue'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import type { GiftStanding } from '#domain/gifts/countGifts.ts'
import { useSession } from './useSession.ts'

export type CampaignHere = { readonly campaign: Campaign; readonly standing: GiftStanding }

/** The campaigns somebody on this phone stands in, the one that ends first on top, with how each stands here. */
export function useOpenCampaigns() {
  const session = useSession()
  const here = computed((): readonly CampaignHere[] =>
    session.campaigns
      .flatMap((campaign) => {
        const standing = session.people?.gifts.total(campaign.id)
        return standing && standing.listed.gifts > 0 ? [{ campaign, standing }] : []
      })
      .sort((one, other) => (one.campaign.endDay < other.campaign.endDay ? -1 : 1)),
  )
  return {
    open: computed(() => here.value.filter(({ campaign }) => campaign.state === 'open')),
    closed: computed(() => here.value.filter(({ campaign }) => campaign.state === 'closed').reverse()),
  }
}
