import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { digestText, inDigestOrder } from '#sync/feed/profileText.ts'
import { MOST_PAGES_AT_ONCE, type ChangesPage, type DownloadManifest, type UnitDigest } from '#sync/protocol/Feed.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { signedInNow } from '../access/signedIn.ts'
import { actorOf } from '../http/actorOf.ts'
import type { Asker, HttpEnvironment, Services } from '../http/Services.ts'
import { unitNames } from '../store/unitNames.ts'
import { writeCursor } from './FeedCursor.ts'
import { cashPointsMark } from '../enrolment/cashPoints.ts'
import { campaignsMark } from '../gifts/campaigns.ts'
import { readChanges } from './readChanges.ts'
import { currentSnapshot, describeSnapshot } from './snapshots.ts'

/** Bytes go out as they lie, never into any cache: a cached page would be personal data outside the vault. */
const asTheyLie = (body: Uint8Array) =>
  new Response(new Uint8Array(body), { headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' } })

async function manifestFor({ database, clock }: Services, asker: Asker): Promise<DownloadManifest> {
  const names = await unitNames(database, asker.unitCodes)
  const snapshots = await Promise.all(asker.unitCodes.map((unitCode) => currentSnapshot(database, unitCode, clock.nowMs())))
  const [counter] = await database.transaction(actorOf(asker), (queries) =>
    queries.query<{ n: number; epoch: string }>('SELECT n, epoch FROM feed_counter'),
  )
  const position = Math.min(counter?.n ?? 0, ...snapshots.map((snapshot) => snapshot.position))
  return {
    units: await Promise.all(
      snapshots.map((snapshot) => describeSnapshot(database, snapshot, names.get(snapshot.unitCode) ?? snapshot.unitCode)),
    ),
    cursor: writeCursor({ epoch: counter?.epoch ?? '', scopeVersion: asker.scopeVersion, position }),
    epoch: counter?.epoch ?? '',
    serverTimeMs: clock.nowMs(),
  }
}

async function digestsFor({ database }: Services, asker: Asker): Promise<UnitDigest[]> {
  const rows = await database.transaction(
    actorOf(asker),
    (queries) =>
      queries.query<{ unit_code: string; id: string; hash: string }>(
        `SELECT unit_code, id::text, encode(profile_hash, 'hex') AS hash FROM beneficiary WHERE standing <> 'erased' ORDER BY id`,
      ),
    'read-snapshot',
  )
  return asker.unitCodes.map((unitCode) => {
    const own = rows.filter((row) => row.unit_code === unitCode)
    return {
      unitCode: unitCode as UnitCode,
      people: own.length,
      sha256: createHash('sha256')
        .update(digestText(inDigestOrder(own)))
        .digest('hex'),
    }
  })
}

/** Parts as they lie, one after the other; row-level security keeps other units' out. Part 0 is the roster, page n is part n + 1. */
async function partsFor({ database }: Services, asker: Asker, wanted: { generation: string; first: number; count: number }) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(wanted.generation)) return undefined
  const rows = await database.transaction(
    actorOf(asker),
    (queries) =>
      queries.query<{ body: Uint8Array }>(
        'SELECT body FROM snapshot_blob WHERE generation = $1 AND part >= $2 AND part < $3 ORDER BY part',
        [wanted.generation, wanted.first, wanted.first + wanted.count],
      ),
    'read-snapshot',
  )
  return rows.length === 0 ? undefined : Buffer.concat(rows.map((row) => row.body))
}

const pagesAsked = (count: string | undefined): number => Math.min(MOST_PAGES_AT_ONCE, Math.max(1, Math.floor(Number(count ?? 1)) || 1))

export function feedRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()

  routes.use(ADDRESSES.changes, compress())
  routes.post(ADDRESSES.downloads, async (context) => context.json(await manifestFor(services, context.get('asker'))))
  routes.get(`${ADDRESSES.downloads}/:generation/roster`, async (context) => {
    const body = await partsFor(services, context.get('asker'), { generation: context.req.param('generation'), first: 0, count: 1 })
    return body ? asTheyLie(body) : context.json({ problem: 'not-found' }, 404)
  })
  routes.get(`${ADDRESSES.downloads}/:generation/pages/:number{[0-9]{1,5}}`, async (context) => {
    const { generation, number } = context.req.param()
    const wanted = { generation, first: Number(number) + 1, count: pagesAsked(context.req.query('count')) }
    const body = await partsFor(services, context.get('asker'), wanted)
    return body ? asTheyLie(body) : context.json({ problem: 'not-found' }, 404)
  })
  routes.get(ADDRESSES.changes, async (context) => {
    const asker = context.get('asker')
    const read = await database.transaction(
      actorOf(asker),
      async (queries) => ({
        ...(await readChanges(queries, context.req.query('cursor') ?? '', asker)),
        campaigns: await campaignsMark(queries),
        cashPoints: await cashPointsMark(queries),
      }),
      'read-snapshot',
    )
    if (read.kind === 'start-over') return context.json({ problem: 'start-over', startOver: read.reason }, 409)
    const { changes, cursor, more, campaigns, cashPoints } = read
    const signedIn = context.req.query('session') === '1' ? await signedInNow(services, asker) : undefined
    return context.json({ changes, cursor, more, serverTimeMs: clock.nowMs(), signedIn, campaigns, cashPoints } satisfies ChangesPage)
  })
  routes.get(ADDRESSES.digest, async (context) => {
    const asker = context.get('asker')
    // A phone that found a difference and fetched the unit anew says so; whose list differed stays out of the log.
    const differed = (context.req.query('differed') ?? '').split(',').filter((unitCode) => asker.unitCodes.includes(unitCode))
    if (differed.length > 0) services.log.warn({ act: 'digest-differed', unitCodes: differed, deviceId: asker.deviceId })
    return context.json(await digestsFor(services, asker))
  })
  return routes
}
