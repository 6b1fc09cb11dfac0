import { createHash } from 'node:crypto'
import type { AccessProblem } from '#sync/protocol/Access.ts'
import { MOST_FACTS_IN_A_PUSH, type ItemAnswer } from '#sync/protocol/Fact.ts'
import { parseFactEnvelope } from '#sync/protocol/parseFactEnvelope.ts'
import { parseUnsentPackage, type ReadPackage } from '#sync/protocol/parseUnsentPackage.ts'
import type { PackedPhoto, PackedRecordAnswer, UnsentPackageAnswer } from '#sync/protocol/UnsentPackage.ts'
import { findAccount, type Account } from '../access/accounts.ts'
import { writeAudit } from '../access/audit.ts'
import { isWithin } from '../access/ownAccount.ts'
import { actorOf } from '../http/actorOf.ts'
import type { Asker, Services } from '../http/Services.ts'
import { receivePiece, type Received } from '../photos/receivePiece.ts'
import type { Queries } from '../store/Database.ts'
import { openPhoto } from './openPhoto.ts'
import { receivePush } from './receivePush.ts'

export type PackageRefusal = Extract<AccessProblem, 'package-broken' | 'package-foreign'>
type Owner = { readonly account: Account; readonly deviceId: string }
type Outcome = { readonly answer: UnsentPackageAnswer } | { readonly problem: PackageRefusal }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const devicesIn = ({ deviceId, facts }: ReadPackage): string[] => [
  ...new Set([deviceId, ...facts.flatMap((fact) => parseFactEnvelope(fact)?.header.deviceId ?? [])]),
]

/** Whose phone it was: all its devices known here belong to one account, which the asker may look after. */
async function ownerOf(queries: Queries, contents: ReadPackage, asker: Asker): Promise<Owner | undefined> {
  const devices = await queries.query<{ id: string; account_id: string }>(
    'SELECT id, account_id FROM device WHERE id::text = ANY ($1::text[])',
    [devicesIn(contents)],
  )
  const [known] = devices
  if (!known || devices.some((one) => one.account_id !== known.account_id)) return undefined
  const account = await findAccount(queries, known.account_id)
  if (!account || !isWithin(account.homeCodes, asker.unitCodes)) return undefined
  return { account, deviceId: devices.find(({ id }) => id === contents.deviceId)?.id ?? known.id }
}

/** The phone's owner as a push of the phone itself would name them. */
const asOwner = ({ account, deviceId }: Owner): Asker => ({
  accountId: account.id,
  deviceId,
  role: account.role,
  duties: account.duties,
  displayName: account.displayName,
  unitCodes: account.unitCodes,
  payPointIds: account.payPointIds,
  scopeVersion: account.scopeVersion,
  signedInAtMs: 0,
})

async function receiveFacts(services: Services, owner: Asker, facts: readonly unknown[]): Promise<ItemAnswer[]> {
  const answers: ItemAnswer[] = []
  for (let start = 0; start < facts.length; start += MOST_FACTS_IN_A_PUSH) {
    const push = { facts: facts.slice(start, start + MOST_FACTS_IN_A_PUSH), waiting: undefined }
    answers.push(...(await receivePush(services, owner, push)).answers)
  }
  return answers
}

const isWhole = (received: Received): boolean => typeof received !== 'string' && received.isWhole

/** Goes on where the phone's own sending stopped. */
async function receivePhoto({ database, clock, sealingKey }: Services, owner: Asker, photo: PackedPhoto): Promise<boolean> {
  const bytes = openPhoto(photo, sealingKey)
  if (!bytes) return false
  const by = { accountId: owner.accountId, nowMs: clock.nowMs() }
  return database.transaction(actorOf(owner), async (queries) => {
    const pieceFrom = (offset: number) =>
      receivePiece(queries, { factId: photo.factId, offset, totalBytes: bytes.length, bytes: bytes.subarray(offset) }, by)
    const first = await pieceFrom(0)
    if (typeof first === 'string' || first.isWhole) return isWhole(first)
    return isWhole(await pieceFrom(first.receivedBytes))
  })
}

function recordAnswers(facts: readonly unknown[], answers: readonly ItemAnswer[]): PackedRecordAnswer[] {
  return answers.map(({ id, answer, problem }, place) => {
    const header = parseFactEnvelope(facts[place])?.header
    return { id, kind: header?.kind ?? null, recordedAtMs: header?.deviceTimeMs ?? null, answer, problem }
  })
}

async function takeIn(services: Services, owner: Asker, contents: ReadPackage): Promise<UnsentPackageAnswer> {
  const answers = await receiveFacts(services, owner, contents.facts)
  let received = 0
  // After the facts: a photo is received for a fact that names it, and for no other.
  for (const photo of contents.photos) if (await receivePhoto(services, owner, photo)) received += 1
  return {
    ownerName: owner.displayName,
    madeAtMs: contents.madeAtMs,
    records: recordAnswers(contents.facts, answers),
    photos: { received, leftOut: contents.photos.length - received },
  }
}

/** Refused whole or judged record by record, as a push of its own phone; the same package again changes nothing. */
export async function takeInPackage(services: Services, by: Asker, text: string): Promise<Outcome> {
  const { database, clock } = services
  const contents = await parseUnsentPackage(text, (line) => Promise.resolve(sha256(line)))
  if (!contents) return { problem: 'package-broken' }
  const owner = await database.transaction({ kind: 'system' }, (queries) => ownerOf(queries, contents, by))
  if (!owner) return { problem: 'package-foreign' }
  const answer = await takeIn(services, asOwner(owner), contents)
  const detail = {
    device: owner.deviceId,
    sha256: sha256(text),
    records: answer.records.length,
    fresh: answer.records.filter((one) => one.answer !== 'duplicate').length,
    photos: answer.photos.received,
  }
  await database.transaction({ kind: 'system' }, (queries) =>
    writeAudit(
      queries,
      { accountId: by.accountId, deviceId: by.deviceId, act: 'unsent-package-received', subject: owner.account.id, detail },
      clock.nowMs(),
    ),
  )
  return { answer }
}
