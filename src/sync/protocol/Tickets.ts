import * as v from 'valibot'
import type { RollDifference } from '#domain/payments/compareRolls.ts'

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const reason = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300))

export const TICKET_OWNERS = ['commune', 'post-office', 'coordinator'] as const
export type TicketOwner = (typeof TICKET_OWNERS)[number]
export const ticketRequest = v.variant('act', [
  v.object({ act: v.literal('note'), note: reason }),
  v.object({ act: v.literal('hand-over'), owner: v.picklist(TICKET_OWNERS), dueDay: day, note: reason }),
  v.object({ act: v.literal('settle'), outcome: v.picklist(['right', 'corrected', 'stopped']), note: reason }),
])

export type Ticket = {
  readonly id: string
  readonly periodId: string
  readonly beneficiaryId: string
  readonly fullName: string
  readonly hamlet: string
  readonly unitCode: string
  readonly kind: RollDifference['kind']
  readonly difference: RollDifference
  readonly owner: TicketOwner
  readonly dueDay: string
  readonly openedAtMs: number
  readonly settlement: { readonly outcome: string; readonly by: string; readonly atMs: number } | null
  readonly history: readonly { readonly act: string; readonly by: string; readonly atMs: number; readonly note: string }[]
}
export type TicketsAnswer = { readonly tickets: readonly Ticket[]; readonly more: boolean }
