import { describe, expect, it } from 'vitest'
import { readListInCage } from '#server/imports/cage.ts'
import type { ColumnMapping, ColumnMeaning } from '#sync/protocol/ImportList.ts'
import { makeWorkbook } from '#tests/support/makeWorkbook.ts'

const HEAD = ['STT', 'Họ và tên', 'Sinh', 'Chỗ ở', 'Khoản A', 'Khoản B']
const LINES = [
  [1, 'Nguyễn Thị Tận', 1940, 'Ấp 1', 500_000, 700_000],
  [2, 'Lê Văn Tay', 1950, 'Ấp 2', 500_000, 700_000],
  [3, 'Võ Thị Tới', 1951, 'Ấp 2', 500_000, 700_000],
  [4, 'Hồ Văn Nơi', 1952, 'Ấp 2', 500_000, 700_000],
]
const read = async (mapping: ColumnMapping = []) => {
  const list = await readListInCage(await makeWorkbook({ name: 'T1', rows: [HEAD, ...LINES] }), { mapping })
  if (!list.ok) throw new Error(list.refusal)
  return list.value
}
const say = (column: number, meaning: ColumnMeaning, sheet = 'T1') => ({ sheet, column, meaning })

describe('the columns of a list', () => {
  it('are shown with label, guess and the first three rows', async () => {
    const [head] = (await read()).heads
    expect(head).toMatchObject({ sheet: 'T1', row: 1 })
    expect(head?.columns[1]).toEqual({
      column: 1,
      label: 'Họ và tên',
      meaning: 'name',
      samples: ['Nguyễn Thị Tận', 'Lê Văn Tay', 'Võ Thị Tới'],
    })
    expect(head?.columns.map((one) => one.meaning)).toEqual(['serial', 'name', 'birth', 'hamlet', 'other', 'other'])
  })
  it('are read as the coordinator says, against the guess (S56)', async () => {
    const { rows, totals, heads } = await read([say(4, 'amount'), say(3, 'other')])
    expect([totals.sumInDong, rows[0]?.hamlet]).toEqual([2_000_000, ''])
    expect(heads[0]?.columns.map((one) => one.meaning)).toEqual(['serial', 'name', 'birth', 'other', 'amount', 'other'])
  })
  it('give a meaning to one column, the last that was named (S56)', async () => {
    expect((await read([say(4, 'amount'), say(5, 'amount')])).totals.sumInDong).toBe(2_800_000)
  })
  it('of another sheet are none of this one’s', async () => {
    expect((await read([say(4, 'amount', 'T2')])).totals.sumInDong).toBe(0)
  })
})
