/** The whole list of what a row can be doubted for. */
export const IMPORT_PROBLEMS = {
  NAME_MISSING: 'Thiếu họ tên: ghi tên vào ô này. / The name is missing.',
  NAME_DECODED: 'Tên viết bằng phông cũ, đã đổi sang Unicode: xem lại dấu. / Decoded from an old font; check the marks.',
  ID_UNREADABLE: 'Số căn cước phải có 12 chữ số (CMND 9 số). / The ID needs 12 digits, or 9 of the old card.',
  ID_ZERO_RESTORED: 'Số căn cước mất số 0 ở đầu, đã thêm lại: xem lại. / A leading zero was restored.',
  ID_YEAR_DIFFERS: 'Năm sinh khác với số căn cước: xem giấy tờ. / Birth year and ID disagree.',
  ID_SEX_DIFFERS: 'Giới tính khác với số căn cước: xem giấy tờ. / Sex and ID disagree.',
  BIRTH_MISSING: 'Thiếu ngày hoặc năm sinh. / Birth date or year is missing.',
  BIRTH_UNREADABLE: 'Ngày sinh không có trong lịch: sửa lại. / This birth date does not exist.',
  BIRTH_FIRST_OF_JANUARY: 'Ngày 01/01 có thể chỉ thay cho năm sinh. / 1 January may stand for the year alone.',
  AMOUNT_MISSING: 'Thiếu số tiền tháng này. / This month’s amount is missing.',
  AMOUNT_UNREADABLE: 'Không đọc được số tiền: ghi bằng chữ số. / The amount cannot be read.',
  DUPLICATE_ID: 'Số căn cước này có ở dòng khác. / This ID stands in another row.',
  DUPLICATE_PERSON: 'Trùng tên và năm sinh với dòng khác: một người hay hai? / Same name and birth year as another row.',
} as const
export type ImportProblem = keyof typeof IMPORT_PROBLEMS
