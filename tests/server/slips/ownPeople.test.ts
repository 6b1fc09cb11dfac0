import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '#server/access/permissions.ts'
import type { AgainAnswer, SlipAnswer } from '#sync/protocol/Slip.ts'
import type { NewSlip } from '#sync/protocol/SlipDesk.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { ask, makeSlip, notReceived, openWith } from '#tests/support/slips.ts'

type Holder = { readonly id: string; readonly year: number; slip: NewSlip; key: string }
const NO = [403, '{"problem":"slip-not-opened"}']
let office: Office
let nam: FieldPhone
let mother: Holder
let neighbour: Holder

const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Found[]> =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(sql, values))
const withYear = (year: number, keep = true) => ({ proof: { kind: 'birth-year', year }, keep }) as const
const said = async (response: Response) => [response.status, await response.text()]
async function holderOf(person: { id: string; year: number } | undefined): Promise<Holder> {
  if (!person) throw new Error('Nobody')
  const slip = await makeSlip(nam, person.id)
  const { returnKey } = (await (await openWith(office.address, slip.secret, withYear(person.year))).json()) as SlipAnswer
  return { ...person, slip, key: returnKey ?? '' }
}

/** Two people of different years, each opened once by the own slip. */
beforeAll(async () => {
  office = await openOffice()
  nam = new FieldPhone(office.address)
  await nam.signIn('canbo.giatan3')
  const people = await rows<{ id: string; year: number }>(
    `SELECT DISTINCT ON (birth_year) id, birth_year AS year FROM beneficiary WHERE unit_code = '26305' AND standing = 'present' AND birth_year IS NOT NULL ORDER BY birth_year LIMIT 2`,
  )
  ;[mother, neighbour] = [await holderOf(people[0]), await holderOf(people[1])]
})
afterAll(() => office.close())

describe('of those who receive, each reaches the own people alone', () => {
  it('the table names every door of a slip, but for the office’s key, which is nobody’s', () => {
    const doors = PERMISSIONS.filter(({ scope }) => scope === 'own-people').map(({ path }) => path)
    expect(doors).toEqual(['/api/slip-page', '/api/slip-page/again', '/api/slip-page/said', '/api/slip-page/reminder'])
  })
  it('another’s slip does not open with one’s own year (S287)', async () => {
    expect(await said(await openWith(office.address, neighbour.slip.secret, withYear(mother.year)))).toEqual(NO)
  })
  it('a slip shows its person, whatever else of another’s is asked beside it (S287)', async () => {
    const body = { ...withYear(mother.year), beneficiaryId: neighbour.id, slipId: neighbour.slip.slipId, returnKey: neighbour.key }
    const { page } = (await (await openWith(office.address, mother.slip.secret, body)).json()) as SlipAnswer
    expect(page.birthYear).toBe(mother.year)
  })
  it('several on one phone come each by the own key; one that is not there brings nobody else’s (S287)', async () => {
    const returnKeys = [neighbour.key, mother.slip.secret.padEnd(43, 'A').slice(0, 43), mother.key]
    const { pages } = (await (await ask(office.address, '/again', { returnKeys })).json()) as AgainAnswer
    expect(pages.map((one) => (one.kind === 'page' ? one.page.birthYear : null))).toEqual([neighbour.year, null, mother.year])
  })
  it('what is said with one’s own key is said of oneself (S287)', async () => {
    const report = notReceived()
    await ask(office.address, '/said', { by: { kind: 'key', returnKey: mother.key }, report, beneficiaryId: neighbour.id })
    expect(await rows('SELECT beneficiary_id AS id FROM said_report WHERE id = $1', [report.id])).toEqual([{ id: mother.id }])
  })
  it('nothing is said of another by their slip and one’s own year (S287)', async () => {
    const by = { kind: 'slip', secret: neighbour.slip.secret, ...withYear(mother.year) }
    expect(await said(await ask(office.address, '/said', { by, report: notReceived() }))).toEqual(NO)
  })
  it('one’s own key takes nobody else’s reminder off (S287)', async () => {
    const [kept] = await rows<{ key_hash: Uint8Array }>('SELECT key_hash FROM slip_key WHERE slip_id = $1', [neighbour.slip.slipId])
    await rows(`INSERT INTO slip_reminder (key_hash, endpoint, p256dh, auth, made_at) VALUES ($1, '', '', '', now())`, [kept?.key_hash])
    const answer = await ask(office.address, '/reminder', { returnKey: mother.key, phone: null })
    expect([answer.status, (await rows('SELECT FROM slip_reminder')).length]).toEqual([200, 1])
  })
  it('a key whose slip was revoked opens nobody’s page, and the one beside it still its own (S287)', async () => {
    await nam.call('POST', `/api/slips/${neighbour.slip.slipId}/revocation`, {})
    const returnKeys = [neighbour.key, mother.key]
    const { pages } = (await (await ask(office.address, '/again', { returnKeys })).json()) as AgainAnswer
    expect(pages.map((one) => (one.kind === 'page' ? one.page.birthYear : null))).toEqual([null, mother.year])
  })
})
