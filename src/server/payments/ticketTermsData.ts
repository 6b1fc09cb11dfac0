import type { DifferenceKind } from '#domain/payments/compareRolls.ts'
import type { TicketOwner } from '#sync/protocol/Tickets.ts'

/** Who answers first for a difference nobody explains, and within how many days: the office's own custom, no decree's. */
export const TICKET_TERMS: Readonly<Record<DifferenceKind, { readonly owner: TicketOwner; readonly days: number }>> = {
  new: { owner: 'commune', days: 3 },
  ended: { owner: 'commune', days: 3 },
  amount: { owner: 'coordinator', days: 3 },
  payee: { owner: 'commune', days: 3 },
  channel: { owner: 'post-office', days: 3 },
}
