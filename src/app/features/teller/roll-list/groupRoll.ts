import { payFace, type Counter } from '#domain/payments/payFace.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'

/** The parts of a roll by what the teller looks for; the key stands in the address. */
export const ROLL_GROUPS = ['chua-den', 'da-chi', 'khong-chi', 'doi-chieu', 'khac'] as const
export type RollGroup = (typeof ROLL_GROUPS)[number]

export const parseRollGroup = (text: unknown): RollGroup => ROLL_GROUPS.find((name) => name === text) ?? 'chua-den'

export function rollGroupOf(line: RollLine, counter: Counter): RollGroup {
  const face = payFace(line, counter)
  if (face === 'due') return line.line.unpaid ? 'khong-chi' : 'chua-den'
  return face === 'paid' ? 'da-chi' : face === 'review' ? 'doi-chieu' : 'khac'
}

const COLLATOR = new Intl.Collator('vi')
const given = (name: string): string => name.slice(name.lastIndexOf(' ') + 1)

/** By hamlet, then as people are called: the given name first. */
export const inListOrder = (lines: readonly RollLine[]): readonly RollLine[] =>
  [...lines].sort(
    (one, other) =>
      COLLATOR.compare(one.hamlet, other.hamlet) ||
      COLLATOR.compare(given(one.fullName), given(other.fullName)) ||
      COLLATOR.compare(one.fullName, other.fullName),
  )
