import { Hono } from 'hono'
import * as v from 'valibot'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import {
  contactRequest,
  renewalRequest,
  reportAnswerRequest,
  slipRequest,
  type ContactsAnswer,
  type ReportCount,
  type SlipsAnswer,
  type UnitContact,
} from '#sync/protocol/SlipDesk.ts'
import { writeAudit } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { actOnReport, countReports, listReports } from './saidReports.ts'
import { slipPageOf } from './slipPages.ts'
import { listSlips, makeSlip, mayHand, renewSlip, revokeSlip } from './slips.ts'

const STATUS = { 'not-found': 404, 'bad-request': 400, 'case-settled': 409 } as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const system = { kind: 'system' } as const
const SECRET_ONCE = { 'cache-control': 'no-store' }

/** Slips as staff hand them out: made, renewed, revoked; the secret is told once and never again. */
export function slipRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(ADDRESSES.slips, async (context) => {
    const parsed = v.safeParse(slipRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const made = await database.transaction(system, (queries) => makeSlip(queries, parsed.output, by))
    return made.ok ? context.json(made.value, 201, SECRET_ONCE) : context.json({ problem: made.refusal }, STATUS[made.refusal])
  })
  routes.get(`${ADDRESSES.slips}/of/:id`, async (context) => {
    const [id, asker, nowMs] = [context.req.param('id'), context.get('asker'), clock.nowMs()]
    const answer = await database.transaction(system, async (queries): Promise<SlipsAnswer | undefined> => {
      if (!UUID.test(id) || !(await mayHand(queries, id, asker))) return undefined
      const slips = await listSlips(queries, id, vietnamDay(nowMs))
      const page = await slipPageOf(queries, id, { reader: { kind: 'self' }, expiresOn: vietnamDay(nowMs), nowMs })
      return { slips, page: page ?? null }
    })
    return answer ? context.json(answer) : context.json({ problem: 'not-found' }, 404)
  })
  routes.post(`${ADDRESSES.slips}/:id/renewal`, async (context) => {
    const parsed = v.safeParse(renewalRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const order = { slipId: context.req.param('id'), expiresOn: parsed.output.expiresOn }
    const renewed = await database.transaction(system, (queries) => renewSlip(queries, order, by))
    return renewed.ok ? context.json(renewed.value, 200, SECRET_ONCE) : context.json({ problem: renewed.refusal }, STATUS[renewed.refusal])
  })
  routes.post(`${ADDRESSES.slips}/:id/revocation`, async (context) => {
    const by = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const revoked = await database.transaction(system, (queries) => revokeSlip(queries, context.req.param('id'), by))
    return revoked.ok ? context.json({ done: true }) : context.json({ problem: revoked.refusal }, STATUS[revoked.refusal])
  })
  return routes
}

/** What payees have said, whose answer it waits for, and until when. */
export function reportRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(ADDRESSES.saidReports, async (context) => {
    const wanted = { areAnswered: context.req.query('state') === 'answered', today: vietnamDay(clock.nowMs()) }
    return context.json(
      await database.transaction(actorOf(context.get('asker')), (queries) => listReports(queries, wanted), 'read-snapshot'),
    )
  })
  routes.get(`${ADDRESSES.saidReports}/count`, async (context) => {
    const open = await database.transaction(actorOf(context.get('asker')), countReports, 'read-snapshot')
    return context.json({ open } satisfies ReportCount)
  })
  routes.post(`${ADDRESSES.saidReports}/:id`, async (context) => {
    const parsed = v.safeParse(reportAnswerRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { act: parsed.output, by: { asker: context.get('asker'), nowMs: clock.nowMs() } }
    const done = await database.transaction(system, (queries) => actOnReport(queries, context.req.param('id'), order))
    return done.ok ? context.json({ done: true }) : context.json({ problem: done.refusal }, STATUS[done.refusal])
  })
  return routes
}

/** Whom the people of a commune call; one row for each commune of the asker's, also where nobody wrote a number yet. */
export function contactRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.contacts, async (context) => {
    const contacts = await database.transaction(system, (queries) =>
      queries.query<UnitContact>(
        `SELECT own.code AS "unitCode", phone, officer_name AS "officerName", officer_phone AS "officerPhone"
         FROM unnest($1::text[]) AS own (code) LEFT JOIN unit_contact AS contact ON contact.unit_code = own.code ORDER BY own.code`,
        [context.get('asker').unitCodes],
      ),
    )
    return context.json({ contacts } satisfies ContactsAnswer)
  })
  routes.post(OFFICE_ADDRESSES.contacts, async (context) => {
    const parsed = v.safeParse(contactRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { accountId, unitCodes } = context.get('asker')
    const { unitCode, phone, officerName, officerPhone } = parsed.output
    if (!unitCodes.includes(unitCode)) return context.json({ problem: 'not-allowed' }, 403)
    const note = { accountId, deviceId: context.get('asker').deviceId, act: 'unit-contact-set' as const, subject: unitCode }
    await database.transaction(system, async (queries) => {
      const [before] = await queries.query('SELECT phone, officer_name, officer_phone FROM unit_contact WHERE unit_code = $1', [unitCode])
      await writeAudit(
        queries,
        { ...note, detail: { before: JSON.stringify(before ?? null), now: JSON.stringify({ phone, officerName, officerPhone }) } },
        clock.nowMs(),
      )
      await queries.query(
        `INSERT INTO unit_contact (unit_code, phone, officer_name, officer_phone, set_at, set_by) VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6)
         ON CONFLICT (unit_code) DO UPDATE SET phone = excluded.phone, officer_name = excluded.officer_name, officer_phone = excluded.officer_phone, set_at = excluded.set_at, set_by = excluded.set_by`,
        [unitCode, phone, officerName, officerPhone, clock.nowMs(), accountId],
      )
    })
    return context.json({ done: true })
  })
  return routes
}
