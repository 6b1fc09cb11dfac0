import type { UnitCode } from '../people/BeneficiaryProfile.ts'
import { foldText } from '../people/foldText.ts'

/** Where somebody draws cash from an account: a machine, a bank's counter, the post office, a shop that pays out. */
export const CASH_POINT_KINDS = ['atm', 'bank', 'post-office', 'agent'] as const
export type CashPointKind = (typeof CASH_POINT_KINDS)[number]

export type CashPoint = {
  readonly id: string
  /** The commune that keeps it; the point itself may lie beyond its border. */
  readonly unitCode: UnitCode
  readonly kind: CashPointKind
  readonly name: string
  readonly address: string
  readonly hours: string
  /** What one withdrawal costs; null where nobody has asked. */
  readonly feeInDong: number | null
  /** As the commune typed it in, along the road from the middle of each hamlet. */
  readonly distances: readonly { readonly hamlet: string; readonly distanceInMetres: number }[]
}
export type CashPointFor = { readonly point: CashPoint; readonly distanceInMetres: number | null }

type Home = { readonly unitCode: string; readonly hamlet: string }

/** The points of somebody's commune, the nearest to their hamlet first; those nobody measured from there come last. */
export function cashPointsFor({ unitCode, hamlet }: Home, points: readonly CashPoint[]): CashPointFor[] {
  const home = foldText(hamlet)
  return points
    .filter((point) => point.unitCode === unitCode)
    .map((point) => ({ point, distanceInMetres: point.distances.find((one) => foldText(one.hamlet) === home)?.distanceInMetres ?? null }))
    .sort(
      (one, other) =>
        (one.distanceInMetres ?? Infinity) - (other.distanceInMetres ?? Infinity) || (one.point.name < other.point.name ? -1 : 1),
    )
}

/** How far each hamlet of a phone's communes has to go for cash; a hamlet nobody measured is not in it. */
export function nearestCash(points: readonly CashPoint[]): (hamlet: string) => number | undefined {
  const nearest = new Map<string, number>()
  for (const { hamlet, distanceInMetres } of points.flatMap(({ distances }) => distances)) {
    const known = nearest.get(foldText(hamlet))
    if (known === undefined || distanceInMetres < known) nearest.set(foldText(hamlet), distanceInMetres)
  }
  return (hamlet) => nearest.get(foldText(hamlet))
}
