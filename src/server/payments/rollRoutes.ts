import { Hono } from 'hono'
import * as v from 'valibot'
import type { Result } from '#domain/shared/Result.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { ColumnMapping, ImportRefusal } from '#sync/protocol/ImportList.ts'
import { rollRequest } from '#sync/protocol/PaymentFiles.ts'
import type { RollAnswer } from '#sync/protocol/Payments.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { readListInCage } from '../imports/cage.ts'
import type { ReadList } from '../imports/ListRow.ts'
import { WORKBOOK_REFUSALS, type WorkbookRefusal } from '../imports/Sheet.ts'
import { changePeriod, isOwn, type Done, type HttpContext } from './changePeriod.ts'
import { findPeriod, type KeptPeriod } from './periods.ts'
import { previewRoll, takeInRoll, type RollTask } from './takeInRoll.ts'

/** A list as the office sends it, read in the cage before anything of the office is touched. */
export const readSent = ({
  fileBase64,
  mapping,
}: {
  fileBase64: string
  mapping: ColumnMapping
}): Promise<Result<ReadList, WorkbookRefusal>> => readListInCage(new Uint8Array(Buffer.from(fileBase64, 'base64')), { mapping })

export const refusalOf = (refusal: WorkbookRefusal): ImportRefusal => ({
  problem: 'list-refused',
  refusal,
  sentence: WORKBOOK_REFUSALS[refusal],
})

/** A list may be one commune's; it must be one of the round. */
function taskFor(
  period: KeptPeriod,
  { list, unitCode, programmeCode }: { list: ReadList; unitCode: string | undefined; programmeCode: string },
): RollTask | undefined {
  const unitCodes = period.unitCodes.filter((code) => unitCode === undefined || code === unitCode)
  return unitCodes.length === 0 ? undefined : { list, programmeCode, unitCodes }
}

type Sent = { readonly list: ReadList; readonly unitCode: string | undefined; readonly programmeCode: string }

async function answerPreview({ database }: Services, context: HttpContext, sent: Sent): Promise<Response> {
  const asker = context.get('asker')
  const answer = await database.transaction(
    actorOf(asker),
    async (queries): Promise<RollAnswer | 'not-found' | 'bad-request'> => {
      const period = await findPeriod(queries, context.req.param('id') ?? '')
      if (!isOwn(period, asker)) return 'not-found'
      const task = taskFor(period, sent)
      return task ? previewRoll(queries, period, task) : 'bad-request'
    },
    'read-snapshot',
  )
  if (typeof answer !== 'string') return context.json(answer)
  return context.json({ problem: answer }, answer === 'not-found' ? 404 : 400)
}

/** A roll from Excel, laid on the draft; with `dryRun` it is told what it would do. */
export function rollRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/roll`, async (context) => {
    const parsed = v.safeParse(rollRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { dryRun, unitCode, programmeCode } = parsed.output
    const list = await readSent(parsed.output)
    if (!list.ok) return context.json(refusalOf(list.refusal), 422)
    const sent = { list: list.value, unitCode, programmeCode }
    if (dryRun) return answerPreview(services, context, sent)
    return changePeriod(services, context, async (change): Promise<Done> => {
      const task = taskFor(change.period, sent)
      return task ? takeInRoll(change, task) : { refusal: 'bad-request' }
    })
  })
  return routes
}
