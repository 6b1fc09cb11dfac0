import type { Clock, Drafts } from '../tools.ts'
import { Listeners } from './Listeners.ts'
import type { CurrentRoom } from './OpenRoom.ts'
import { withReopening } from './storageTrouble.ts'

/** Half-written forms, sealed like everything else; they outlive a lock, a kill and an update. */
export class PhoneDrafts implements Drafts {
  readonly #room: CurrentRoom
  readonly #clock: Clock
  readonly #leaving = new Listeners()
  /** Whoever looks for drafts waits for the one that is just being kept. */
  #keeping: Promise<unknown> = Promise.resolve()

  constructor(room: CurrentRoom, clock: Clock) {
    this.#room = room
    this.#clock = clock
  }

  async read(key: string): Promise<{ text: string; savedAtMs: number } | undefined> {
    await this.#keeping
    const open = this.#room.open
    const row = open && (await withReopening(open.database, () => open.database.drafts.get(key)))
    return open && row ? { text: await open.key.openText(`draft/${key}`, row.sealed), savedAtMs: row.savedAtMs } : undefined
  }

  keep(key: string, text: string): Promise<void> {
    const kept = this.#keep(key, text)
    this.#keeping = kept.catch(() => undefined)
    return kept
  }

  async #keep(key: string, text: string): Promise<void> {
    const open = this.#room.open
    if (!open) return
    const sealed = await open.key.sealText(`draft/${key}`, text)
    const row = { key, savedAtMs: this.#clock.nowMs(), sealed }
    await withReopening(open.database, () => open.database.drafts.put(row))
  }

  beforeLocking = this.#leaving.onChange
  /** What is begun in here still has the key: it is taken hold of before the first pause. */
  leave = this.#leaving.tell

  async drop(key: string): Promise<void> {
    await this.#keeping
    await this.#room.database?.drafts.delete(key)
  }

  async list(): Promise<readonly { key: string; savedAtMs: number }[]> {
    await this.#keeping
    const rows = (await this.#room.database?.drafts.toArray()) ?? []
    return rows.map(({ key, savedAtMs }) => ({ key, savedAtMs }))
  }
}
