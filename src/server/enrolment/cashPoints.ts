import type { CashPoint } from '#domain/enrolment/CashPoint.ts'
import type { CashPointRequest, CashPointsAnswer } from '#sync/protocol/Enrolment.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

const POINTS = `
  SELECT id, unit_code AS "unitCode", kind, name, address, hours, fee_in_dong AS "feeInDong", distances FROM cash_point WHERE closed_at IS NULL ORDER BY unit_code, name, id`
const HAMLETS = `
  SELECT unit_code AS "unitCode", profile ->> 'hamlet' AS hamlet, count(*)::int8 AS people FROM beneficiary WHERE profile ->> 'hamlet' <> '' GROUP BY 1, 2 ORDER BY 1, 2`
const KEEP = `
  INSERT INTO cash_point (id, unit_code, kind, name, address, hours, fee_in_dong, distances, changed_at, changed_by, closed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0), $10, CASE WHEN $11 THEN to_timestamp($9 / 1000.0) END)
  ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, address = excluded.address, hours = excluded.hours, fee_in_dong = excluded.fee_in_dong,
    distances = excluded.distances, changed_at = excluded.changed_at, changed_by = excluded.changed_by, closed_at = excluded.closed_at`

/** Where cash is drawn in the asker's communes; hamlets beside them where somebody means to keep a point. */
export async function listCashPoints(queries: Queries, withHamlets: boolean): Promise<CashPointsAnswer> {
  const points = await queries.query<CashPoint>(POINTS)
  return { points, hamlets: withHamlets ? await queries.query<CashPointsAnswer['hamlets'][number]>(HAMLETS) : [] }
}

/** Short, for it travels with every answer of the feed: another one means that a point changed. */
export async function cashPointsMark(queries: Queries): Promise<string> {
  const [row] = await queries.query<{ mark: string }>(
    `SELECT count(*) || '.' || coalesce(round(extract(epoch FROM max(changed_at)) * 1000)::int8, 0) AS mark FROM cash_point`,
  )
  return row?.mark ?? ''
}

/** A point of one of the own communes, made or changed: the same words again change nothing but who said so last. A commune's point never becomes another's. */
export async function keepCashPoint(
  queries: Queries,
  { distances, ...point }: CashPointRequest,
  { asker, nowMs }: { readonly asker: Asker; readonly nowMs: number },
): Promise<'kept' | 'not-allowed'> {
  const [known] = await queries.query<{ unit_code: string }>('SELECT unit_code FROM cash_point WHERE id = $1 FOR UPDATE', [point.id])
  const isOwn = asker.unitCodes.includes(point.unitCode) && (known === undefined || known.unit_code === point.unitCode)
  if (!isOwn) return 'not-allowed'
  const { accountId, deviceId } = asker
  const act = point.isClosed ? 'cash-point-closed' : 'cash-point-kept'
  await writeAudit(queries, { accountId, deviceId, act, subject: point.id, detail: { unitCode: point.unitCode } }, nowMs)
  await queries.query(KEEP, [
    point.id,
    point.unitCode,
    point.kind,
    point.name,
    point.address,
    point.hours,
    point.feeInDong,
    JSON.stringify(distances),
    nowMs,
    accountId,
    point.isClosed,
  ])
  return 'kept'
}
