import type { Clock, Outcome } from '../tools.ts'
import type { PhotoRow } from './DeviceDatabase.ts'
import type { CurrentRoom } from './OpenRoom.ts'
import { sealPhoto } from './photoSeals.ts'
import { shrinkPhoto } from './shrinkPhoto.ts'
import { sha256Hex } from './vault/bytes.ts'

/** Kept as a draft's, until the fact that names it is recorded. */
export async function takePhoto({ open }: CurrentRoom, clock: Clock, photo: Blob): Promise<Outcome<{ hash: string }>> {
  if (!open) return { ok: false, refusal: 'locked' }
  const bytes = await shrinkPhoto(photo)
  if (!bytes) return { ok: false, refusal: 'photo-unreadable' }
  const hash = await sha256Hex(bytes)
  const row: PhotoRow = { hash, factId: '', state: 'draft', keptAtMs: clock.nowMs(), sentBytes: 0, ...(await sealPhoto(open, hash, bytes)) }
  const isKept = await open.database.photos.put(row).then(
    () => true,
    () => false,
  )
  return isKept ? { ok: true, value: { hash } } : { ok: false, refusal: 'storage-full' }
}
