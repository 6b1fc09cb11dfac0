import { columnOf } from '../imports/columnOf.ts'
import { IMPORT_PROBLEMS, type ImportProblem } from '../imports/ImportProblem.ts'

/** What a row of a bank's report is asked about beside what an import doubts, Vietnamese first. Published: a code once named stays. */
export const BANK_ROW_PROBLEMS = {
  NOTHING_TO_FIND:
    'Dòng không có số tài khoản, cũng không có căn cước: ghi một trong hai. / The row has neither an account nor an identity number.',
  ACCOUNT_UNKNOWN:
    'Chưa ai ghi số tài khoản này, căn cước cũng không có trong danh sách: xem lại số, hoặc ghi tài khoản cho người đó trước. / Neither the account nor the identity number is on record.',
  ACCOUNT_NOT_ON_RECORD:
    'Tìm được theo căn cước, nhưng chưa ai ghi số tài khoản của người này: nên ghi lại. / Found by the identity number; the account is not on record yet.',
  ACCOUNT_DIFFERS:
    'Số tài khoản trong tệp khác số đang ghi của người này: hỏi lại, ghi số đúng rồi nhập lại tệp. / The file’s account is not the one on record.',
  ACCOUNT_OF_ANOTHER: 'Số tài khoản và căn cước là của hai người khác nhau: xem lại dòng. / Account and identity number are two people’s.',
  ACCOUNT_SHARED:
    'Nhiều người nhận qua tài khoản này: thêm căn cước để biết là ai. / Several people are paid into this account: add the identity number.',
  HOLDER_DIFFERS:
    'Tên trong tệp khác tên chủ tài khoản và tên người hưởng: xem lại dòng. / The name is neither the holder’s nor the beneficiary’s.',
  RESULT_MISSING: 'Dòng không ghi kết quả chuyển tiền: ghi «Thành công» hoặc «Trả về». / The row tells no result.',
  RESULT_UNREADABLE:
    'Không hiểu kết quả này: ghi «Thành công», «Trả về», «Tài khoản đóng» hoặc «Sai số tài khoản». / This result is not understood.',
  DAY_UNREADABLE: 'Không đọc được ngày: ghi ngày/tháng/năm. / The day cannot be read.',
  DAY_AHEAD: 'Ngày này chưa đến: xem lại. / This day is still to come.',
  ROWS_DISAGREE:
    'Hai dòng của một người trong cùng một ngày nói khác nhau: giữ dòng nào? / Two rows say different things of one person on one day.',
  MONEY_CAME_LATER:
    'Sau ngày này tiền đã vào tài khoản của người này: báo cũ, không ghi gì. / Money has come to this person after that day: old news, nothing is written.',
  PAID_ON_ROLL:
    'Kỳ chi vẫn ghi người này đã nhận qua tài khoản: xem lại khoản chi đó ở «Chi trả». / The roll still says this person was paid through the account: look at that payment.',
} as const
export type BankRowProblem = keyof typeof BANK_ROW_PROBLEMS | ImportProblem

export const BANK_ROW_COLUMNS: Readonly<Record<keyof typeof BANK_ROW_PROBLEMS, string>> = {
  NOTHING_TO_FIND: 'Cả dòng',
  ACCOUNT_UNKNOWN: 'Số tài khoản',
  ACCOUNT_NOT_ON_RECORD: 'Số tài khoản',
  ACCOUNT_DIFFERS: 'Số tài khoản',
  ACCOUNT_OF_ANOTHER: 'Số căn cước',
  ACCOUNT_SHARED: 'Số căn cước',
  HOLDER_DIFFERS: 'Họ và tên',
  RESULT_MISSING: 'Kết quả',
  RESULT_UNREADABLE: 'Kết quả',
  DAY_UNREADABLE: 'Ngày ghi có',
  DAY_AHEAD: 'Ngày ghi có',
  ROWS_DISAGREE: 'Kết quả',
  MONEY_CAME_LATER: 'Kết quả',
  PAID_ON_ROLL: 'Kết quả',
}
const isOwn = (code: BankRowProblem): code is keyof typeof BANK_ROW_PROBLEMS => code in BANK_ROW_PROBLEMS

export const toldOfBankRow = (code: BankRowProblem): { code: string; column: string; sentence: string } =>
  isOwn(code)
    ? { code, column: BANK_ROW_COLUMNS[code], sentence: BANK_ROW_PROBLEMS[code] }
    : { code, column: columnOf(code), sentence: IMPORT_PROBLEMS[code] }
