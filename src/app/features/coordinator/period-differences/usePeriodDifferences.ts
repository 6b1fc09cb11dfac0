import { computed, onMounted, ref, watch } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { DifferencesAnswer } from '#sync/protocol/Payments.ts'
import type { Ticket } from '#sync/protocol/Tickets.ts'
import { useTickets, type TicketAct } from '../../../desk/pay/useTickets.ts'
import { useOfficeAnswer } from '../../../desk/useOffice.ts'
import { sortDifferences, type KindChosen } from './sortDifferences.ts'

export const SHOWN_AT_ONCE = 50

/** How a roll differs from the one before, and the open questions that came of it, acted on in the same place. */
export function usePeriodDifferences(periodId: string) {
  const { answer, trouble, load } = useOfficeAnswer<DifferencesAnswer>(
    () => `${OFFICE_ADDRESSES.periods}/${encodeURIComponent(periodId)}/differences`,
  )
  const tickets = useTickets(() => ({ state: 'open', periodId }))
  const [kind, shown] = [ref<KindChosen>('all'), ref(SHOWN_AT_ONCE)]
  watch(kind, () => (shown.value = SHOWN_AT_ONCE))
  const loadBoth = () => Promise.all([load(), tickets.load()])
  onMounted(loadBoth)
  const open = computed(() => (tickets.answer.value?.tickets ?? []).filter((one) => kind.value === 'all' || one.kind === kind.value))
  const sorted = computed(() => sortDifferences(answer.value?.differences ?? [], kind.value))
  /** What stands as a question above is not listed once more. */
  const rest = computed(() => {
    const asked = new Set(open.value.map((one) => one.id))
    return sorted.value.filter((one) => one.ticketId === null || !asked.has(one.ticketId))
  })
  async function act(ticket: Ticket, what: TicketAct): Promise<boolean> {
    const done = await tickets.act(ticket, what)
    if (done && what.act === 'settle') await load()
    return done
  }
  return {
    ...{ kind, shown, answer, loadBoth, open, rest, act, tickets },
    trouble: computed(() => trouble.value ?? tickets.trouble.value),
    isHere: computed(() => answer.value !== undefined && tickets.answer.value !== undefined),
  }
}
