import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Database } from '#server/store/Database.ts'
import { openTestDatabase } from '#tests/support/database.ts'

const SYSTEM: Actor = { kind: 'system' }
const officerOf = (...unitCodes: string[]): Actor => ({ kind: 'account', accountId: '018f0000-0000-7000-8000-000000000001', unitCodes })
const insertPerson = `INSERT INTO beneficiary (id, unit_code, name_key, birth, hamlet_key, standing, profile, profile_hash, changed_at) VALUES ($1, $2, 'x', '1940', 'ap 1', 'present', '{}', '\\x00', now())`

describe.each(['pglite', 'postgresql'] as const)('the store on %s', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase(engine)
    await database.transaction(SYSTEM, (queries) => queries.query(insertPerson, ['018f0000-0000-7000-8000-00000000000a', '26305']))
    await database.transaction(SYSTEM, (queries) => queries.query(insertPerson, ['018f0000-0000-7000-8000-00000000000b', '26308']))
  })
  afterAll(() => database.close())

  it('shows an officer the people of the own commune alone', async () => {
    const rows = await database.transaction(officerOf('26305'), (queries) => queries.query('SELECT unit_code FROM beneficiary'))
    expect(rows).toEqual([{ unit_code: '26305' }])
  })
  it('refuses an officer who writes into another commune', async () => {
    const writing = database.transaction(officerOf('26305'), (queries) =>
      queries.query(insertPerson, ['018f0000-0000-7000-8000-00000000000c', '26308']),
    )
    await expect(writing).rejects.toThrow(/row-level security/)
  })
  it('keeps passwords out of reach of the working role', async () => {
    const reading = database.transaction(officerOf('26305'), (queries) => queries.query('SELECT * FROM session'))
    await expect(reading).rejects.toThrow(/permission denied/)
  })
  it.each(['setting', 'account', 'account_scope', 'device', 'join_code', 'audit_entry'])(
    'keeps keys, shares and passwords in %s out of reach of the working role',
    async (table) => {
      const reading = database.transaction(officerOf('26305'), (queries) => queries.query(`SELECT * FROM ${table}`))
      await expect(reading).rejects.toThrow(/permission denied/)
    },
  )
  it('undoes everything when one step fails', async () => {
    const failing = database.transaction(SYSTEM, async (queries) => {
      await queries.query(`INSERT INTO setting (name, value) VALUES ('half', 'done')`)
      throw new Error('the lamp went out')
    })
    await expect(failing).rejects.toThrow('the lamp went out')
    expect(await database.transaction(SYSTEM, (queries) => queries.query(`SELECT 1 FROM setting WHERE name = 'half'`))).toEqual([])
  })
  it('reads big counts as numbers and days as text', async () => {
    const rows = await database.transaction(SYSTEM, (queries) => queries.query(`SELECT 9203960000::int8 AS sum, date '2024-03-31' AS day`))
    expect(rows).toEqual([{ sum: 9_203_960_000, day: '2024-03-31' }])
  })
  it('numbers changes without a gap, in the order of their commits (S24)', async () => {
    const record = () =>
      database.transaction(SYSTEM, (queries) =>
        queries.query<{ last: number }>(
          `SELECT record_changes(ARRAY['26305','26305'], ARRAY['018f0000-0000-7000-8000-00000000000a','018f0000-0000-7000-8000-00000000000b']::uuid[], ARRAY[false,false]) AS last`,
        ),
      )
    expect([(await record())[0]?.last, (await record())[0]?.last]).toEqual([2, 4])
  })
})
