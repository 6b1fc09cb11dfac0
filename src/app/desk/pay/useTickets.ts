import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { Ticket, TicketsAnswer, TicketOwner } from '#sync/protocol/Tickets.ts'
import { useOfficeAct, useOfficeAnswer } from '../useOffice.ts'

export type TicketAct =
  | { readonly act: 'note'; readonly note: string }
  | { readonly act: 'hand-over'; readonly owner: TicketOwner; readonly dueDay: string; readonly note: string }
  | { readonly act: 'settle'; readonly outcome: 'right' | 'corrected' | 'stopped'; readonly note: string }

/** Open questions about rolls, or those settled; each is acted on where it stands. */
export function useTickets(asked: () => { readonly state: 'open' | 'settled'; readonly periodId?: string | undefined }) {
  const { answer, trouble, load } = useOfficeAnswer<TicketsAnswer>(() => {
    const { state, periodId } = asked()
    return `${OFFICE_ADDRESSES.tickets}?state=${state}${periodId === undefined ? '' : `&period=${encodeURIComponent(periodId)}`}`
  })
  const acting = useOfficeAct()
  async function act(ticket: Ticket, what: TicketAct): Promise<boolean> {
    const done = await acting.act('POST', `${OFFICE_ADDRESSES.tickets}/${ticket.id}`, what)
    // Settled meanwhile by somebody else: the list is not what it was either.
    if (done || acting.trouble.value?.refusal === 'case-settled') await load()
    return done !== undefined
  }
  return { answer, trouble, load, act, actTrouble: acting.trouble, isBusy: acting.isBusy }
}
