import { createHash } from 'node:crypto'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { FactEnvelope, ItemAnswer, ItemAnswerKind, ItemProblem } from '#sync/protocol/Fact.ts'
import { NO_PREVIOUS_HASH, canonicalHeader } from '#sync/protocol/canonicalHeader.ts'
import { parseFactEnvelope } from '#sync/protocol/parseFactEnvelope.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { applyFact, beneficiaryOf } from './applyFact.ts'
import { examine, type Examined } from './examine.ts'

const CLOCK_TOLERANCE_MS = 10 * 60_000

type Verdict = { readonly answer: ItemAnswerKind; readonly problem: ItemProblem | null }
type Batch = {
  readonly queries: Queries
  readonly asker: Asker
  readonly nowMs: number
  readonly signingKey: Buffer
  readonly services: Services
  readonly profiles: Map<string, BeneficiaryProfile>
}

const verdict = (answer: ItemAnswerKind, problem: ItemProblem | null = null): Verdict => ({ answer, problem })

function idOf(item: unknown): string {
  const header = item && typeof item === 'object' && 'header' in item ? item.header : undefined
  return header && typeof header === 'object' && 'id' in header && typeof header.id === 'string' ? header.id.slice(0, 60) : ''
}

/** What cannot be kept as a fact is kept as it came, whole, for a person to look at. The same item sent again is kept once. */
async function quarantine({ queries, asker, nowMs }: Batch, item: unknown, problem: ItemProblem): Promise<Verdict> {
  await queries.query(
    `INSERT INTO quarantined_item (received_at, account_id, device_id, item_id, problem, body)
     SELECT to_timestamp($1 / 1000.0), $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT FROM quarantined_item WHERE item_id = $4 AND body = $6)`,
    [nowMs, asker.accountId, asker.deviceId, idOf(item), problem, Buffer.from(JSON.stringify(item))],
  )
  return verdict('quarantined', problem)
}

async function profileOf({ queries, profiles }: Batch, id: string): Promise<BeneficiaryProfile | undefined> {
  const pending = profiles.get(id)
  if (pending) return pending
  const rows = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1 FOR UPDATE', [id])
  return rows[0]?.profile
}

/** Why a person must look at it, though it stands: order of reasons is order of weight. */
async function doubtAbout(
  { queries, asker, nowMs }: Batch,
  { envelope: { header } }: Examined,
  profile: BeneficiaryProfile | undefined,
): Promise<ItemProblem | null> {
  if (!profile) return 'unknown-person'
  if (!asker.unitCodes.includes(profile.unitCode)) return 'not-your-area'
  const before = await queries.query<{ hash: string }>(
    `SELECT encode(header_hash, 'hex') AS hash FROM fact WHERE device_id = $1 AND device_sequence = $2`,
    [header.deviceId, header.deviceSequence - 1],
  )
  const expected = header.deviceSequence === 1 ? NO_PREVIOUS_HASH : before[0]?.hash
  if (expected !== undefined && expected !== header.previousHash) return 'sequence-taken'
  const estimateMs = header.deviceTimeMs + (header.clockOffsetMs ?? 0)
  return estimateMs > nowMs + CLOCK_TOLERANCE_MS ? 'clock-far-off' : null
}

async function keep({ queries, asker, nowMs }: Batch, examined: Examined, found: Verdict & { unitCode: string | null }): Promise<void> {
  const {
    envelope: { header, signature, ephemeralKey, sealed },
    headerText,
    headerHash,
    body,
  } = examined
  const estimateMs = Math.min(nowMs, header.deviceTimeMs + (header.clockOffsetMs ?? 0))
  await queries.query(
    `INSERT INTO fact (id, device_id, device_sequence, account_id, kind, version, header, header_hash, signature, ephemeral_key, sealed, body, device_time, estimated_at, received_at, beneficiary_id, unit_code, answer, problem)
     VALUES ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, $10, $11, $12, to_timestamp($13 / 1000.0), to_timestamp($14 / 1000.0), to_timestamp($15 / 1000.0), $16, $17, $18, $19)`,
    [
      header.id,
      header.deviceId,
      header.deviceSequence,
      asker.accountId,
      header.kind,
      header.version,
      headerText,
      headerHash,
      Buffer.from(signature, 'base64'),
      Buffer.from(ephemeralKey, 'base64'),
      Buffer.from(sealed, 'base64'),
      JSON.stringify(body),
      header.deviceTimeMs,
      Math.max(0, estimateMs),
      nowMs,
      beneficiaryOf(body),
      found.unitCode,
      found.answer,
      found.problem,
    ],
  )
}

async function known(batch: Batch, envelope: FactEnvelope, item: unknown): Promise<Verdict | undefined> {
  const { header } = envelope
  const rows = await batch.queries.query<{ id: string; hash: string; answer: ItemAnswerKind; problem: ItemProblem | null }>(
    `SELECT id, encode(header_hash, 'hex') AS hash, answer, problem FROM fact WHERE id = $1 OR (device_id = $2 AND device_sequence = $3)`,
    [header.id, header.deviceId, header.deviceSequence],
  )
  const same = rows.find((row) => row.id === header.id)
  if (same)
    return same.hash === hashOfHeader(envelope)
      ? verdict(same.answer === 'applied' ? 'duplicate' : same.answer, same.problem)
      : quarantine(batch, item, 'same-id-other-content')
  return rows.length > 0 ? quarantine(batch, item, 'sequence-taken') : undefined
}

