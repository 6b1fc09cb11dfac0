import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { findBrokenAudit } from '#server/access/audit.ts'
import { forgetOldLists } from '#server/imports/forgetOldLists.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import type { GiftListRun, GiftListUndoing } from '#sync/protocol/Gifts.ts'
import { answerTo, linesOf, openedCampaign } from '#tests/support/campaigns.ts'
import { giftTo, missedOf } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let [binh, nam]: FieldPhone[] = []
let nowMs = Date.UTC(2026, 10, 25, 2)
const clock = { nowMs: () => nowMs }
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const query = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(sql, values))
const known = (n: number) =>
  query<{ profile: BeneficiaryProfile }>(
    `SELECT profile FROM beneficiary WHERE unit_code = '26305' AND birth_year IS NOT NULL AND citizen_id IS NOT NULL AND standing = 'present' ORDER BY id LIMIT 1 OFFSET $1`,
    [n],
  ).then(([row]) => row?.profile)
const rowOf = (person: BeneficiaryProfile | undefined): Cell[] => [
  1,
  person?.fullName ?? '',
  Number(person?.birth.slice(0, 4)),
  person?.citizenId ?? '',
  person?.hamlet ?? '',
  300_000,
]
async function bringIn(id: string, ...lines: Cell[][]): Promise<string> {
  const fileBase64 = Buffer.from(await makeList(...lines)).toString('base64')
  const body = { fileName: 'qua.xlsx', fileBase64, dryRun: false, addMissing: true, unitCode: '26305' }
  await answerTo(phone(binh), `POST /api/campaigns/${id}/list`, body)
  return (await runs(id))[0]?.id ?? ''
}
const runs = async (id: string): Promise<GiftListRun[]> =>
  (await answerTo<{ runs: GiftListRun[] }>(phone(binh), `GET /api/campaigns/${id}/lists`)).runs
const undo = (id: string, runId: string) => phone(binh).call('POST', `/api/campaigns/${id}/lists/${runId}/undoing`, {})
const undone = async (id: string, runId: string) => (await undo(id, runId)).json() as Promise<GiftListUndoing>
const empty = async () => (await openedCampaign(phone(binh), {}, 'empty')).id
const idOf = async (name: string) =>
  (await query<{ id: string }>(`SELECT id FROM beneficiary WHERE profile ->> 'fullName' = $1`, [name]))[0]?.id

beforeAll(async () => {
  office = await openOffice({ clock })
  ;[binh, nam] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await phone(binh).signIn('dieuphoi')
  await phone(nam).signIn('canbo.giatan3')
})
afterAll(() => office.close())

