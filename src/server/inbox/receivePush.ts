import type { KeyObject } from 'node:crypto'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { isErased } from '#domain/privacy/erasedProfile.ts'
import { bareFact } from '#sync/recording/bareFact.ts'
import { personOf } from '#sync/recording/layFacts.ts'
import type { ItemAnswer } from '#sync/protocol/Fact.ts'
import { readEpoch } from '../feed/feedEpoch.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker, Services } from '../http/Services.ts'
import { openCases, withdrawCases, type TakenBack } from '../reviews/reviewCases.ts'
import { applyEnrolments } from '../enrolment/applyEnrolments.ts'
import { keepConsents } from '../privacy/keepConsents.ts'
import { applyPayments } from '../payments/applyPayments.ts'
import { proveSessions } from '../payments/proveSessions.ts'
import { touchLines } from '../payments/touchLines.ts'
import type { Queries } from '../store/Database.ts'
import { applyFacts } from './applyFacts.ts'
import type { StandingFact } from './StandingFact.ts'
import { examineItems, readItem, signingKeyOf, type Item, type SoundFact } from './examine.ts'
import { heldGrants } from './heldGrants.ts'
import { heldPayPoints } from './heldPayPoints.ts'
import { judgeItems, type Judgement } from './judge.ts'
import { keepFacts, quarantineItems } from './keepFacts.ts'
import type { Ledger } from './Ledger.ts'
import { loadLedger } from './loadLedger.ts'

type Waiting = { readonly unsentCount: number; readonly oldestUnsentAtMs: number | null }
/** `waiting`: what the phone says of itself; undefined where somebody else carried its facts here. */
export type Push = { readonly facts: readonly unknown[]; readonly waiting: Waiting | undefined }
type Batch = {
  /** Devices that were revoked before their facts came. */
  readonly revoked: ReadonlySet<string>
  readonly queries: Queries
  readonly services: Services
  readonly asker: Asker
  readonly nowMs: number
  /** People touched so far; written once, last, with the feed's counter. */
  changed: ReadonlyMap<string, BeneficiaryProfile>
  /** Lines of payment rolls touched so far; stamped last, likewise. */
  changedLines: ReadonlySet<string>
}

type Authors = { readonly signing: ReadonlyMap<string, KeyObject>; readonly revoked: ReadonlySet<string>; readonly epoch: string }
/** `epoch`: the office's before the facts were taken. Should it be restored in between, they come once more rather than never. */
export type Received = { readonly answers: ItemAnswer[]; readonly epoch: string }

const answerOf = ({ item, verdict }: Judgement): ItemAnswer => ({ id: item.id, ...verdict })

type Author = { id: string; signing_key: Uint8Array; is_revoked: boolean }
const AUTHORS = `
  SELECT device.id, signing_key, revoked_at IS NOT NULL OR disabled_at IS NOT NULL AS is_revoked
  FROM device JOIN account ON account.id = account_id WHERE account_id = $1 AND device.id::text = ANY ($2::text[])`

/** A phone that got new keys still hands in what it recorded under the old ones: any device of the same account may be the author. */
async function authors({ database }: Services, asker: Asker, deviceIds: readonly string[]): Promise<Authors> {
  const { epoch, rows } = await database.transaction({ kind: 'system' }, async (queries) => ({
    epoch: await readEpoch(queries),
    rows: await queries.query<Author>(AUTHORS, [asker.accountId, deviceIds]),
  }))
  return {
    epoch,
    signing: new Map(rows.map((row) => [row.id, signingKeyOf(row.signing_key)])),
    revoked: new Set(rows.filter((row) => row.is_revoked).map((row) => row.id)),
  }
}

const standingFact = (id: string, { body, envelope }: SoundFact, doubt: StandingFact['doubt']): StandingFact => ({
  id,
  deviceId: envelope.header.deviceId,
  body,
  doubt,
})

const standingIn = (judgements: readonly Judgement[]): StandingFact[] =>
  judgements.flatMap(({ act, item: { id, examined }, released, doubt }) =>
    act === 'apply' && examined.kind === 'sound'
      ? [
          standingFact(id, examined, doubt),
          ...released.map((one) => ({ ...one, deviceId: examined.envelope.header.deviceId, doubt: null })),
        ]
      : [],
  )

const takenBack = (standing: readonly StandingFact[]): TakenBack[] =>
  standing.flatMap(({ id, body }) => ('cancels' in body ? [{ id, cancels: body.cancels }] : []))

/** Whatever of a session comes, stands or not, may be what its book was missing. */
const sessionsOf = (judgements: readonly Judgement[], ledger: Ledger): string[] =>
  judgements.flatMap(({ item: { examined } }) => (examined.kind === 'sound' ? (ledger.payments.sessionOf(examined.body) ?? []) : []))

async function release(queries: Queries, judgements: readonly Judgement[]): Promise<void> {
  const released = judgements.flatMap((one) => one.released.map((fact) => fact.id))
  if (released.length > 0) await queries.query(`UPDATE fact SET answer = 'applied', problem = NULL WHERE id = ANY ($1::uuid[])`, [released])
}

/** What comes late about a person whose data were erased is kept without bringing anything of them back. */
function withoutErased(items: readonly Item[], profiles: ReadonlyMap<string, BeneficiaryProfile>): Item[] {
  return items.map((item) => {
    const { examined } = item
    if (examined.kind === 'unsound') return item
    const profile = profiles.get(personOf(examined.body) ?? '')
    if (!profile || !isErased(profile)) return item
    const envelope = { ...examined.envelope, sealed: '', ephemeralKey: '' }
    return { ...item, raw: { header: envelope.header }, examined: { ...examined, envelope, body: bareFact(examined.body) } }
  })
}

