/** The cash book of one session. Đồng are whole numbers. */
export type SessionTotals = {
  readonly floatInDong: number
  /** Payments made, those taken back again among them. */
  readonly payments: number
  readonly paidInDong: number
  readonly reversals: number
  readonly reversedInDong: number
  readonly missed: number
  /** What the drawer holds if the book is right: float − paid + taken back. */
  readonly expectedInDong: number
}

/** One entry of the book as the totals count it. */
export type SessionEntry =
  | { readonly kind: 'paid'; readonly factId: string; readonly amountInDong: number }
  | { readonly kind: 'taken-back'; readonly cancels: string }
  | { readonly kind: 'missed' }

/** In whatever order: a payment taken back counts on both sides, and one whose payment is not among the entries on neither. */
export function sessionTotals(floatInDong: number, entries: readonly SessionEntry[]): SessionTotals {
  const paid = new Map(entries.flatMap((one) => (one.kind === 'paid' ? [[one.factId, one.amountInDong] as const] : [])))
  const takenBack = new Set(entries.flatMap((one) => (one.kind === 'taken-back' && paid.has(one.cancels) ? [one.cancels] : [])))
  const paidInDong = [...paid.values()].reduce((sum, amount) => sum + amount, 0)
  const reversedInDong = [...takenBack].reduce((sum, factId) => sum + (paid.get(factId) ?? 0), 0)
  return {
    floatInDong,
    payments: paid.size,
    paidInDong,
    reversals: takenBack.size,
    reversedInDong,
    missed: entries.filter((one) => one.kind === 'missed').length,
    expectedInDong: floatInDong - paidInDong + reversedInDong,
  }
}
