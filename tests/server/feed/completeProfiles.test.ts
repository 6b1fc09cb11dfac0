import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { completeProfiles } from '#server/feed/completeProfiles.ts'
import { profileHash, saveProfiles } from '#server/feed/saveProfiles.ts'
import type { Database } from '#server/store/Database.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { person } from '#tests/support/people.ts'

let database: Database
const clock = { nowMs: () => 1_000 }
const PEOPLE = 1_203
const ask = <Row extends Record<string, unknown>>(sql: string) =>
  database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(sql))
/** As a program left it that knew nothing of this room. */
const asBefore = async (room: 'gifts' | 'payments' | 'enrolment', where: string) => {
  await ask(`UPDATE beneficiary SET profile = profile - '${room}', profile_hash = 'stale' WHERE ${where}`)
  await ask(`UPDATE setting SET value = replace(value, '${room}', '') WHERE name = 'complete-profiles'`)
}

beforeAll(async () => {
  database = await openTestDatabase('pglite')
  const people = Array.from({ length: PEOPLE }, (_, number) => person({ fullName: `Người ${number}` }))
  await database.transaction({ kind: 'system' }, (queries) => saveProfiles(queries, people, 0))
})
afterAll(() => database.close())

it('profiles from before gifts are completed at the start, with the hash the phones will find', async () => {
  await asBefore('gifts', 'true')
  expect(await completeProfiles(database, clock)).toBe(PEOPLE)
  const rows = await ask<{ profile: BeneficiaryProfile; hash: string }>(
    `SELECT profile, encode(profile_hash, 'hex') AS hash FROM beneficiary`,
  )
  expect(rows.filter(({ profile, hash }) => profile.gifts.length === 0 && profileHash(profile) === hash).length).toBe(PEOPLE)
})
it('the phones hear of each of them with the next change', async () => {
  expect(await ask(`SELECT count(DISTINCT beneficiary_id)::int4 AS told FROM change_log WHERE at > 'epoch'`)).toEqual([{ told: PEOPLE }])
})
it('a start that was cut off goes on with those still left, and a whole one leaves everybody alone', async () => {
  await asBefore('gifts', `right(id::text, 1) = '7'`)
  const [left] = await ask<{ n: number }>(`SELECT count(*)::int4 AS n FROM beneficiary WHERE NOT profile ? 'gifts'`)
  expect([await completeProfiles(database, clock), await completeProfiles(database, clock)]).toEqual([left?.n, 0])
})
it('profiles from before payments are completed too, and keep the gifts they have', async () => {
  await asBefore('payments', `right(id::text, 1) = '3'`)
  expect(await completeProfiles(database, clock)).toBeGreaterThan(0)
  const rows = await ask<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary')
  expect(rows.filter(({ profile }) => profile.payments.length === 0 && profile.gifts.length === 0).length).toBe(PEOPLE)
})
it('profiles from before the way to an account stand where nobody has asked', async () => {
  await asBefore('enrolment', `right(id::text, 1) = '5'`)
  expect(await completeProfiles(database, clock)).toBeGreaterThan(0)
  expect(await ask(`SELECT count(*)::int4 AS n FROM beneficiary WHERE profile -> 'enrolment' = 'null'`)).toEqual([{ n: PEOPLE }])
})
it('once everybody is whole, a start looks at nobody until there is a new room (S143)', async () => {
  await completeProfiles(database, clock)
  const asked: string[] = []
  const watched: Database = {
    engine: database.engine,
    close: () => database.close(),
    transaction: (actor, work, kind) =>
      database.transaction(actor, (queries) => work({ query: (sql, values) => (asked.push(sql), queries.query(sql, values)) }), kind),
  }
  expect([await completeProfiles(watched, clock), asked.filter((sql) => sql.includes('beneficiary'))]).toEqual([0, []])
})
