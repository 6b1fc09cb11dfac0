import { describe, expect, it } from 'vitest'
import { makeBiff } from '#tests/support/makeBiff.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import { brief, problemsOf, readBytes, readMade, readRows } from '#tests/support/readMade.ts'

const across = (row: number, startCol: number, endCol: number) => ({ startRow: row, endRow: row, startCol, endCol })
const down = (startRow: number, endRow: number, ...columns: number[]) =>
  columns.map((column) => ({ startRow, endRow, startCol: column, endCol: column }))

describe('the printed list of monthly payments', () => {
  const LETTERHEAD: Cell[][] = [
    ['UBND HUYỆN THỐNG NHẤT', null, null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['UBND XÃ GIA TÂN 3', null, null, null, null, 'Độc lập - Tự do - Hạnh phúc'],
    ['DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG'],
    ['Tháng 3 năm 2024'],
    ['(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2024)'],
  ]
  const HEADS: Cell[][] = [
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
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)=(6)+(8)', '(10)', '(11)'],
  ]
  const BODY: Cell[][] = [
    ['I', 'Người cao tuổi'],
    [1, 'Phạm Văn Đức', 1938, 'QĐ 12', 'S01', 360_000, 1, 360_000, 720_000, null, 'Phạm Thị Én'],
    [2, 'Nguyễn Thị Hoa', 1940, 'QĐ 13', 'S02', 540_000, null, null, 540_000, null, null],
    ['', 'Cộng', null, null, null, 900_000, null, 360_000, 1_260_000],
    ['II', 'Người khuyết tật'],
    [3, 'Lê Văn An', 1975, 'QĐ 14', 'S03', '720.000', null, null, '720.000'],
    ['', 'Cộng', null, null, null, 720_000, null, null, 720_000],
    ['', 'Tổng cộng', null, null, null, 1_620_000, null, 360_000, 1_980_000],
    ['Số tiền bằng chữ: Một triệu sáu trăm hai mươi nghìn đồng'],
    [null, null, null, null, null, null, 'Gia Tân 3, ngày 05 tháng 3 năm 2024'],
    ['NGƯỜI LẬP BIỂU', null, null, null, null, null, 'CHỦ TỊCH'],
    ['(Ký, ghi rõ họ tên, chức vụ)', null, null, null, null, null, '(Ký, ghi rõ họ tên, đóng dấu)'],
    [],
    [null, 'Trần Thị Lập', null, null, null, null, 'Nguyễn Văn Chủ'],
  ]
  const MERGES = [across(5, 6, 7), across(5, 9, 10), ...down(5, 6, 0, 1, 2, 3, 4, 5, 8), across(2, 0, 10), across(0, 0, 4)]
  const EXPECTED = [
    [10, 'Phạm Văn Đức', 1938, null, 360_000],
    [11, 'Nguyễn Thị Hoa', 1940, null, 540_000],
    [14, 'Lê Văn An', 1975, null, 720_000],
  ]

  it.each([
    ['with merged heads', MERGES],
    ['without a single merge', []],
  ])('is read %s, this month apart from what is carried over', async (_how, merges) => {
    const list = await readRows([...LETTERHEAD, ...HEADS, ...BODY], merges)
    expect([brief(list), list.totals]).toEqual([EXPECTED, { rows: 3, people: 3, sumInDong: 1_620_000, declaredSumInDong: 1_620_000 }])
  })
  it('is read alike from an .xls of Excel 2003', async () => {
    const list = await readBytes(makeBiff([{ name: 'T1', rows: [...LETTERHEAD, ...HEADS, ...BODY], merges: MERGES }]))
    expect([brief(list), list.totals.declaredSumInDong]).toEqual([EXPECTED, 1_620_000])
  })
  it('takes the total less what is carried over where this month has no column, in the sum as well', async () => {
    const list = await readRows([
      ['TT', 'Họ và tên', 'Năm sinh', 'Truy lĩnh tháng trước', 'Tổng số tiền'],
      [1, 'Phạm Văn Đức', 1938, 360_000, 720_000],
      [2, 'Lê Văn An', 1950, null, 540_000],
      [null, 'Tổng cộng', null, 360_000, 1_260_000],
    ])
    expect([brief(list).map((row) => row[4]), list.totals]).toEqual([
      [360_000, 540_000],
      { rows: 2, people: 2, sumInDong: 900_000, declaredSumInDong: 900_000 },
    ])
  })
})

