import { describe, expect, it } from 'vitest'
import { writeXlsx } from 'hucre'
import type { ReadList } from '#server/imports/ListRow.ts'
import { readList } from '#server/imports/readList.ts'
import { readWorkbook } from '#server/imports/readWorkbook.ts'
import type { Cell } from '#server/imports/Sheet.ts'

type Made = {
  name: string
  rows: Cell[][]
  merges?: { startRow: number; startCol: number; endRow: number; endCol: number }[]
  hidden?: boolean
}

async function listOf(...sheets: Made[]): Promise<ReadList> {
  return fromBytes(await writeXlsx({ sheets }))
}
async function fromBytes(bytes: Uint8Array): Promise<ReadList> {
  const workbook = await readWorkbook(bytes)
  const list = workbook.ok ? readList(workbook.value) : workbook
  if (!list.ok) throw new Error(list.refusal)
  return list.value
}
const brief = ({ rows }: ReadList) =>
  rows.map(({ row, name, birthYear, idNumber, amountInDong }) => [row, name, birthYear, idNumber, amountInDong])
const HEAD: Cell[] = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Số tiền']

describe('a list from a commune', () => {
  it('is read under a plain head', async () => {
    expect(brief(await listOf({ name: 'T1', rows: [HEAD, [1, 'Nguyễn Thị Hoa', '02/09/1940', '075140004821', 500_000]] }))).toEqual([
      [2, 'Nguyễn Thị Hoa', 1940, '075140004821', 500_000],
    ])
  })
  it('is found under the letterhead and read up to the signatures', async () => {
    const list = await listOf({
      name: 'T1',
      rows: [
        ['UBND XÃ GIA TÂN 3', null, null, 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['DANH SÁCH CHI TRẢ TRỢ CẤP'],
        ['Tháng 3 năm 2024'],
        [],
        HEAD,
        [1, 'Trần Văn Bình', '1945', null, '540.000đ'],
        [null, 'Cộng', null, null, '540.000'],
        ['Số tiền bằng chữ: năm trăm bốn mươi nghìn đồng'],
        [null, 'NGƯỜI LẬP BIỂU', null, 'CHỦ TỊCH'],
        [null, 'Lê Thị Lập'],
      ],
    })
    expect([brief(list), list.totals.declaredSumInDong]).toEqual([[[6, 'Trần Văn Bình', 1945, null, 540_000]], 540_000])
  })
  it('takes this month’s amount of the official two-row head, not what is carried over', async () => {
    const rows: Cell[][] = [
      [
        'STT',
        'Họ tên',
        'Năm sinh',
        'Số quyết định hưởng',
        'Số sổ lĩnh tiền',
        'Tiền trợ cấp tháng này',
        'Chưa trả tháng trước',
        null,
        'Tổng số tiền',
        'Người nhận',
        null,
      ],
      [null, null, null, null, null, null, 'Số tháng', 'Số tiền', null, 'Ký', 'Họ tên'],
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
      [1, 'Phạm Văn Đức', 1938, 'QĐ 12', 'S01', 360_000, 1, 360_000, 720_000, null, 'Phạm Thị Én'],
    ]
    const merges = [
      { startRow: 0, startCol: 6, endRow: 0, endCol: 7 },
      { startRow: 0, startCol: 9, endRow: 0, endCol: 10 },
      ...[0, 1, 2, 3, 4, 5, 8].map((column) => ({ startRow: 0, startCol: column, endRow: 1, endCol: column })),
    ]
    expect(brief(await listOf({ name: 'C67', rows, merges }))).toEqual([[4, 'Phạm Văn Đức', 1938, null, 360_000]])
  })
  it('takes sex and year from the columns Nam and Nữ', async () => {
    const rows: Cell[][] = [
      ['TT', 'Họ và tên', 'Năm sinh', null, 'Mức hưởng'],
      [null, null, 'Nam', 'Nữ', null],
      [1, 'Lê Văn An', 1950, null, 540_000],
      [2, 'Vũ Thị Út', null, 1943, 540_000],
    ]
    expect(brief(await listOf({ name: 'S', rows, merges: [{ startRow: 0, startCol: 2, endRow: 0, endCol: 3 }] }))).toEqual([
      [3, 'Lê Văn An', 1950, null, 540_000],
      [4, 'Vũ Thị Út', 1943, null, 540_000],
    ])
  })
  it('passes over hamlet heads and adds up the sums of each', async () => {
    const list = await listOf({
      name: 'S',
      rows: [
        HEAD,
        ['Ấp 1'],
        [1, 'Lê Văn An', 1950, null, 100],
        [null, 'Cộng', null, null, 100],
        ['II. Ấp Gia Yên'],
        [2, 'Vũ Thị Út', 1943, null, 200],
        [null, 'Cộng', null, null, 200],
        [null, 'Tổng cộng', null, null, 300],
      ],
    })
    expect([brief(list).map((row) => row[0]), list.totals]).toEqual([
      [3, 6],
      { rows: 2, people: 2, sumInDong: 300, declaredSumInDong: 300 },
    ])
  })
  it('is decoded from TCVN3, with a capital for each word', async () => {
    const list = await listOf({
      name: 'S',
      rows: [
        ['STT', 'Hä vµ tªn', 'N¨m sinh', 'Sè tiÒn'],
        [1, 'NguyÔn V¨n Hïng', 1941, 500_000],
        [2, 'trÇn thÞ ®µo', 1939, 500_000],
      ],
    })
    expect(brief(list).map((row) => row[1])).toEqual(['Nguyễn Văn Hùng', 'Trần Thị Đào'])
  })
  it('is decoded from VNI', async () => {
    const list = await listOf({
      name: 'S',
      rows: [
        ['STT', 'Hoï vaø teân', 'Naêm sinh', 'Soá tieàn'],
        [1, 'Nguyeãn Vaên Huøng', 1941, 500_000],
        [2, 'Traàn Thò Ñaøo', 1939, 500_000],
      ],
    })
    expect(brief(list).map((row) => row[1])).toEqual(['Nguyễn Văn Hùng', 'Trần Thị Đào'])
  })
  it('keeps names composed however they came', async () => {
    const list = await listOf({ name: 'S', rows: [HEAD, [1, 'Nguyễn Thị Ẩn'.normalize('NFD'), 1940, null, 1_000]] })
    expect(list.rows[0]?.name).toBe('Nguyễn Thị Ẩn'.normalize('NFC'))
  })
  it('gives lost zeros back and says so', async () => {
    const list = await listOf({
      name: 'S',
      rows: [HEAD, [1, 'Nguyễn Thị Hoa', 1940, 75_140_004_821, 1_000], [2, 'Lê Văn An', 1950, '7.5050001234E+10', '1,000']],
    })
    expect(list.rows.map((row) => [row.idNumber, row.problems])).toEqual([
      ['075140004821', ['ID_ZERO_RESTORED']],
      ['075050001234', ['ID_ZERO_RESTORED']],
    ])
  })
  it.each([
    ['2/9/1943', 1943, []],
    ['02.09.1943', 1943, []],
    ['2-9-43', 1943, []],
    [15_951, 1943, []],
    ['1943', 1943, []],
    ['01/01/1943', 1943, ['BIRTH_FIRST_OF_JANUARY']],
    ['31/02/1948', null, ['BIRTH_UNREADABLE']],
    [null, null, ['BIRTH_MISSING']],
  ] as const)('reads the birth date %s as %s', async (cell, year, problems) => {
    const [row] = (await listOf({ name: 'S', rows: [HEAD, [1, 'Lê Văn An', cell, null, 1_000]] })).rows
    expect([row?.birthYear, row?.problems]).toEqual([year, problems])
  })
  it('reads visible sheets one after the other and leaves hidden ones alone', async () => {
    const sheet = (name: string, person: string, hidden = false): Made => ({ name, hidden, rows: [HEAD, [1, person, 1940, null, 1_000]] })
    expect(
      (await listOf(sheet('Ấp 1', 'Lê Văn An'), sheet('Nháp', 'Ma', true), sheet('Ấp 2', 'Vũ Thị Út'))).rows.map((row) => [
        row.sheet,
        row.name,
      ]),
    ).toEqual([
      ['Ấp 1', 'Lê Văn An'],
      ['Ấp 2', 'Vũ Thị Út'],
    ])
  })
  it('is read from a web table saved as .xls', async () => {
    const page =
      '<html><body><table><tr><th>STT</th><th>Họ và tên</th><th>Năm sinh</th><th>Số tiền</th></tr><tr><td>1</td><td>Đỗ Thị Én</td><td>1937</td><td>1.080.000</td></tr></table></body></html>'
    expect(brief(await fromBytes(new TextEncoder().encode(page)))).toEqual([[2, 'Đỗ Thị Én', 1937, null, 1_080_000]])
  })
  it('keeps and flags a row that has only an amount', async () => {
    expect((await listOf({ name: 'S', rows: [HEAD, [1, null, null, null, 1_000]] })).rows[0]?.problems).toContain('NAME_MISSING')
  })
  it('flags two rows of one name and year, and merges none', async () => {
    const list = await listOf({ name: 'S', rows: [HEAD, [1, 'Lê Văn An', 1950, null, 1], [2, 'Lê Văn An', 1950, null, 1]] })
    expect(list.rows.map((row) => row.problems)).toEqual([['DUPLICATE_PERSON'], ['DUPLICATE_PERSON']])
  })
  it.each([
    ['a broken file', new Uint8Array([80, 75, 3, 4, 1, 2])],
    ['a letter', new TextEncoder().encode('Kính gửi')],
  ])('is refused when it is %s', async (_what, bytes) => {
    expect(await readWorkbook(bytes)).toEqual({ ok: false, refusal: 'not-a-workbook' })
  })
})
