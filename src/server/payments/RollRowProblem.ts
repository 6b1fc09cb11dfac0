import { BANK_ROW_COLUMNS, toldOfBankRow, type BankRowProblem } from '../credits/BankRowProblem.ts'
import { columnOf } from '../imports/columnOf.ts'

const dong = (amount: number): string => amount.toLocaleString('vi-VN')

/** What a row of a pay list is asked about beside what an import or a bank's report doubts. Published: a code once named stays. */
export type RollRowProblem =
  | { readonly code: BankRowProblem }
  | { readonly code: 'MONEY_CAME_BACK'; readonly said: string }
  | { readonly code: 'PERSON_UNKNOWN' | 'PERSON_GONE' | 'PART_MISSING' | 'LINE_HELD' | 'LINE_NOT_OPEN' | 'OTHER_CHANNEL' }
  | {
      readonly code: 'AMOUNT_DIFFERS' | 'CARRIED_DIFFERS' | 'TOTAL_DIFFERS' | 'PAID_AMOUNT_DIFFERS'
      readonly saidInDong: number
      readonly knownInDong: number
    }

function sentenceOf(problem: RollRowProblem): string {
  switch (problem.code) {
    case 'PERSON_UNKNOWN':
      return 'Chưa có người này trong danh sách: xem lại tên, năm sinh, ấp; nếu đúng là người mới thì nhập vào «Nhập danh sách» trước. / Not on record: check name, birth and hamlet, or bring the person in first.'
    case 'PERSON_GONE':
      return 'Người này đã mất hoặc đã chuyển đi: hỏi lại xã trước khi chi. / This person has died or moved away: ask the commune before paying.'
    case 'PART_MISSING':
      return 'Dòng không có số tiền nào để chi: ghi vào hoặc bỏ dòng. / The row holds no money to pay.'
    case 'LINE_HELD':
      return 'Dòng này đang ở một phiên chi chưa đóng: chờ đóng phiên rồi nhập lại. / An open session holds this line: bring the file in again after it closed.'
    case 'OTHER_CHANNEL':
      return 'Người này nhận theo hình thức khác với tệp: xem lại kênh chi. / This person is paid by another channel than the file’s.'
    case 'LINE_NOT_OPEN':
      return 'Dòng này đang tạm dừng hoặc đã chuyển kỳ sau: xem lại trước khi ghi. / This line is stopped or carried on.'
    case 'AMOUNT_DIFFERS':
      return `Danh sách ghi ${dong(problem.saidInDong)} đồng, hồ sơ tính ${dong(problem.knownInDong)} đồng: chi theo danh sách, xem lại quyết định. / The list’s amount stands; the record explains another.`
    case 'CARRIED_DIFFERS':
      return `Danh sách ghi chưa trả ${dong(problem.saidInDong)} đồng, sổ kỳ trước còn ${dong(problem.knownInDong)} đồng: xem lại. / What was not collected differs from the round before.`
    case 'TOTAL_DIFFERS':
      return `Tổng số tiền ghi ${dong(problem.saidInDong)} đồng, tháng này cộng chưa trả là ${dong(problem.knownInDong)} đồng: sửa lại dòng. / The row’s total is not this month plus what is carried.`
    case 'PAID_AMOUNT_DIFFERS':
      return `Tệp ghi đã trả ${dong(problem.saidInDong)} đồng, dòng phải trả ${dong(problem.knownInDong)} đồng: chưa ghi, hỏi lại ngân hàng hoặc bưu điện. / Paid another amount than due: not written.`
    case 'MONEY_CAME_BACK':
      return `Tệp ghi «${problem.said}»: tiền chưa đến người hưởng, dòng vẫn chờ trả. / The money did not arrive: the line stays to be paid.`
    default:
      return toldOfBankRow(problem.code).sentence
  }
}

const COLUMNS: Readonly<Record<string, string>> = {
  ...BANK_ROW_COLUMNS,
  CARRIED_DIFFERS: 'Chưa trả tháng trước',
  TOTAL_DIFFERS: 'Tổng số tiền',
  MONEY_CAME_BACK: 'Kết quả',
}

export const toldOfRow = (problem: RollRowProblem): { code: string; column: string; sentence: string } => ({
  code: problem.code,
  column: COLUMNS[problem.code] ?? columnOf(problem.code),
  sentence: sentenceOf(problem),
})
