// The program's speed and size against floors measured in the same run. Prints; fails only when a figure is missing.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import { PgliteDatabase } from '#server/store/PgliteDatabase.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import { pickUpPhone } from '#tests/support/browser.ts'
import { freshPostgresUrl } from '#tests/support/postgres.ts'
import { measureColdApp, measureFirstLoad, measureFurtherChunks, measureHeap, measureLongTasks } from './appRows.ts'
import { benchPeople } from './benchPeople.ts'
import { buildPage } from './buildPage.ts'
import { measureBoard, measureShares } from './cardRows.ts'
import { measureCounter } from './counterRows.ts'
import * as phoneRows from './phoneRows.ts'
import { GIFT_AREA, measureGifts } from './giftRows.ts'
import { measureMorning, measureReturn, MORNING_AREAS } from './morningRows.ts'
import { measureRoll } from './rollRows.ts'
import { lineOf, ROWS, type Figure, type Report } from './rows.ts'
import { measureSlips } from './slipRows.ts'
import { CONNECTIONS, measurePull, measurePush } from './serverRows.ts'
import { measureSlipMorning } from './slipMorningRows.ts'
import { startOffice, type Area } from './startOffice.ts'

const asJson = process.argv.includes('--json')
const only = process.argv
  .find((one) => one.startsWith('--only='))
  ?.slice(7)
  .split(',')
const seed = Number(process.env.SEED ?? 2024)
const startedAtMs = Date.now()
const loadBefore = loadavg()
const folder = mkdtempSync(join(tmpdir(), 'tan-tay-bench-'))
const [buildFolder, pageFolder] = [join(process.cwd(), 'dist'), join(folder, 'page')]
const figures = new Map<string, Figure>()
const report: Report = (id, figure) => {
  figures.set(id, figure)
  process.stderr.write(`  ${id}: ${figure.value.toFixed(2)}${figure.floor === undefined ? '' : ` / ${figure.floor.toFixed(2)}`}\n`)
}

/** One thing that cannot be measured leaves its rows empty and the others alone. */
async function part(name: string, act: () => Promise<void>): Promise<void> {
  if (only && !only.includes(name)) return
  process.stderr.write(`${name}\n`)
  await act().catch((trouble: unknown) => process.stderr.write(`  ${trouble instanceof Error ? trouble.stack : String(trouble)}\n`))
}

const pushers: Area[] = Array.from({ length: CONNECTIONS }, (_, number) => ({
  username: `bench.push${number}`,
  unitCode: '26311',
  ...(number === 0 ? { people: 2_000 } : {}),
}))

async function withPhone(act: (on: { phone: Awaited<ReturnType<typeof pickUpPhone>>; profile: string }) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(folder, 'phone-'))
  const phone = await pickUpPhone(profile)
  try {
    await act({ phone, profile })
  } finally {
    await phone.close()
  }
}

async function benchPage(phone: Awaited<ReturnType<typeof pickUpPhone>>, address: string, username: string) {
  const page = await phoneRows.openBenchPage(phone, address)
  await phoneRows.signInOn(page, username)
  return { page, slow: await phoneRows.slowDown(phone, page), report }
}

const peopleOf = (database: PostgresDatabase, unitCode: string): Promise<BeneficiaryProfile[]> =>
  database
    .transaction({ kind: 'system' }, (queries) =>
      queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE unit_code = $1 ORDER BY id', [unitCode]),
    )
    .then((rows) => rows.map((one) => one.profile))

/** A note on a hundred people, as an import or another officer leaves it. */
function changeAHundred(database: PostgresDatabase) {
  let round = 0
  return async () => {
    round += 1
    const people = await peopleOf(database, '26305')
    const changed = people.slice(round * 100, round * 100 + 100).map((one) => ({ ...one, note: `Đổi số điện thoại, lần ${round}` }))
    await database.transaction({ kind: 'system' }, (queries) => saveProfiles(queries, changed, Date.now()))
    return { people: changed.length, gzipBytes: gzipSync(JSON.stringify(changed)).length }
  }
}

async function measurePhone(address: string, database: PostgresDatabase): Promise<void> {
  let right = 0
  await part('ten-thousand', () =>
    withPhone(async ({ phone }) => {
      const on = await benchPage(phone, address, 'bench.10000')
      await phoneRows.measureStorage(on)
      await phoneRows.measureDownload(on, 'download', { floor: `${address}/floor/26305.json`, rounds: 5 })
      await phoneRows.measureColdStart(on, `${address}/floor/26305.json`, 5)
      await phoneRows.measureSearch(on, 'search', seed)
      right += await phoneRows.countRightAnswers(on.page)
      await phoneRows.measureOpeningAndSaving(on, seed)
      await phoneRows.measureDelta(on, changeAHundred(database))
    }),
  )
  await part('fifty-thousand', () =>
    withPhone(async ({ phone }) => {
      const on = await benchPage(phone, address, 'bench.50000')
      await phoneRows.measureDownload(on, 'download-50000', { floor: `${address}/floor/26308.json`, rounds: 3 })
      await phoneRows.measureColdStartOfMany(on, 3)
      await phoneRows.measureSearch(on, 'search-50000', seed)
      right += await phoneRows.countRightAnswers(on.page)
      report('search-right', { value: right })
      await measureHeap({ phone, page: on.page }, address, { report, id: 'heap-50000' })
    }),
  )
  await part('app', () =>
    withPhone(async ({ phone }) => {
      const page = phone.pages()[0] ?? (await phone.newPage())
      await measureLongTasks({ phone, page }, address, { report, username: 'bench.app' })
      await measureHeap({ phone, page }, address, { report, id: 'heap' })
      await measureColdApp({ phone, page }, address, report)
    }),
  )
  await part('first-load', () =>
    withPhone(async ({ phone }) => {
      const page = phone.pages()[0] ?? (await phone.newPage())
      await measureFirstLoad({ phone, page }, address, { report, username: 'bench.commune' })
      measureFurtherChunks(buildFolder, report)
    }),
  )
}

