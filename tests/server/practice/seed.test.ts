import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { QUARTER_END } from '#server/practice/entitlements.ts'
import { PRACTICE_ACCOUNTS, seedPracticeDistrict, seedUnits } from '#server/practice/seed.ts'
import { PracticeInProduction } from '#server/practice/PracticeInProduction.ts'
import { DISTRICT_UNIT_CODES } from '#server/practice/makePracticeDistrict.ts'
import { unitNames } from '#server/store/unitNames.ts'
import { startServer } from '#server/startServer.ts'
import { openTestDatabase } from '#tests/support/database.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase('pglite')
  await seedUnits(database)
  await seedUnits(database, QUARTER_END)
  await seedPracticeDistrict(database, { nowMs: () => Date.UTC(2026, 10, 25) })
})
afterAll(() => database.close())

const idsSeenBy = async (username: string): Promise<Set<string>> => {
  const unitCodes = PRACTICE_ACCOUNTS.find((one) => one.username === username)?.unitCodes ?? []
  const rows = await database.transaction({ kind: 'account', accountId: '', unitCodes }, (queries) =>
    queries.query<{ id: string }>('SELECT id FROM beneficiary'),
  )
  return new Set(rows.map((row) => row.id))
}

it('two officers of different communes see different people', async () => {
  const [one, other] = [await idsSeenBy('canbo.giatan3'), await idsSeenBy('canbo.giakiem')]
  expect([one.size > 1_000, other.size > 1_000, one.intersection(other).size]).toEqual([true, true, 0])
})
it('a practice coordinator sees the whole district', async () => {
  expect((await idsSeenBy('dieuphoi')).size).toBe(12_300)
})
it('the ten communes bear the names of their quarter, not of whoever took their codes over later', async () => {
  const names = await unitNames(database, DISTRICT_UNIT_CODES)
  expect([...names].toSorted().map(([code, name]) => `${code} ${name}`)).toEqual([
    '26299 Xã Gia Tân 1',
    '26302 Xã Gia Tân 2',
    '26305 Xã Gia Tân 3',
    '26308 Xã Gia Kiệm',
    '26311 Xã Quang Trung',
    '26314 Xã Bàu Hàm 2',
    '26317 Xã Hưng Lộc',
    '26320 Xã Lộ 25',
    '26323 Xã Xuân Thiện',
    '26326 Thị trấn Dầu Giây',
  ])
})
it('an office of today names the same codes by the units of today', async () => {
  const today = await openTestDatabase('pglite')
  await seedUnits(today)
  expect([...(await unitNames(today, ['26311', '26326']))].toSorted()).toEqual([
    ['26311', 'Xã Gia Kiệm'],
    ['26326', 'Phường Dầu Giây'],
  ])
  await today.close()
})
it('a database that was tried out with public passwords opens to nobody as a real office', async () => {
  const folders = { dataFolder: '/nonexistent', buildFolder: '/nonexistent' }
  const starting = startServer({ database, port: 0, host: '127.0.0.1', isPractice: false, log: pino({ level: 'silent' }), ...folders })
  await expect(starting).rejects.toThrow(PracticeInProduction)
})
