import type { Context } from 'hono'
import type { AccessProblem } from '#sync/protocol/Access.ts'
import { writeAudit, type AuditNote } from '../access/audit.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { findPeriod, type KeptPeriod } from './periods.ts'

export type HttpContext = Context<HttpEnvironment>

const STATUS = {
  'not-found': 404,
  'bad-request': 400,
  'duty-missing': 403,
  'release-by-another': 409,
  'period-not-draft': 409,
  'period-not-checked': 409,
  'period-not-released': 409,
  'tickets-open': 409,
  'month-released-already': 409,
  'sessions-open': 409,
  'line-not-open': 409,
  'nothing-to-raise': 409,
  'roll-changed': 409,
} as const satisfies Partial<Record<AccessProblem, 400 | 403 | 404 | 409>>
type Refusal = keyof typeof STATUS
export type Done = { readonly body: object; readonly status?: 200 | 201 } | { readonly refusal: Refusal }

/** Whoever changes a period answers for all of it. */
export const isOwn = (period: KeptPeriod | undefined, asker: Asker): period is KeptPeriod =>
  period?.unitCodes.every((code) => asker.unitCodes.includes(code)) ?? false

/** The change at work. `note` writes it down: call it once the people are locked and before they are saved, so that two writers never wait in a circle. */
export type PeriodChange = {
  readonly queries: Queries
  readonly period: KeptPeriod
  readonly asker: Asker
  readonly nowMs: number
  readonly note: (act: AuditNote['act'], detail?: AuditNote['detail']) => Promise<void>
}

export const answerDone = (context: HttpContext, done: Done): Response =>
  'refusal' in done ? context.json({ problem: done.refusal }, STATUS[done.refusal]) : context.json(done.body, done.status ?? 200)

/** One change to one period of the own units: locked, written down and done in one transaction, or not at all. */
export async function changePeriod(
  { database, clock }: Services,
  context: HttpContext,
  write: (change: PeriodChange) => Promise<Done>,
): Promise<Response> {
  const [asker, nowMs] = [context.get('asker'), clock.nowMs()]
  const done = await database.transaction({ kind: 'system' }, async (queries): Promise<Done> => {
    const period = await findPeriod(queries, context.req.param('id') ?? '', 'locked')
    if (!isOwn(period, asker)) return { refusal: 'not-found' }
    const note: PeriodChange['note'] = (act, detail = {}) =>
      writeAudit(queries, { accountId: asker.accountId, deviceId: asker.deviceId, act, subject: period.id, detail }, nowMs)
    return write({ queries, period, asker, nowMs, note })
  })
  return answerDone(context, done)
}
