import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PeopleAnswer, PersonOnList } from '#sync/protocol/People.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll } from '#tests/support/payments.ts'

const UNIT = '26305'
const HIDDEN = { programmeCode: 'BTXH', categoryCode: 'K3', coefficient: 2, monthlyAmountInDong: 720_000, from: null }
let office: Office
let binh: FieldPhone
let far: FieldPhone
type Known = { id: string; name: string; key: string; year: number; citizen: string }
let known: Known
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const list = (wish: object = {}, phone = binh) => answerTo<PeopleAnswer>(phone, 'POST /api/people/search', wish)
/** Every page of a wish. */
async function whole(wish: object): Promise<PersonOnList[]> {
  const seen: PersonOnList[] = []
  for (let next: unknown = undefined; next !== null;) {
    const answer = await list(next ? { ...wish, after: next } : wish)
    seen.push(...answer.people)
    next = answer.next
  }
  return seen
}
const idsOf = (people: readonly PersonOnList[]): string[] => people.map(({ beneficiaryId }) => beneficiaryId)
const stop = (kind: string, lastDay: string, id: string) =>
  sql(`UPDATE beneficiary SET profile = jsonb_set(profile, '{entitlements,0,stop}', $2::jsonb) WHERE id = $1`, [
    id,
    JSON.stringify({ kind, lastDay }),
  ])

beforeAll(async () => {
  office = await openOffice()
  ;[binh, far] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await binh.signIn('dieuphoi')
  const account = {
    username: 'dieuphoi.giakiem',
    displayName: 'Lê Kiệm',
    role: 'coordinator',
    unitCodes: ['26308'],
    password: 'mat khau rat dai 2026',
  }
  await binh.call('POST', '/api/accounts', account)
  await far.signIn(account.username, account.password)
  ;[known] = (await sql<Known>(
    `SELECT id, profile ->> 'fullName' AS name, name_key AS key, birth_year AS year, citizen_id AS citizen FROM beneficiary
     WHERE unit_code = $1 AND citizen_id IS NOT NULL AND birth_year IS NOT NULL AND standing = 'present' AND receives_until <> '' AND payee_kind = 'self' ORDER BY id LIMIT 1`,
    [UNIT],
  )) as [Known]
})
afterAll(() => office.close())

