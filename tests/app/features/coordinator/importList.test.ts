import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import CheckRows from '#app/desk/lists/CheckRows.vue'
import { checkedPeople } from '#app/desk/lists/checkedList.ts'
import RecentLists from '#app/features/coordinator/import-list/RecentLists.vue'
import type { ImportAnswer, ImportedRow, ImportRun, ToldCell, WaitingRows } from '#sync/protocol/ImportList.ts'
import { leaveDesk, PaperDesk, sitAt } from '#tests/support/deskScreen.ts'

afterEach(leaveDesk)

const doubt = (code: string, more: Partial<ToldCell> = {}): ToldCell => ({
  ...{ code, cell: 'D3', label: 'Đối tượng', place: 'trang "T1", ô D3 (Đối tượng)', sentence: 'Chưa rõ «NKT» là nhóm nào: chọn nhóm.' },
  ...{ offers: [], typed: null },
  ...more,
})
const rowOf = (row: number, cells: readonly ToldCell[]): ImportedRow => ({
  ...{ sheet: 'T1', row, name: `Người ${row}`, birthYear: 1940, idNumber: null, amountInDong: 5, outcome: 'added', cells },
  problems: cells.map(({ code }) => code),
})
const answer: ImportAnswer = {
  runId: null,
  rows: [
    rowOf(3, [doubt('GROUP_UNKNOWN', { typed: 'group' })]),
    rowOf(4, [doubt('GROUP_UNKNOWN', { typed: 'group' })]),
    rowOf(5, [doubt('MATCH_AMBIGUOUS', { offers: [{ choice: { kind: 'other' }, about: '' }], sentence: 'Có nhiều người giống.' })]),
  ],
  totals: { rows: 3, people: 3, sumInDong: 15, declaredSumInDong: null },
  outcomes: { added: 3, changed: 0, unchanged: 0, keptBack: 0 },
  heads: [],
  comparison: {
    ...{ added: 1, gone: 1, amount: 0 },
    people: [
      { kind: 'added', fullName: 'Đào Thị Thêm', hamlet: 'Ấp 1', beforeInDong: 0, afterInDong: 8 },
      { kind: 'gone', fullName: 'Đào Thị Thôi', hamlet: '', beforeInDong: 6, afterInDong: 0 },
    ],
  },
  groups: [{ code: 'K6-N', name: 'Người khuyết tật nặng' }],
  sentences: {},
  columns: {},
}
const look = (more: object = {}): Promise<VueWrapper> =>
  sitAt(CheckRows, new PaperDesk(), {
    props: { list: checkedPeople(answer), fileName: 't.xlsx', kind: 'people', isBusy: false, choices: [], unchecked: 0, ...more },
  })
const button = (screen: VueWrapper, words: string) => screen.findAll('button').find((one) => one.text().includes(words))

describe('step three of a list of people', () => {
  it('takes a group chosen for one row for every row with that word (S273)', async () => {
    const screen = await look()
    await screen.find('select').setValue('K6-N')
    await screen.find('form.answer').trigger('submit')
    expect(screen.emitted('choose')).toEqual([
      [
        [
          { sheet: 'T1', row: 3, problem: 'GROUP_UNKNOWN' },
          { sheet: 'T1', row: 4, problem: 'GROUP_UNKNOWN' },
        ],
        { kind: 'value', text: 'K6-N' },
      ],
    ])
  })
  it('asks to be checked again before anything is brought in with a new choice (S273)', async () => {
    const choices = [{ sheet: 'T1', row: 5, problem: 'MATCH_AMBIGUOUS', choice: { kind: 'other' } }]
    const screen = await look({ choices, unchecked: 1 })
    expect([screen.text().includes('✓ Hai người'), button(screen, 'Nhập 3 người'), button(screen, 'Kiểm tra lại')?.exists()]).toEqual([
      true,
      undefined,
      true,
    ])
  })
  it('says who is more and who is no longer on it', async () => {
    const text = (await look()).find('details').text()
    expect(['thêm 1 người', 'không còn 1 người', 'Đào Thị Thêm', 'Đào Thị Thôi'].filter((one) => !text.includes(one))).toEqual([])
  })
})

describe('a list that left rows over', () => {
  const run = { id: 'r1', atMs: 0, by: 'Bình', unitCode: '26305', fileName: 'cu.xlsx', added: 1, changed: 0, unchanged: 0, keptBack: 2 }
  const recent: ImportRun = { ...run, waiting: 2, isUndone: false, mayBeUndone: true }
  const row = rowOf(3, [doubt('NAME_MISSING')])
  const rows: WaitingRows = {
    fileName: 'cu.xlsx',
    rows: [7, 9].map((place) => ({ ...row, place, sentences: ['Thiếu họ tên: ghi tên. / Missing.'] })),
  }
  const sit = async () => {
    const desk = new PaperDesk().lay('GET', '/api/imports', { runs: [recent] }).lay('GET', '/api/imports/r1/rows', rows)
    desk.lay('POST', '/api/imports/r1/settlement', { settled: 1 })
    const screen = await sitAt(RecentLists, desk)
    await button(screen, 'Xem 2 dòng giữ lại')?.trigger('click')
    await flushPromises()
    return { desk, screen }
  }
  it('shows them again with doubt and cell, beside the way back (S274)', async () => {
    const { screen } = await sit()
    expect(
      ['D3 (Đối tượng): Thiếu họ tên: ghi tên.', 'Tải 2 dòng cần sửa', 'Huỷ lần nhập này'].filter((one) => !screen.text().includes(one)),
    ).toEqual([])
  })
  it('tells the office which one is settled (S274)', async () => {
    const { desk, screen } = await sit()
    await button(screen, 'Đã xử lý')?.trigger('click')
    expect(desk.posted('/settlement')).toEqual({ places: [7] })
  })
})
