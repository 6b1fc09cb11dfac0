import { computed, ref, shallowRef } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { PackedRecordAnswer, UnsentPackageAnswer } from '#sync/protocol/UnsentPackage.ts'
import { useOfficeAct } from '../../../desk/useOffice.ts'

const SHOWN_AT_ONCE = 50
const NEEDS_SOMEBODY: ReadonlySet<PackedRecordAnswer['answer']> = new Set(['flagged', 'quarantined', 'retry'])

/** Those somebody must look at stand first, the others as they were recorded. */
export const inOrder = (records: readonly PackedRecordAnswer[]): PackedRecordAnswer[] => [
  ...records.filter(({ answer }) => NEEDS_SOMEBODY.has(answer)),
  ...records.filter(({ answer }) => !NEEDS_SOMEBODY.has(answer)),
]

/** How many records were answered with each word that was given at all. */
export function countAnswers(records: readonly PackedRecordAnswer[]): { answer: PackedRecordAnswer['answer']; n: number }[] {
  const words = (['applied', 'duplicate', 'flagged', 'parked', 'quarantined', 'retry'] as const).map((answer) => ({
    answer,
    n: records.filter((one) => one.answer === answer).length,
  }))
  return words.filter(({ n }) => n > 0)
}

export function useTakeIn() {
  const { act, trouble, isBusy } = useOfficeAct()
  const taken = shallowRef<UnsentPackageAnswer>()
  const isUnreadable = ref(false)
  const shownCount = ref(SHOWN_AT_ONCE)
  const records = computed(() => inOrder(taken.value?.records ?? []))
  async function takeIn(file: File): Promise<void> {
    const text = await file.text().catch(() => undefined)
    isUnreadable.value = text === undefined
    taken.value = undefined
    shownCount.value = SHOWN_AT_ONCE
    if (text !== undefined) taken.value = await act<UnsentPackageAnswer>('POST', OFFICE_ADDRESSES.unsentPackages, { text })
  }
  return {
    trouble,
    isBusy,
    isUnreadable,
    taken,
    takeIn,
    counts: computed(() => countAnswers(records.value)),
    shown: computed(() => records.value.slice(0, shownCount.value)),
    hasMore: computed(() => records.value.length > shownCount.value),
    showMore: () => void (shownCount.value += SHOWN_AT_ONCE),
  }
}
