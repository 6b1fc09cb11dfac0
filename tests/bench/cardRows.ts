// The way to an account: the desk's board of a whole district under a filter, and the honest figure of a country.
import { tmpdir } from 'node:os'
import type { BrowserContext, Page } from 'playwright-core'
import pino from 'pino'
import { createAccount } from '#server/access/accounts.ts'
import { hashPassword } from '#server/access/passwords.ts'
import { PRACTICE_PASSWORD } from '#server/practice/seed.ts'
import { startServer } from '#server/startServer.ts'
import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import type { SharesAnswer } from '#sync/protocol/Enrolment.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { goToMore, sitDownAtDesk } from '#tests/support/officer.ts'
import { openOffice } from '#tests/support/office.ts'
import { median, percentile } from './numbers.ts'
import { paintedMs } from './paintedMs.ts'
import { slowDown } from './phoneRows.ts'
import type { Report } from './rows.ts'

const system = { kind: 'system' } as const
const [ON_BOARD, FILTERS, RATE] = [6_000, 40, 4]
const COUNTRY = Number(process.env.SHARE_PEOPLE ?? 5_000_000)
const [COMMUNES, MONTHS, AT_ONCE, ASKED] = [800, 12, 500_000, 7]

/** Whose step is owed, spread over steps, owners and obstacles as a district's people are. */
const OWED = `
  INSERT INTO enrolment_status (beneficiary_id, unit_code, place, since, obstacle, obstacle_since, owner, has_account)
  SELECT id, unit_code, (ARRAY['asked', 'agreed', 'population-checked', 'account-opened', 'card-active', 'number-on-list'])[1 + n % 6], '2026-01-01'::date + (n % 300)::integer,
    CASE WHEN n % 6 = 0 THEN (ARRAY['SO_LUA_DAO', 'NGAI_PHI', 'THICH_TIEN_MAT'])[1 + n % 3] END, CASE WHEN n % 6 = 0 THEN '2026-01-01'::date + (n % 300)::integer END,
    (ARRAY['commune', 'commune', 'bank', 'bank', 'commune', 'office'])[1 + n % 6], n % 6 > 2
  FROM (SELECT id, unit_code, row_number() OVER (ORDER BY id) AS n FROM beneficiary WHERE standing = 'present') AS one WHERE n <= $1 ON CONFLICT DO NOTHING`

async function sitAtBoard(page: Page, address: string): Promise<void> {
  await sitDownAtDesk(page, address)
  await goToMore(page, 'Không tiền mặt')
  await page.getByRole('link', { name: 'Việc còn nợ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Việc thẻ ATM còn nợ' }).waitFor()
  await page.getByLabel('Xã').waitFor()
}

/** The real board in the real browser: everybody fetched once, then filtered by commune and by hamlet in turn. */
export async function measureBoard({ phone, report }: { phone: BrowserContext; report: Report }): Promise<void> {
  const office = await openOffice()
  try {
    await office.database.transaction(system, (queries) => queries.query(OWED, [ON_BOARD]))
    const page = phone.pages()[0] ?? (await phone.newPage())
    await sitAtBoard(page, office.address)
    const slow = await slowDown(phone, page)
    await slow(RATE)
    const times: number[] = []
    for (let round = 0; round < FILTERS; round += 1)
      times.push(await paintedMs(page.getByLabel(round % 2 === 0 ? 'Xã' : 'Ấp'), { option: 1 + (round % 7) }))
    await slow(1)
    report('board-filter-p50@4', { value: median(times.slice(4)) })
    report('board-filter@4', { value: percentile(times.slice(4), 0.95) })
  } finally {
    await office.close()
  }
}

/** A month of the country: who is to be paid, by how much of it an account, in which commune; through the table whose triggers keep the sums. */
const PEOPLE = `
  INSERT INTO payable_person (beneficiary_id, month, unit_code, programme_codes, paid_codes, is_paid, reaches_account, reaches_agreed, is_fair_cash)
  SELECT gen_random_uuid(), $3, (10000 + n % $4)::text, CASE n % 10 WHEN 0 THEN '{NCC}'::text[] WHEN 1 THEN '{BTXH,NCC}'::text[] ELSE '{BTXH}'::text[] END,
    CASE WHEN n % 1000 < 152 THEN (CASE n % 10 WHEN 0 THEN '{NCC}'::text[] WHEN 1 THEN '{BTXH,NCC}'::text[] ELSE '{BTXH}'::text[] END) ELSE '{}'::text[] END, n % 1000 < 152, n % 1000 < 300, n % 1000 < 450, n % 1000 > 950
  FROM generate_series($1::bigint, $2::bigint) AS n`
const COUNTED_ANEW = `SELECT unit_code, count(*), count(*) FILTER (WHERE is_paid) FROM payable_person WHERE month = $1 GROUP BY 1`
const monthNamed = (number: number): string => `2025-${String(number).padStart(2, '0')}`

async function settle(database: PostgresDatabase): Promise<void> {
  const passwordHash = await hashPassword(PRACTICE_PASSWORD)
  const unitCodes = Array.from({ length: COMMUNES }, (_, at) => String(10_000 + at))
  await database.transaction(system, (queries) =>
    createAccount(
      queries,
      { username: 'bench.country', displayName: 'Nguyễn Thanh Bình', role: 'coordinator', duties: [], unitCodes, passwordHash },
      Date.now(),
    ),
  )
  const fill = (from: number, until: number, month: string) =>
    database.transaction(system, (queries) => queries.query(PEOPLE, [from, until, month, COMMUNES]))
  // Earlier months are smaller: what is read of them is one sum a commune, however many stand behind it.
  for (let month = 1; month < MONTHS; month += 1) await fill(1, Math.ceil(COUNTRY / 100), monthNamed(month))
  for (let from = 1; from <= COUNTRY; from += AT_ONCE) await fill(from, Math.min(COUNTRY, from + AT_ONCE - 1), monthNamed(MONTHS))
}

async function timedMs(act: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now()
  await act()
  return performance.now() - startedAtMs
}

/** The whole answer over the wire, as the desk asks for it; the floor counts the same people anew. `SHARE_PEOPLE` makes the country smaller. */
export async function measureShares(postgresUrl: string, report: Report): Promise<void> {
  const database = new PostgresDatabase(postgresUrl)
  const folder = tmpdir()
  const log = pino({ level: 'silent' })
  const server = await startServer({
    database,
    port: 0,
    host: '127.0.0.1',
    buildFolder: folder,
    dataFolder: folder,
    isPractice: false,
    log,
  })
  try {
    await settle(database)
    const phone = new FieldPhone(server.address)
    await phone.signIn('bench.country', PRACTICE_PASSWORD)
    const times: number[] = []
    let people = 0
    for (let round = 0; round < ASKED; round += 1) {
      const startedAtMs = performance.now()
      const { units } = (await (await phone.call('GET', '/api/enrolment/shares')).json()) as SharesAnswer
      times.push(performance.now() - startedAtMs)
      people = units.reduce((sum, { count }) => sum + count.payable, 0)
    }
    if (people !== COUNTRY) throw new Error(`The sums tell of ${people} people instead of ${COUNTRY}`)
    const floor = await timedMs(() => database.transaction(system, (queries) => queries.query(COUNTED_ANEW, [monthNamed(MONTHS)])))
    report('share-5m', { value: median(times), floor })
  } finally {
    await server.stop()
  }
}
