import { photoKeyName, photoName, type OfficeSealed } from '#sync/protocol/UnsentPackage.ts'
import type { PhotoRow } from './DeviceDatabase.ts'
import type { OpenRoom } from './OpenRoom.ts'
import { toBase64 } from './vault/bytes.ts'
import { DataKey } from './vault/DataKey.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type PhotoSeals = { readonly sealed: Bytes; readonly keys: { readonly own: Bytes; readonly office: OfficeSealed } }

const KEY_BYTES = 32

/** Sealed once under a key of its own, which this phone and the office open: a locked phone can hand the photo out as it lies. */
export async function sealPhoto({ key, seals }: Pick<OpenRoom, 'key' | 'seals'>, hash: string, photo: Bytes): Promise<PhotoSeals> {
  const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
  return {
    sealed: await (await DataKey.of(raw)).seal(photoName(hash), photo),
    keys: { own: await key.seal(photoKeyName(hash), raw), office: await seals.sealToOffice(photoKeyName(hash), toBase64(raw)) },
  }
}

/** One taken before photos had keys of their own lies under the phone's key. */
export async function openPhoto({ key }: Pick<OpenRoom, 'key'>, { hash, keys, sealed }: PhotoRow): Promise<Bytes> {
  const own = keys ? await DataKey.of(await key.open(photoKeyName(hash), keys.own)) : key
  return own.open(photoName(hash), sealed)
}
