import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { Result } from '#domain/shared/Result.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { benefitRequest, correctionRequest, payeeAnswer, payeeRequest, peopleRequest } from '#sync/protocol/People.ts'
import { writeAudit } from '../access/audit.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { changeBenefit } from './changeBenefit.ts'
import { answerPayee, askForPayee } from './changePayee.ts'
import { correctPerson } from './correctPerson.ts'
import { listPeople } from './listPeople.ts'
import { personPage } from './personPage.ts'
import type { By, ChangeRefusal } from './personChanges.ts'

const STATUS = {
  'not-found': 404,
  'bad-request': 400,
  'person-changed': 409,
  'benefit-twice': 409,
  'number-of-another': 409,
  'case-settled': 409,
  'settle-by-another': 409,
} as const satisfies Readonly<Record<ChangeRefusal, number>>
const PEOPLE = OFFICE_ADDRESSES.people

type Act<Request> = (
  queries: Queries,
  id: string,
  order: { readonly request: Request; readonly by: By },
) => Promise<Result<string, ChangeRefusal>>

/** People at the desk: listed, looked at one by one, and put right, each change with its reason. */
export function peopleRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  const change =
    <Schema extends v.GenericSchema>(schema: Schema, act: Act<v.InferOutput<Schema>>) =>
    async (context: Context<HttpEnvironment>): Promise<Response> => {
      const parsed = v.safeParse(schema, await context.req.json().catch(() => undefined))
      if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
      const order = { request: parsed.output, by: { asker: context.get('asker'), nowMs: clock.nowMs() } }
      const done = await database.transaction({ kind: 'system' }, (queries) => act(queries, context.req.param('id') ?? '', order))
      return done.ok ? context.json({ done: done.value }) : context.json({ problem: done.refusal }, STATUS[done.refusal])
    }
  routes.post(`${PEOPLE}/search`, async (context) => {
    const parsed = v.safeParse(peopleRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const today = vietnamDay(clock.nowMs())
    const list = (queries: Queries) => listPeople(queries, parsed.output, today)
    return context.json(await database.transaction(actorOf(context.get('asker')), list, 'read-snapshot'))
  })
  routes.get(`${PEOPLE}/:id`, async (context) => {
    const [asker, nowMs] = [context.get('asker'), clock.nowMs()]
    const asked = { today: vietnamDay(nowMs), accountId: asker.accountId }
    const look = (queries: Queries) => personPage(queries, context.req.param('id'), asked)
    const page = await database.transaction(actorOf(asker), look, 'read-snapshot')
    if (!page) return context.json({ problem: 'not-found' }, 404)
    const note = {
      accountId: asker.accountId,
      deviceId: asker.deviceId,
      act: 'person-seen' as const,
      subject: page.beneficiaryId,
      detail: {},
    }
    await database.transaction({ kind: 'system' }, (queries) => writeAudit(queries, note, nowMs))
    return context.json(page, 200, { 'cache-control': 'no-store' })
  })
  routes.post(`${PEOPLE}/:id/benefits`, change(benefitRequest, changeBenefit))
  routes.post(`${PEOPLE}/:id/corrections`, change(correctionRequest, correctPerson))
  routes.post(`${PEOPLE}/:id/payee`, change(payeeRequest, askForPayee))
  routes.post(
    `${PEOPLE}/payees/:id/answer`,
    change(payeeAnswer, (queries, id, { request, by }) => answerPayee(queries, id, { ...request, by })),
  )
  return routes
}
