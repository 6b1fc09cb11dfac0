import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetOldLists } from '#server/imports/forgetOldLists.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import type { ImportAnswer, ImportRun, RowChoice, WaitingRows } from '#sync/protocol/ImportList.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let [binh, nam]: FieldPhone[] = []
let nowMs = Date.UTC(2026, 10, 25, 2)
const A_DAY_MS = 86_400_000
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const query = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(sql, values))
const fileOf = async (...lines: Cell[][]) => Buffer.from(await makeList(...lines)).toString('base64')
const LISTS: Record<string, string> = {}
const send = (file: string, more: object = {}): Promise<ImportAnswer> =>
  answerTo(phone(binh), 'POST /api/imports', {
    ...{ fileName: `${file}.xlsx`, fileBase64: LISTS[file] ?? '', unitCode: '26305', programmeCode: 'KHAC', dryRun: false },
    ...more,
  })
const runs = async (): Promise<readonly ImportRun[]> => (await answerTo<{ runs: ImportRun[] }>(phone(binh), 'GET /api/imports')).runs
const waitingOf = async (runId: string | null) => (await runs()).find(({ id }) => id === runId)?.waiting
const rowsOf = (runId: string | null) => answerTo<WaitingRows>(phone(binh), `GET /api/imports/${runId}/rows`)
const other = (row: number, problem: string): RowChoice => ({ sheet: 'T1', row, problem, choice: { kind: 'other' } })
const namedHai = () => query<{ id: string }>(`SELECT id FROM beneficiary WHERE profile ->> 'fullName' = 'Hồ Hai Người'`)

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => nowMs } })
  ;[binh, nam] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await phone(binh).signIn('dieuphoi')
  await phone(nam).signIn('canbo.giatan3')
  const twice: Cell[] = [1, 'Hồ Hai Người', 1931, null, 'Ấp 9', 100_000]
  LISTS.messy = await fileOf([1, 'Lê Đủ Cả', 1930, null, 'Ấp 9', 5], [2, '', 1931, null, 'Ấp 9', 5], [3, '', 1932, null, 'Ấp 9', 5])
  LISTS.twins = await fileOf(twice, twice)
})
afterAll(() => office.close())

describe('rows that were kept back', () => {
  let runId: string | null
  it('are found again after the tab is closed, with file, person, doubt and cell (S274)', async () => {
    runId = (await send('messy')).runId
    const { fileName, rows } = await rowsOf(runId)
    expect([await waitingOf(runId), fileName, rows.map(({ row, cells }) => [row, cells[0]?.place])]).toEqual([
      2,
      'messy.xlsx',
      [
        [3, 'trang "T1", ô B3 (Họ và tên)'],
        [4, 'trang "T1", ô B4 (Họ và tên)'],
      ],
    ])
    expect(rows[0]?.sentences[0]).toMatch(/^Thiếu họ tên/)
  })
  it('wait no longer once somebody said that they are settled, and both looks and word are on record (S274)', async () => {
    const settle = await phone(binh).call('POST', `/api/imports/${runId}/settlement`, { places: [1] })
    const acts = await query<{ act: string }>(
      `SELECT act FROM audit_entry WHERE subject = $1 AND act LIKE 'kept-back%' ORDER BY position`,
      [runId],
    )
    expect([await settle.json(), await waitingOf(runId), (await rowsOf(runId)).rows.map(({ place }) => place)]).toEqual([
      { settled: 1 },
      1,
      [2],
    ])
    expect(acts.map(({ act }) => act)).toEqual(['kept-back-rows-seen', 'kept-back-rows-settled'])
  })
  it('are nobody’s who does not have the commune, and no officer’s (S274)', async () => {
    const strange = await phone(binh).call('GET', '/api/imports/018f0000-0000-7000-8000-000000000000/rows')
    const officers = await phone(nam).call('GET', `/api/imports/${runId}/rows`)
    expect([strange.status, officers.status]).toEqual([404, 403])
  })
  it('are held to the asker’s units by the database itself', async () => {
    const seen = await office.database.transaction(
      { kind: 'account', accountId: '018f0000-0000-7000-8000-000000000001', unitCodes: ['26308'] },
      (queries) => queries.query('SELECT 1 FROM import_row WHERE run_id::text = $1', [runId]),
    )
    expect(seen).toEqual([])
  })
  it('are stood for by the next run of the same file (S274)', async () => {
    const again = await send('messy', {
      choices: [{ sheet: 'T1', row: 4, problem: 'NAME_MISSING', choice: { kind: 'value', text: 'Lê Thị Tên' } }],
    })
    expect([again.outcomes.keptBack, await waitingOf(runId), await waitingOf(again.runId)]).toEqual([1, 0, 1])
    runId = again.runId
  })
  it('are forgotten after ninety days (S274)', async () => {
    const at = nowMs
    nowMs += 91 * A_DAY_MS
    await forgetOldLists(office.database, { nowMs: () => nowMs })
    const left = await query<{ n: number }>(
      `SELECT count(*)::int8 AS n FROM import_row WHERE run_id::text = $1 AND outcome = 'kept-back'`,
      [runId],
    )
    nowMs = at
    expect(left[0]?.n).toBe(0)
  })
})

