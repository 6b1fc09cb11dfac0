import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import type { Channel, PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { LineOnDesk, LinesAnswer } from '#sync/protocol/Payments.ts'
import { useOfficeAct, type OfficeTrouble } from '../../../desk/useOffice.ts'
import { useTool } from '../../../session/useTool.ts'
import { OFFICE } from '../../../tools.ts'

/** Shown at once: the office sends more with a page, which a phone need not lay out before somebody asks. */
export const SHOWN_AT_ONCE = 50
export type LineFilters = { unit: string; state: PaymentState | ''; channel: Channel | ''; point: string }
export type StopOutcome = 'stopped' | 'withdrawn' | 'open'

/** What a page of lines is asked for with: filters stand in the address, a name in the body alone. */
export function askForLines(
  filters: LineFilters,
  name: string,
  page: number,
): { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: object } {
  const unit = filters.unit === '' ? {} : { unitCode: filters.unit }
  if (name.trim() !== '') return { method: 'POST', path: '/search', body: { name: name.trim(), ...unit, page } }
  const asked = Object.entries({ ...filters, page: page === 0 ? '' : String(page) }).filter(([, value]) => value !== '')
  return { method: 'GET', path: `/lines?${new URLSearchParams(asked)}` }
}

/** Only what nobody has been paid can be stopped, and only what was stopped goes on. */
export const mayChoose = ({ state }: Pick<LineOnDesk, 'state'>): boolean => ['waiting', 'missed', 'stopped', 'withdrawn'].includes(state)

/** The pages of a roll as far as somebody has looked; a later question makes an earlier answer void. */
function useLinePages(address: string) {
  const office = useTool(OFFICE)
  const answer = shallowRef<LinesAnswer>()
  const trouble = shallowRef<OfficeTrouble>()
  const filters = ref<LineFilters>({ unit: '', state: '', channel: '', point: '' })
  const name = ref('')
  let [asked, page] = [0, 0]
  async function fetchPage(wanted: number, before: readonly LineOnDesk[]): Promise<void> {
    asked += 1
    const own = asked
    const { method, path, body } = askForLines(filters.value, name.value, wanted)
    const outcome = await office.call<LinesAnswer>(method, address + path, body)
    if (own !== asked) return
    if (outcome.ok) [answer.value, page] = [{ ...outcome.value, lines: [...before, ...outcome.value.lines] }, wanted]
    trouble.value = outcome.ok ? undefined : { refusal: outcome.refusal, sentence: outcome.sentence }
  }
  return { answer, trouble, filters, name, load: () => fetchPage(0, []), more: () => fetchPage(page + 1, answer.value?.lines ?? []) }
}

/** The lines of a roll: looked through, and stopped, withdrawn or let go on with a reason. */
export function useRollLines(periodId: string, firstUnit: string) {
  const address = `${OFFICE_ADDRESSES.periods}/${encodeURIComponent(periodId)}`
  const { answer, trouble, filters, name, load, more } = useLinePages(address)
  filters.value.unit = firstUnit
  const [chosen, shown] = [ref<string[]>([]), ref(SHOWN_AT_ONCE)]
  const acting = useOfficeAct()
  const again = () => {
    ;[answer.value, chosen.value, shown.value] = [undefined, [], SHOWN_AT_ONCE]
    return load()
  }
  onMounted(load)
  watch(filters, again, { deep: true })

  async function stop(outcome: StopOutcome, reason: string): Promise<number | undefined> {
    const done = await acting.act<{ changed: number }>('POST', `${address}/stops`, { lineIds: chosen.value, outcome, reason })
    if (!done) return undefined
    chosen.value = []
    await load()
    return done.changed
  }
  const visible = computed(() => (answer.value?.lines ?? []).slice(0, shown.value))
  const left = computed(() => (answer.value?.total ?? 0) - visible.value.length)
  async function showMore(): Promise<void> {
    shown.value += SHOWN_AT_ONCE
    if (answer.value && answer.value.lines.length < Math.min(shown.value, answer.value.total)) await more()
  }
  return {
    filters,
    name,
    chosen,
    answer,
    trouble,
    visible,
    left,
    load,
    showMore,
    search: again,
    stop,
    actTrouble: acting.trouble,
    isBusy: acting.isBusy,
  }
}
