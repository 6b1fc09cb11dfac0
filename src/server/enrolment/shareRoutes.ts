import { Hono, type Context } from 'hono'
import { firstDayOf, parseMonth } from '#domain/payments/months.ts'
import { unitOn } from '#domain/units/unitOn.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { SHARE_PROGRAMMES, type SharesAnswer } from '#sync/protocol/Enrolment.ts'
import { writeAudit } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { workbookAnswer } from '../reports/workbookAnswer.ts'
import { readShares, type WantedShares } from './shares.ts'
import { writeShareWorkbook } from './shareWorkbook.ts'

function wantedIn(context: Context<HttpEnvironment>): WantedShares | undefined {
  const { month, programme = '' } = context.req.query()
  const programmeCode = SHARE_PROGRAMMES.find((one) => one === programme)
  if (programmeCode === undefined || (month !== undefined && !parseMonth(month))) return undefined
  return { month, programmeCode }
}

/** As the communes were called in that month: codes have been given to others since. */
function namesFor({ month, units }: SharesAnswer): ReadonlyMap<string, string> {
  const known = month === null ? undefined : parseMonth(month)
  return new Map(units.map(({ unitCode }) => [unitCode, (known && unitOn(unitCode, firstDayOf(known))?.name) ?? unitCode]))
}

/** The honest figure: to look at, and as a workbook to hand in. */
export function shareRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  const read = (context: Context<HttpEnvironment>, wanted: WantedShares) =>
    database.transaction(actorOf(context.get('asker')), (queries) => readShares(queries, wanted), 'read-snapshot')
  routes.get(`${ADDRESSES.enrolment}/shares`, async (context) => {
    const wanted = wantedIn(context)
    return wanted ? context.json(await read(context, wanted)) : context.json({ problem: 'bad-request' }, 400)
  })
  routes.get(`${ADDRESSES.enrolment}/shares.xlsx`, async (context) => {
    const wanted = wantedIn(context)
    if (!wanted) return context.json({ problem: 'bad-request' }, 400)
    const shares = await read(context, wanted)
    const { accountId, deviceId } = context.get('asker')
    const note = {
      accountId,
      deviceId,
      act: 'shares-exported' as const,
      subject: shares.month ?? '',
      detail: { units: shares.units.length },
    }
    await database.transaction({ kind: 'system' }, (queries) => writeAudit(queries, note, clock.nowMs()))
    return workbookAnswer({
      bytes: await writeShareWorkbook(shares, namesFor(shares)),
      fileName: `khong-tien-mat-${shares.month ?? 'chua-co'}${wanted.programmeCode ? `-${wanted.programmeCode}` : ''}.xlsx`,
    })
  })
  return routes
}
