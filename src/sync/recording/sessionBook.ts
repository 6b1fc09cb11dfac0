import type { SessionEntry } from '#domain/payments/sessionTotals.ts'
import type { FactBody } from '../protocol/Fact.ts'

/** One fact of money as the phone that made it keeps it. */
export type BookEntry = { readonly factId: string; readonly deviceSequence: number; readonly savedAtMs: number; readonly body: FactBody }

/** What of a phone's facts belongs to a session, in the phone's order. A cancellation belongs where its payment does; the closing closes the book and is no entry of it. */
export function bookOf(sessionId: string, facts: readonly BookEntry[]): readonly BookEntry[] {
  const inOrder = [...facts].sort((one, other) => one.deviceSequence - other.deviceSequence)
  const paid = new Set(
    inOrder.flatMap(({ factId, body }) => (body.kind === 'payment.made' && body.sessionId === sessionId ? [factId] : [])),
  )
  return inOrder.filter(({ factId, body }) => {
    if (body.kind === 'payment.cancelled') return paid.has(body.cancels)
    return paid.has(factId) || (body.kind === 'payment.missed' && body.sessionId === sessionId)
  })
}

export const closingOf = (sessionId: string, facts: readonly BookEntry[]): BookEntry | undefined =>
  facts.find(({ body }) => body.kind === 'payment.session-closed' && body.sessionId === sessionId)

/** As `sessionTotals` counts them. */
export const entriesOf = (book: readonly BookEntry[]): readonly SessionEntry[] =>
  book.flatMap(({ factId, body }): readonly SessionEntry[] => {
    if (body.kind === 'payment.made') return [{ kind: 'paid', factId, amountInDong: body.amountInDong }]
    if (body.kind === 'payment.cancelled') return [{ kind: 'taken-back', cancels: body.cancels }]
    return body.kind === 'payment.missed' ? [{ kind: 'missed' }] : []
  })
