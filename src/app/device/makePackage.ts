import { dueFacts } from '#sync/outbox/dueFacts.ts'
import { packageText, UNSENT_PACKAGE, type OfficeSealed, type PackedPhoto, type UnsentPackage } from '#sync/protocol/UnsentPackage.ts'
import type { AccountDatabase, PhotoRow } from './DeviceDatabase.ts'
import type { CurrentRoom, OpenRoom } from './OpenRoom.ts'
import { openPhoto, sealPhoto } from './photoSeals.ts'
import { sha256Hex, toBase64, utf8 } from './vault/bytes.ts'

/** What the office takes in one file, facts beside them: the rest goes when there is a network. */
const MOST_PHOTO_BYTES = 8 * 1024 * 1024

type Packed = { readonly contents: UnsentPackage; readonly photosLeft: number }
type Sealed = { readonly sealed: Uint8Array<ArrayBuffer>; readonly office: OfficeSealed }

/** An older photo has a key of this phone alone: an open phone seals it anew, a locked one cannot. */
async function sealedForOffice(row: PhotoRow, open: OpenRoom | undefined): Promise<Sealed | undefined> {
  if (row.keys) return { sealed: row.sealed, office: row.keys.office }
  const photo = open && (await openPhoto(open, row).catch(() => undefined))
  if (!open || !photo) return undefined
  const { sealed, keys } = await sealPhoto(open, row.hash, photo)
  return { sealed, office: keys.office }
}

async function packPhotos(rows: readonly PhotoRow[], open: OpenRoom | undefined): Promise<PackedPhoto[]> {
  const packed: PackedPhoto[] = []
  let bytes = 0
  for (const row of rows) {
    if (bytes + row.sealed.length > MOST_PHOTO_BYTES) break
    const ready = await sealedForOffice(row, open)
    if (!ready) continue
    bytes += ready.sealed.length
    packed.push({ factId: row.factId, hash: row.hash, officeKey: ready.office, sealed: toBase64(ready.sealed) })
  }
  return packed
}

/** Everything that waits, what may still be undone too: its undoing would be a record of its own. */
async function pack(database: AccountDatabase, open: OpenRoom | undefined, nowMs: number): Promise<Packed | undefined> {
  const [rows, waiting, vault] = await Promise.all([
    database.outbox.where('state').equals('saved').toArray(),
    database.photos.where('state').equals('waiting').toArray(),
    database.kept('vault'),
  ])
  const facts = dueFacts(rows, { deviceId: vault?.deviceId, nowMs: Infinity }).map(({ envelope }) => envelope)
  const deviceId = vault?.deviceId ?? facts[0]?.header.deviceId
  const photos = await packPhotos(waiting, open)
  if (deviceId === undefined || facts.length + photos.length === 0) return undefined
  const contents: UnsentPackage = { name: UNSENT_PACKAGE, version: 1, deviceId, madeAtMs: nowMs, facts, photos }
  return { contents, photosLeft: waiting.length - photos.length }
}

export type MadePackage = Packed & { readonly text: string }

/** Of whoever works here now, locked or open: what is sealed to the office needs no key of this phone. Undefined when nothing waits. */
export async function makePackage({ database, open }: CurrentRoom, nowMs: number): Promise<MadePackage | undefined> {
  const packed = database && (await pack(database, open, nowMs))
  return packed && { ...packed, text: await packageText(packed.contents, (line) => sha256Hex(utf8(line))) }
}
