import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { canonicalHeader } from '#sync/protocol/canonicalHeader.ts'
import type { FactBody, FactEnvelope, ItemProblem } from '#sync/protocol/Fact.ts'
import { parseFactBody } from '#sync/protocol/parseFactBody.ts'
import { parseFactEnvelope } from '#sync/protocol/parseFactEnvelope.ts'
import type { SealingKey } from './SealingKey.ts'

export type SoundFact = {
  readonly kind: 'sound'
  readonly envelope: FactEnvelope
  readonly headerText: string
  readonly headerHash: string
  readonly body: FactBody
}
/** One item of a push as it came, and what it proved to be before anything else is known. */
export type Item = {
  readonly id: string
  readonly raw: unknown
  readonly examined: SoundFact | { readonly kind: 'unsound'; readonly problem: ItemProblem }
}

/** Signing keys of the asker's own devices, by device. */
export type SigningKeys = ReadonlyMap<string, KeyObject>
export type Keys = { readonly signing: SigningKeys; readonly sealing: SealingKey }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const signingKeyOf = (spki: Uint8Array): KeyObject => createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })

/** Off the main thread: many phones' signatures are checked side by side. */
const isSigned = (text: string, signature: string, key: KeyObject): Promise<boolean> =>
  new Promise((answer) => {
    verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'), (trouble, isRight) =>
      answer(!trouble && isRight),
    )
  })

function idOf(item: unknown): string {
  const header = item && typeof item === 'object' && 'header' in item ? item.header : undefined
  return header && typeof header === 'object' && 'id' in header && typeof header.id === 'string' ? header.id.slice(0, 60) : ''
}

export type ReadItem = { readonly id: string; readonly raw: unknown; readonly envelope: FactEnvelope | undefined }
export const readItem = (raw: unknown): ReadItem => ({ id: idOf(raw), raw, envelope: parseFactEnvelope(raw) })

async function examine({ envelope }: ReadItem, keys: Keys): Promise<Item['examined']> {
  const unsound = (problem: ItemProblem) => ({ kind: 'unsound' as const, problem })
  if (!envelope) return unsound('unreadable')
  const signingKey = keys.signing.get(envelope.header.deviceId)
  if (!signingKey) return unsound('unknown-device')
  const headerText = canonicalHeader(envelope.header)
  if (!(await isSigned(headerText, envelope.signature, signingKey))) return unsound('signature-wrong')
  const opened = keys.sealing.open(envelope.header.id, envelope.ephemeralKey, envelope.sealed)
  if (opened === undefined || sha256(opened) !== envelope.header.payloadHash) return unsound('unreadable')
  const body = parseFactBody(opened)
  if (!body || body.kind !== envelope.header.kind || body.version !== envelope.header.version) return unsound('unknown-kind')
  return { kind: 'sound', envelope, headerText, headerHash: sha256(headerText), body }
}

/** Is each what it says it is: signed by a device of the asker, sealed to us, unaltered, of a kind we know? No look at the facts kept. */
export const examineItems = (items: readonly ReadItem[], keys: Keys): Promise<Item[]> =>
  Promise.all(items.map(async (item) => ({ id: item.id, raw: item.raw, examined: await examine(item, keys) })))
