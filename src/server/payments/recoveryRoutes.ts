import { Hono } from 'hono'
import * as v from 'valibot'
import type { AccessProblem } from '#sync/protocol/Access.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { deductionRequest, recoveryEndingRequest, type RecoveriesAnswer, type Recovery } from '#sync/protocol/Recoveries.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { TAKEN, takenOf } from './recoveries.ts'

const RECOVERIES = `${TAKEN}
  SELECT recovery.id, recovery.beneficiary_id AS "beneficiaryId", person.profile ->> 'fullName' AS "fullName", person.hamlet, recovery.unit_code AS "unitCode", period.body ->> 'name' AS "periodName",
    recovery.amount_in_dong AS "amountInDong", recovery.reason, round(extract(epoch FROM recovery.opened_at) * 1000)::int8 AS "openedAtMs", recovery.opened_name AS "openedBy",
    recovery.opened_by = $2 AS "isOwn", coalesce(recovered.taken, 0) AS "takenInDong", coalesce(recovered.waiting, 0) AS "waitingInDong",
    CASE WHEN deduct_at IS NOT NULL THEN jsonb_build_object('by', deduct_name, 'atMs', round(extract(epoch FROM deduct_at) * 1000)::int8, 'note', deduct_note) END AS deduction,
    CASE WHEN ending IS NULL THEN NULL ELSE jsonb_build_object('how', ending, 'by', ended_name, 'atMs', round(extract(epoch FROM recovered_at) * 1000)::int8, 'note', coalesce(recovered_note, '')) END AS ending
  FROM payment_recovery AS recovery JOIN payment_line AS line ON line.id = recovery.line_id JOIN payment_period AS period ON period.id = line.period_id JOIN beneficiary AS person ON person.id = recovery.beneficiary_id
    LEFT JOIN recovered ON recovered.id = recovery.id
  WHERE recovery.unit_code = ANY ($1::text[])
  ORDER BY recovery.recovered_at NULLS FIRST, recovery.opened_at, recovery.id LIMIT 1000`

type Refusal = Extract<AccessProblem, 'not-found' | 'case-settled' | 'settle-by-another' | 'recovery-on-roll'>
const STATUS = { 'not-found': 404, 'case-settled': 409, 'settle-by-another': 409, 'recovery-on-roll': 409 } as const satisfies Record<
  Refusal,
  404 | 409
>
type By = { readonly id: string; readonly asker: Asker; readonly nowMs: number }
type Found = { readonly openedBy: string; readonly waiting: number }

/** One that is open. A roll is made under the lock of the log, which is taken first here too: no roll takes it up between the look and the act. */
async function findOpen(queries: Queries, { id, asker }: By): Promise<Found | Extract<Refusal, 'not-found' | 'case-settled'>> {
  await queries.query('LOCK TABLE audit_entry IN EXCLUSIVE MODE')
  const [found] = await queries.query<{ openedBy: string; isEnded: boolean; amount: number }>(
    'SELECT opened_by AS "openedBy", ending IS NOT NULL AS "isEnded", amount_in_dong AS amount FROM payment_recovery WHERE id::text = $1 AND unit_code = ANY ($2::text[]) FOR UPDATE',
    [id, asker.unitCodes],
  )
  if (!found) return 'not-found'
  const { taken, waiting } = await takenOf(queries, id)
  return found.isEnded || taken >= found.amount ? 'case-settled' : { openedBy: found.openedBy, waiting }
}

/** Money came back, or nobody will get it back: that is another person's word than whoever opened it. Once, and on record. */
async function end(queries: Queries, { how, note, ...by }: v.InferOutput<typeof recoveryEndingRequest> & By): Promise<Refusal | undefined> {
  const { id, asker, nowMs } = by
  const found = await findOpen(queries, by)
  if (typeof found === 'string') return found
  if (found.waiting > 0) return 'recovery-on-roll'
  if (how === 'written-off' && found.openedBy === asker.accountId) return 'settle-by-another'
  const { accountId, deviceId } = asker
  await writeAudit(queries, { accountId, deviceId, act: 'recovery-ended', subject: id, detail: { how } }, nowMs)
  await queries.query(
    'UPDATE payment_recovery SET ending = $2, recovered_at = to_timestamp($3 / 1000.0), recovered_note = $4, ended_by = $5, ended_name = $6 WHERE id::text = $1',
    [id, how, nowMs, note, asker.accountId, asker.displayName],
  )
  return undefined
}

/** Trừ vào kỳ sau, from the next roll that is made on, or no longer; what stands on a roll already stays there. */
async function deduct(queries: Queries, { request, ...by }: { readonly request: v.InferOutput<typeof deductionRequest> } & By) {
  const { id, asker, nowMs } = by
  const found = await findOpen(queries, by)
  if (typeof found === 'string') return found
  const { accountId, deviceId, displayName } = asker
  await writeAudit(queries, { accountId, deviceId, act: 'recovery-deducted', subject: id, detail: { isOn: request.isOn } }, nowMs)
  const decided = request.isOn ? [request.note, accountId, displayName, nowMs] : [null, null, null, null]
  await queries.query(
    'UPDATE payment_recovery SET deduct_note = $2, deduct_by = $3, deduct_name = $4, deduct_at = to_timestamp($5::float8 / 1000.0) WHERE id::text = $1',
    [id, ...decided],
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
  routes.post(`${OFFICE_ADDRESSES.recoveries}/:id/deduction`, async (context) => {
    const parsed = v.safeParse(deductionRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { request: parsed.output, id: context.req.param('id'), asker: context.get('asker'), nowMs: clock.nowMs() }
    const refusal = await database.transaction({ kind: 'system' }, (queries) => deduct(queries, order))
    return refusal ? context.json({ problem: refusal }, STATUS[refusal]) : context.json({ done: true })
  })
  return routes
}
