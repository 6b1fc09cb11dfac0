import { ADDRESSES } from '#sync/protocol/Access.ts'
import { parseDigests } from '#sync/protocol/parseAnswers.ts'
import type { Clock } from '../tools.ts'
import type { FetchLink } from './FetchLink.ts'
import type { CurrentRoom } from './OpenRoom.ts'

const DAY_MS = 86_400_000

/** Proves by count and hash that the people here are the office's people, a unit at a time. */
export class PhoneDigest {
  readonly #room: CurrentRoom
  readonly #link: FetchLink
  readonly #clock: Clock

  constructor(room: CurrentRoom, link: FetchLink, clock: Clock) {
    this.#room = room
    this.#link = link
    this.#clock = clock
  }

  async isDue(): Promise<boolean> {
    const row = await this.#room.open?.database.kept('digest')
    return !row || row.isWanted || Math.abs(this.#clock.nowMs() - row.comparedAtMs) > DAY_MS
  }

  /** After a changed area or many changes the day is not waited for. */
  async want(): Promise<void> {
    const database = this.#room.open?.database
    const row = await database?.kept('digest')
    await database?.keeping.put({ name: 'digest', comparedAtMs: row?.comparedAtMs ?? 0, isWanted: true })
  }

  async compared(): Promise<void> {
    await this.#room.open?.database.keeping.put({ name: 'digest', comparedAtMs: this.#clock.nowMs(), isWanted: false })
  }

  /** The units that differ; undefined when the office could not be asked. `toTell` names units that differed last time, for its log. */
  async differing(toTell: readonly string[] = []): Promise<readonly string[] | undefined> {
    const open = this.#room.open
    const place = await open?.database.kept('place')
    if (!open || !place) return undefined
    const address = toTell.length > 0 ? `${ADDRESSES.digest}?differed=${toTell.join(',')}` : ADDRESSES.digest
    const answer = await this.#link.ask('GET', address, { parse: parseDigests })
    const counting = await import('./ownDigests.ts').catch(() => undefined)
    return answer.ok ? counting?.differingFrom(answer.value, open, place) : undefined
  }
}
