import type { FetchLink } from './FetchLink.ts'
import { Listeners } from './Listeners.ts'
import type { CurrentRoom } from './OpenRoom.ts'

export type Followed<One> = {
  readonly name: 'campaigns' | 'cash-points'
  readonly address: string
  /** Undefined for an answer that cannot be read. */
  readonly parse: (answer: unknown) => readonly One[] | undefined
}

/** A list of the office, sealed like everything else; the feed's answers say when it is to be fetched anew. */
export class FollowedList<One> {
  readonly #room: CurrentRoom
  readonly #link: FetchLink
  readonly #of: Followed<One>
  readonly #listeners = new Listeners()
  #known: readonly One[] = []
  #mark: string | undefined

  constructor(room: CurrentRoom, link: FetchLink, of: Followed<One>) {
    this.#room = room
    this.#link = link
    this.#of = of
  }

  known = (): readonly One[] => this.#known
  onChange = this.#listeners.onChange

  /** What cannot be opened is as if it were not here: the next answer of the feed has it fetched. */
  async load(): Promise<void> {
    const { name } = this.#of
    const open = this.#room.open
    const row = await open?.database.kept(name)
    const text = row && (await open?.key.openText(name, row.sealed).catch(() => undefined))
    this.#tell(text === undefined ? [] : (JSON.parse(text) as One[]), text === undefined ? undefined : row?.mark)
  }

  forget(): void {
    this.#tell([], undefined)
  }

  /** Quiet when the mark is the one known: nothing is asked. A failure costs nothing but the next try. */
  async follow(mark: string | undefined): Promise<void> {
    const { name, address, parse } = this.#of
    const open = this.#room.open
    if (!open || mark === undefined || mark === this.#mark) return
    const answer = await this.#link.ask('GET', address, { parse })
    if (!answer.ok || this.#room.open !== open) return
    const sealed = await open.key.sealText(name, JSON.stringify(answer.value))
    await open.database.keeping.put({ name, mark, sealed })
    this.#tell(answer.value, mark)
  }

  #tell(known: readonly One[], mark: string | undefined): void {
    this.#known = known
    this.#mark = mark
    this.#listeners.tell()
  }
}
