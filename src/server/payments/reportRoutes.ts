import { Hono } from 'hono'
import * as v from 'valibot'
import { unitOn } from '#domain/units/unitOn.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { sheetRequest, withdrawalRequest } from '#sync/protocol/Gifts.ts'
import type { PaymentReport } from '#sync/protocol/Payments.ts'
import { writeAudit, type AuditNote } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { keepSheet, showSheet, signedSheets, withdrawSheet } from '../reports/signedSheets.ts'
import { workbookAnswer } from '../reports/workbookAnswer.ts'
import type { Queries } from '../store/Database.ts'
import { changePeriod, type Done, type HttpContext } from './changePeriod.ts'
import { linesOnPaper } from './linesOnDesk.ts'
import { paymentReport } from './paymentReport.ts'
import { findPeriod, type KeptPeriod } from './periods.ts'
import { writeReportWorkbook } from './reportWorkbook.ts'
import { writeRollWorkbook, type RollPaper } from './rollWorkbook.ts'

type Names = ReadonlyMap<string, string>

/** As the communes were called when the round was paid: codes have been given to others since. */
const namesFor = ({ unitCodes, payFrom }: KeptPeriod): Names =>
  new Map(unitCodes.map((code) => [code, unitOn(code, payFrom)?.name ?? code]))

/** Read in the asker's name: another commune's lines are on nobody's paper but its own. */
async function read<Value>(
  { database }: Services,
  context: HttpContext,
  work: (queries: Queries, period: KeptPeriod, names: Names) => Promise<Value>,
): Promise<{ period: KeptPeriod; names: Names; value: Value } | undefined> {
  const asker = context.get('asker')
  return database.transaction(
    actorOf(asker),
    async (queries) => {
      const period = await findPeriod(queries, context.req.param('id') ?? '')
      if (!period) return undefined
      const names = namesFor(period)
      return { period, names, value: await work(queries, period, names) }
    },
    'read-snapshot',
  )
}

/** Who took it out is on record before it leaves. */
async function noteExport(
  { database, clock }: Services,
  context: HttpContext,
  note: { act: AuditNote['act']; subject: string; detail: Record<string, string | number | null> },
) {
  const { accountId, deviceId } = context.get('asker')
  await database.transaction({ kind: 'system' }, (queries) => writeAudit(queries, { accountId, deviceId, ...note }, clock.nowMs()))
}

function paperRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(`${OFFICE_ADDRESSES.periods}/:id/report`, async (context) => {
    const found = await read(services, context, paymentReport)
    return found ? context.json(found.value satisfies PaymentReport) : context.json({ problem: 'not-found' }, 404)
  })
  routes.get(`${OFFICE_ADDRESSES.periods}/:id/list.xlsx`, async (context) => {
    const unit = context.req.query('unit') ?? null
    const found = await read(services, context, (queries, period) => linesOnPaper(queries, period, unit))
    if (!found) return context.json({ problem: 'not-found' }, 404)
    const { period, names, value: lines } = found
    const units = [...Map.groupBy(lines, (line) => line.unitCode)].map(([unitCode, own]) => ({
      unitCode,
      unitName: names.get(unitCode) ?? unitCode,
      lines: own,
    }))
    const paper: RollPaper = {
      period,
      units: units.length > 0 ? units : [{ unitCode: unit ?? '', unitName: names.get(unit ?? '') ?? '', lines: [] }],
    }
    await noteExport(services, context, { act: 'roll-exported', subject: period.id, detail: { lines: lines.length, unitCode: unit } })
    return workbookAnswer({
      bytes: await writeRollWorkbook(paper),
      fileName: `danh-sach-chi-tra-${period.months.join('-')}-${/^\d{5}$/.test(unit ?? '') ? unit : 'tat-ca'}.xlsx`,
    })
  })
  routes.get(`${OFFICE_ADDRESSES.periods}/:id/report.xlsx`, async (context) => {
    const found = await read(services, context, paymentReport)
    if (!found) return context.json({ problem: 'not-found' }, 404)
    const { period, names, value: report } = found
    await noteExport(services, context, { act: 'report-exported', subject: period.id, detail: { uncollected: report.uncollected.length } })
    return workbookAnswer({ bytes: await writeReportWorkbook(report, names), fileName: `bao-cao-chi-tra-${period.months.join('-')}.xlsx` })
  })
  return routes
}

/** What leaves on paper and comes back signed. */
export function reportRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = paperRoutes(services)
  routes.get(`${OFFICE_ADDRESSES.periods}/:id/sheets`, async (context) => {
    const sheetOf = { of: 'period', id: context.req.param('id') } as const
    const sheets = await database.transaction(actorOf(context.get('asker')), (queries) => signedSheets(queries, sheetOf), 'read-snapshot')
    return context.json({ sheets })
  })
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/sheets`, async (context) => {
    const parsed = v.safeParse(sheetRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    return changePeriod(services, context, async ({ queries, period, asker, nowMs, note }): Promise<Done> => {
      if (period.state === 'draft' || period.state === 'checked') return { refusal: 'period-not-released' }
      const keeping = { sheetOf: { of: 'period', id: period.id } as const, unitCodes: period.unitCodes, asker, nowMs, note }
      const kept = await keepSheet(queries, parsed.output, keeping)
      return kept ? { body: kept, status: 201 } : { refusal: 'bad-request' }
    })
  })
  routes.get(`${OFFICE_ADDRESSES.periods}/:id/sheets/:sheetId`, async (context) => {
    const looking = { asker: context.get('asker'), nowMs: clock.nowMs() }
    const body = await database.transaction({ kind: 'system' }, (queries) => showSheet(queries, context.req.param('sheetId'), looking))
    if (!body) return context.json({ problem: 'not-found' }, 404)
    return new Response(new Uint8Array(body), { headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' } })
  })
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/sheets/:sheetId/withdrawal`, async (context) => {
    const parsed = v.safeParse(withdrawalRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const order = { sheetId: context.req.param('sheetId'), ...parsed.output }
    return changePeriod(services, context, async ({ queries, period, ...keeping }): Promise<Done> => {
      const sheetOf = { of: 'period', id: period.id } as const
      const withdrawn = await withdrawSheet(queries, order, { ...keeping, sheetOf, unitCodes: period.unitCodes })
      return withdrawn ? { body: withdrawn } : { refusal: 'not-found' }
    })
  })
  return routes
}
