import { Hono } from 'hono'
import * as v from 'valibot'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { reminderRequest, reminderSetting, type ReminderAnswer, type ReminderRequest, type SlipProblem } from '#sync/protocol/Slip.ts'
import { writeAudit } from '../access/audit.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { GuessWatch } from '../slips/GuessWatch.ts'
import { findByKey, hashOfKey } from '../slips/openSlip.ts'
import type { Queries } from '../store/Database.ts'
import { mayPushTo } from './pushAddress.ts'
import { findReminderKeys, turnRemindersOff, turnRemindersOn } from './ReminderKeys.ts'
import { canBeEncryptedTo } from './sendPush.ts'

const STATUS = { 'slip-not-opened': 403, 'reminders-off': 409, 'bad-request': 400, 'too-many-tries': 429 } as const
type No = SlipProblem & keyof typeof STATUS
const system = { kind: 'system' } as const

async function keep(queries: Queries, { returnKey, phone }: ReminderRequest, nowMs: number): Promise<No | undefined> {
  if (!(await findByKey(queries, returnKey, { act: 'reminder', nowMs }))) return 'slip-not-opened'
  if (phone === null) {
    await queries.query('DELETE FROM slip_reminder WHERE key_hash = $1', [hashOfKey(returnKey)])
    return undefined
  }
  if (!(await findReminderKeys(queries))) return 'reminders-off'
  await queries.query(
    `INSERT INTO slip_reminder (key_hash, endpoint, p256dh, auth, made_at) VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0))
     ON CONFLICT (key_hash) DO UPDATE SET endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth`,
    [hashOfKey(returnKey), phone.endpoint, phone.p256dh, phone.auth, nowMs],
  )
  return undefined
}

/** Whoever holds a slip on a phone of their own asks to be told of paydays there, or not any more; the office's own command line allows it at all. */
export function reminderRoutes({ database, clock, allowsLoopbackPush = false }: Services, watch: GuessWatch): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${ADDRESSES.slipPage}/reminder`, async (context) => {
    const refuse = (problem: No) =>
      context.json({ problem }, STATUS[problem], problem === 'too-many-tries' ? { 'retry-after': '3600' } : {})
    const nowMs = clock.nowMs()
    const parsed = v.safeParse(reminderRequest, await context.req.json().catch(() => undefined))
    if (!parsed.success) return refuse('bad-request')
    if (!watch.mayComeBack(context.get('address'), nowMs)) return refuse('too-many-tries')
    const { phone } = parsed.output
    if (phone && !(mayPushTo(phone.endpoint, allowsLoopbackPush) && canBeEncryptedTo(phone))) return refuse('bad-request')
    const no = await database.transaction(system, (queries) => keep(queries, parsed.output, nowMs))
    if (no !== 'slip-not-opened') watch.cameBack(context.get('address'))
    return no ? refuse(no) : context.json({ isReminded: phone !== null } satisfies ReminderAnswer)
  })
  routes.post(OFFICE_ADDRESSES.reminders, async (context) => {
    const parsed = v.safeParse(reminderSetting, await context.req.json().catch(() => undefined))
    if (!parsed.success) return context.json({ problem: 'bad-request' }, 400)
    const { accountId, deviceId } = context.get('asker')
    const { contact } = parsed.output
    const note = {
      accountId,
      deviceId,
      act: contact === null ? ('reminders-off' as const) : ('reminders-on' as const),
      subject: 'reminders',
      detail: { contact },
    }
    await database.transaction(system, async (queries) => {
      await writeAudit(queries, note, clock.nowMs())
      if (contact === null) await turnRemindersOff(queries)
      else await turnRemindersOn(queries, contact)
    })
    return context.json({ isOn: contact !== null })
  })
  return routes
}
