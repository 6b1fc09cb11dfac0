import { bankResultIn, type BankResult } from '#domain/enrolment/bankResult.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { BankReportRequest } from '#sync/protocol/Enrolment.ts'
import type { ListRow } from '../imports/ListRow.ts'
import type { BankRowProblem } from './BankRowProblem.ts'

/** `says`: what a row without a word of its own means, or that every row must have one. */
export function resultOf({ credit }: ListRow, says: BankReportRequest['says']): BankResult | BankRowProblem {
  const isTold = credit.result !== '' || credit.reason !== ''
  if (isTold) return bankResultIn({ result: credit.result || credit.reason, reason: credit.reason }) ?? 'RESULT_UNREADABLE'
  return says === 'by-row' ? 'RESULT_MISSING' : says
}

export const isResult = (told: BankResult | BankRowProblem): told is BankResult =>
  told === 'credited' || told === 'bounced' || told === 'account-closed' || told === 'wrong-number'

/** The row's own day; `day` is of a row without one. */
export function creditDayOf(
  { credit }: ListRow,
  { day, today }: { readonly day: PlainDate; readonly today: PlainDate },
): { day: PlainDate } | 'DAY_UNREADABLE' | 'DAY_AHEAD' {
  if (credit.day === 'unreadable') return 'DAY_UNREADABLE'
  const told = credit.day ?? day
  return told > today ? 'DAY_AHEAD' : { day: told }
}
