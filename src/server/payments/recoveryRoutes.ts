import { Hono } from 'hono'
import * as v from 'valibot'
import type { AccessProblem } from '#sync/protocol/Access.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { recoveryEndingRequest, type RecoveriesAnswer, type Recovery } from '#sync/protocol/Recoveries.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

const RECOVERIES = `
  SELECT recovery.id, recovery.beneficiary_id AS "beneficiaryId", person.profile ->> 'fullName' AS "fullName", person.hamlet, recovery.unit_code AS "unitCode", period.body ->> 'name' AS "periodName",
    recovery.amount_in_dong AS "amountInDong", recovery.reason, round(extract(epoch FROM recovery.opened_at) * 1000)::int8 AS "openedAtMs", recovery.opened_name AS "openedBy",
    recovery.opened_by = $2 AS "isOwn",
    CASE WHEN ending IS NULL THEN NULL ELSE jsonb_build_object('how', ending, 'by', ended_name, 'atMs', round(extract(epoch FROM recovered_at) * 1000)::int8, 'note', coalesce(recovered_note, '')) END AS ending
  FROM payment_recovery AS recovery JOIN payment_line AS line ON line.id = recovery.line_id JOIN payment_period AS period ON period.id = line.period_id JOIN beneficiary AS person ON person.id = recovery.beneficiary_id
  WHERE recovery.unit_code = ANY ($1::text[])
  ORDER BY recovery.recovered_at NULLS FIRST, recovery.opened_at, recovery.id LIMIT 1000`

type Ending = v.InferOutput<typeof recoveryEndingRequest>
type Order = Ending & { readonly id: string; readonly asker: Asker; readonly nowMs: number }
type Refusal = Extract<AccessProblem, 'not-found' | 'case-settled' | 'settle-by-another'>
const STATUS = { 'not-found': 404, 'case-settled': 409, 'settle-by-another': 409 } as const satisfies Record<Refusal, 404 | 409>

/** Money came back, or nobody will get it back: that is another person's word than whoever opened it. Once, and on record. */
async function end(queries: Queries, { id, how, note, asker, nowMs }: Order): Promise<Refusal | undefined> {
  const [found] = await queries.query<{ opened_by: string; is_over: boolean }>(
    'SELECT opened_by, ending IS NOT NULL AS is_over FROM payment_recovery WHERE id::text = $1 AND unit_code = ANY ($2::text[]) FOR UPDATE',
    [id, asker.unitCodes],
  )
  if (!found) return 'not-found'
  if (found.is_over) return 'case-settled'
  if (how === 'written-off' && found.opened_by === asker.accountId) return 'settle-by-another'
  await writeAudit(
    queries,
    { accountId: asker.accountId, deviceId: asker.deviceId, act: 'recovery-ended', subject: id, detail: { how } },
    nowMs,
  )
  await queries.query(
    'UPDATE payment_recovery SET ending = $2, recovered_at = to_timestamp($3 / 1000.0), recovered_note = $4, ended_by = $5, ended_name = $6 WHERE id::text = $1',
    [id, how, nowMs, note, asker.accountId, asker.displayName],
  )
  return undefined
}

/** Money that is to come back: open, repaid or written off, and by whom. */
export function recoveryRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.recoveries, async (context) => {
    const { unitCodes, accountId } = context.get('asker')
    // Money to come back stays with the commune that paid it, though the person may live in another by now.
    const recoveries = await database.transaction(
      { kind: 'system' },
      (queries) => queries.query<Recovery>(RECOVERIES, [unitCodes, accountId]),
      'read-snapshot',
    )
    return context.json({ recoveries } satisfies RecoveriesAnswer)
  })
  routes.post(`${OFFICE_ADDRESSES.recoveries}/:id/ending`, async (context) => {
    const parsed = v.safeParse(recoveryEndingRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { ...parsed.output, id: context.req.param('id'), asker: context.get('asker'), nowMs: clock.nowMs() }
    const refusal = await database.transaction({ kind: 'system' }, (queries) => end(queries, order))
    return refusal ? context.json({ problem: refusal }, STATUS[refusal]) : context.json({ ended: true })
  })
  return routes
}
