import type { PaymentLine, PayPoint } from '#domain/payments/PaymentLine.ts'
import type { PayPlace } from '#domain/payments/makeRoll.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Queries } from '../store/Database.ts'
import { POINT_COLUMNS } from './payables.ts'

type Placed = Pick<PaymentLine, 'beneficiaryId' | 'channel' | 'payPointId' | 'decisionNumber' | 'bookNumber'>

export const openPoints = (queries: Queries, unitCodes: readonly string[]): Promise<PayPoint[]> =>
  queries.query<PayPoint>(
    `SELECT ${POINT_COLUMNS} FROM pay_point WHERE closed_at IS NULL AND unit_code = ANY ($1::text[]) ORDER BY unit_code, name`,
    [unitCodes],
  )

/** Each person's newest line of a roll that was released. */
const newestPlaces = (queries: Queries, unitCodes: readonly string[]): Promise<Placed[]> =>
  queries.query<Placed>(
    `SELECT DISTINCT ON (line.beneficiary_id) line.beneficiary_id AS "beneficiaryId", line.channel, line.pay_point_id AS "payPointId", line.decision_number AS "decisionNumber", line.book_number AS "bookNumber"
     FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id
     WHERE line.unit_code = ANY ($1::text[]) AND period.state IN ('released', 'paying', 'closed') AND line.outcome <> 'withdrawn' ORDER BY line.beneficiary_id, period.months DESC, line.ordinal`,
    [unitCodes],
  )

/** Where the neighbours of the same hamlet collect most. */
async function usualPlaces(queries: Queries, unitCodes: readonly string[]): Promise<Map<string, string>> {
  const rows = await queries.query<{ unitCode: string; hamlet: string; payPointId: string }>(
    `SELECT DISTINCT ON (1, 2) line.unit_code AS "unitCode", person.hamlet, line.pay_point_id AS "payPointId" FROM payment_line AS line
       JOIN beneficiary AS person ON person.id = line.beneficiary_id JOIN pay_point AS point ON point.id = line.pay_point_id
     WHERE line.unit_code = ANY ($1::text[]) AND line.channel <> 'home' AND point.closed_at IS NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, count(*) DESC`,
    [unitCodes],
  )
  return new Map(rows.map((row) => [`${row.unitCode}/${row.hamlet}`, row.payPointId]))
}

/** Where somebody collects: as last time, else where the hamlet does, else at the commune's first counter. */
export async function placesFor(queries: Queries, unitCodes: readonly string[]): Promise<(profile: BeneficiaryProfile) => PayPlace> {
  const [points, newest, usual] = [
    await openPoints(queries, unitCodes),
    await newestPlaces(queries, unitCodes),
    await usualPlaces(queries, unitCodes),
  ]
  const byId = new Map(points.map((point): [string, PayPoint] => [point.id, point]))
  const before = new Map(newest.map(({ beneficiaryId, ...place }) => [beneficiaryId, place]))
  return ({ id, unitCode, hamlet }) => {
    const place = before.get(id)
    const kept = place?.payPointId ? byId.get(place.payPointId) : undefined
    const papers = { decisionNumber: place?.decisionNumber ?? '', bookNumber: place?.bookNumber ?? '' }
    if (place?.channel === 'account') return { channel: 'account', payPointId: null, ...papers }
    const point =
      (kept?.unitCode === unitCode ? kept : undefined) ??
      byId.get(usual.get(`${unitCode}/${hamlet}`) ?? '') ??
      points.find((one) => one.unitCode === unitCode && one.channel === 'counter')
    return { channel: point?.channel ?? 'counter', payPointId: point?.id ?? null, ...papers }
  }
}