const hashOfHeader = (envelope: FactEnvelope): string => createHash('sha256').update(canonicalHeader(envelope.header)).digest('hex')

async function judge(batch: Batch, item: unknown): Promise<Verdict> {
  const envelope = parseFactEnvelope(item)
  if (!envelope) return quarantine(batch, item, 'unreadable')
  if (envelope.header.deviceId !== batch.asker.deviceId) return quarantine(batch, item, 'unknown-device')
  const seen = await known(batch, envelope, item)
  if (seen) return seen
  const examination = examine(envelope, batch.signingKey, batch.services.sealingKey)
  if (!examination.ok) return quarantine(batch, item, examination.problem)
  return stand(batch, examination.value)
}

async function stand(batch: Batch, examined: Examined): Promise<Verdict> {
  const {
    envelope: { header },
    body,
  } = examined
  const profile = await profileOf(batch, beneficiaryOf(body))
  if (body.kind === 'visit.cancelled' && !(await hasFact(batch, body.cancels))) {
    await keep(batch, examined, { ...verdict('parked', 'fact-to-cancel-missing'), unitCode: profile?.unitCode ?? null })
    return verdict('parked', 'fact-to-cancel-missing')
  }
  const problem = await doubtAbout(batch, examined, profile)
  const found = verdict(problem ? 'flagged' : 'applied', problem)
  await keep(batch, examined, { ...found, unitCode: profile?.unitCode ?? null })
  const applies = profile && problem !== 'not-your-area'
  if (!applies) return found
  const after = await applyFact(batch.queries, { id: header.id, body, author: batch.asker }, profile)
  batch.profiles.set(after.id, await withParked(batch, header.id, after))
  return found
}

async function hasFact({ queries }: Batch, id: string): Promise<boolean> {
  return (await queries.query('SELECT 1 FROM fact WHERE id = $1', [id])).length > 0
}

/** A cancellation that came before its visit takes effect now. */
async function withParked({ queries, asker }: Batch, arrivedId: string, profile: BeneficiaryProfile): Promise<BeneficiaryProfile> {
  const rows = await queries.query<{ id: string; body: Examined['body'] }>(
    `SELECT id, body FROM fact WHERE answer = 'parked' AND body ->> 'cancels' = $1 AND account_id = $2`,
    [arrivedId, asker.accountId],
  )
  const parked = rows[0]
  if (!parked) return profile
  await queries.query(`UPDATE fact SET answer = 'applied', problem = NULL WHERE id = $1`, [parked.id])
  return applyFact(queries, { id: parked.id, body: parked.body, author: asker }, profile)
}

/** Deadlock, lost connection, full disk, shutdown: nothing about the item. SQLSTATE classes 08, 40, 53, 57, 58. */
const isDatabaseTrouble = (trouble: unknown): boolean =>
  trouble instanceof Error && 'code' in trouble && typeof trouble.code === 'string' && /^(08|40|53|57|58)/.test(trouble.code)

/** Poison is held apart: what one item breaks is undone for that item alone. Trouble with the database itself undoes the batch. */
async function judgeApart(batch: Batch, item: unknown): Promise<Verdict> {
  const before = new Map(batch.profiles)
  await batch.queries.query('SAVEPOINT item')
  try {
    const found = await judge(batch, item)
    await batch.queries.query('RELEASE SAVEPOINT item')
    return found
  } catch (trouble) {
    if (isDatabaseTrouble(trouble)) throw trouble
    await batch.queries.query('ROLLBACK TO SAVEPOINT item')
    batch.profiles.clear()
    before.forEach((profile, id) => batch.profiles.set(id, profile))
    batch.services.log.error({ act: 'judge-item', trouble: trouble instanceof Error ? trouble.name : 'unknown' })
    return quarantine(batch, item, 'unreadable')
  }
}

export type Push = { readonly facts: readonly unknown[]; readonly unsentCount: number; readonly oldestUnsentAtMs: number | null }

/** One transaction: durable receipt, judgement, and the feed's counter last. An answer means kept, not approved. */
export async function receivePush(services: Services, asker: Asker, push: Push): Promise<ItemAnswer[]> {
  const nowMs = services.clock.nowMs()
  return services.database.transaction({ kind: 'system' }, async (queries) => {
    const devices = await queries.query<{ signing_key: Uint8Array }>('SELECT signing_key FROM device WHERE id = $1 FOR UPDATE', [
      asker.deviceId,
    ])
    const batch: Batch = { queries, asker, nowMs, services, signingKey: Buffer.from(devices[0]?.signing_key ?? []), profiles: new Map() }
    const answers: ItemAnswer[] = []
    for (const item of push.facts) answers.push({ id: idOf(item), ...(await judgeApart(batch, item)) })
    await queries.query(
      'UPDATE device SET last_seen_at = to_timestamp($1 / 1000.0), unsent_count = $2, oldest_unsent_at = to_timestamp($3 / 1000.0) WHERE id = $4',
      [nowMs, Math.max(0, push.unsentCount - answers.length), push.oldestUnsentAtMs, asker.deviceId],
    )
    await saveProfiles(queries, [...batch.profiles.values()], nowMs)
    return answers
  })
}
