import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { findBrokenAudit } from '#server/access/audit.ts'
import { forgetOldLists } from '#server/imports/forgetOldLists.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import type { ImportAnswer, ImportRun, UndoingAnswer } from '#sync/protocol/ImportList.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let [binh, nam]: FieldPhone[] = []
let nowMs = Date.UTC(2026, 10, 25, 2)
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const query = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(sql, values))
const bringIn = async (...lines: Cell[][]): Promise<ImportAnswer> =>
  answerTo(phone(binh), 'POST /api/imports', {
    fileName: 'danh-sach.xlsx',
    fileBase64: Buffer.from(await makeList(...lines)).toString('base64'),
    unitCode: '26305',
    programmeCode: 'KHAC',
    dryRun: false,
  })
const undo = (runId: string | null) => phone(binh).call('POST', `/api/imports/${runId}/undoing`, {})
const undone = async (runId: string | null) => (await undo(runId)).json() as Promise<UndoingAnswer>
const people = () => query<{ id: string; profile: BeneficiaryProfile }>('SELECT id, profile FROM beneficiary ORDER BY id')
const idOf = async (name: string) =>
  (await query<{ id: string }>(`SELECT id FROM beneficiary WHERE profile ->> 'fullName' = $1 AND unit_code = '26305'`, [name]))[0]?.id
const gone = async () => (await query<{ n: number }>('SELECT count(*)::int8 AS n FROM change_log WHERE gone'))[0]?.n

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => nowMs } })
  ;[binh, nam] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await phone(binh).signIn('dieuphoi')
  await phone(nam).signIn('canbo.giatan3')
})
afterAll(() => office.close())

describe('a list brought in by mistake', () => {
  it('is taken back whole: whom it made is gone, whom it changed is as before, and phones hear of it (S55)', async () => {
    await bringIn([1, 'Lê Tận Nơi', 1931, null, 'Ấp 9', 100_000])
    const [before, goneBefore] = [await people(), await gone()]
    const { runId } = await bringIn([1, 'Lê Tận Nơi', 1931, null, 'Ấp 9', 700_000], [2, 'Võ Tận Tình', 1932, null, 'Ấp 9', 1])
    expect(await undone(runId)).toEqual({ undone: 2, left: 0 })
    expect([await people(), (await gone()) === Number(goneBefore) + 1]).toEqual([before, true])
  })
  it('leaves whom an officer has visited since, and counts them (S55)', async () => {
    const { runId } = await bringIn([1, 'Đỗ Đã Thăm', 1933, null, 'Ấp 9', 1], [2, 'Đỗ Chưa Thăm', 1934, null, 'Ấp 9', 1])
    await phone(nam).push(await phone(nam).record(visitTo(await idOf('Đỗ Đã Thăm'), 'Bà khoẻ')))
    expect(await undone(runId)).toEqual({ undone: 1, left: 1 })
    expect([typeof (await idOf('Đỗ Đã Thăm')), await idOf('Đỗ Chưa Thăm')]).toEqual(['string', undefined])
  })
  it('leaves whom a later list speaks of as well (S55)', async () => {
    const first = await bringIn([1, 'Hồ Hai Lần', 1935, null, 'Ấp 9', 5])
    const second = await bringIn([1, 'Hồ Hai Lần', 1935, null, 'Ấp 9', 5])
    expect(second.outcomes.unchanged).toBe(1)
    expect(await undone(first.runId)).toEqual({ undone: 0, left: 1 })
  })
  it('is taken back once', async () => {
    const { runId } = await bringIn([1, 'Hồ Một Lần', 1936, null, 'Ấp 9', 5])
    const statuses = [await undo(runId), await undo(runId)].map((one) => one.status)
    expect(statuses).toEqual([200, 409])
  })
  it('may come again afterwards as if it had never come', async () => {
    const { runId } = await bringIn([1, 'Võ Trở Lại', 1937, null, 'Ấp 9', 5])
    await undo(runId)
    const again = await bringIn([1, 'Võ Trở Lại', 1937, null, 'Ấp 9', 5])
    expect(again.outcomes.added).toBe(1)
  })
  it('stands after a day', async () => {
    const { runId } = await bringIn([1, 'Hồ Quá Hạn', 1938, null, 'Ấp 9', 5])
    nowMs += 86_400_001
    await phone(binh).signIn('dieuphoi')
    expect([(await undo(runId)).status, typeof (await idOf('Hồ Quá Hạn'))]).toEqual([409, 'string'])
  })
  it('leaves no pages of people behind once its day is over, and those of today stay (S142)', async () => {
    const { runId } = await bringIn([1, 'Hồ Hôm Nay', 1938, null, 'Ấp 9', 5])
    await forgetOldLists(office.database, { nowMs: () => nowMs })
    expect(await query('SELECT run_id FROM import_change')).toEqual([{ run_id: runId }])
  })
  it('keeps whom it made when they stand on a roll in the making, which no page shows (S55)', async () => {
    const { runId } = await bringIn([1, 'Đỗ Có Lương', 1934, null, 'Ấp 9', 1])
    await query(`UPDATE payment_line SET beneficiary_id = $1 WHERE id = (SELECT id FROM payment_line LIMIT 1)`, [await idOf('Đỗ Có Lương')])
    expect(await undone(runId)).toEqual({ undone: 0, left: 1 })
  })
  it('is nobody’s to take back but the coordinator’s of its commune', async () => {
    const { runId } = await bringIn([1, 'Hồ Xã Khác', 1939, null, 'Ấp 9', 5])
    await query(`UPDATE import_run SET unit_code = '99999' WHERE id = $1`, [runId])
    expect([(await undo(runId)).status, (await phone(nam).call('POST', `/api/imports/${runId}/undoing`, {})).status]).toEqual([404, 403])
  })
  it('stands in the list of what was brought in, with who and whether it can still be taken back', async () => {
    const { runId } = await bringIn([1, 'Hồ Mới Nhập', 1940, null, 'Ấp 9', 5])
    const { runs } = await answerTo<{ runs: ImportRun[] }>(phone(binh), 'GET /api/imports')
    expect(runs.find((run) => run.id === runId)).toMatchObject({ by: 'Nguyễn Thanh Bình', added: 1, isUndone: false, mayBeUndone: true })
    expect(runs.some((run) => run.isUndone && !run.mayBeUndone)).toBe(true)
  })
  it('leaves an unbroken trail', async () => {
    expect(await office.database.transaction({ kind: 'system' }, findBrokenAudit)).toBeUndefined()
  })
})
