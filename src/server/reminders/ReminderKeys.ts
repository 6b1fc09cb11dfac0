import webPush from 'web-push'
import type { Queries } from '../store/Database.ts'

/** VAPID (RFC 8292): what a push service knows the office by. base64url; `contact` is `mailto:` or `https:`. */
export type ReminderKeys = { readonly publicKey: string; readonly privateKey: string; readonly contact: string }

const NAME = 'reminder-keys'

/** Undefined while the office sends no reminders, as it does until somebody says so. */
export async function findReminderKeys(queries: Queries): Promise<ReminderKeys | undefined> {
  const [kept] = await queries.query<{ value: string }>('SELECT value FROM setting WHERE name = $1', [NAME])
  return kept && (JSON.parse(kept.value) as ReminderKeys)
}

/** Keys once made stay while reminders are on: phones have subscribed to them. */
export async function turnRemindersOn(queries: Queries, contact: string): Promise<ReminderKeys> {
  const keys = { ...((await findReminderKeys(queries)) ?? webPush.generateVAPIDKeys()), contact }
  await queries.query('INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [
    NAME,
    JSON.stringify(keys),
  ])
  return keys
}

/** With the keys go all addresses of phones: without the keys nothing can be sent to them ever again. */
export async function turnRemindersOff(queries: Queries): Promise<void> {
  await queries.query('DELETE FROM setting WHERE name = $1', [NAME])
  await queries.query('DELETE FROM slip_reminder')
}
