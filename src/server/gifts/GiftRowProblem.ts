import { columnOf } from '../imports/columnOf.ts'
import { IMPORT_PROBLEMS, type ImportProblem } from '../imports/ImportProblem.ts'

/** Why a row of a gift list is laid on nobody; beside what an import doubts. Published: a code once named stays. */
export const GIFT_ROW_PROBLEMS = {
  PERSON_UNKNOWN:
    'Chưa có người này trong danh sách: xem lại tên, năm sinh, ấp; nếu đúng là người mới thì chọn «Thêm người mới». / Not on record: check name, birth and hamlet, or add as new.',
  GIFT_AMOUNT_MISSING: 'Thiếu số tiền hoặc trị giá quà: ghi vào. / The gift’s amount or value is missing.',
  PERSON_GONE: 'Người này đã mất hoặc đã chuyển đi: bỏ khỏi danh sách quà. / This person has died or moved away: take the row off.',
  SEASON_LIMIT: 'Đã có suất quà cùng cấp trong mùa này: xem lại có được nhận thêm không. / Already on a list of this level this season.',
  HOUSEHOLD_TWICE: 'Hộ này đã có một suất ở dòng khác: giữ dòng nào? / This household stands in another row.',
  CARD_MISSING: 'Thiếu số thẻ BHYT: ghi số trên thẻ. / The health card’s number is missing.',
  CARD_UNREADABLE: 'Số thẻ BHYT phải có 15 ký tự hoặc 10 số: xem lại thẻ. / A health card has 15 characters, or 10 digits.',
  CARD_TWICE: 'Số thẻ này có ở dòng khác: giữ dòng nào? / This card stands in another row.',
} as const
export type GiftRowProblem = keyof typeof GIFT_ROW_PROBLEMS | ImportProblem

export const toldOf = (code: GiftRowProblem): { code: string; column: string; sentence: string } => ({
  code,
  column: columnOf(code),
  sentence: { ...IMPORT_PROBLEMS, ...GIFT_ROW_PROBLEMS }[code],
})

/** Two letters and 13 digits, or the ten digits of the insurance number (the form since 2021). */
export const isCardNumber = (text: string): boolean => /^([A-Z]{2}\d{13}|\d{10})$/.test(text)
