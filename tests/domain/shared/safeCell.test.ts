import { expect, it } from 'vitest'
import { safeCell } from '#domain/shared/safeCell.ts'

it.each(['=1+1', '+84', '-5', '@SUM(A1)', '\tx', '\rx', '\nx'])(
  'the words %j of other people are text in a spreadsheet, never a formula',
  (words) => {
    expect(safeCell(words)).toBe(`'${words}`)
  },
)
it.each(['Nguyễn Thị Hoa', '', '5-3', 'a=b'])('the plain words %j stay as they are', (words) => {
  expect(safeCell(words)).toBe(words)
})