describe('a list whose first words are not the name', () => {
  it('keeps whoever stands beside an ấp or a group in a column of its own, though nothing more is told of them', async () => {
    const list = await readRows([
      ['Ấp', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      ['Ấp 1', 'Lê Văn An', null, 300_000],
      ['Ấp 1', 'Trần Thị Bưởi', 1940, 300_000],
    ])
    const other = await readRows([
      ['Đối tượng', 'Họ và tên', 'Số tiền'],
      ['Hộ nghèo', 'Lê Văn An', 300_000],
      ['Người cao tuổi', 'Trần Thị Bưởi', 300_000],
    ])
    expect([list, other].map(({ rows }) => rows.map((row) => row.name))).toEqual([
      ['Lê Văn An', 'Trần Thị Bưởi'],
      ['Lê Văn An', 'Trần Thị Bưởi'],
    ])
  })
  it('still passes over a heading that stands in the column of names', async () => {
    const list = await readRows([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      ['I', 'NGƯỜI CAO TUỔI', null, 600_000],
      [1, 'Lê Văn An', 1940, 300_000],
      [2, 'Trần Thị Bưởi', 1941, 300_000],
    ])
    expect(list.rows.map((row) => row.name)).toEqual(['Lê Văn An', 'Trần Thị Bưởi'])
  })
})

describe('a pay list with money made good', () => {
  it('keeps «Truy lĩnh» apart from this month and from what lay uncollected, with and without heads over it', async () => {
    const one = await readRows([
      ['STT', 'Họ và tên', 'Năm sinh', 'Trợ cấp tháng này', 'Truy lĩnh', 'Chưa lĩnh tháng trước', 'Tổng cộng'],
      [1, 'Phạm Văn Đức', 1938, 360_000, 140_000, 360_000, 860_000],
    ])
    const two = await readRows([
      ['STT', 'Họ và tên', 'Năm sinh', 'Trợ cấp', 'Truy lĩnh', null, 'Tổng số tiền'],
      [null, null, null, null, 'Số tháng', 'Số tiền', null],
      [1, 'Phạm Văn Đức', 1938, 360_000, 2, 140_000, 500_000],
    ])
    expect([one, two].map(({ rows: [row] }) => [row?.amountInDong, row?.pay.backPayInDong, row?.pay.carriedInDong])).toEqual([
      [360_000, 140_000, 360_000],
      [360_000, 140_000, null],
    ])
  })
})

describe('the list of gifts', () => {
  it('is read with Nam and Nữ under the birth year, and the quarter behind the name', async () => {
    const list = await readRows(
      [
        ['DANH SÁCH TẶNG QUÀ TẾT NGUYÊN ĐÁN GIÁP THÌN 2024'],
        ['Dịp Tết Nguyên đán, nguồn kinh phí: ngân sách tỉnh'],
        ['STT', 'Họ và tên', 'Năm sinh', null, 'Đối tượng', 'Địa chỉ (ấp)', 'Số tiền/quà', 'Ký nhận', 'Ghi chú'],
        [null, null, 'Nam', 'Nữ', null, null, null, null, null],
        [1, 'Lê Văn An', 1950, null, 'Hộ nghèo A', 'Ấp 1', '300.000đ', null, 'con ký thay'],
        [2, 'Vũ Thị Út', null, '1943', 'NCC', 'Ấp Lạc Sơn', 300_000, null, null],
        ['Cộng: 02 người', null, null, null, null, null, '600.000'],
        ['Bằng chữ: Sáu trăm nghìn đồng chẵn'],
        ['NGƯỜI LẬP', null, 'NGƯỜI PHÁT', null, null, 'TM. UBND XÃ'],
      ],
      [across(2, 2, 3), ...down(2, 3, 0, 1, 4, 5, 6, 7, 8)],
    )
    expect([brief(list), list.rows.map((row) => [row.sex, row.hamlet]), list.totals.declaredSumInDong]).toEqual([
      [
        [5, 'Lê Văn An', 1950, null, 300_000],
        [6, 'Vũ Thị Út', 1943, null, 300_000],
      ],
      [
        ['male', 'Ấp 1'],
        ['female', 'Ấp Lạc Sơn'],
      ],
      600_000,
    ])
  })
})

describe('columns as communes write them', () => {
  it('are read with family name and given name apart', async () => {
    expect(
      brief(
        await readRows([
          ['TT', 'Họ và tên đệm', 'Tên', 'Ngày, tháng, năm sinh', 'Mức hưởng'],
          [1, 'Nguyễn Thị', 'Hoa', '2/9/1940', 500_000],
        ]),
      ),
    ).toEqual([[2, 'Nguyễn Thị Hoa', 1940, null, 500_000]])
  })
  it('are read with one name head merged over two columns', async () => {
    const rows: Cell[][] = [
      ['TT', 'Họ và tên', null, 'Năm sinh', 'Số tiền'],
      [1, 'Nguyễn Thị', 'Hoa', 1940, 500_000],
    ]
    expect(brief(await readRows(rows, [across(0, 1, 2)]))).toEqual([[2, 'Nguyễn Thị Hoa', 1940, null, 500_000]])
  })
  it('are read with day, month and year of birth apart', async () => {
    const rows: Cell[][] = [
      ['STT', 'Họ và tên', 'Ngày tháng năm sinh', null, null, 'Số tiền'],
      [null, null, 'Ngày', 'Tháng', 'Năm', null],
      [1, 'Nguyễn Thị Hoa', 2, 9, 1940, 500_000],
      [2, 'Lê Văn An', null, null, 1950, 500_000],
    ]
    expect((await readRows(rows, [across(0, 2, 4), ...down(0, 1, 0, 1, 5)])).rows.map((row) => row.birth)).toEqual(['1940-09-02', '1950'])
  })
  it('are read with CMND and CCCD side by side, and not their day and place of issue', async () => {
    const rows: Cell[][] = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số CCCD', 'Ngày cấp CCCD', 'Nơi cấp', 'Số tiền'],
      [1, 'Nguyễn Thị Hoa', 1940, '271234567', '075140004821', '12/03/2021', 'Cục CS', 500_000],
      [2, 'Lê Văn An', 1950, '27 123 4568', null, null, null, 500_000],
    ]
    expect((await readRows(rows)).rows.map((row) => [row.idNumber, row.oldIdNumber])).toEqual([
      ['075140004821', '271234567'],
      ['271234568', null],
    ])
  })
  it('are not mistaken for the guardian’s or the receiver’s', async () => {
    const rows: Cell[][] = [
      ['STT', 'Họ tên người nhận thay', 'Họ và tên đối tượng', 'Năm sinh', 'CCCD người nhận thay', 'Số CCCD', 'Trợ cấp'],
      [1, 'Trần Văn Con', 'Nguyễn Thị Hoa', 1940, '075070000001', '075140004821', 500_000],
    ]
    expect(brief(await readRows(rows))).toEqual([[2, 'Nguyễn Thị Hoa', 1940, '075140004821', 500_000]])
  })
  it('take coefficient and standard for what they are, not for the amount', async () => {
    const rows: Cell[][] = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Mức chuẩn', 'Hệ số', 'Số QĐ', 'Mức trợ cấp', 'SĐT', 'Ghi chú'],
      [1, 'Nguyễn Thị Hoa', 1940, 360_000, 1.5, '12/QĐ', 540_000, 912345678, 'x'],
    ]
    const list = await readRows(rows)
    expect([brief(list), list.rows[0]?.phone]).toEqual([[[2, 'Nguyễn Thị Hoa', 1940, null, 540_000]], '0912345678'])
  })
  it('add allowance and supplement up to the month', async () => {
    const rows: Cell[][] = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Trợ cấp', 'Phụ cấp', 'Cộng'],
      [1, 'Nguyễn Văn Thương', 1948, 2_055_000, 500_000, 2_555_000],
      [null, 'Tổng cộng', null, 2_055_000, 500_000, 2_555_000],
    ]
    const list = await readRows(rows)
    expect([brief(list)[0]?.[4], list.totals.declaredSumInDong]).toEqual([2_555_000, 2_555_000])
  })
  it('count in thousands where the list says so', async () => {
    const rows: Cell[][] = [
      ['Đơn vị tính: nghìn đồng'],
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      [1, 'Nguyễn Thị Hoa', 1940, 540],
      [null, 'Cộng', null, 540],
    ]
    const { totals } = await readRows(rows)
    expect([totals.sumInDong, totals.declaredSumInDong]).toEqual([540_000, 540_000])
  })
  it('tell the sex by a cross under Nam or Nữ', async () => {
    const rows: Cell[][] = [
      ['STT', 'Họ và tên', 'Giới tính', null, 'Năm sinh', 'Số tiền'],
      [null, null, 'Nam', 'Nữ', null, null],
      [1, 'Nguyễn Thị Hoa', null, 'x', 1940, 1_000],
    ]
    const [row] = (await readRows(rows, [across(0, 2, 3), ...down(0, 1, 0, 1, 4, 5)])).rows
    expect([row?.sex, row?.birthYear]).toEqual(['female', 1940])
  })
})

