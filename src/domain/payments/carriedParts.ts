import type { PaymentLine, PaymentPart } from './PaymentLine.ts'
import { inOrder, monthsInWords } from './months.ts'
import { nameOnLists } from '../programmes/nameOnLists.ts'

/** A line nobody collected, as it stood. */
export type UncollectedLine = Pick<PaymentLine, 'beneficiaryId' | 'parts' | 'amountInDong' | 'carriedMonths'>
export type Carried = { readonly parts: readonly PaymentPart[]; readonly months: number }

const groupOf = (part: PaymentPart): string => `${part.programmeCode}/${part.categoryCode}`

function labelOf({ programmeCode, categoryCode, months }: PaymentPart): string {
  const name = nameOnLists(programmeCode, categoryCode)
  return months.length === 0 ? `Chưa lĩnh kỳ trước: ${name}` : `Chưa lĩnh ${monthsInWords(months)}: ${name}`
}

function join(group: readonly PaymentPart[], first: PaymentPart): PaymentPart {
  const months = inOrder(group.flatMap((part) => part.months))
  const part: PaymentPart = { ...first, kind: 'carried', months, amountInDong: group.reduce((sum, one) => sum + one.amountInDong, 0) }
  // A grant has no months and keeps the words it was decided with.
  return { ...part, label: months.length === 0 && first.kind === 'one-off' ? first.label : labelOf(part) }
}

/** What a recovery took beyond its own benefit comes off the others, so that no carried part is ever below nothing. */
function withoutDebt(parts: readonly PaymentPart[]): PaymentPart[] {
  let debt = parts.reduce((sum, part) => sum + Math.max(0, -part.amountInDong), 0)
  return parts.flatMap((part) => {
    const taken = Math.min(Math.max(0, part.amountInDong), debt)
    debt -= taken
    const left = part.amountInDong - taken
    return left > 0 ? [{ ...part, amountInDong: left }] : []
  })
}

/** A list that came from elsewhere may tell the count of months without the months themselves. */
function monthsOf(lines: readonly UncollectedLine[]): number {
  const parts = lines.flatMap((line) => line.parts)
  const own = inOrder(parts.flatMap((part) => (part.kind === 'monthly' ? part.months : []))).length
  const named = inOrder(parts.flatMap((part) => part.months)).length
  return Math.max(
    named,
    lines.reduce((sum, line) => sum + line.carriedMonths, own),
  )
}

/** Months and amount of one person's lines that were not collected, to be ADDED to the next one; Σ of the parts is Σ of the lines. */
export function carriedParts(lines: readonly UncollectedLine[]): Carried {
  const parts = lines.flatMap((line) => {
    const groups = Map.groupBy(line.parts, groupOf)
    return withoutDebt([...groups.values()].flatMap((group) => (group[0] ? [join(group, group[0])] : [])))
  })
  return { parts, months: monthsOf(lines) }
}
