export type Cell = string | number | boolean | Date | null
/** A visible sheet as a grid; row 0 is the worksheet's row 1. */
export type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number }[]
  /** Rows hidden in a visible sheet, most often by a filter somebody forgot: they are read, and said. */
  readonly hiddenRows: ReadonlySet<number>
}

export const WORKBOOK_REFUSALS = {
  'too-large':
    'Tệp quá lớn (tối đa 20 MB, bung ra 200 MB, 100.000 dòng, 200 cột). / The file is too large (at most 20 MB, 200 MB unpacked, 100,000 rows, 200 columns).',
  'not-a-workbook': 'Không đọc được: tệp hỏng hoặc không phải .xlsx/.xls. / Cannot be read: broken, or no .xlsx/.xls.',
  'has-password': 'Tệp có mật khẩu: mở bằng Excel, bỏ mật khẩu rồi lưu lại. / The file has a password: remove it and save again.',
  'old-format':
    'Tệp .xls của Excel 95 hoặc cũ hơn: mở ra rồi lưu thành .xlsx. / An .xls of Excel 95 or older: open it and save it as .xlsx.',
  'not-safe':
    'Tệp có phần lạ (DTD) mà Excel không bao giờ ghi, nên không mở. / The file holds a DTD, which Excel never writes; not opened.',
  'no-list': 'Không thấy danh sách: cần một hàng tiêu đề có «Họ và tên». / No list found: a head row with a name column is needed.',
  'took-too-long': 'Đọc tệp quá lâu nên đã dừng. / Reading took too long and was stopped.',
  'took-too-much-memory': 'Đọc tệp cần quá nhiều bộ nhớ nên đã dừng. / Reading needed too much memory and was stopped.',
} as const
export type WorkbookRefusal = keyof typeof WORKBOOK_REFUSALS
