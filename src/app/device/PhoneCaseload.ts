import { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import type { Roster } from '#domain/caseload/Roster.ts'
import { RosterSearch } from '#domain/caseload/searchRoster.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { PEOPLE_IN_A_PAGE, type Change, type DownloadManifest } from '#sync/protocol/Feed.ts'
import { PEOPLE_IN_A_LEAF } from '#sync/protocol/pageLeaves.ts'
import type { CaseloadStore } from '#sync/feed/pullChanges.ts'
import { parseManifest } from '#sync/protocol/parseAnswers.ts'
import { layFacts, personOf, type OwnFact } from '#sync/recording/layFacts.ts'
import type { Caseload, Clock, DownloadProgress, Outcome } from '../tools.ts'
import { blobsOf, pageName, rosterName, sizeOf } from './caseloadBlobs.ts'
import type { PlaceRow } from './DeviceDatabase.ts'
import type { FetchLink } from './FetchLink.ts'
import { fetchBlobs } from './fetchBlobs.ts'
import { inflateJson, openLeaf, withGifts } from './inflate.ts'
import { Listeners } from './Listeners.ts'
import type { CurrentRoom } from './OpenRoom.ts'
import { PeopleUnreadable } from './PeopleUnreadable.ts'

type ColdRoster = { readonly search: RosterSearch; readonly generation: string }

/** Pages lie sealed as the office compressed them; the roster alone is opened at start, a page when somebody in it is looked at. */
export class PhoneCaseload implements Caseload, CaseloadStore {
  readonly #room: CurrentRoom
  readonly #link: FetchLink
  readonly #clock: Clock
  readonly #ownFacts: () => readonly OwnFact[]
  readonly #reload: () => Promise<void>
  readonly #listeners = new Listeners()
  #cold: readonly ColdRoster[] = []
  #overlay = new Map<string, BeneficiaryProfile | null>()
  /** Those of the pages over whom own unsent facts lie, as the office has them. */
  #beneath: ReadonlyMap<string, BeneficiaryProfile> = new Map()
  #people: CaseloadPeople | undefined
  #updatedAtMs: number | undefined
  #manifest: DownloadManifest | undefined
  #distrusted: ReadonlySet<string> = new Set()
  #openLeaf: { name: string; people: readonly BeneficiaryProfile[] } | undefined

  constructor(parts: {
    room: CurrentRoom
    link: FetchLink
    clock: Clock
    ownFacts: () => readonly OwnFact[]
    reload: () => Promise<void>
  }) {
    this.#room = parts.room
    this.#link = parts.link
    this.#clock = parts.clock
    this.#ownFacts = parts.ownFacts
    this.#reload = parts.reload
  }

  people = (): CaseloadPeople | undefined => this.#people
  updatedAtMs = (): number | undefined => this.#updatedAtMs
  onChange = this.#listeners.onChange

  /** After unlocking: opens the rosters and what changed since; without a complete download there is nobody yet. */
  async load(): Promise<void> {
    const open = this.#room.open
    const place = await open?.database.kept('place')
    if (!open || !place) return this.forget()
    this.#cold = await Promise.all(
      place.units.map(async ({ generation }) => {
        const blob = await open.database.blobs.get(rosterName(generation))
        if (!blob) throw new PeopleUnreadable('A roster is missing')
        return { generation, search: new RosterSearch(await inflateJson<Roster>(await open.key.open(blob.name, blob.sealed))) }
      }),
    )
    const rows = await open.database.overlay.toArray()
    const opened = await Promise.all(
      rows.map(
        async ({ id, sealed }) =>
          [id, sealed && withGifts(JSON.parse(await open.key.openText(`overlay/${id}`, sealed)) as BeneficiaryProfile)] as const,
      ),
    )
    this.#overlay = new Map(opened)
    this.#beneath = new Map()
    this.#updatedAtMs = place.updatedAtMs
    await this.relay()
  }

  forget(): void {
    this.#cold = []
    this.#overlay = new Map()
    this.#openLeaf = undefined
    this.#beneath = new Map()
    this.#people = undefined
    this.#manifest = undefined
    this.#listeners.tell()
  }

  /** Lays the phone's own unsent word over the office's and tells the screens. */
  async relay(): Promise<void> {
    // Before the first download is whole there is nobody to lay anything over.
    if (this.#cold.length === 0) return
    const own = new Map<string, OwnFact[]>()
    for (const [id, fact] of this.#ownFacts().map((one) => [personOf(one.body) ?? '', one] as const))
      own.set(id, [...(own.get(id) ?? []), fact])
    const [touched, beneath] = [new Map(this.#overlay), new Map<string, BeneficiaryProfile>()]
    for (const [id, facts] of own) {
      // A page opened once for somebody with unsent records is not opened again at every record.
      const cold = this.#overlay.has(id) ? undefined : (this.#beneath.get(id) ?? (await this.#coldPerson(id)))
      if (cold) beneath.set(id, cold)
      // Whoever is gone stays gone, whatever the older page still says.
      const profile = cold ?? this.#overlay.get(id)
      if (profile) touched.set(id, layFacts(profile, facts))
    }
    this.#beneath = beneath
    const changed = [...touched.values()].filter((profile) => profile !== null)
    const gone = [...touched].flatMap(([id, profile]) => (profile === null ? [id] : []))
    this.#people = new CaseloadPeople(
      this.#cold.map((one) => one.search),
      changed,
      gone,
    )
    this.#listeners.tell()
  }

  async person(id: string): Promise<BeneficiaryProfile | undefined> {
    const kept = this.#overlay.get(id)
    const profile = kept === undefined ? await this.#coldPerson(id) : kept
    return profile
      ? layFacts(
          profile,
          this.#ownFacts().filter(({ body }) => personOf(body) === id),
        )
      : undefined
  }

  async sizeToDownload(): Promise<Outcome<{ bytes: number; people: number }>> {
    const answer = await this.#link.ask('POST', ADDRESSES.downloads, { parse: parseManifest })
    if (!answer.ok) return { ok: false, refusal: answer.refusal }
    this.#manifest = answer.value
    return { ok: true, value: sizeOf(answer.value) }
  }

  /** Each blob is checked and sealed as it comes: a download cut off goes on where it stopped. */
  async download(onProgress: (progress: DownloadProgress) => void): Promise<Outcome> {
    const open = this.#room.open
    if (!open) return { ok: false, refusal: 'locked' }
    const sized = this.#manifest ? undefined : await this.sizeToDownload()
    if (sized && !sized.ok) return sized
    const manifest = this.#manifest
    if (!manifest) return { ok: false, refusal: 'server-busy' }
    const present = new Set(await open.database.blobs.toCollection().primaryKeys())
    const missing = blobsOf(manifest).filter((blob) => !present.has(blob.name) || this.#distrusted.has(blob.unitCode))
    const { bytes: totalBytes, people } = sizeOf(manifest)
    let doneBytes = missing.reduce((rest, blob) => rest - blob.bytes, totalBytes)
    const onKept = (bytes: number) => onProgress({ doneBytes: (doneBytes += bytes), totalBytes, people, complete: false })
    const fetched = await fetchBlobs({ open, link: this.#link, blobs: missing, onKept })
    // An older offer is gone once the office has packed its pages anew: today's is asked for.
    if (!fetched.ok && fetched.refusal === 'not-found') this.#manifest = undefined
    if (!fetched.ok) return this.#manifest || sized ? fetched : this.download(onProgress)
    await this.#standOn(manifest)
    onProgress({ doneBytes, totalBytes, people, complete: true })
    return { ok: true, value: undefined }
  }

  /** What is here stays until all that comes instead is here; pages of distrusted units are fetched although they are here. */
  async downloadAnew(distrusted: readonly string[]): Promise<Outcome> {
    this.#manifest = undefined
    this.#distrusted = new Set(distrusted)
    return this.download(() => undefined).finally(() => {
      this.#distrusted = new Set()
    })
  }

  /** The area became smaller: whoever left it leaves this phone at once, before anything is fetched. */
  async keepOnly(unitCodes: readonly string[]): Promise<void> {
    const open = this.#room.open
    const place = await open?.database.kept('place')
    if (!open || !place) return
    const left = place.units.filter((unit) => !unitCodes.includes(unit.unitCode))
    if (left.length === 0) return
    const strangers = [...this.#overlay].flatMap(([id, profile]) => (profile && !unitCodes.includes(profile.unitCode) ? [id] : []))
    await open.database.dropUnits(place, left, strangers)
    await this.load()
  }

  async cursor(): Promise<string | undefined> {
    return (await this.#room.database?.kept('place'))?.cursor
  }

  async lay(changes: readonly Change[], cursor: string): Promise<void> {
    const open = this.#room.open
    if (!open) throw new Error('Locked while the feed came in')
    const rows = await Promise.all(
      changes.map(async (change) => ({
        id: change.id,
        sealed: change.kind === 'person' ? await open.key.sealText(`overlay/${change.id}`, JSON.stringify(change.profile)) : null,
      })),
    )
    const updatedAtMs = this.#clock.nowMs()
    await open.database.transaction('rw', open.database.keeping, open.database.overlay, async () => {
      const place = await open.database.kept('place')
      if (!place) return
      await open.database.overlay.bulkPut(rows)
      await open.database.keeping.put({ ...place, cursor, updatedAtMs })
    })
    for (const change of changes) this.#overlay.set(change.id, change.kind === 'person' ? change.profile : null)
    this.#updatedAtMs = updatedAtMs
  }

  /** The area changed or the office was restored: what lies here is dropped, the outbox is not. */
  async startOver(): Promise<void> {
    const database = this.#room.database
    if (!database) return
    await database.transaction('rw', database.keeping, database.overlay, database.blobs, async () => {
      await Promise.all([database.keeping.delete('place'), database.overlay.clear(), database.blobs.clear()])
    })
    this.forget()
  }

  async #standOn(manifest: DownloadManifest): Promise<void> {
    const database = this.#room.open?.database
    if (!database) return
    const units = manifest.units.map(({ unitCode, generation, pages }) => ({ unitCode, generation, pages: pages.length }))
    const place: PlaceRow = { name: 'place', cursor: manifest.cursor, updatedAtMs: this.#clock.nowMs(), units }
    const blobNames = new Set(blobsOf(manifest).map((blob) => blob.name))
    await database.standOn(place, { epoch: manifest.epoch, blobNames })
    await this.#reload()
    this.#manifest = undefined
    await this.load()
  }

  async #coldPerson(id: string): Promise<BeneficiaryProfile | undefined> {
    for (const { search, generation } of this.#cold) {
      const row = search.roster.ids.indexOf(id)
      if (row < 0) continue
      const place = row % PEOPLE_IN_A_PAGE
      const leaf = await this.#leaf(pageName(generation, Math.floor(row / PEOPLE_IN_A_PAGE)), Math.floor(place / PEOPLE_IN_A_LEAF))
      return leaf[place % PEOPLE_IN_A_LEAF]
    }
    return undefined
  }

  async #leaf(page: string, number: number): Promise<readonly BeneficiaryProfile[]> {
    const name = `${page}/${number}`
    if (this.#openLeaf?.name === name) return this.#openLeaf.people
    const open = this.#room.open
    const blob = await open?.database.blobs.get(page)
    if (!open || !blob) return []
    const people = await openLeaf(await open.key.open(page, blob.sealed), number)
    this.#openLeaf = { name, people }
    return people
  }
}
