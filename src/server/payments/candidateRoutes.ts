import { Hono } from 'hono'
import * as v from 'valibot'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { CandidatesAnswer } from '#sync/protocol/Gifts.ts'
import { peopleByName } from '#sync/protocol/PeopleByName.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { namePatterns } from '../store/namePatterns.ts'
import { findPeriod, type KeptPeriod } from './periods.ts'

const SHOWN = 20

/** People of the period's communes by name, whether they stand on its roll or not. */
async function peopleNamed(queries: Queries, { id, unitCodes }: KeptPeriod, name: string): Promise<CandidatesAnswer> {
  const patterns = namePatterns(name)
  if (patterns.length === 0) return { people: [], more: false }
  const people = await queries.query<CandidatesAnswer['people'][number]>(
    `SELECT id AS "beneficiaryId", profile ->> 'fullName' AS "fullName", birth, hamlet, unit_code AS "unitCode",
       EXISTS (SELECT FROM payment_line AS line WHERE line.beneficiary_id = beneficiary.id AND line.period_id = $1) AS "isListed"
     FROM beneficiary WHERE unit_code = ANY ($2::text[]) AND ' ' || name_key LIKE ALL ($3::text[]) ORDER BY name_key, hamlet_key, id LIMIT ${SHOWN + 1}`,
    [id, unitCodes, patterns],
  )
  return { people: people.slice(0, SHOWN), more: people.length > SHOWN }
}

/** Whom a line may be added for; the name travels in the body, which no log keeps. The dead are found too: a grant for the burial is theirs. */
export function candidateRoutes({ database }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${OFFICE_ADDRESSES.periods}/:id/candidates`, async (context) => {
    const parsed = v.safeParse(peopleByName, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const answer = await database.transaction(
      actorOf(context.get('asker')),
      async (queries) => {
        const period = await findPeriod(queries, context.req.param('id') ?? '')
        return period && peopleNamed(queries, period, parsed.output.name)
      },
      'read-snapshot',
    )
    return answer ? context.json(answer) : context.json({ problem: 'not-found' }, 404)
  })
  return routes
}