describe('a list of gifts brought in by mistake', () => {
  it('is taken back whole: its lines are off the list, whom it made is gone, and the phones hear of it (S140)', async () => {
    const id = await empty()
    const person = await known(0)
    const runId = await bringIn(id, rowOf(person), [2, 'Võ Quà Nhầm', 1932, null, 'Ấp 9', 300_000])
    expect((await linesOf(phone(binh), id)).length).toBe(2)
    const told = async () => (await query<{ n: number }>('SELECT count(*)::int8 AS n FROM change_log WHERE gone'))[0]?.n
    const before = await told()
    expect(await undone(id, runId)).toEqual({ undone: 2, left: 0, peopleGone: 1 })
    expect([await linesOf(phone(binh), id), await idOf('Võ Quà Nhầm'), (await told()) === Number(before) + 1]).toEqual([
      [],
      undefined,
      true,
    ])
    const [kept] = await query('SELECT outcome, outcome_reason FROM gift_line WHERE campaign_id = $1', [id])
    expect(kept).toEqual({ outcome: 'removed', outcome_reason: 'Huỷ lần nhập' })
  })
  it('keeps what was handed over or tried since, and says how many (S140)', async () => {
    const id = await empty()
    const people = [await known(1), await known(2), await known(3)]
    const runId = await bringIn(id, ...people.map(rowOf))
    const lines = await linesOf(phone(binh), id)
    const lineOf = (person: BeneficiaryProfile | undefined) => lines.find((line) => line.beneficiaryId === person?.id)?.lineId ?? ''
    await phone(nam).push(await phone(nam).record(giftTo(people[0]?.id, lineOf(people[0]), id)))
    await phone(nam).push(await phone(nam).record(missedOf(people[1]?.id, { lineId: lineOf(people[1]), reason: 'absent', campaignId: id })))
    expect(await undone(id, runId)).toEqual({ undone: 1, left: 2, peopleGone: 0 })
    expect((await linesOf(phone(binh), id)).map(({ state }) => state).sort()).toEqual(['delivered', 'missed'])
  })
  it('keeps somebody it made whom another campaign has taken up since, without its own gift (S140)', async () => {
    const [id, other] = [await empty(), await empty()]
    const runId = await bringIn(id, [1, 'Đỗ Hai Đợt', 1933, null, 'Ấp 9', 300_000])
    await answerTo(phone(binh), `POST /api/campaigns/${other}/lines`, {
      lines: [{ beneficiaryId: await idOf('Đỗ Hai Đợt'), amountInDong: 100_000 }],
      reason: 'Xã đề nghị',
    })
    expect(await undone(id, runId)).toEqual({ undone: 1, left: 0, peopleGone: 0 })
    expect([typeof (await idOf('Đỗ Hai Đợt')), (await linesOf(phone(binh), other)).length]).toEqual(['string', 1])
  })
  it('keeps somebody it made who stands on a roll in the making (S140)', async () => {
    const id = await empty()
    const runId = await bringIn(id, [1, 'Đỗ Có Lương', 1934, null, 'Ấp 9', 300_000])
    const [line] = await query<{ id: string }>('SELECT id FROM payment_line LIMIT 1')
    await query('UPDATE payment_line SET beneficiary_id = $1 WHERE id = $2', [await idOf('Đỗ Có Lương'), line?.id])
    expect(await undone(id, runId)).toEqual({ undone: 1, left: 0, peopleGone: 0 })
  })
  it('may come again afterwards as if it had never come', async () => {
    const id = await empty()
    const person = await known(4)
    await undo(id, await bringIn(id, rowOf(person)))
    await bringIn(id, rowOf(person))
    expect((await linesOf(phone(binh), id)).length).toBe(1)
  })
  it('is taken back once, of this campaign alone, while it is open', async () => {
    const [id, other] = [await empty(), await empty()]
    const runId = await bringIn(id, rowOf(await known(5)))
    const statuses = [await undo(other, runId), await undo(id, runId), await undo(id, runId)].map((one) => one.status)
    await answerTo(phone(binh), `POST /api/campaigns/${id}/closing`, { outcome: 'returned', reason: 'Hết đợt' })
    expect([...statuses, (await undo(id, runId)).status]).toEqual([404, 200, 409, 409])
  })
  it('is not an officer’s to take back', async () => {
    const id = await empty()
    const runId = await bringIn(id, rowOf(await known(6)))
    expect((await phone(nam).call('POST', `/api/campaigns/${id}/lists/${runId}/undoing`, {})).status).toBe(403)
  })
  it('stands with its file, its sender and what it did', async () => {
    const id = await empty()
    await bringIn(id, rowOf(await known(7)), [2, 'Hồ Mới Thêm', 1935, null, 'Ấp 9', 300_000])
    expect(await runs(id)).toMatchObject([
      { fileName: 'qua.xlsx', by: 'Nguyễn Thanh Bình', listed: 2, added: 1, isUndone: false, mayBeUndone: true },
    ])
  })
  it('stands after a day, and nothing that was kept for taking it back is left (S140, S142)', async () => {
    const id = await empty()
    const runId = await bringIn(id, [1, 'Hồ Quá Ngày', 1936, null, 'Ấp 9', 300_000])
    nowMs += 86_400_001
    await phone(binh).signIn('dieuphoi')
    expect([(await undo(id, runId)).status, typeof (await idOf('Hồ Quá Ngày'))]).toEqual([409, 'string'])
    await forgetOldLists(office.database, clock)
    expect(await query('SELECT 1 AS kept FROM gift_list_person UNION ALL SELECT 1 FROM import_change')).toEqual([])
  })
  it('leaves an unbroken trail', async () => {
    expect(await office.database.transaction({ kind: 'system' }, findBrokenAudit)).toBeUndefined()
  })
})
