import { createHash } from 'node:crypto'
import type { LogAct } from '#sync/protocol/OfficeLog.ts'
import type { Queries } from '../store/Database.ts'

/** What is written down: who, what, about whom; never the values looked at. */
export type AuditNote = {
  readonly accountId: string | null
  readonly deviceId: string | null
  readonly act: LogAct
  readonly subject: string
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

const START = Buffer.alloc(32)

/** 32 bytes over the line before and this one. */
export const hashOf = (previous: Uint8Array, { position, atMs }: { position: number; atMs: number }, note: AuditNote): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(JSON.stringify([position, atMs, note.accountId, note.deviceId, note.act, note.subject, Object.entries(note.detail).sort()]))
    .digest()

/** Each entry carries the hash of the one before, so that a changed or missing line shows. Positions are taken under a lock. */
export async function writeAudit(queries: Queries, note: AuditNote, nowMs: number): Promise<void> {
  await queries.query('LOCK TABLE audit_entry IN EXCLUSIVE MODE')
  const [last] = await queries.query<{ position: number; hash: Uint8Array }>(
    'SELECT position, hash FROM audit_entry ORDER BY position DESC LIMIT 1',
  )
  const [position, previous] = [(last?.position ?? 0) + 1, last ? Buffer.from(last.hash) : START]
  await queries.query(
    'INSERT INTO audit_entry (position, at, account_id, device_id, act, subject, detail, previous_hash, hash) VALUES ($1, to_timestamp($2 / 1000.0), $3, $4, $5, $6, $7, $8, $9)',
    [
      position,
      nowMs,
      note.accountId,
      note.deviceId,
      note.act,
      note.subject,
      JSON.stringify(note.detail),
      previous,
      hashOf(previous, { position, atMs: nowMs }, note),
    ],
  )
}

type Kept = {
  position: number
  at_ms: number
  account_id: string | null
  device_id: string | null
  act: LogAct
  subject: string
  detail: AuditNote['detail']
  previous_hash: Uint8Array
  hash: Uint8Array
}

/** The last line of the log as somebody wrote it down elsewhere: the chain alone does not show that its end was cut off. `hash` is hexadecimal. */
export type AuditHead = { readonly position: number; readonly hash: string }

/** Undefined while nothing is written down. */
export async function auditHead(queries: Queries): Promise<AuditHead | undefined> {
  const [last] = await queries.query<AuditHead>(
    "SELECT position, encode(hash, 'hex') AS hash FROM audit_entry ORDER BY position DESC LIMIT 1",
  )
  return last
}

/** Whether a line that was written down elsewhere still stands as it stood then. */
export async function standsAsNoted(queries: Queries, { position, hash }: AuditHead): Promise<boolean> {
  const found = await queries.query("SELECT FROM audit_entry WHERE position = $1 AND encode(hash, 'hex') = $2", [position, hash])
  return found.length > 0
}

/** Bounded, so that a log of years is checked in the memory of a page. */
const LINES_AT_ONCE = 5_000

/** Every line in order, a page at a time; within one transaction. */
async function* linesOf(queries: Queries): AsyncGenerator<Kept> {
  await queries.query(
    `DECLARE audit_lines NO SCROLL CURSOR FOR SELECT position, round(extract(epoch FROM at) * 1000)::int8 AS at_ms, account_id, device_id, act, subject, detail, previous_hash, hash
     FROM audit_entry ORDER BY position`,
  )
  for (;;) {
    const page = await queries.query<Kept>(`FETCH ${LINES_AT_ONCE} FROM audit_lines`)
    if (page.length === 0) return
    yield* page
  }
}

async function firstBroken(lines: AsyncIterable<Kept>): Promise<number | undefined> {
  let [position, previous]: [number, Buffer] = [0, START]
  for await (const row of lines) {
    position += 1
    const note = { accountId: row.account_id, deviceId: row.device_id, act: row.act, subject: row.subject, detail: row.detail }
    const wanted = hashOf(previous, { position: row.position, atMs: row.at_ms }, note)
    if (row.position !== position || !wanted.equals(row.hash) || !previous.equals(row.previous_hash)) return position
    previous = wanted
  }
  return undefined
}

/** The first position whose line is not what was written there; undefined when the chain is whole. */
export async function findBrokenAudit(queries: Queries): Promise<number | undefined> {
  const broken = await firstBroken(linesOf(queries))
  await queries.query('CLOSE audit_lines')
  return broken
}
