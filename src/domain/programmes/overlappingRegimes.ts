import type { BeneficiaryProfile, Entitlement } from '../people/BeneficiaryProfile.ts'
import { parseAssistanceCode } from './assistanceCoefficient.ts'
import { assistanceThatCounts } from './assistanceThatCounts.ts'
import { isSocialPension } from './tableRateOn.ts'

/** Never a block: the decision on paper wins, and somebody looks at it. */
export type OverlapWarning =
  /** Of several coefficients the highest alone is paid (NĐ 20/2021 Điều 6); these would not count. */
  | {
      readonly kind: 'highest-of'
      readonly beside: readonly Entitlement[]
      readonly counted: readonly Entitlement[]
      readonly overInDong: number
    }
  /** Social pension beside monthly aid: the higher alone (NĐ 176/2025/NĐ-CP). */
  | { readonly kind: 'two-regimes'; readonly higher: Entitlement; readonly lower: Entitlement; readonly overInDong: number }
  /** The same group twice. */
  | { readonly kind: 'twice'; readonly entitlement: Entitlement; readonly overInDong: number }

const sum = (lines: readonly Entitlement[]): number => lines.reduce((all, one) => all + one.monthlyAmountInDong, 0)
const dearest = (lines: readonly Entitlement[]): Entitlement | undefined =>
  lines.reduce<Entitlement | undefined>(
    (best, one) => (best && best.monthlyAmountInDong >= one.monthlyAmountInDong ? best : one),
    undefined,
  )
const keyOf = (one: Entitlement): string => `${one.programmeCode}/${one.categoryCode}`

function twice(entitlements: readonly Entitlement[]): OverlapWarning[] {
  return [...Map.groupBy(entitlements, keyOf).values()].flatMap(([first, ...more]) =>
    first && more.length > 0 ? [{ kind: 'twice' as const, entitlement: first, overInDong: sum(more) }] : [],
  )
}

/** A list without coefficients is weighed by its amounts, which stand in the same order. */
function assistanceOf(entitlements: readonly Entitlement[]) {
  const isComplete = entitlements.every((one) => one.coefficient !== null)
  return entitlements.flatMap((entitlement) => {
    const code = entitlement.programmeCode === 'BTXH' ? parseAssistanceCode(entitlement.categoryCode) : undefined
    const weight = isComplete ? entitlement.coefficient : entitlement.monthlyAmountInDong
    return code ? [{ code, coefficient: weight ?? 0, entitlement }] : []
  })
}

function highestOf(entitlements: readonly Entitlement[]): { warnings: OverlapWarning[]; own: readonly Entitlement[] } {
  const lines = assistanceOf(entitlements)
  const counted = new Set(assistanceThatCounts(lines))
  const beside = lines.filter((line) => !counted.has(line)).map((line) => line.entitlement)
  const paid = [...counted].map((line) => line.entitlement)
  const own = [...counted].filter((line) => !line.code.startsWith('CS-') && line.code !== 'K4').map((line) => line.entitlement)
  return { own, warnings: beside.length === 0 ? [] : [{ kind: 'highest-of', beside, counted: paid, overInDong: sum(beside) }] }
}

/** Where one person is paid more than the rules let stand together, with the amount a month that would be too much. */
export function overlappingRegimes({ entitlements: all }: Pick<BeneficiaryProfile, 'entitlements'>): OverlapWarning[] {
  const entitlements = all.filter((one) => one.stop === undefined)
  if (entitlements.length < 2) return []
  const once = [...Map.groupBy(entitlements, keyOf).values()].flatMap(([first]) => first ?? [])
  const { own, warnings } = highestOf(once)
  const [pension, aid] = [once.find(isSocialPension), dearest(own)]
  const found = [...twice(entitlements), ...warnings]
  if (!pension || !aid) return found
  const [higher, lower] = pension.monthlyAmountInDong > aid.monthlyAmountInDong ? [pension, aid] : [aid, pension]
  return [...found, { kind: 'two-regimes', higher, lower, overInDong: lower.monthlyAmountInDong }]
}
