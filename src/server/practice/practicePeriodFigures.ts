import type { PracticePaymentLine, PracticePayments } from './makePracticePayments.ts'

export type PeriodFiguresInPractice = {
  readonly name: string
  readonly lines: number
  readonly sumInDong: number
  readonly byAccount: number
  readonly paid: number
  readonly paidInDong: number
  readonly carried: number
}

/** Each round counted in the lines made. */
export function periodFigures({ periods, lines }: PracticePayments): PeriodFiguresInPractice[] {
  const byPeriod = Map.groupBy(lines, ({ line }) => line.periodId)
  const sumOf = (some: readonly PracticePaymentLine[]): number => some.reduce((sum, { line }) => sum + line.amountInDong, 0)
  return periods.map(({ id, name }) => {
    const own = byPeriod.get(id) ?? []
    const paid = own.filter((one) => one.paid !== null)
    return {
      name,
      lines: own.length,
      sumInDong: sumOf(own),
      byAccount: own.filter(({ line }) => line.channel === 'account').length,
      paid: paid.length,
      paidInDong: sumOf(paid),
      carried: own.filter(({ line }) => line.outcome === 'carried').length,
    }
  })
}
