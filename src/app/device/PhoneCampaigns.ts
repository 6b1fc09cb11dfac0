import type { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { parseKnownCampaigns } from '#sync/protocol/parseAnswers.ts'
import type { Campaigns } from '../tools.ts'
import type { FetchLink } from './FetchLink.ts'
import { Listeners } from './Listeners.ts'
import type { CurrentRoom } from './OpenRoom.ts'

const ADDRESS = `${ADDRESSES.campaigns}?only=known`

/** The campaigns, sealed like everything else; the feed's answers say when they are to be fetched anew. */
export class PhoneCampaigns implements Campaigns {
  readonly #room: CurrentRoom
  readonly #link: FetchLink
  readonly #listeners = new Listeners()
  #known: readonly Campaign[] = []
  #mark: string | undefined
  #hasAskedForRosters = false

  constructor(room: CurrentRoom, link: FetchLink) {
    this.#room = room
    this.#link = link
  }

  known = (): readonly Campaign[] => this.#known
  onChange = this.#listeners.onChange

  /** What cannot be opened is as if it were not here: the next answer of the feed has it fetched. */
  async load(): Promise<void> {
    const open = this.#room.open
    const row = await open?.database.kept('campaigns')
    const text = row && (await open?.key.openText('campaigns', row.sealed).catch(() => undefined))
    this.#tell(text === undefined ? [] : (JSON.parse(text) as Campaign[]), text === undefined ? undefined : row?.mark)
  }

  forget(): void {
    this.#tell([], undefined)
  }

  /** Quiet when the mark is the one known: nothing is asked. A failure costs nothing but the next try. */
  async follow(mark: string | undefined): Promise<void> {
    const open = this.#room.open
    if (!open || mark === undefined || mark === this.#mark) return
    const answer = await this.#link.ask('GET', ADDRESS, { parse: parseKnownCampaigns })
    if (!answer.ok || this.#room.open !== open) return
    const { campaigns } = answer.value
    const sealed = await open.key.sealText('campaigns', JSON.stringify(campaigns))
    await open.database.keeping.put({ name: 'campaigns', mark, sealed })
    this.#tell(campaigns, mark)
  }

  /** Rosters from before gifts are to be fetched anew, once: an office that still packs them so has no others. */
  wantRosters(people: CaseloadPeople | undefined): boolean {
    if (this.#hasAskedForRosters || (people?.gifts.isComplete ?? true)) return false
    this.#hasAskedForRosters = true
    return true
  }

  #tell(campaigns: readonly Campaign[], mark: string | undefined): void {
    this.#known = campaigns
    this.#mark = mark
    this.#listeners.tell()
  }
}
