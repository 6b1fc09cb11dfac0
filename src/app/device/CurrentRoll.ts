import { loadOrDrop } from './PeopleUnreadable.ts'
import type { PhoneRoll, RollParts } from './PhoneRoll.ts'
import type { Notice } from '../tools.ts'
import type { SyncTrouble } from './SyncTrouble.ts'

/** A teller's roll, whose program is fetched when a teller opens the phone; nobody else's phone carries it. */
export class CurrentRoll {
  readonly #parts: RollParts
  #roll: PhoneRoll | undefined
  constructor(parts: RollParts) {
    this.#parts = parts
  }

  isTeller = (): boolean => this.#parts.room.open?.signedIn.account.role === 'teller'
  /** While a session is open the phone locks later: there is a queue before it. */
  isPaying = (): boolean => this.#roll?.counter()?.session.state === 'open' && !this.#roll.isClosedHere()

  get(): PhoneRoll {
    if (!this.#roll) throw new Error('No teller has opened this phone')
    return this.#roll
  }

  async load(): Promise<Notice | undefined> {
    if (!this.isTeller()) return undefined
    // Out of reach, it must not keep the door shut: records still go out, and the screens say that they could not be fetched.
    const fetched = this.#roll ? undefined : await import('./PhoneRoll.ts').catch(() => undefined)
    if (fetched) this.#roll = new fetched.PhoneRoll(this.#parts)
    return this.#roll && loadOrDrop(this.#roll)
  }

  relay = (): void => this.#roll?.relay()
  forget = (): void => this.#roll?.forget()

  /** A teller's share of a round: hears the office, then follows the roll; what was received before is the office's word from then on. */
  async keepUp(hear: () => Promise<SyncTrouble | undefined>): Promise<SyncTrouble | undefined> {
    const hindered = await hear()
    return hindered || !this.#roll ? hindered : this.#follow(this.#roll)
  }

  async #follow(roll: PhoneRoll): Promise<SyncTrouble | undefined> {
    const { records, room } = this.#parts
    const { open } = room
    const received = await records.received()
    const followed = await roll.follow()
    // Locked meanwhile: what was asked for came to nothing, and proves nothing either.
    if (!followed || !open || room.open !== open) return undefined
    if ('trouble' in followed) return followed
    // What was received before the office was restored is not in what came anew.
    if (followed.isAnew) return this.#follow(roll)
    // Without a roll nothing here could show them, and nothing has to be laid over it.
    await records.reflect(received, followed.serverTimeMs)
    await records.load()
    roll.relay()
    await roll.dropWhenOver()
    return undefined
  }
}
