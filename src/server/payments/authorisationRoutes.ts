import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import { whyPaperIsRefused } from '#domain/payments/authorisationTerm.ts'
import { parsePlainDate, vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { authorisationEnding, authorisationRequest, type AuthorisationRequest } from '#sync/protocol/Authorisations.ts'
import { writeAudit } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { papersOfPerson, papersSeen } from './authorisations.ts'
import { touchLinesOf } from './touchLines.ts'

type By = { readonly asker: Asker; readonly nowMs: number }
type Order = By & { readonly request: AuthorisationRequest }

function isTaken(request: AuthorisationRequest, today: PlainDate): boolean {
  const [validUntil, signedOn] = [parsePlainDate(request.validUntil), request.signedOn === null ? null : parsePlainDate(request.signedOn)]
  return validUntil !== undefined && signedOn !== undefined && whyPaperIsRefused({ validUntil, signedOn }, today) === undefined
}

async function record(queries: Queries, { request, asker, nowMs }: Order): Promise<{ id: string } | 'not-found'> {
  const { beneficiaryId, fullName, relation, identityTail, number, signedOn, validUntil } = request
  const [person] = await queries.query<{ unit_code: string }>(
    'SELECT unit_code FROM beneficiary WHERE id = $1 AND unit_code = ANY ($2::text[])',
    [beneficiaryId, asker.unitCodes],
  )
  if (!person) return 'not-found'
  const id = randomUUID()
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'authorisation-recorded' as const, subject: beneficiaryId }
  await writeAudit(queries, { ...note, detail: { authorisationId: id, validUntil } }, nowMs)
  await queries.query(
    `INSERT INTO authorisation (id, beneficiary_id, unit_code, full_name, relation, identity_tail, number, valid_until, recorded_at, recorded_by, signed_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0), $10, $11)`,
    [id, beneficiaryId, person.unit_code, fullName, relation, identityTail, number, validUntil, nowMs, asker.accountId, signedOn],
  )
  await touchLinesOf(queries, [beneficiaryId])
  return { id }
}

/** Nobody is paid on it from here on; the counters learn of it at once. A second word changes nothing. */
async function end(queries: Queries, id: string, { reason, asker, nowMs }: By & { readonly reason: string }): Promise<boolean> {
  const [paper] = await queries.query<{ beneficiary_id: string; is_over: boolean }>(
    'SELECT beneficiary_id, ended_at IS NOT NULL AS is_over FROM authorisation WHERE id::text = $1 AND unit_code = ANY ($2::text[]) FOR UPDATE',
    [id, asker.unitCodes],
  )
  if (!paper || paper.is_over) return paper !== undefined
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'authorisation-ended' as const, subject: paper.beneficiary_id }
  await writeAudit(queries, { ...note, detail: { authorisationId: id } }, nowMs)
  await queries.query(
    'UPDATE authorisation SET ended_at = to_timestamp($2 / 1000.0), ended_by = $3, ended_name = $4, ended_reason = $5 WHERE id::text = $1',
    [id, nowMs, asker.accountId, asker.displayName, reason],
  )
  await touchLinesOf(queries, [paper.beneficiary_id])
  return true
}

/** Papers of those who collect for others. */
export function authorisationRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(OFFICE_ADDRESSES.authorisations, async (context) => {
    const parsed = v.safeParse(authorisationRequest, await context.req.json().catch(() => undefined))
    const [asker, nowMs] = [context.get('asker'), clock.nowMs()]
    if (!parsed.success || !isTaken(parsed.output, vietnamDay(nowMs))) return context.json({ problem: 'bad-request' }, 400)
    const recorded = await database.transaction({ kind: 'system' }, (queries) => record(queries, { request: parsed.output, asker, nowMs }))
    return recorded === 'not-found' ? context.json({ problem: recorded }, 404) : context.json(recorded, 201)
  })
  routes.get(OFFICE_ADDRESSES.authorisations, async (context) => {
    const today = vietnamDay(clock.nowMs())
    const seen = await database.transaction(actorOf(context.get('asker')), (queries) => papersSeen(queries, today), 'read-snapshot')
    return context.json(seen)
  })
  routes.get(`${OFFICE_ADDRESSES.authorisations}/of/:id`, async (context) => {
    const [id, today] = [context.req.param('id'), vietnamDay(clock.nowMs())]
    const papers = await database.transaction(
      actorOf(context.get('asker')),
      (queries) => papersOfPerson(queries, id, today),
      'read-snapshot',
    )
    return papers ? context.json(papers) : context.json({ problem: 'not-found' }, 404)
  })
  routes.post(`${OFFICE_ADDRESSES.authorisations}/:id/ending`, async (context) => {
    const parsed = v.safeParse(authorisationEnding, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const by = { ...parsed.output, asker: context.get('asker'), nowMs: clock.nowMs() }
    const isEnded = await database.transaction({ kind: 'system' }, (queries) => end(queries, context.req.param('id'), by))
    return isEnded ? context.json({ ended: true }) : context.json({ problem: 'not-found' }, 404)
  })
  return routes
}
