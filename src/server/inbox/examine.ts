import { createHash, createPublicKey, verify } from 'node:crypto'
import { canonicalHeader } from '#sync/protocol/canonicalHeader.ts'
import type { FactBody, FactEnvelope, ItemProblem } from '#sync/protocol/Fact.ts'
import { parseFactBody } from '#sync/protocol/parseFactBody.ts'
import type { SealingKey } from './SealingKey.ts'

export type Examined = {
  readonly envelope: FactEnvelope
  readonly headerText: string
  readonly headerHash: string
  readonly body: FactBody
}
export type Examination = { readonly ok: true; readonly value: Examined } | { readonly ok: false; readonly problem: ItemProblem }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function isSigned(headerText: string, signature: string, signingKey: Buffer): boolean {
  try {
    const key = createPublicKey({ key: signingKey, format: 'der', type: 'spki' })
    return verify('sha256', Buffer.from(headerText), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** Is it what it says it is: signed by the device, opened by us, unaltered, of a kind we know? No look at the database. */
export function examine(envelope: FactEnvelope, signingKey: Buffer, sealingKey: SealingKey): Examination {
  const headerText = canonicalHeader(envelope.header)
  if (!isSigned(headerText, envelope.signature, signingKey)) return { ok: false, problem: 'signature-wrong' }
  const opened = sealingKey.open(envelope.header.id, envelope.ephemeralKey, envelope.sealed)
  if (opened === undefined || sha256(opened) !== envelope.header.payloadHash) return { ok: false, problem: 'unreadable' }
  const body = parseFactBody(opened)
  if (!body || body.kind !== envelope.header.kind || body.version !== envelope.header.version) return { ok: false, problem: 'unknown-kind' }
  return { ok: true, value: { envelope, headerText, headerHash: sha256(headerText), body } }
}
