import type { AssistanceCode } from './assistanceRulesData.ts'

type Counted = { readonly code: AssistanceCode; readonly coefficient: number }

const WITH_SINGLE_PARENT = /^(K5|K6|K8)/
const isCare = ({ code }: Counted) => code.startsWith('CS-')

const highest = <Line extends Counted>(lines: readonly Line[]): Line[] =>
  lines.length === 0 ? [] : [lines.reduce((best, one) => (one.coefficient > best.coefficient ? one : best))]

/**
 * Which lines of one person are paid (NĐ 20/2021 Điều 6): of several coefficients the highest alone, but a poor single parent (K4)
 * keeps that beside K5, K6 or K8. What a carer gets under Điều 20 is another person's benefit and stands apart.
 * A difference to a list is a warning: the decision on paper wins.
 */
export function assistanceThatCounts<Line extends Counted>(lines: readonly Line[]): Line[] {
  const own = lines.filter((line) => !isCare(line))
  const parent = own.filter((line) => line.code === 'K4')
  const beside = own.filter((line) => WITH_SINGLE_PARENT.test(line.code))
  const paid = parent.length > 0 && beside.length > 0 ? [...highest(parent), ...highest(beside)] : highest(own)
  return [...paid, ...lines.filter(isCare)]
}