describe('rows between the people', () => {
  const HEAD: Cell[] = ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền']
  it('are people, whatever they are called', async () => {
    const list = await readRows([HEAD, [1, 'Hồ Trở Lại', 1950, 100_000], [2, 'Hồ Thị Tên', 1943, 100_000]])
    expect(brief(list).map(([, name]) => name)).toEqual(['Hồ Trở Lại', 'Hồ Thị Tên'])
  })
  it('are people without marks too', async () => {
    const list = await readRows([HEAD, [1, 'Ho Tro Lai', 1950, 100_000], [2, 'Vu Thi Ut', 1943, 100_000]])
    expect(brief(list).map(([, name]) => name)).toEqual(['Ho Tro Lai', 'Vu Thi Ut'])
  })
  it('tell the hamlet of those under them', async () => {
    const list = await readRows([HEAD, ['Ấp Lạc Sơn'], [1, 'Lê Văn An', 1950, 100_000], ['2. Ấp 2'], [2, 'Vũ Thị Út', 1943, 100_000]])
    expect(list.rows.map((row) => row.hamlet)).toEqual(['Ấp Lạc Sơn', 'Ấp 2'])
  })
  it('are no people even with a sum of their own', async () => {
    const list = await readRows([
      HEAD,
      ['I', 'Người cao tuổi', null, 200_000],
      [1, 'Lê Văn An', 1950, 100_000],
      [2, 'Vũ Thị Út', 1943, 100_000],
    ])
    expect(brief(list).map((row) => row[1])).toEqual(['Lê Văn An', 'Vũ Thị Út'])
  })
  it('do not take Mr Công and Mr Tống for sums, nor Mr Tô for a section', async () => {
    const list = await readRows([
      HEAD,
      [1, 'Công Tằng Tôn Nữ Hoa', null, 100_000],
      [2, 'Tống Văn Cộng', null, 100_000],
      [3, 'Tô Văn Tổ', null, null],
    ])
    expect(brief(list).map((row) => row[1])).toEqual(['Công Tằng Tôn Nữ Hoa', 'Tống Văn Cộng', 'Tô Văn Tổ'])
  })
  it('are skipped where a printed head comes again on the next page', async () => {
    const list = await readRows([
      HEAD,
      [1, 'Lê Văn An', 1950, 100_000],
      ['Cộng mang sang', null, null, 100_000],
      HEAD,
      [2, 'Vũ Thị Út', 1943, 100_000],
      ['Tổng cộng', null, null, 200_000],
    ])
    expect([brief(list).map((row) => row[0]), list.totals.declaredSumInDong]).toEqual([[2, 5], 200_000])
  })
  it('may end one list and begin another with other columns', async () => {
    const list = await readRows([
      HEAD,
      [1, 'Lê Văn An', 1950, 100_000],
      ['Cộng', null, null, 100_000],
      ['NGƯỜI LẬP BIỂU'],
      ['Trần Thị Lập'],
      ['STT', 'Số tiền', 'Năm sinh', 'Họ và tên'],
      [1, 200_000, 1943, 'Vũ Thị Út'],
      ['Cộng', 200_000],
    ])
    expect([brief(list), list.totals.declaredSumInDong]).toEqual([
      [
        [2, 'Lê Văn An', 1950, null, 100_000],
        [7, 'Vũ Thị Út', 1943, null, 200_000],
      ],
      300_000,
    ])
  })
  it('carry the sum in words of their own', async () => {
    const { totals } = await readRows([
      HEAD,
      [1, 'Lê Văn An', 1950, 5_400_000],
      ['Tổng cộng: 5.400.000 đồng (Năm triệu bốn trăm nghìn đồng)'],
    ])
    expect(totals.declaredSumInDong).toBe(5_400_000)
  })
  it('may put the total on top', async () => {
    const { totals } = await readRows([
      HEAD,
      ['', 'TỔNG SỐ', null, 300_000],
      [1, 'Lê Văn An', 1950, 100_000],
      [2, 'Vũ Thị Út', 1943, 200_000],
    ])
    expect(totals).toMatchObject({ rows: 2, declaredSumInDong: 300_000 })
  })
  it('never hide that the sum is wrong', async () => {
    const { totals } = await readRows([
      HEAD,
      [1, 'Lê Văn An', 1950, 100_000],
      ['Cộng ấp 1', null, null, 100_000],
      ['Tổng cộng', null, null, 999_000],
    ])
    expect([totals.sumInDong, totals.declaredSumInDong]).toEqual([100_000, 999_000])
  })
  it('are kept and flagged as soon as they hold a name, a number or an amount', async () => {
    const list = await readRows([
      ['STT', 'Họ và tên', 'Năm sinh', 'CCCD', 'Số tiền'],
      [1, 'Lê Văn An', null, null, null],
      [2, null, null, '075140004821', null],
      [3, null, null, null, 100_000],
      [4, null, 1950, null, null],
      [5, null, null, null, null],
    ])
    expect(list.rows.map((row) => row.row)).toEqual([2, 3, 4])
  })
  it('take no number in front of a name for a section', async () => {
    const list = await readRows([
      ['Họ và tên', 'Năm sinh', 'Số tiền'],
      ['1. Lê Văn An', null, 100_000],
      ['2) Vũ Thị Út', null, null],
      ['3. Ấp 3'],
    ])
    expect(brief(list)).toEqual([
      [2, 'Lê Văn An', null, null, 100_000],
      [3, 'Vũ Thị Út', null, null, null],
    ])
  })
  it('count the people under the birth year without becoming one', async () => {
    const list = await readRows([HEAD, [1, 'Lê Văn An', 1950, 100_000], [null, 'Cộng', 1, 100_000]])
    expect(list.totals).toEqual({ rows: 1, people: 1, sumInDong: 100_000, declaredSumInDong: 100_000 })
  })
  it('do not end the list by a note that reads like a signature', async () => {
    const head: Cell[] = [...HEAD, 'Ghi chú']
    const list = await readRows([head, [1, 'Lê Văn An', null, null, 'xác nhận của xã'], [2, 'Vũ Thị Út', 1943, 100_000]])
    expect(brief(list).map((row) => row[1])).toEqual(['Lê Văn An', 'Vũ Thị Út'])
  })
  it('may go on under the signatures of a page', async () => {
    const list = await readRows([
      HEAD,
      [1, 'Lê Văn An', 1950, 100_000],
      ['NGƯỜI LẬP BIỂU'],
      [null, 'Trần Thị Lập'],
      [2, 'Vũ Thị Út', 1943, 100_000],
    ])
    expect(brief(list).map((row) => row[1])).toEqual(['Lê Văn An', 'Vũ Thị Út'])
  })
  it('hidden by a filter are read, and said', async () => {
    const list = await readMade({
      name: 'T1',
      rows: [HEAD, [1, 'Lê Văn An', 1950, 1], [2, 'Vũ Thị Út', 1943, 1]],
      rowDefs: new Map([[1, { hidden: true }]]),
    })
    expect(problemsOf(list)).toEqual([['ROW_HIDDEN'], []])
  })
  it('give one name to two lines of money by a merge', async () => {
    const rows: Cell[][] = [HEAD, [1, 'Lê Văn An', 1950, 100_000], [null, null, null, 200_000]]
    const list = await readRows(rows, down(1, 2, 0, 1, 2))
    expect([brief(list), list.totals.people]).toEqual([
      [
        [2, 'Lê Văn An', 1950, null, 100_000],
        [3, 'Lê Văn An', 1950, null, 200_000],
      ],
      1,
    ])
  })
})

