// The office under measurement in a process of its own: the product's whole server, with the floors beside it on the same origin.
import { serve } from '@hono/node-server'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { orderProfiles } from '#domain/caseload/orderProfiles.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { createAccount } from '#server/access/accounts.ts'
import { FactorSeal } from '#server/access/FactorSeal.ts'
import { hashPassword } from '#server/access/passwords.ts'
import { currentSnapshot } from '#server/feed/snapshots.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import { createCampaign, findCampaign, setCampaignState } from '#server/gifts/campaigns.ts'
import { planByRule, writeGiftList } from '#server/gifts/giftList.ts'
import { parseCampaign } from '#server/gifts/parseCampaign.ts'
import { createApp } from '#server/http/createApp.ts'
import { keepAssets } from '#server/http/appFiles.ts'
import { OfficeKey } from '#server/receipts/OfficeKey.ts'
import { SealingKey } from '#server/inbox/SealingKey.ts'
import { PRACTICE_PASSWORD, seedUnits } from '#server/practice/seed.ts'
import type { Database } from '#server/store/Database.ts'
import { migrate } from '#server/store/migrate.ts'
import { PgliteDatabase } from '#server/store/PgliteDatabase.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import { campaignOf } from '#tests/support/campaigns.ts'
import { benchPeople } from './benchPeople.ts'
import type { OfficeWish } from './startOffice.ts'

const PEOPLE_AT_ONCE = 1_000
const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' }
const RULE = { id: 'all', label: 'Quà Tết', components: [{ kind: 'cash', label: 'Tiền mặt', amountInDong: 500_000, isEstimate: false }] }
const clock = { nowMs: () => Date.now() }
const wish = JSON.parse(process.argv[2] ?? '{}') as OfficeWish

/** Opened as the coordinator opens it, by a rule that reaches everyone. */
async function openGifts(database: Database, unitCode: string): Promise<void> {
  const campaign = parseCampaign({ ...campaignOf({ unitCodes: [unitCode] }), rules: [{ ...RULE, criteria: {} }] })
  if (!campaign) throw new Error('The campaign of the bench cannot be read')
  const made = { id: randomUUID(), nowMs: clock.nowMs() }
  await database.transaction({ kind: 'system' }, async (queries) => {
    await createCampaign(queries, campaign, made)
    await setCampaignState(queries, made.id, { state: 'open', nowMs: made.nowMs })
    const kept = await findCampaign(queries, made.id)
    if (!kept) throw new Error('The campaign of the bench is not there')
    const { listed } = await planByRule(queries, kept, 'locked')
    await writeGiftList(queries, kept, { gifts: listed, addedBy: 'rule', accountId: randomUUID(), reason: null, nowMs: made.nowMs })
  })
}

async function settle(database: Database): Promise<void> {
  const passwordHash = await hashPassword(PRACTICE_PASSWORD)
  for (const { username, unitCode, people, hasGifts } of wish.areas) {
    const profiles = people ? benchPeople(wish.seed, { unitCode, people }) : []
    await database.transaction({ kind: 'system' }, async (queries) => {
      await createAccount(
        queries,
        { username, displayName: 'Trần Văn Nam', role: 'officer', duties: [], unitCodes: [unitCode], passwordHash },
        clock.nowMs(),
      )
      for (let start = 0; start < profiles.length; start += PEOPLE_AT_ONCE)
        await saveProfiles(queries, profiles.slice(start, start + PEOPLE_AT_ONCE), clock.nowMs())
    })
    if (hasGifts) await openGifts(database, unitCode)
    if (people) await currentSnapshot(database, unitCode, clock.nowMs())
  }
}

/** The floor's own file: the same rows in the same order, as one JSON text, waiting in memory. */
async function floorText(database: Database, unitCode: string): Promise<Uint8Array> {
  const rows = await database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE unit_code = $1', [unitCode]),
  )
  const people = orderProfiles(
    rows.map((one) => one.profile),
    new Intl.Collator('vi').compare,
  )
  return new TextEncoder().encode(JSON.stringify(people))
}

const database = wish.postgresUrl
  ? new PostgresDatabase(wish.postgresUrl, { connections: 16 })
  : await PgliteDatabase.open(join(wish.folder, 'database'))
await migrate(database)
await seedUnits(database)
await settle(database)
const floors = new Map<string, Uint8Array<ArrayBuffer>>()
for (const { unitCode, hasFloor } of wish.areas)
  if (hasFloor) floors.set(`/floor/${unitCode}.json`, new Uint8Array(await floorText(database, unitCode)))
const assetStore = mkdtempSync(join(tmpdir(), 'tan-tay-bench-assets-'))
keepAssets(wish.buildFolder, assetStore, clock.nowMs())
const app = createApp(
  {
    database,
    clock,
    log: pino({ level: 'silent' }),
    sealingKey: await SealingKey.of(database),
    officeKey: await OfficeKey.of(database),
    factorSeal: FactorSeal.of(Buffer.alloc(32)),
    isPractice: true,
  },
  { buildFolder: wish.buildFolder, assetStore },
)

function benchFile(path: string): Response | undefined {
  const floor = floors.get(path)
  if (floor) return new Response(floor, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } })
  const file = join(wish.pageFolder, path.slice('/bench/'.length))
  return path.startsWith('/bench/') && existsSync(file)
    ? new Response(readFileSync(file), { headers: { 'content-type': TYPES[extname(file)] ?? 'text/plain' } })
    : undefined
}

const server = serve(
  { fetch: (request, env) => benchFile(new URL(request.url).pathname) ?? app.fetch(request, env), port: 0, hostname: '127.0.0.1' },
  () => console.log(JSON.stringify({ address: `http://localhost:${(server.address() as AddressInfo).port}` })),
)
// Ends with whoever started it, however that ended.
process.stdin.resume().once('end', () => process.exit(0))