async function receiveTogether(batch: Batch, came: readonly Item[]): Promise<ItemAnswer[]> {
  const { queries, asker, nowMs, revoked } = batch
  const { ledger, profiles } = await loadLedger(queries, came, { accountId: asker.accountId, changed: batch.changed })
  const items = withoutErased(came, profiles)
  const sound = items.flatMap(({ examined }) =>
    examined.kind === 'sound' ? [{ header: examined.envelope.header, body: examined.body }] : [],
  )
  const mayTouch = await heldGrants(queries, { whose: asker, profiles, headers: sound.map(({ header }) => header), nowMs })
  const mayPayAt = await heldPayPoints(queries, { accountId: asker.accountId, facts: sound, nowMs })
  const judgements = judgeItems(items, {
    accountId: asker.accountId,
    role: asker.role,
    nowMs,
    ledger,
    mayTouch,
    mayPayAt,
    isRevoked: (deviceId) => revoked.has(deviceId),
  })
  const keeping = { asker, nowMs, profiles }
  await quarantineItems(queries, judgements, keeping)
  await keepFacts(queries, judgements, keeping)
  await openCases(queries, judgements, keeping)
  await release(queries, judgements)
  const standing = standingIn(judgements)
  const people = await applyFacts(queries, standing, { author: asker, profiles })
  const toldLines = await applyEnrolments(queries, standing, { author: asker, people, nowMs })
  await keepConsents(queries, standing, asker)
  const lines = await applyPayments(queries, standing, { author: asker, nowMs })
  await proveSessions(queries, sessionsOf(judgements, ledger), nowMs)
  await withdrawCases(queries, takenBack(standing), { by: asker, nowMs })
  batch.changedLines = new Set([...batch.changedLines, ...lines, ...toldLines])
  batch.changed = new Map([...batch.changed, ...people.map((person) => [person.id, person] as const)])
  return judgements.map(answerOf)
}

/** Deadlock, lost connection, full disk, shutdown: nothing about the item. SQLSTATE classes 08, 40, 53, 57, 58. */
const isDatabaseTrouble = (trouble: unknown): boolean =>
  trouble instanceof Error && 'code' in trouble && typeof trouble.code === 'string' && /^(08|40|53|57|58)/.test(trouble.code)

async function putApart({ queries, asker, nowMs }: Batch, item: Item): Promise<ItemAnswer[]> {
  const judgement: Judgement = {
    item,
    act: 'quarantine',
    verdict: { answer: 'quarantined', problem: 'unreadable' },
    released: [],
    doubt: null,
  }
  await quarantineItems(queries, [judgement], { asker, nowMs, profiles: new Map() })
  return [answerOf(judgement)]
}

/** Poison is found by halving: what one item breaks is undone, and those beside it go on. Trouble with the database itself undoes the batch. */
async function receiveApart(batch: Batch, items: readonly Item[]): Promise<ItemAnswer[]> {
  const before = { changed: batch.changed, changedLines: batch.changedLines }
  await batch.queries.query('SAVEPOINT items')
  try {
    const answers = await receiveTogether(batch, items)
    await batch.queries.query('RELEASE SAVEPOINT items')
    return answers
  } catch (trouble) {
    if (isDatabaseTrouble(trouble)) throw trouble
    await batch.queries.query('ROLLBACK TO SAVEPOINT items')
    Object.assign(batch, before)
    const [only] = items
    batch.services.log.error({ act: 'judge', items: items.length, trouble: trouble instanceof Error ? trouble.name : 'unknown' })
    if (only && items.length === 1) return putApart(batch, only)
    const half = Math.ceil(items.length / 2)
    return [...(await receiveApart(batch, items.slice(0, half))), ...(await receiveApart(batch, items.slice(half)))]
  }
}

/** Takes the device's row first: two pushes of one phone go one after the other. */
async function hold(queries: Queries, { waiting, facts }: Push, { deviceId, nowMs }: { deviceId: string; nowMs: number }): Promise<void> {
  if (!waiting) return void (await queries.query('SELECT FROM device WHERE id = $1 FOR UPDATE', [deviceId]))
  await queries.query(
    'UPDATE device SET last_seen_at = to_timestamp($1 / 1000.0), unsent_count = $2, oldest_unsent_at = to_timestamp($3 / 1000.0) WHERE id = $4',
    [nowMs, Math.max(0, waiting.unsentCount - facts.length), waiting.oldestUnsentAtMs, deviceId],
  )
}

/** One transaction: durable receipt, judgement, and the feed's counter last. An answer means kept, not approved. */
export async function receivePush(services: Services, asker: Asker, push: Push): Promise<Received> {
  const nowMs = services.clock.nowMs()
  const read = push.facts.map(readItem)
  const deviceIds = [...new Set(read.flatMap((item) => item.envelope?.header.deviceId ?? []))]
  const { signing, revoked, epoch } = await authors(services, asker, deviceIds)
  const items = await examineItems(read, { signing, sealing: services.sealingKey })
  return services.database.transaction({ kind: 'system' }, async (queries) => {
    await hold(queries, push, { deviceId: asker.deviceId, nowMs })
    const batch: Batch = { revoked, queries, services, asker, nowMs, changed: new Map(), changedLines: new Set() }
    const answers = items.length > 0 ? await receiveApart(batch, items) : []
    await saveProfiles(queries, [...batch.changed.values()], nowMs)
    await touchLines(queries, [...batch.changedLines])
    return { answers, epoch }
  })
}
