import { createHash, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { buildRoster } from '#domain/caseload/buildRoster.ts'
import { orderProfiles } from '#domain/caseload/orderProfiles.ts'
import { PEOPLE_IN_A_PAGE, type UnitDownload } from '#sync/protocol/Feed.ts'
import { joinLeaves, PEOPLE_IN_A_LEAF } from '#sync/protocol/pageLeaves.ts'
import type { Database } from '../store/Database.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'

const compress = promisify(gzip)
const collator = new Intl.Collator('vi')
const CHANGES_BEFORE_REBUILD = 500
const HOURS_A_SUPERSEDED_SNAPSHOT_STAYS = 24

export type KeptSnapshot = { readonly unitCode: string; readonly generation: string; readonly position: number; readonly people: number }
type Blob = { readonly part: number; readonly body: Buffer; readonly sha256: string }

const packed = (value: unknown): Promise<Buffer> => compress(JSON.stringify(value), { level: 9 })
const blobOf = (part: number, body: Buffer): Blob => ({ part, body, sha256: createHash('sha256').update(body).digest('hex') })

const inGroupsOf = <Item>(most: number, items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, group) => items.slice(group * most, (group + 1) * most))

const packPage = async (people: readonly BeneficiaryProfile[]): Promise<Buffer> =>
  Buffer.from(joinLeaves(await Promise.all(inGroupsOf(PEOPLE_IN_A_LEAF, people).map(packed))))

async function blobsOf(profiles: readonly BeneficiaryProfile[]): Promise<Blob[]> {
  const bodies = await Promise.all([packed(buildRoster(profiles)), ...inGroupsOf(PEOPLE_IN_A_PAGE, profiles).map(packPage)])
  return bodies.map((body, part) => blobOf(part, body))
}

/** Reads people and position in one frozen view, so that the pages hold exactly what the feed says up to that position. */
async function buildSnapshot(database: Database, unitCode: string, nowMs: number): Promise<KeptSnapshot> {
  const { position, profiles } = await database.transaction(
    { kind: 'system' },
    async (queries) => {
      const counter = await queries.query<{ n: number }>('SELECT n FROM feed_counter')
      const rows = await queries.query<{ profile: BeneficiaryProfile }>(
        `SELECT profile FROM beneficiary WHERE unit_code = $1 AND standing <> 'erased'`,
        [unitCode],
      )
      return {
        position: counter[0]?.n ?? 0,
        profiles: orderProfiles(
          rows.map((row) => row.profile),
          collator.compare,
        ),
      }
    },
    'read-snapshot',
  )
  const [generation, blobs] = [randomUUID(), await blobsOf(profiles)]
  await database.transaction({ kind: 'system' }, async (queries) => {
    await queries.query(
      'INSERT INTO snapshot (unit_code, generation, position, people, built_at) VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0))',
      [unitCode, generation, position, profiles.length, nowMs],
    )
    for (const blob of blobs)
      await queries.query('INSERT INTO snapshot_blob (generation, unit_code, part, body, sha256) VALUES ($1, $2, $3, $4, $5)', [
        generation,
        unitCode,
        blob.part,
        blob.body,
        blob.sha256,
      ])
    const old = await queries.query<{ generation: string }>(
      'DELETE FROM snapshot WHERE unit_code = $1 AND generation <> $2 AND built_at < to_timestamp($3 / 1000.0) RETURNING generation',
      [unitCode, generation, nowMs - HOURS_A_SUPERSEDED_SNAPSHOT_STAYS * 3_600_000],
    )
    await queries.query('DELETE FROM snapshot_blob WHERE generation = ANY ($1::uuid[])', [old.map((row) => row.generation)])
  })
  return { unitCode, generation, position, people: profiles.length }
}

const building = new Map<string, Promise<KeptSnapshot>>()

/** The newest snapshot of the unit, built anew when too much has changed since; many phones asking at once cost one build. */
export async function currentSnapshot(database: Database, unitCode: string, nowMs: number): Promise<KeptSnapshot> {
  const kept = await database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ generation: string; position: number; people: number; changes: number }>(
      `SELECT generation, position, people, (SELECT count(*) FROM change_log WHERE change_log.unit_code = snapshot.unit_code AND change_log.position > snapshot.position) AS changes
     FROM snapshot WHERE unit_code = $1 ORDER BY position DESC LIMIT 1`,
      [unitCode],
    ),
  )
  const newest = kept[0]
  if (newest && newest.changes <= CHANGES_BEFORE_REBUILD)
    return { unitCode, generation: newest.generation, position: newest.position, people: newest.people }
  const under = building.get(unitCode) ?? buildSnapshot(database, unitCode, nowMs).finally(() => building.delete(unitCode))
  building.set(unitCode, under)
  return under
}

export async function describeSnapshot(database: Database, snapshot: KeptSnapshot, unitName: string): Promise<UnitDownload> {
  const rows = await database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ part: number; bytes: number; sha256: string }>(
      'SELECT part, octet_length(body) AS bytes, sha256 FROM snapshot_blob WHERE generation = $1 ORDER BY part',
      [snapshot.generation],
    ),
  )
  const [roster, ...pages] = rows.map((row) => ({ bytes: row.bytes, sha256: row.sha256 }))
  return {
    unitCode: snapshot.unitCode as UnitCode,
    unitName,
    generation: snapshot.generation,
    people: snapshot.people,
    pages,
    roster: roster ?? { bytes: 0, sha256: '' },
  }
}