describe('files that are not quite what their name says', () => {
  const table = (...lines: string[][]) =>
    `<table>${lines.map((line) => `<tr>${line.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
  const LINES = [
    ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
    ['1', 'Đỗ Thị Ẩn', '1937', '1.080.000'],
  ]
  const EXPECTED = [[2, 'Đỗ Thị Ẩn', 1937, null, 1_080_000]]
  const utf8 = (text: string) => new TextEncoder().encode(text)

  it('are read as a web page in UTF-8 with a byte order mark', async () => {
    expect(brief(await readBytes(utf8(`\ufeff<html><meta charset="utf-8"><body>${table(...LINES)}</body></html>`)))).toEqual(EXPECTED)
  })
  it.each(['<h3>DANH SÁCH CHI TRẢ</h3>', '<p>Xã Gia Tân 3</p>\n', '\ufeff<font face="Arial">'])(
    'are read as a web page that begins with %s',
    async (front) => {
      expect(brief(await readBytes(utf8(`<meta charset="utf-8">${front}${table(...LINES)}`)))).toEqual(EXPECTED)
      expect(brief(await readBytes(utf8(`${front}${table(...LINES)}`)))).toEqual(EXPECTED)
    },
  )
  it('are read as a web page in UTF-16', async () => {
    expect(brief(await readBytes(new Uint8Array(Buffer.from(`\ufeff<html><body>${table(...LINES)}</body></html>`, 'utf16le'))))).toEqual(
      EXPECTED,
    )
  })
  it('are read as a web page in Windows’ own Vietnamese letters', async () => {
    // «Đỗ Thị Ẩn» and the head as windows-1258 writes them: base letter, then the tone.
    const letters: Record<string, number> = {
      Đ: 0xd0,
      ô: 0xf4,
      Â: 0xc2,
      ê: 0xea,
      ă: 0xe3,
      '\u0303': 0xde,
      '\u0323': 0xf2,
      '\u0309': 0xd2,
      '\u0300': 0xcc,
      '\u0301': 0xec,
      à: 0xe0,
    }
    const page = `<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><body>${table(...LINES)}</body></html>`
    const written = page
      .replace('Họ', 'Ho\u0323')
      .replace('và', 'và')
      .replace('Số', 'Sô\u0301')
      .replace('tiền', 'tiê\u0300n')
      .replace('Đỗ', 'Đô\u0303')
      .replace('Thị', 'Thi\u0323')
      .replace('Ẩn', 'Â\u0309n')
    expect(
      brief(
        await readBytes(
          Uint8Array.from(written.normalize('NFC') === written ? written : written, (letter) => letters[letter] ?? letter.charCodeAt(0)),
        ),
      ),
    ).toEqual(EXPECTED)
  })
  it('are read with letterhead and list in tables of their own, as one sheet', async () => {
    const page = `<div>${table(['UBND XÃ', 'CỘNG HÒA'])}<p>x</p>${table(...LINES)}</div>`
    expect(brief(await readBytes(utf8(page)))).toEqual([[3, 'Đỗ Thị Ẩn', 1937, null, 1_080_000]])
  })
  it('are read with merged heads of a web page', async () => {
    const page = `<table><tr><th rowspan=2>STT</th><th rowspan=2>Họ và tên</th><th colspan=2>Năm sinh</th><th rowspan=2>Số tiền</th></tr><tr><th>Nam</th><th>Nữ</th></tr><tr><td>1</td><td>Đỗ Thị Ẩn</td><td></td><td>1937</td><td>1.080.000</td></tr></table>`
    expect(brief(await readBytes(utf8(page)))).toEqual([[3, 'Đỗ Thị Ẩn', 1937, null, 1_080_000]])
  })
  it('are read as XML Spreadsheet 2003', async () => {
    const cell = (text: string, type = 'String') => `<Cell><Data ss:Type="${type}">${text}</Data></Cell>`
    const page = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Ấp 1"><Table><Row>${cell('Họ và tên')}${cell('Năm sinh')}<Cell ss:Index="4"><Data ss:Type="String">Số tiền</Data></Cell></Row><Row>${cell('Đỗ Thị Ẩn')}${cell('1937', 'Number')}<Cell ss:StyleID="s1"/>${cell('1080000', 'Number')}</Row></Table></Worksheet></Workbook>`
    expect((await readBytes(utf8(page))).rows).toMatchObject([
      { sheet: 'Ấp 1', row: 2, name: 'Đỗ Thị Ẩn', birthYear: 1937, amountInDong: 1_080_000 },
    ])
  })
  it('are read from an .xls without its hidden sheets, hidden rows said', async () => {
    const rows: Cell[][] = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      [1, 'NguyÔn V¨n Hïng', 1941, 500_000],
      [2, 'TrÇn ThÞ Hoa', 1943, 500_000],
    ]
    const list = await readBytes(
      makeBiff([
        { name: 'Nháp', rows, hidden: true },
        { name: 'Thật', rows, rowDefs: new Map([[2, { hidden: true }]]) },
      ]),
    )
    expect(list.rows.map((row) => [row.sheet, row.name, row.problems])).toEqual([
      ['Thật', 'Nguyễn Văn Hùng', ['NAME_DECODED']],
      ['Thật', 'Trần Thị Hoa', ['NAME_DECODED', 'ROW_HIDDEN']],
    ])
  })
})
