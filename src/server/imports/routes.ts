import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { groupCodesOf } from '#domain/programmes/groupOf.ts'
import { nameOnLists } from '#domain/programmes/nameOnLists.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { importRequest, settlementRequest, type ImportAnswer, type ImportRefusal } from '#sync/protocol/ImportList.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { applyImport, outcomesOf, previewImport, type ImportTask, type Looked } from './applyImport.ts'
import { readListInCage } from './cage.ts'
import { columnOf } from './columnOf.ts'
import { IMPORT_PROBLEMS } from './ImportProblem.ts'
import { toldRow } from './toldRow.ts'
import { WORKBOOK_REFUSALS, type WorkbookRefusal } from './Sheet.ts'
import { importRuns, undoImport } from './undoImport.ts'
import { settleRows, waitingRows } from './waitingRows.ts'

function answerOf({ plan, comparison, runId }: Looked, { list, programmeCode }: ImportTask): ImportAnswer {
  const counts = outcomesOf(plan)
  const named = [...new Set(plan.flatMap((one) => one.row.problems))]
  return {
    runId,
    rows: plan.map((one) => toldRow(one, list)),
    totals: list.totals,
    outcomes: { added: counts.added, changed: counts.changed, unchanged: counts.unchanged, keptBack: counts['kept-back'] },
    heads: list.heads,
    comparison,
    groups: named.includes('GROUP_UNKNOWN')
      ? groupCodesOf(programmeCode).map((code) => ({ code, name: nameOnLists(programmeCode, code) }))
      : [],
    sentences: Object.fromEntries(named.map((problem) => [problem, IMPORT_PROBLEMS[problem]])),
    columns: Object.fromEntries(named.map((problem) => [problem, columnOf(problem)])),
  }
}

const refusalOf = (refusal: WorkbookRefusal): ImportRefusal => ({ problem: 'list-refused', refusal, sentence: WORKBOOK_REFUSALS[refusal] })
const STATUS = { 'not-found': 404, 'import-undone': 409, 'import-too-old': 409 } as const

/** What was brought in lately, and the way back. */
function runRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.imports, async (context) => {
    const nowMs = clock.nowMs()
    const runs = await database.transaction(actorOf(context.get('asker')), (queries) => importRuns(queries, nowMs), 'read-snapshot')
    return context.json({ runs })
  })
  routes.post(`${OFFICE_ADDRESSES.imports}/:id/undoing`, async (context) => {
    const order = { runId: context.req.param('id'), asker: context.get('asker'), nowMs: clock.nowMs() }
    const undone = await database.transaction({ kind: 'system' }, (queries) => undoImport(queries, order))
    return undone.ok ? context.json(undone.value) : context.json({ problem: undone.refusal }, STATUS[undone.refusal])
  })
  const orderOf = (context: Context<HttpEnvironment>) => ({
    ...{ runId: context.req.param('id') ?? '', asker: context.get('asker'), nowMs: clock.nowMs() },
  })
  routes.get(`${OFFICE_ADDRESSES.imports}/:id/rows`, async (context) => {
    const rows = await database.transaction({ kind: 'system' }, (queries) => waitingRows(queries, orderOf(context)))
    return rows.ok ? context.json(rows.value) : context.json({ problem: rows.refusal }, 404)
  })
  routes.post(`${OFFICE_ADDRESSES.imports}/:id/settlement`, async (context) => {
    const parsed = v.safeParse(settlementRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { places } = parsed.output
    const settled = await database.transaction({ kind: 'system' }, (queries) => settleRows(queries, { ...orderOf(context), places }))
    return settled.ok ? context.json(settled.value) : context.json({ problem: settled.refusal }, 404)
  })
  return routes
}

/** A coordinator brings a list into one of the own units; the file is read in the cage before anything of the office is touched. */
export function importRoutes(services: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(OFFICE_ADDRESSES.imports, async (context) => {
    const asker = context.get('asker')
    const parsed = v.safeParse(importRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { unitCode, programmeCode, fileName, fileBase64, dryRun, mapping, choices } = parsed.output
    if (!asker.unitCodes.includes(unitCode)) return context.json({ problem: 'not-allowed' }, 403)
    const fileBytes = new Uint8Array(Buffer.from(fileBase64, 'base64'))
    const list = await readListInCage(fileBytes, { mapping })
    if (!list.ok) return context.json(refusalOf(list.refusal), 422)
    const task: ImportTask = { asker, list: list.value, unitCode: unitCode as UnitCode, programmeCode, fileName, fileBytes, choices }
    if (dryRun) return context.json(answerOf(await previewImport(services, task), task))
    return context.json(answerOf(await applyImport(services, task), task), 201)
  })
  routes.route('/', runRoutes(services))
  return routes
}
