import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { writeAudit } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import { receivePiece } from './receivePiece.ts'

const STATUS = { 'not-found': 404, 'bad-request': 400, 'photo-differs': 409 } as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const piece = v.object({ offset: count, totalBytes: count, piece: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)) })

/**
 * A cancelled visit, handover or payment shows no photo, though the record keeps it. A payment's is the coordinator's of its commune, a
 * visit's or a gift's the officer's too; a teller sees what they took themselves and nothing else.
 */
const SHOWN = `
  SELECT photo.body, photo.beneficiary_id FROM photo
  WHERE photo.fact_id = $1 AND photo.received_at IS NOT NULL AND ($2 <> 'teller' OR photo.account_id = $3)
    AND (EXISTS (SELECT FROM visit WHERE visit.fact_id = $1 AND cancelled_by IS NULL)
      OR EXISTS (SELECT FROM gift_handover WHERE gift_handover.fact_id = $1 AND cancelled_by IS NULL)
      OR ($2 <> 'officer' AND EXISTS (SELECT FROM disbursement WHERE disbursement.fact_id = $1 AND cancelled_by IS NULL)))`

/** Whoever looks is written down before anything is shown. */
async function show({ database, clock }: Services, asker: Asker, factId: string): Promise<Uint8Array | undefined> {
  const [found] = await database.transaction(
    actorOf(asker),
    (queries) => queries.query<{ body: Uint8Array; beneficiary_id: string }>(SHOWN, [factId, asker.role, asker.accountId]),
    'read-snapshot',
  )
  if (!found) return undefined
  const note = {
    accountId: asker.accountId,
    deviceId: asker.deviceId,
    act: 'photo-seen' as const,
    subject: found.beneficiary_id,
    detail: { factId },
  }
  await database.transaction({ kind: 'system' }, (queries) => writeAudit(queries, note, clock.nowMs()))
  return found.body
}

export function photoRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${ADDRESSES.photos}/:id`, async (context) => {
    const [factId, asker] = [context.req.param('id'), context.get('asker')]
    const parsed = v.safeParse(piece, await context.req.json().catch(() => undefined))
    if (!parsed.success || !UUID.test(factId)) return context.json({ problem: 'bad-request' }, 400)
    const { offset, totalBytes } = parsed.output
    const received = await database.transaction(actorOf(asker), (queries) =>
      receivePiece(
        queries,
        { factId, offset, totalBytes, bytes: Buffer.from(parsed.output.piece, 'base64') },
        { accountId: asker.accountId, nowMs: clock.nowMs() },
      ),
    )
    return typeof received === 'string' ? context.json({ problem: received }, STATUS[received]) : context.json(received)
  })
  routes.get(`${ADDRESSES.photos}/:id`, async (context) => {
    const factId = context.req.param('id')
    const body = UUID.test(factId) ? await show(services, context.get('asker'), factId) : undefined
    if (!body) return context.json({ problem: 'not-found' }, 404)
    return new Response(new Uint8Array(body), { headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' } })
  })
  return routes
}
