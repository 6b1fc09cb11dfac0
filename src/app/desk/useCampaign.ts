import { computed, onMounted } from 'vue'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { CampaignsAnswer } from '#sync/protocol/Gifts.ts'
import { useOfficeAnswer } from './useOffice.ts'

/** One campaign as the office has it now, with its figures by hamlet and its stock by point. */
export function useCampaign(id: string) {
  const { answer, trouble, load } = useOfficeAnswer<CampaignsAnswer>(() => ADDRESSES.campaigns)
  onMounted(load)
  return {
    campaign: computed(() => answer.value?.campaigns.find((one) => one.id === id)),
    standings: computed(() => (answer.value?.standings ?? []).filter((one) => one.campaignId === id)),
    stock: computed(() => (answer.value?.stock ?? []).filter((one) => one.campaignId === id)),
    isMissing: computed(() => answer.value !== undefined && !answer.value.campaigns.some((one) => one.id === id)),
    trouble,
    load,
  }
}
