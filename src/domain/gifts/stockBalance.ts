/** What a commune's point counts of one campaign, in gifts. */
export type StockCounts = { readonly issued: number; readonly delivered: number; readonly returned: number; readonly damaged: number }

/** What does not come out even: more left the point than came to it, or something is still there though the campaign has ended. */
export type StockProblem = 'more-left-than-came' | 'left-after-closing'
export type StockBalance = StockCounts & { readonly remaining: number; readonly problem: StockProblem | null }

/** Issued = delivered + returned + damaged + what remains; what was handed over twice has left the point twice. */
export function stockBalance(counts: StockCounts, { isClosed }: { isClosed: boolean }): StockBalance {
  const remaining = counts.issued - counts.delivered - counts.returned - counts.damaged
  const problem = remaining < 0 ? 'more-left-than-came' : isClosed && remaining > 0 ? 'left-after-closing' : null
  return { ...counts, remaining, problem }
}
