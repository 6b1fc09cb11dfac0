import { computed, ref, shallowRef } from 'vue'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { GiftListAnswer } from '#sync/protocol/Gifts.ts'
import type { ColumnMapping, ImportAnswer } from '#sync/protocol/ImportList.ts'
import { useOfficeAct } from '../../../desk/useOffice.ts'
import { checkedGifts, checkedPeople, type CheckedList } from './checkedList.ts'
import type { ChosenFile } from './readFile.ts'

export const STEPS = ['choose', 'columns', 'check', 'done'] as const
export type ListOrder = { unitCode: string; programmeCode: 'BTXH' | 'NCC' | 'KHAC'; addMissing: boolean }
type Work = 'reading' | 'checking' | 'writing'

/** One list on its way in: read, its columns agreed, looked through, and only then written. Of people, or of gifts into a campaign. */
export function useImportList(campaignId: string | undefined, firstUnit: string) {
  const { act, trouble } = useOfficeAct()
  const step = ref<0 | 1 | 2 | 3>(0)
  const order = ref<ListOrder>({ unitCode: firstUnit, programmeCode: 'BTXH', addMissing: false })
  const file = shallowRef<ChosenFile>()
  const mapping = ref<ColumnMapping>([])
  const list = shallowRef<CheckedList>()
  const work = ref<Work>()

  async function ask(dryRun: boolean): Promise<CheckedList | undefined> {
    if (!file.value) return undefined
    const sent = { fileName: file.value.name, fileBase64: file.value.base64, dryRun, mapping: mapping.value }
    const { unitCode, programmeCode, addMissing } = order.value
    if (campaignId === undefined) {
      const answer = await act<ImportAnswer>('POST', ADDRESSES.imports, { ...sent, unitCode, programmeCode })
      return answer && checkedPeople(answer)
    }
    const answer = await act<GiftListAnswer>('POST', `${ADDRESSES.campaigns}/${campaignId}/list`, { ...sent, unitCode, addMissing })
    return answer && checkedGifts(answer)
  }
  /** Nothing on the screen moves on unless the office answered. */
  async function go(next: 1 | 2 | 3, doing: Work): Promise<void> {
    work.value = doing
    const answer = await ask(next !== 3)
    work.value = undefined
    if (answer) [list.value, step.value] = [answer, next]
  }
  function startOver(): void {
    ;[step.value, file.value, list.value, mapping.value, trouble.value] = [0, undefined, undefined, [], undefined]
  }
  return {
    ...{ step, order, file, mapping, list, work, trouble, startOver },
    isBusy: computed(() => work.value !== undefined),
    read: () => {
      mapping.value = []
      return go(1, 'reading')
    },
    check: () => go(2, 'checking'),
    bringIn: () => go(3, 'writing'),
    back: () => {
      if (step.value === 1 || step.value === 2) step.value = step.value === 2 ? 1 : 0
    },
  }
}
