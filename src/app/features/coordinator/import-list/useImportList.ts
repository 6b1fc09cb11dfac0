import { ref } from 'vue'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { GiftListAnswer } from '#sync/protocol/Gifts.ts'
import type { ImportAnswer } from '#sync/protocol/ImportList.ts'
import { checkedGifts, checkedPeople, type CheckedList } from '../../../desk/lists/checkedList.ts'
import { useListSteps, type SentList } from '../../../desk/lists/useListSteps.ts'
import { useOfficeAct } from '../../../desk/useOffice.ts'

export type ListOrder = { unitCode: string; programmeCode: 'BTXH' | 'NCC' | 'KHAC'; addMissing: boolean; ruleId: string }

/** A list of people into a commune, or of gifts into a campaign. */
export function useImportList(campaignId: string | undefined, firstUnit: string) {
  const { act, trouble } = useOfficeAct()
  const order = ref<ListOrder>({ unitCode: firstUnit, programmeCode: 'BTXH', addMissing: false, ruleId: '' })

  async function send(sent: SentList): Promise<CheckedList | undefined> {
    const { unitCode, programmeCode, addMissing, ruleId } = order.value
    if (campaignId === undefined) {
      const answer = await act<ImportAnswer>('POST', OFFICE_ADDRESSES.imports, { ...sent, unitCode, programmeCode })
      return answer && checkedPeople(answer)
    }
    const answer = await act<GiftListAnswer>('POST', `${ADDRESSES.campaigns}/${campaignId}/list`, {
      ...sent,
      unitCode,
      addMissing,
      ...(ruleId ? { ruleId } : {}),
    })
    return answer && checkedGifts(answer)
  }
  return { order, steps: useListSteps(send, trouble) }
}