const measureTeller = (): Promise<void> => part('counter', () => withPhone(({ phone }) => measureCounter({ phone, report })))

/** An office of one commune, so that the morning does not wait for the large areas of the other rows. */
async function measureSlipPages(): Promise<void> {
  const postgresUrl = await freshPostgresUrl({ isDurable: true })
  const office = await startOffice({ seed, postgresUrl, folder, areas: pushers.slice(0, 1), buildFolder, pageFolder })
  await measureSlipMorning(office.address, postgresUrl, { report, seed }).finally(() => office.close())
}

async function withDistrict(measure: typeof measureMorning): Promise<void> {
  const postgresUrl = await freshPostgresUrl({ isDurable: true })
  const office = await startOffice({ seed, postgresUrl, folder, areas: MORNING_AREAS, buildFolder, pageFolder })
  await measure(office.address, postgresUrl, { report, seed }).finally(() => office.close())
}

async function measurePglite(): Promise<void> {
  const office = await startOffice({ seed, folder, areas: pushers, buildFolder, pageFolder })
  const people = benchPeople(seed, { unitCode: '26311', people: 2_000 })
  await measurePush(office.address, { report, id: 'push-pglite', people, batches: 8, seed }).finally(() => office.close())
}

/** The large areas take minutes to lay down: only for whoever wants a row of theirs. */
const OF_THE_LARGE_OFFICE = ['ten-thousand', 'fifty-thousand', 'app', 'first-load', 'gifts', 'pull', 'push']

async function measureLargeOffice(): Promise<void> {
  if (only && !only.some((name) => OF_THE_LARGE_OFFICE.includes(name))) return
  const postgresUrl = await freshPostgresUrl({ isDurable: true })
  const office = await startOffice({
    seed,
    postgresUrl,
    folder,
    buildFolder,
    pageFolder,
    areas: [
      { username: 'bench.10000', unitCode: '26305', people: 10_000, hasFloor: true },
      { username: 'bench.50000', unitCode: '26308', people: 50_000, hasFloor: true },
      { username: 'bench.app', unitCode: '26314', people: 10_000 },
      { username: 'bench.commune', unitCode: '26317', people: 1_200 },
      GIFT_AREA,
      ...pushers,
    ],
  })
  const database = new PostgresDatabase(postgresUrl)
  await measurePhone(office.address, database)
  await part('gifts', () => withPhone(({ phone }) => measureGifts(phone, office.address, { report, seed })))
  await part('pull', () => measurePull(office.address, postgresUrl, report))
  await part('push', async () =>
    measurePush(office.address, { report, id: 'push', people: await peopleOf(database, '26311'), batches: 16, seed }),
  )
  await database.close()
  await office.close()
}

async function main(): Promise<void> {
  await buildPage(pageFolder)
  await measureLargeOffice()
  await part('push-pglite', measurePglite)
  await part('roll', async () =>
    measureRoll(new PostgresDatabase(await freshPostgresUrl({ isDurable: true })), { report, engine: 'postgresql' }),
  )
  await part('roll-pglite', async () => measureRoll(await PgliteDatabase.open(join(folder, 'roll')), { report, engine: 'pglite' }))
  await part('slip-morning', measureSlipPages)
  await part('morning', () => withDistrict(measureMorning))
  await part('return', () => withDistrict(measureReturn))
  await measureTeller()
  await part('slips', () => measureSlips(report))
  await part('board', () => withPhone(({ phone }) => measureBoard({ phone, report })))
  await part('shares', async () => measureShares(await freshPostgresUrl(), report))
}

await main().catch((trouble: unknown) => process.stderr.write(`${trouble instanceof Error ? trouble.stack : String(trouble)}\n`))
rmSync(folder, { recursive: true, force: true })

const lines = ROWS.map((row) => lineOf(row, figures.get(row.id)))
if (asJson) console.log(JSON.stringify(lines))
else {
  const load = (three: readonly number[]) => three.map((one) => one.toFixed(2)).join(' ')
  console.log(
    `\n${new Date(startedAtMs).toISOString()} · seed ${seed} · load before ${load(loadBefore)}, after ${load(loadavg())} · ${cpus().length} CPUs · ${Math.round((Date.now() - startedAtMs) / 1000)} s\n`,
  )
  console.log('| measure | value | floor | ratio | target | met |\n|---|--:|--:|--:|---|---|')
  for (const { name, value, unit, floor, ratio, target, ok } of lines)
    console.log(
      `| ${name} | ${value ?? 'missing'} ${unit} | ${floor ?? ''} | ${ratio ?? ''} | ${target ?? ''} | ${target ? (ok ? 'yes' : 'no') : ''} |`,
    )
}
process.exit(lines.some((line) => line.value === null) ? 1 : 0)
