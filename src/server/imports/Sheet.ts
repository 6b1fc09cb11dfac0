export type Cell = string | number | boolean | Date | null
/** A visible sheet as a grid; row 0 is the worksheet's row 1. Merged heads are written out into each of their cells. */
export type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number }[]
}

export const WORKBOOK_REFUSALS = {
  'too-large': 'Tệp quá lớn (tối đa 20 MB, 100.000 dòng, 200 cột). / The file is too large (at most 20 MB, 100,000 rows, 200 columns).',
  'not-a-workbook':
    'Không đọc được: tệp hỏng, có mật khẩu, hoặc không phải .xlsx/.xls. / Cannot be read: broken, password-protected, or no .xlsx/.xls.',
  'no-list': 'Không thấy danh sách: cần một hàng tiêu đề có «Họ và tên». / No list found: a head row with a name column is needed.',
  'took-too-long': 'Đọc tệp quá lâu nên đã dừng. / Reading took too long and was stopped.',
} as const
export type WorkbookRefusal = keyof typeof WORKBOOK_REFUSALS
