import type { FactEnvelope, FactKind, ItemAnswerKind, ItemProblem } from './Fact.ts'

export const UNSENT_PACKAGE = 'tan-tay-unsent-package'

/** What a phone that cannot send hands out: nothing in it opens without the office's key. */
export type UnsentPackage = {
  readonly name: typeof UNSENT_PACKAGE
  readonly version: 1
  /** The device the phone is now; facts of devices it was before may stand among its own. */
  readonly deviceId: string
  /** By the phone's own clock. */
  readonly madeAtMs: number
  /** As they lie in the outbox, each device's in its own order. */
  readonly facts: readonly FactEnvelope[]
  readonly photos: readonly PackedPhoto[]
}

/** A photo of one of the device's facts. Its bytes are AES-256-GCM (12-byte nonce, ciphertext, tag) under a key of their own, base64. */
export type PackedPhoto = {
  readonly factId: string
  /** SHA-256 of the open photo, hexadecimal: bound into both seals. */
  readonly hash: string
  readonly officeKey: OfficeSealed
  readonly sealed: string
}
/** Sealed to the office as facts are, under the name `photoKeyName` gives; opened it is the photo's key, 32 bytes in base64. */
export type OfficeSealed = { readonly ephemeralKey: string; readonly sealed: string }

/** What the seal of a photo's key is bound to; no fact bears such an id. */
export const photoKeyName = (hash: string): string => `photo-key/${hash}`
/** What the seal of its bytes is bound to. */
export const photoName = (hash: string): string => `photo/${hash}`

/** SHA-256 of a text's UTF-8, hexadecimal. */
export type HashText = (text: string) => Promise<string>

/** The file: one line of JSON and one with its SHA-256, so that a copy that was cut short or altered shows. */
export async function packageText(contents: UnsentPackage, sha256Hex: HashText): Promise<string> {
  const line = JSON.stringify(contents)
  return `${line}\n${await sha256Hex(line)}\n`
}

/** What became of one record. `answer` as a push of its own phone would have had it. */
export type PackedRecordAnswer = {
  readonly id: string
  /** As its header says; null where that could not be read. */
  readonly kind: FactKind | null
  readonly recordedAtMs: number | null
  readonly answer: ItemAnswerKind
  readonly problem: ItemProblem | null
}
export type UnsentPackageAnswer = {
  /** Whose phone made it. */
  readonly ownerName: string
  readonly madeAtMs: number
  readonly records: readonly PackedRecordAnswer[]
  /** `received`: whole at the office now, come with this or before; `leftOut`: unreadable, or named by no record the office has. */
  readonly photos: { readonly received: number; readonly leftOut: number }
}
