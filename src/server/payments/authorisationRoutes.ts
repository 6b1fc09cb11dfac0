import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import { parsePlainDate, vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { authorisationRequest } from '#sync/protocol/Payments.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { AUTHORISATION_TERM } from './authorisationTermsData.ts'
import { touchLines } from './touchLines.ts'

type Order = { readonly request: v.InferOutput<typeof authorisationRequest>; readonly asker: Asker; readonly nowMs: number }

/** The same day so many years later; what would be 29 February is taken as the 28th. */
function yearsAfter(day: PlainDate, years: number): string {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return parsePlainDate(later) ?? later.replace(/-29$/, '-28')
}

const isWithinTerm = (validUntil: string, today: PlainDate): boolean =>
  parsePlainDate(validUntil) !== undefined && validUntil >= today && validUntil <= yearsAfter(today, AUTHORISATION_TERM.years)

/** Lines that still wait: their counters learn of the paper at once. */
const waitingLines = async (queries: Queries, beneficiaryId: string): Promise<string[]> =>
  (
    await queries.query<{ id: string }>(
      `SELECT line.id FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id WHERE line.beneficiary_id = $1 AND period.state IN ('released', 'paying') AND line.outcome = 'open'`,
      [beneficiaryId],
    )
  ).map((row) => row.id)

async function record(queries: Queries, { request, asker, nowMs }: Order): Promise<{ id: string } | 'not-found'> {
  const { beneficiaryId, fullName, relation, identityTail, number, validUntil } = request
  const [person] = await queries.query<{ unit_code: string }>(
    'SELECT unit_code FROM beneficiary WHERE id = $1 AND unit_code = ANY ($2::text[])',
    [beneficiaryId, asker.unitCodes],
  )
  if (!person) return 'not-found'
  const id = randomUUID()
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'authorisation-recorded' as const, subject: beneficiaryId }
  await writeAudit(queries, { ...note, detail: { authorisationId: id, validUntil } }, nowMs)
  await queries.query(
    `INSERT INTO authorisation (id, beneficiary_id, unit_code, full_name, relation, identity_tail, number, valid_until, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0), $10)`,
    [id, beneficiaryId, person.unit_code, fullName, relation, identityTail, number, validUntil, nowMs, asker.accountId],
  )
  await touchLines(queries, await waitingLines(queries, beneficiaryId))
  return { id }
}

/** Papers of those who collect for others. */
export function authorisationRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(OFFICE_ADDRESSES.authorisations, async (context) => {
    const parsed = v.safeParse(authorisationRequest, await context.req.json().catch(() => undefined))
    const [asker, nowMs] = [context.get('asker'), clock.nowMs()]
    if (!parsed.success || !isWithinTerm(parsed.output.validUntil, vietnamDay(nowMs))) return context.json({ problem: 'bad-request' }, 400)
    const recorded = await database.transaction({ kind: 'system' }, (queries) => record(queries, { request: parsed.output, asker, nowMs }))
    return recorded === 'not-found' ? context.json({ problem: recorded }, 404) : context.json(recorded, 201)
  })
  return routes
}
