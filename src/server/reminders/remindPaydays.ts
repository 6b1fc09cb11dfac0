import { isPaydayTomorrow } from '#domain/slips/paydayTomorrow.ts'
import { dateOfDayNumber, dayNumber, vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { REMINDER_TERMS } from '#domain/slips/slipTermsData.ts'
import type { Services } from '../http/Services.ts'
import { slipPageOf } from '../slips/slipPages.ts'
import type { Queries } from '../store/Database.ts'
import { takeTurns } from '../takeTurns.ts'
import { PAYDAY_SENTENCE } from './paydaySentence.ts'
import { findReminderKeys, type ReminderKeys } from './ReminderKeys.ts'
import { sendPush, type PushOutcome, type PushSubscription } from './sendPush.ts'

const [AN_HOUR_MS, HOURS_AHEAD_OF_UTC, AT_ONCE] = [3_600_000, 7, 4]
const system = { kind: 'system' } as const

/** Of all that the routes work with, what this needs. */
export type Reminding = Pick<Services, 'database' | 'clock' | 'log' | 'allowsLoopbackPush'>
type Evening = { readonly nowMs: number; readonly today: PlainDate; readonly tomorrow: PlainDate; readonly keptSeconds: number }
type Asked = PushSubscription & { readonly beneficiaryId: string }
export type Reminded = Readonly<Record<PushOutcome, number>>

/** Undefined outside the hours in which paydays are told; what is told this evening is wrong after midnight. */
function eveningOf(nowMs: number): Evening | undefined {
  const hours = nowMs / AN_HOUR_MS + HOURS_AHEAD_OF_UTC
  const hour = Math.floor(hours) % 24
  if (hour < REMINDER_TERMS.fromHour || hour >= REMINDER_TERMS.beforeHour) return undefined
  const today = vietnamDay(nowMs)
  const keptSeconds = Math.floor((24 - (hours % 24)) * 3_600)
  return { nowMs, today, tomorrow: dateOfDayNumber(dayNumber(today) + 1), keptSeconds }
}

/** A phone with several slips is one phone: told once, it is told for all. */
const NOT_YET = `told_for IS DISTINCT FROM $1::date AND (try_for IS DISTINCT FROM $1::date OR (tries < ${REMINDER_TERMS.tries} AND tried_at <= to_timestamp($2 / 1000.0) - interval '${REMINDER_TERMS.minutesBetweenTries} minutes'))`
const ASKED = `
  SELECT asked.endpoint, asked.p256dh, asked.auth, slip.beneficiary_id AS "beneficiaryId"
  FROM slip_reminder AS asked JOIN slip_key USING (key_hash) JOIN slip ON slip.id = slip_key.slip_id
  WHERE slip.revoked_at IS NULL AND slip.expires_on >= $1::date AND NOT EXISTS (SELECT FROM slip_reminder AS one WHERE one.endpoint = asked.endpoint AND NOT (${NOT_YET}))
    AND EXISTS (SELECT FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id
      WHERE line.beneficiary_id = slip.beneficiary_id AND period.state IN ('released', 'paying') AND period.body ->> 'payFrom' = $1::text)
  ORDER BY asked.key_hash`

/** Whose page says tomorrow, by phone: what the office's lists say is looked at as the page would tell it, a person at a time. */
async function phonesToTell({ database }: Reminding, { nowMs, today, tomorrow }: Evening): Promise<PushSubscription[]> {
  const asked = await database.transaction(system, (queries) => queries.query<Asked>(ASKED, [tomorrow, nowMs]), 'read-snapshot')
  const phones = new Map<string, PushSubscription>()
  for (const { beneficiaryId, ...phone } of asked) {
    if (phones.has(phone.endpoint)) continue
    const reading = { reader: { kind: 'self' }, expiresOn: tomorrow, nowMs } as const
    const page = await database.transaction(system, (queries) => slipPageOf(queries, beneficiaryId, reading), 'read-snapshot')
    if (page && isPaydayTomorrow(page.next, today)) phones.set(phone.endpoint, phone)
  }
  return [...phones.values()]
}

/** Counted before it is sent: a server that dies meanwhile tries no phone without end, and of two servers one sends. */
const claim = (queries: Queries, endpoint: string, { tomorrow, nowMs }: Evening): Promise<unknown[]> =>
  queries.query(
    `UPDATE slip_reminder SET tries = CASE WHEN try_for = $1::date THEN tries + 1 ELSE 1 END, try_for = $1::date, tried_at = to_timestamp($2 / 1000.0)
     WHERE endpoint = $3 AND ${NOT_YET} RETURNING 1`,
    [tomorrow, nowMs, endpoint],
  )

async function lay(
  queries: Queries,
  endpoint: string,
  { outcome, tomorrow }: { outcome: PushOutcome; tomorrow: PlainDate },
): Promise<void> {
  if (outcome === 'sent') await queries.query('UPDATE slip_reminder SET told_for = $2 WHERE endpoint = $1', [endpoint, tomorrow])
  if (outcome === 'gone') await queries.query('DELETE FROM slip_reminder WHERE endpoint = $1', [endpoint])
}

type Telling = { readonly evening: Evening; readonly keys: ReminderKeys }

async function tell(
  { database, allowsLoopbackPush = false }: Reminding,
  phone: PushSubscription,
  { evening, keys }: Telling,
): Promise<PushOutcome | undefined> {
  const claimed = await database.transaction(system, (queries) => claim(queries, phone.endpoint, evening))
  if (claimed.length === 0) return undefined
  const push = { text: PAYDAY_SENTENCE, keys, keptSeconds: evening.keptSeconds, allowsLoopback: allowsLoopbackPush }
  const outcome = await sendPush(phone, push)
  await database.transaction(system, (queries) => lay(queries, phone.endpoint, { outcome, tomorrow: evening.tomorrow }))
  return outcome
}

/**
 * Tells each phone that asked for it, once, in the evening, that tomorrow is a payday of somebody whose slip it holds. Does nothing at
 * other hours and while the office has no keys. Tells how many pushes went out, found nobody and failed.
 */
export async function remindPaydays(services: Reminding): Promise<Reminded> {
  const count = { sent: 0, gone: 0, failed: 0 }
  const evening = eveningOf(services.clock.nowMs())
  const keys = evening && (await services.database.transaction(system, findReminderKeys))
  if (!evening || !keys) return count
  const turn = takeTurns(AT_ONCE)
  const phones = await phonesToTell(services, evening)
  const outcomes = await Promise.all(phones.map((phone) => turn(() => tell(services, phone, { evening, keys }))))
  for (const outcome of outcomes) if (outcome) count[outcome] += 1
  if (phones.length > 0) services.log.info({ act: 'remind-paydays', ...count })
  return count
}
