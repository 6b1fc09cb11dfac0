import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { UnitDigest } from '#sync/protocol/Feed.ts'
import { parseDigests } from '#sync/protocol/parseAnswers.ts'
import { digestText, profileText } from '#sync/feed/profileText.ts'
import type { Clock } from '../tools.ts'
import { pageName } from './caseloadBlobs.ts'
import type { PlaceRow } from './DeviceDatabase.ts'
import type { FetchLink } from './FetchLink.ts'
import { openWholePage } from './inflate.ts'
import type { CurrentRoom, OpenRoom } from './OpenRoom.ts'
import { sha256Hex, utf8 } from './vault/bytes.ts'

const DAY_MS = 86_400_000
/** As many profiles as a slow phone hashes between two breaths of the screen. */
const PROFILES_AT_ONCE = 40

type Hashed = { readonly id: string; readonly hash: string }
const breathe = (): Promise<void> => new Promise((done) => setTimeout(done, 0))

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
    if (!answer.ok) return undefined
    const own = await this.#ownDigests(open, place)
    return answer.value.filter((unit) => !isSame(unit, own.get(unit.unitCode))).map((unit) => unit.unitCode)
  }

  async #ownDigests(open: OpenRoom, place: PlaceRow): Promise<Map<string, Omit<UnitDigest, 'unitCode'>>> {
    const overlay = await open.database.overlay.toArray()
    const laidOver = new Set(overlay.map((row) => row.id))
    const hashed = new Map<string, Hashed[]>(place.units.map((unit) => [unit.unitCode, []]))
    const add = async (people: readonly BeneficiaryProfile[]) => {
      for (let start = 0; start < people.length; start += PROFILES_AT_ONCE) {
        const slice = people.slice(start, start + PROFILES_AT_ONCE)
        const hashes = await Promise.all(slice.map((profile) => sha256Hex(utf8(profileText(profile)))))
        slice.forEach(({ id, unitCode }, index) => hashed.get(unitCode)?.push({ id, hash: hashes[index] ?? '' }))
        await breathe()
      }
    }
    for (const { generation, pages } of place.units)
      for (let page = 0; page < pages; page += 1)
        await add((await this.#page(open, pageName(generation, page))).filter((profile) => !laidOver.has(profile.id)))
    for (let start = 0; start < overlay.length; start += PROFILES_AT_ONCE)
      await add(await this.#overlaid(open, overlay.slice(start, start + PROFILES_AT_ONCE)))
    const digests = [...hashed].map(
      async ([unitCode, people]) => [unitCode, { people: people.length, sha256: await sha256Hex(utf8(digestText(people))) }] as const,
    )
    return new Map(await Promise.all(digests))
  }

  async #page({ database, key }: OpenRoom, name: string): Promise<readonly BeneficiaryProfile[]> {
    const blob = await database.blobs.get(name)
    const people =
      blob &&
      (await key
        .open(name, blob.sealed)
        .then(openWholePage)
        .catch(() => []))
    await breathe()
    return people ?? []
  }

  async #overlaid(
    { key }: OpenRoom,
    rows: readonly { id: string; sealed: Uint8Array<ArrayBuffer> | null }[],
  ): Promise<BeneficiaryProfile[]> {
    const opened = await Promise.all(
      rows.map(async ({ id, sealed }) => {
        const text = sealed && (await key.openText(`overlay/${id}`, sealed).catch(() => null))
        return text === null ? [] : [JSON.parse(text) as BeneficiaryProfile]
      }),
    )
    return opened.flat()
  }
}

const isSame = (office: UnitDigest, own: Omit<UnitDigest, 'unitCode'> | undefined): boolean =>
  own !== undefined && own.people === office.people && own.sha256 === office.sha256