describe('the desk’s list of people', () => {
  it('holds everybody of the asker’s communes once, page by page, in the order lists are printed (S262)', async () => {
    const all = await sql<{ id: string }>(
      `SELECT id FROM beneficiary WHERE unit_code = $1 AND standing <> 'erased' AND (receives_until <> '' OR standing IN ('dead', 'moved')) ORDER BY unit_code, hamlet_key, name_key, id`,
      [UNIT],
    )
    expect(idsOf(await whole({ unit: UNIT }))).toEqual(all.map(({ id }) => id))
    expect((await list({ unit: UNIT })).total).toBe(all.length)
  })
  it('shows a coordinator of other communes nobody of this one, whatever they ask for (S262)', async () => {
    const answers = [await list({ unit: UNIT }, far), await list({ q: known.name }, far)]
    expect(answers[0]?.total).toBe(0)
    expect(answers.flatMap(({ people }) => people.filter(({ unitCode }) => unitCode !== '26308'))).toEqual([])
  })
  it('shows the last four digits of a number and no more', async () => {
    const answer = await list({ q: known.name, unit: UNIT })
    expect(answer.people.find(({ beneficiaryId }) => beneficiaryId === known.id)?.identityTail).toBe(known.citizen.slice(-4))
    expect(JSON.stringify(answer)).not.toContain(known.citizen)
  })
  it('finds by name without marks, by given name, by initials, by year and by the last digits', async () => {
    const words = known.key.split(' ')
    const asked = [
      known.key,
      words.at(-1),
      words.map((word) => word[0]).join(''),
      `${words.at(-1)} ${known.year}`,
      known.citizen.slice(-4),
      known.citizen,
    ]
    const found = await Promise.all(asked.map(async (q) => idsOf(await whole({ q, unit: UNIT })).includes(known.id)))
    expect(found).toEqual(asked.map(() => true))
    const [all] = await sql<{ n: number }>('SELECT count(*)::int8 AS n FROM beneficiary WHERE unit_code = $1', [UNIT])
    expect((await Promise.all(asked.map((q) => list({ q, unit: UNIT })))).every(({ total }) => total < (all?.n ?? 0) / 2)).toBe(true)
  })
  it('holds whoever has no benefit only where they are asked for, by name or by standing', async () => {
    const [none] = await sql<{ id: string; name: string }>(
      `SELECT id, name_key AS name FROM beneficiary WHERE unit_code = $1 AND receives_until = '' AND standing = 'present' ORDER BY id LIMIT 1`,
      [UNIT],
    )
    const seen = await Promise.all(
      [{}, { q: none?.name }, { state: 'none' }].map(async (wish) => idsOf(await whole({ unit: UNIT, ...wish })).includes(none?.id ?? '')),
    )
    expect(seen).toEqual([false, true, true])
  })
  it('finds nobody for a name nobody bears and for digits no number ends with', async () => {
    expect([(await list({ q: 'zzzz' })).total, (await list({ q: '12345678901' })).total]).toEqual([0, 0])
  })
  it('takes the marks of a pattern for what they are', async () => {
    expect((await list({ q: '%' })).total).toBe(0)
  })
  it('is narrowed by who receives, is suspended or has ended; an end to come is still received', async () => {
    const [first, second, third] = await sql<{ id: string }>(
      `SELECT id FROM beneficiary WHERE unit_code = $1 AND standing = 'present' AND jsonb_array_length(profile -> 'entitlements') = 1 ORDER BY id DESC LIMIT 3`,
      [UNIT],
    )
    await stop('suspended', '2020-01-31', first?.id ?? '')
    await stop('ended', '2020-01-31', second?.id ?? '')
    await stop('ended', '2090-01-31', third?.id ?? '')
    const ids = async (state: string) => idsOf(await whole({ unit: UNIT, state }))
    expect([
      await ids('suspended'),
      (await ids('ended')).includes(second?.id ?? ''),
      (await ids('ended')).includes(third?.id ?? ''),
    ]).toEqual([[first?.id], true, false])
  })
  it('is narrowed by programme, payee and by how the newest released roll pays', async () => {
    const roll = await openRoll(office.database, UNIT, { people: 3 })
    const byChannel = await list({ unit: UNIT, channel: 'counter' })
    const [guarded] = await sql<{ n: number }>(
      `SELECT count(*)::int8 AS n FROM beneficiary WHERE unit_code = $1 AND profile #>> '{payee,kind}' = 'guardian' AND (receives_until <> '' OR standing IN ('dead', 'moved'))`,
      [UNIT],
    )
    expect(idsOf(byChannel.people).sort()).toEqual(roll.lines.map(({ beneficiaryId }) => beneficiaryId).sort())
    expect((await list({ unit: UNIT, payee: 'guardian' })).total).toBe(guarded?.n)
    expect((await list({ unit: UNIT, programme: 'NCC' })).people.every(({ programmes }) => programmes.includes('NCC'))).toBe(true)
  })
  it('is narrowed by whom somebody must still answer for', async () => {
    await sql(
      `INSERT INTO standing_report (fact_id, beneficiary_id, unit_code, officer_id, report, day, note) VALUES (gen_random_uuid(), $1, $2, gen_random_uuid(), 'moved', '2026-11-01', '')`,
      [known.id, UNIT],
    )
    const { people } = await list({ unit: UNIT, todo: 'any' })
    expect(people.map(({ beneficiaryId, hasTodo }) => [beneficiaryId, hasTodo])).toContainEqual([known.id, true])
  })
  it('names no group at all, so none that must not be named (S263)', async () => {
    await sql(`UPDATE beneficiary SET profile = jsonb_set(profile, '{entitlements}', $2::jsonb) WHERE id = $1`, [
      known.id,
      JSON.stringify([HIDDEN]),
    ])
    const answer = await list({ q: known.name, unit: UNIT })
    expect(idsOf(answer.people)).toContain(known.id)
    expect(JSON.stringify(answer)).not.toMatch(/K3|categoryCode|HIV/)
  })
  it('refuses what is no wish at all', async () => {
    const bad = [{ unit: 'x' }, { after: ['a'] }, { state: 'all' }, { q: 7 }]
    expect(await Promise.all(bad.map(async (body) => (await binh.call('POST', '/api/people/search', body)).status))).toEqual([
      400, 400, 400, 400,
    ])
  })
})
