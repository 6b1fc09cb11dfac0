import { randomUUID } from 'node:crypto'
import { vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { SLIP_TERMS } from '#domain/slips/slipTermsData.ts'
import {
  MOST_SLIPS_AT_ONCE,
  type HamletsAnswer,
  type HamletSlipsAnswer,
  type HamletSlipsRequest,
  type NewSlip,
} from '#sync/protocol/SlipDesk.ts'
import { writeAudit } from '../access/audit.ts'
import type { Queries } from '../store/Database.ts'
import { slipPageOf } from './slipPages.ts'
import { hashOf, lastDay, makeSecret, type By } from './slips.ts'

/** Their own slip, in force and opened by somebody: whoever has that needs no paper. */
const HAS_SLIP = `EXISTS (SELECT FROM slip WHERE slip.beneficiary_id = person.id AND slip.carer IS NULL AND slip.revoked_at IS NULL AND slip.expires_on >= $2::date AND slip.times_opened > 0)`
/** Whoever is on a round that is being paid. */
const IS_PAID = `person.standing = 'present' AND EXISTS (SELECT FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id
  WHERE line.beneficiary_id = person.id AND period.state IN ('released', 'paying') AND line.outcome <> 'withdrawn')`

/** Hamlet by hamlet of these communes, as lists sort them. */
export const listHamlets = async (queries: Queries, unitCodes: readonly string[], today: PlainDate): Promise<HamletsAnswer> => ({
  hamlets: await queries.query<HamletsAnswer['hamlets'][number]>(
    `SELECT person.unit_code AS "unitCode", person.hamlet, count(*)::int4 AS people, (count(*) FILTER (WHERE ${HAS_SLIP}))::int4 AS "withSlip"
     FROM beneficiary AS person WHERE person.unit_code = ANY ($1::text[]) AND ${IS_PAID} GROUP BY 1, 2 ORDER BY 1, min(person.hamlet_key), 2`,
    [unitCodes, today],
  ),
})

const WITHOUT = `
  SELECT person.id, (SELECT slip.id FROM slip WHERE slip.beneficiary_id = person.id AND slip.carer IS NULL AND slip.revoked_at IS NULL AND slip.expires_on >= $2::date AND slip.times_opened = 0 AND slip.wrong_guesses < $4 ORDER BY slip.made_at DESC LIMIT 1) AS unopened
  FROM beneficiary AS person WHERE person.unit_code = $1 AND person.hamlet = $3 AND ${IS_PAID} AND NOT ${HAS_SLIP} ORDER BY person.name_key, person.id LIMIT $5`

async function oneOf(
  queries: Queries,
  { id, unopened }: { id: string; unopened: string | null },
  { expiresOn, by }: { expiresOn: PlainDate; by: By },
): Promise<NewSlip> {
  const [slipId, secret] = [unopened ?? randomUUID(), makeSecret()]
  await queries.query(
    `INSERT INTO slip (id, beneficiary_id, secret_hash, expires_on, made_at, made_by, made_name) VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6, $7)
     ON CONFLICT (id) DO UPDATE SET secret_hash = excluded.secret_hash, expires_on = excluded.expires_on`,
    [slipId, id, hashOf(secret), expiresOn, by.nowMs, by.asker.accountId, by.asker.displayName],
  )
  return { slipId, secret, expiresOn }
}

/** Undefined for a commune that is not the asker's. Whoever has a paper that nobody opened gets another secret: the paper before is dead. */
export async function makeHamletSlips(
  queries: Queries,
  { unitCode, hamlet }: HamletSlipsRequest,
  by: By,
): Promise<HamletSlipsAnswer | undefined> {
  if (!by.asker.unitCodes.includes(unitCode)) return undefined
  const today = vietnamDay(by.nowMs)
  const expiresOn = lastDay(undefined, today) ?? today
  const people = await queries.query<{ id: string; unopened: string | null }>(WITHOUT, [
    unitCode,
    today,
    hamlet,
    SLIP_TERMS.wrongGuesses,
    MOST_SLIPS_AT_ONCE + 1,
  ])
  const slips: HamletSlipsAnswer['slips'][number][] = []
  for (const person of people.slice(0, MOST_SLIPS_AT_ONCE)) {
    const made = await oneOf(queries, person, { expiresOn, by })
    const page = await slipPageOf(queries, person.id, { reader: { kind: 'self' }, expiresOn, nowMs: by.nowMs })
    if (page) slips.push({ ...made, page })
  }
  const note = { accountId: by.asker.accountId, deviceId: by.asker.deviceId, act: 'slips-made' as const, subject: unitCode }
  await writeAudit(queries, { ...note, detail: { hamlet, slips: slips.length } }, by.nowMs)
  return { slips, more: people.length > MOST_SLIPS_AT_ONCE }
}
