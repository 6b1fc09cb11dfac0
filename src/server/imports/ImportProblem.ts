/** The whole list of what a row can be doubted for: published, so a code once named stays. */
export const IMPORT_PROBLEMS = {
  NAME_MISSING: 'Thiếu họ tên: ghi tên, hoặc để lại dòng này. / The name is missing: write it, or leave the row.',
  NAME_DECODED: 'Tên viết bằng phông cũ, đã đổi sang Unicode: xem lại dấu, đúng thì giữ. / Decoded from an old font; check the marks.',
  ID_UNREADABLE:
    'Số căn cước phải có 12 chữ số (CMND 9 số): ghi số trên giấy tờ. / The ID needs 12 digits, or 9 of the old card: write it.',
  ID_ZERO_RESTORED: 'Số căn cước mất số 0 ở đầu, đã thêm lại: đúng thì giữ. / A leading zero was restored: keep it if it is right.',
  ID_YEAR_DIFFERS:
    'Năm sinh khác với số căn cước: theo giấy tờ mà sửa số, đúng thì giữ. / Birth year and ID disagree: mend the number or confirm.',
  ID_SEX_DIFFERS:
    'Giới tính khác với số căn cước: theo giấy tờ mà sửa số, đúng thì giữ. / Sex and ID disagree: mend the number or confirm.',
  ID_PROVINCE_UNKNOWN:
    'Ba số đầu của căn cước không phải mã tỉnh nào: ghi số trên giấy tờ, đúng thì giữ. / The first three digits are no province’s: write the number or confirm.',
  BIRTH_MISSING: 'Thiếu ngày hoặc năm sinh: ghi vào nếu biết. / Birth date or year is missing: write it if you know it.',
  BIRTH_UNREADABLE: 'Ngày sinh không có trong lịch: sửa theo giấy tờ. / This birth date does not exist: mend it by the papers.',
  BIRTH_FIRST_OF_JANUARY:
    'Ngày 01/01 có thể chỉ thay cho năm sinh: ghi ngày đúng, hoặc giữ. / 1 January may stand for the year alone: write the day or confirm.',
  BIRTH_CENTURY_GUESSED:
    'Năm sinh chỉ có hai số: ghi đủ bốn số, đúng thì giữ. / The year has two digits; its century is a guess: write four or confirm.',
  AMOUNT_MISSING: 'Thiếu số tiền tháng này: ghi vào nếu có. / This month’s amount is missing: write it.',
  AMOUNT_UNREADABLE: 'Không đọc được số tiền: ghi bằng chữ số. / The amount cannot be read: write it in figures.',
  DUPLICATE_ID:
    'Số căn cước này có ở dòng khác: một người thì bỏ dòng này, hai người thì ghi số đúng. / This ID stands in another row: leave this row out, or write the right number.',
  DUPLICATE_PERSON:
    'Trùng tên và năm sinh với dòng khác: một người thì bỏ một dòng, hai người thì ghi số căn cước của từng người. / Same name and birth year as another row: leave one row if it is one person, write both IDs if they are two.',
  PHONE_UNREADABLE: 'Số điện thoại phải có 10 chữ số: ghi lại số. / A phone number needs 10 digits: write it.',
  PHONE_CORRECTED:
    'Số điện thoại mất số 0 hoặc theo đầu số cũ, đã sửa: đúng thì giữ. / The phone number was put right: keep it if it is right.',
  ROW_HIDDEN:
    'Dòng đang bị ẩn trong tệp, vẫn được đọc: cần thì giữ. / This row is hidden in the file and was read all the same: confirm it.',
  MATCH_AMBIGUOUS:
    'Có nhiều người giống dòng này, chưa nhập: chọn là ai, hoặc ghi thêm số căn cước. / Several people fit: say who it is, or add the ID.',
  ID_OF_ANOTHER:
    'Số căn cước này đang là của người khác nên chưa ghi số: ghi số đúng nếu biết. / This ID belongs to somebody else on record: write the right one.',
  DIFFERS_FROM_RECORD:
    'Khác với hồ sơ đang có; hồ sơ giữ nguyên: chọn bên nào đúng. / Differs from the record, which was left as it is: say which is right.',
  GROUP_UNKNOWN: 'Chưa rõ ô này là nhóm đối tượng nào: chọn nhóm. / The group of this cell is not clear: choose it.',
  GROUP_DIFFERS: 'Nhóm đối tượng khác với hồ sơ; hồ sơ giữ nguyên. / Another group than on record, which was left as it is.',
  COEFFICIENT_UNREADABLE: 'Không đọc được hệ số: ghi như 1,5. / The coefficient cannot be read: write it like 1.5.',
  COEFFICIENT_DIFFERS: 'Hệ số khác với hồ sơ; hồ sơ giữ nguyên. / Another coefficient than on record, which was left as it is.',
  FROM_UNREADABLE: 'Không đọc được thời điểm hưởng: ghi tháng và năm. / The first month cannot be read: write month and year.',
  FROM_DIFFERS: 'Thời điểm hưởng khác với hồ sơ; hồ sơ giữ nguyên. / Another first month than on record, which was left as it is.',
  GUARDIAN_DIFFERS: 'Người giám hộ khác với hồ sơ; hồ sơ giữ nguyên. / Another guardian than on record, who was left as they are.',
  PAYEE_DIFFERS: 'Người nhận thay khác với hồ sơ; hồ sơ giữ nguyên. / Another payee than on record, who was left as they are.',
  AMOUNT_NOT_EXPLAINED:
    'Hệ số và mức chuẩn không cho ra số tiền này: nhập theo danh sách. / The rate does not give this amount; the list stands.',
  IN_OTHER_UNIT:
    'Người này đang thuộc xã khác, dòng để lại: hỏi xã kia, hoặc ghi số đúng nếu số này nhầm. / This person is on another commune’s record; write the number if it is wrong.',
} as const
export type ImportProblem = keyof typeof IMPORT_PROBLEMS
