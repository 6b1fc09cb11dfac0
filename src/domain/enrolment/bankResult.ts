import { foldText } from '../people/foldText.ts'
import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import type { EnrolmentWord } from './EnrolmentMove.ts'
import { statusOnPage } from './layEnrolment.ts'

/** What became of money sent to an account, as a bank's or the post office's report tells it. */
export const BANK_RESULTS = ['credited', 'bounced', 'account-closed', 'wrong-number'] as const
export type BankResult = (typeof BANK_RESULTS)[number]

const CLOSED = /(tk|tai khoan).*(dong|khoa|tat toan|ngung|phong toa)|(da|bi) (dong|khoa|tat toan|phong toa)|tat toan|\bclosed\b|\bblocked\b/
const WRONG = /sai (so|ten|tai khoan|tk|thong tin)|khong (ton tai|dung so|khop|tim thay)|\binvalid\b/
const BOUNCED =
  /tra (ve|lai)|hoan (tra|ve|lai)|that bai|khong (thanh cong|ghi co|chuyen|duoc)|\bloi\b|tu choi|\b(returned?|failed?|rejected)\b/
const CREDITED = /thanh cong|ghi co|da (chuyen|nhan|tra|chi|hach toan)|hoan thanh|^(ok|x|v|co|success|paid)$/

/** Money on its way has neither come nor come back. */
const NOT_YET = /\bchua\b/

/** The worse reading first: «không thành công» holds the words of «thành công». */
const READINGS: readonly (readonly [RegExp, BankResult | undefined])[] = [
  [CLOSED, 'account-closed'],
  [WRONG, 'wrong-number'],
  [BOUNCED, 'bounced'],
  [NOT_YET, undefined],
  [CREDITED, 'credited'],
]

const readingOf = (text: string): BankResult | undefined => READINGS.find(([pattern]) => pattern.test(foldText(text)))?.[1]

/** What a row says by its result and, where the money came back, by its reason; undefined for words nobody foresaw. */
export function bankResultIn({ result, reason }: { readonly result: string; readonly reason: string }): BankResult | undefined {
  const said = readingOf(result)
  const why = readingOf(reason)
  return said === 'bounced' && (why === 'account-closed' || why === 'wrong-number') ? why : said
}

/** The report written on to the steps: money that came closes the last one, money that came back takes one again. */
export function wordOfResult(result: BankResult): EnrolmentWord {
  switch (result) {
    case 'credited':
      return { kind: 'moved', to: 'first-money', holder: null }
    case 'bounced':
      return { kind: 'held', obstacle: 'TRA_VE' }
    case 'account-closed':
      return { kind: 'held', obstacle: 'TK_DONG' }
    case 'wrong-number':
      return { kind: 'held', obstacle: 'SAI_SO_TK' }
  }
}

/** Whether money that comes now is news: month after month it comes to whoever has long had it. */
export function isFirstMoney({ enrolment }: Pick<BeneficiaryProfile, 'enrolment'>): boolean {
  const { place, obstacle } = statusOnPage(enrolment)
  return place !== 'first-money' || obstacle !== null
}
