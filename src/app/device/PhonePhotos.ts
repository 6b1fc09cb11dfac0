import type { PhotoLink } from '#sync/outbox/sendPhoto.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { Clock, Outcome, Photos } from '../tools.ts'
import type { PhotoRow } from './DeviceDatabase.ts'
import type { FetchLink } from './FetchLink.ts'
import type { Locks } from './Locks.ts'
import type { CurrentRoom } from './OpenRoom.ts'

const DAYS_PHOTOS_STAY = 45
const DAY_MS = 86_400_000
const JPEG = 'image/jpeg'

type Parts = { readonly room: CurrentRoom; readonly link: FetchLink & PhotoLink; readonly clock: Clock; readonly locks: Locks }

/** Photos lie sealed like everything else, and go out one after the other when the facts that name them are there. */
export class PhonePhotos implements Photos {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  take = async (photo: Blob): Promise<Outcome<{ hash: string }>> =>
    (await import('./takePhoto.ts')).takePhoto(this.#parts.room, this.#parts.clock, photo)

  async read(hash: string): Promise<Blob | undefined> {
    const bytes = await this.#open(await this.#parts.room.open?.database.photos.get(hash))
    return bytes && new Blob([bytes], { type: JPEG })
  }

  /** A photo that belongs to a recorded visit is the record's, and stays. */
  async drop(hash: string): Promise<void> {
    await this.#parts.room.database?.photos.where({ hash, state: 'draft' }).delete()
  }

  async ofFact(factId: string): Promise<Outcome<Blob>> {
    const { room, link } = this.#parts
    const own = await this.#open(await room.open?.database.photos.where('factId').equals(factId).first())
    if (own) return { ok: true, value: new Blob([own], { type: JPEG }) }
    const answer = await link.bytes(`${ADDRESSES.photos}/${factId}`)
    return answer.ok ? { ok: true, value: new Blob([answer.value], { type: JPEG }) } : { ok: false, refusal: answer.refusal }
  }

  async waiting(): Promise<number> {
    return (await this.#parts.room.database?.photos.where('state').equals('waiting').count()) ?? 0
  }

  /** Beside the rounds, not in them: a photo on a slow line holds no fact up. One tab at a time. */
  sendAside(afterwards: () => void): void {
    void this.#parts.locks
      .request('tan-tay-photos', { ifAvailable: true }, (lock) => (lock ? this.send() : undefined))
      .catch(() => undefined)
      .finally(afterwards)
  }

  /** After the facts, and only where any waits: how is fetched then. */
  async send(): Promise<void> {
    const { room, link, clock } = this.#parts
    const { open } = room
    if (!open) return
    if ((await this.waiting()) > 0) await import('./sendPhotos.ts').then(({ sendPhotos }) => sendPhotos(open, link))
    const old = clock.nowMs() - DAYS_PHOTOS_STAY * DAY_MS
    await open.database.photos.filter((row) => row.state !== 'waiting' && row.keptAtMs < old).delete()
  }

  async #open(row: PhotoRow | undefined): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { open } = this.#parts.room
    return row && open && import('./photoSeals.ts').then(({ openPhoto }) => openPhoto(open, row))
  }
}
