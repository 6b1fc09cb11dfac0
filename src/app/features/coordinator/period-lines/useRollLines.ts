import { computed, onMounted, ref, watch } from 'vue'
import { foldText } from '#domain/people/foldText.ts'
import type { Channel, PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { LineOnDesk, LinesAnswer } from '#sync/protocol/Payments.ts'
import { useOfficeAct, useOfficeAnswer } from '../../../desk/useOffice.ts'

export const SHOWN_AT_ONCE = 50
export type LineFilters = { unit: string; state: PaymentState | ''; channel: Channel | ''; point: string }
export type StopOutcome = 'stopped' | 'withdrawn' | 'open'

/** What is asked of the office; a name never stands in an address. */
export const linesAddress = (periodId: string, filters: LineFilters): string => {
  const asked = Object.entries(filters).filter(([, value]) => value !== '')
  return `${ADDRESSES.periods}/${encodeURIComponent(periodId)}/lines?${new URLSearchParams(asked)}`
}

/** Each word begins a word of the name. */
export function namedLines(lines: readonly LineOnDesk[], query: string): readonly LineOnDesk[] {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  return words.length === 0 ? lines : lines.filter(({ fullName }) => words.every((word) => ` ${foldText(fullName)}`.includes(` ${word}`)))
}

/** Only what nobody has been paid can be stopped, and only what was stopped goes on. */
export const mayChoose = ({ state }: Pick<LineOnDesk, 'state'>): boolean => ['waiting', 'missed', 'stopped'].includes(state)

/** The lines of a roll: looked through, and stopped, withdrawn or let go on with a reason. */
export function useRollLines(periodId: string, firstUnit: string) {
  const filters = ref<LineFilters>({ unit: firstUnit, state: '', channel: '', point: '' })
  const [query, shown, chosen] = [ref(''), ref(SHOWN_AT_ONCE), ref<string[]>([])]
  const { answer, trouble, load } = useOfficeAnswer<LinesAnswer>(() => linesAddress(periodId, filters.value))
  const acting = useOfficeAct()
  onMounted(load)
  watch(
    filters,
    () => {
      answer.value = undefined
      chosen.value = []
      void load()
    },
    { deep: true },
  )
  watch([query, filters], () => (shown.value = SHOWN_AT_ONCE), { deep: true })

  async function stop(outcome: StopOutcome, reason: string): Promise<number | undefined> {
    const lineIds = chosen.value
    const done = await acting.act('POST', `${ADDRESSES.periods}/${periodId}/stops`, { lineIds, outcome, reason })
    if (!done) return undefined
    chosen.value = []
    await load()
    return lineIds.length
  }
  const found = computed(() => namedLines(answer.value?.lines ?? [], query.value))
  return { filters, query, shown, chosen, found, answer, trouble, load, stop, actTrouble: acting.trouble, isBusy: acting.isBusy }
}
