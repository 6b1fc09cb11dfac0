import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { UnitDigest } from '#sync/protocol/Feed.ts'
import { digestText, inDigestOrder, profileText } from '#sync/feed/profileText.ts'
import { leavesOf } from '#sync/protocol/pageLeaves.ts'
import { pageName } from './caseloadBlobs.ts'
import type { PlaceRow } from './DeviceDatabase.ts'
import { breathe, inflateJson } from './inflate.ts'
import type { OpenRoom } from './OpenRoom.ts'
import { sha256Hex, utf8 } from './vault/bytes.ts'

/** As many profiles as a slow phone hashes between two breaths of the screen. */
const PROFILES_AT_ONCE = 40
const LINES_AT_ONCE = 500

type OwnDigest = Omit<UnitDigest, 'unitCode'>
type Hashed = { readonly id: string; readonly hash: string }

/** The units whose people here are not the office's. Fetched when it is wanted: no first list waits for it. */
export async function differingFrom(office: readonly UnitDigest[], open: OpenRoom, place: PlaceRow): Promise<readonly string[]> {
  const own = await ownDigests(open, place)
  const isSame = ({ unitCode, people, sha256 }: UnitDigest) => own.get(unitCode)?.people === people && own.get(unitCode)?.sha256 === sha256
  return office.filter((unit) => !isSame(unit)).map((unit) => unit.unitCode)
}

/** Count and hash of everyone here, by unit. */
async function ownDigests(open: OpenRoom, place: PlaceRow): Promise<ReadonlyMap<string, OwnDigest>> {
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
      await add((await pageOf(open, pageName(generation, page))).filter((profile) => !laidOver.has(profile.id)))
  for (let start = 0; start < overlay.length; start += PROFILES_AT_ONCE)
    await add(await overlaid(open, overlay.slice(start, start + PROFILES_AT_ONCE)))
  const digests = [...hashed].map(
    async ([unitCode, people]) => [unitCode, { people: people.length, sha256: await digestOf(people) }] as const,
  )
  return new Map(await Promise.all(digests))
}

/** Over a megabyte of text in a commune of ten thousand: written out a little at a time. */
async function digestOf(people: readonly Hashed[]): Promise<string> {
  const ordered = inDigestOrder(people)
  const written: Uint8Array<ArrayBuffer>[] = []
  for (let start = 0; start < ordered.length; start += LINES_AT_ONCE) {
    await breathe()
    written.push(utf8(digestText(ordered.slice(start, start + LINES_AT_ONCE))))
  }
  return sha256Hex(new Uint8Array(await new Blob(written).arrayBuffer()))
}

/** Leaf by leaf: a whole page opened at once would keep a slow phone from listening for a third of a second. */
async function pageOf({ database, key }: OpenRoom, name: string): Promise<readonly BeneficiaryProfile[]> {
  const blob = await database.blobs.get(name)
  const page = blob && (await key.open(name, blob.sealed).catch(() => undefined))
  const leaves = page && leavesOf(page)
  const people: BeneficiaryProfile[] = []
  for (const leaf of leaves ?? []) {
    await breathe()
    // Whoever cannot be read is missing from the count, and the unit differs.
    people.push(...(await inflateJson<readonly BeneficiaryProfile[]>(leaf).catch(() => [])))
  }
  return people
}

async function overlaid(
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
