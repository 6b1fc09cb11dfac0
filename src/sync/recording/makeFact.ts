import { canonicalHeader } from '../protocol/canonicalHeader.ts'
import type { FactBody, FactEnvelope, FactHeader } from '../protocol/Fact.ts'

/** What the device's keys can do; the keys themselves stay where they are. */
export interface FactSeals {
  sha256Hex(text: string): Promise<string>
  /** ECDSA P-256 over SHA-256, raw 64 bytes, base64. */
  sign(text: string): Promise<string>
  /** Sealed so that only the office opens it; see `FactEnvelope`. */
  sealToOffice(factId: string, text: string): Promise<{ ephemeralKey: string; sealed: string }>
}

/** Where the device's chain ends: the next fact takes the next number and carries this hash. */
export type ChainHead = { readonly sequence: number; readonly hash: string }

export type Circumstances = Pick<FactHeader, 'id' | 'deviceId' | 'deviceTimeMs' | 'clockOffsetMs' | 'clockOffsetAgeMs' | 'appVersion'> & {
  readonly head: ChainHead
  readonly salt: string
}

/** The salt keeps the clear hash from being guessed; the answer's head is the chain's new end. */
export async function makeFact(
  body: FactBody,
  { head, salt, ...where }: Circumstances,
  seals: FactSeals,
): Promise<{ envelope: FactEnvelope; head: ChainHead }> {
  const text = JSON.stringify({ salt, body })
  const header: FactHeader = {
    ...where,
    deviceSequence: head.sequence + 1,
    kind: body.kind,
    version: body.version,
    payloadHash: await seals.sha256Hex(text),
    previousHash: head.hash,
  }
  const canonical = canonicalHeader(header)
  const envelope: FactEnvelope = {
    envelopeVersion: 1,
    header,
    signature: await seals.sign(canonical),
    ...(await seals.sealToOffice(header.id, text)),
  }
  return { envelope, head: { sequence: header.deviceSequence, hash: await seals.sha256Hex(canonical) } }
}