describe('what was said of a file', () => {
  let first: ImportAnswer
  it('is kept with the run: the same file makes nobody a second time (S273)', async () => {
    expect((await send('twins', { dryRun: true })).rows.map(({ outcome }) => outcome)).toEqual(['added', 'kept-back'])
    first = await send('twins', { choices: [other(3, 'DUPLICATE_PERSON')] })
    const second = await send('twins')
    expect([first.outcomes.added, second.outcomes, (await namedHai()).length]).toEqual([
      2,
      { added: 0, changed: 0, unchanged: 2, keptBack: 0 },
      2,
    ])
  })
  it('is unsaid when the run is taken back (S273)', async () => {
    const [second] = await runs()
    for (const id of [second?.id, first.runId]) await phone(binh).call('POST', `/api/imports/${id}/undoing`, {})
    expect([(await namedHai()).length, (await send('twins', { dryRun: true })).rows.map(({ outcome }) => outcome)]).toEqual([
      0,
      ['added', 'kept-back'],
    ])
  })
  it('leaves with the person it made when their data are erased', async () => {
    await send('twins', { choices: [other(3, 'DUPLICATE_PERSON')] })
    const kept = await query<{ choices: unknown }>(`SELECT choices FROM import_row WHERE choices IS NOT NULL AND beneficiary_id IS NULL`)
    expect(kept).toEqual([])
  })
})

describe('a list against the one before', () => {
  it('says who is new, who is no more on it and whose money is another, and writes down that somebody looked', async () => {
    LISTS.march = await fileOf([1, 'Đào Thị Còn', 1930, null, 'Ấp 9', 5], [2, 'Đào Thị Thôi', 1931, null, 'Ấp 9', 6])
    LISTS.april = await fileOf([1, 'Đào Thị Còn', 1930, null, 'Ấp 9', 7], [2, 'Đào Thị Thêm', 1932, null, 'Ấp 9', 8])
    const unitCode = '26326'
    await send('march', { unitCode })
    const { comparison } = await send('april', { unitCode, dryRun: true })
    const brief = comparison.people.map(({ kind, fullName, beforeInDong, afterInDong }) => [kind, fullName, beforeInDong, afterInDong])
    const looks = await query<{ n: number }>(`SELECT count(*)::int8 AS n FROM audit_entry WHERE act = 'list-looked-at' AND subject = $1`, [
      unitCode,
    ])
    expect([comparison.added, comparison.gone, comparison.amount, looks[0]?.n]).toEqual([1, 1, 1, 1])
    expect(brief).toEqual([
      ['added', 'Đào Thị Thêm', 0, 8],
      ['gone', 'Đào Thị Thôi', 6, 0],
      ['amount', 'Đào Thị Còn', 5, 7],
    ])
  })
})
