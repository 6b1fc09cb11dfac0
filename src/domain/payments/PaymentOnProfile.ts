import type { ProxyRelation } from '../gifts/GiftOnProfile.ts'
import type { Brand } from '../shared/Brand.ts'
import type { PlainDate } from '../shared/PlainDate.ts'

export type PeriodId = Brand<string, 'PeriodId'>
export type PaymentLineId = Brand<string, 'PaymentLineId'>
export type PayPointId = Brand<string, 'PayPointId'>
export type PaySessionId = Brand<string, 'PaySessionId'>
/** `YYYY-MM`. */
export type PaymentMonth = Brand<string, 'PaymentMonth'>

/** How the money reaches its payee; the first three are cash. */
export const CHANNELS = ['counter', 'commune-point', 'home', 'account'] as const
export type Channel = (typeof CHANNELS)[number]

/** Why no money was put into a hand although somebody tried. */
export const UNPAID_REASONS = ['absent', 'moved', 'dead', 'wrong-details', 'refused', 'other'] as const
export type UnpaidReason = (typeof UNPAID_REASONS)[number]

/** The certified paper of somebody who collects for another (giấy uỷ quyền). */
export type AuthorisationPaper = { readonly number: string; readonly validUntil: PlainDate }

/** Who took the money into their hands: subject, payee and signer are three persons that may differ. */
export type PaymentReceiver =
  | { readonly kind: 'self' }
  | { readonly kind: 'guardian'; readonly fullName: string }
  | {
      readonly kind: 'authorised'
      readonly fullName: string
      readonly relation: ProxyRelation
      readonly paper: AuthorisationPaper
      /** Last four digits of the identity card that was shown. */
      readonly identityTail: string
    }

/** Why a payment that stands must still be looked at, the heaviest first. Cash that left the drawer stands whatever the list says. */
export const PAYMENT_DOUBTS = [
  'double-paid',
  'line-stopped',
  'person-dead',
  'period-closed',
  'amount-differs',
  'leased-elsewhere',
  'session-closed',
  'not-a-teller',
  'not-your-area',
] as const
export type PaymentDoubt = (typeof PAYMENT_DOUBTS)[number]

/** One payment as it stands on a line. */
export type Disbursement = {
  readonly factId: string
  readonly day: PlainDate
  /** Who paid: the teller; of a credit to an account, the bank. */
  readonly paidBy: string
  /** Where, as people say it. */
  readonly place: string
  readonly via: 'cash' | 'account'
  readonly amountInDong: number
  readonly receiver: PaymentReceiver
  /** Null once nothing is doubtful about it, or somebody has looked and let it stand. */
  readonly doubt: PaymentDoubt | null
}

/** What became of a line beside being paid. */
export const LINE_OUTCOMES = ['open', 'stopped', 'carried', 'returned', 'withdrawn'] as const
export type LineOutcome = (typeof LINE_OUTCOMES)[number]

/**
 * One line of a payment roll as it stands on a person's page and on a teller's phone.
 * Whether it is paid is never written beside what it follows from: its payments.
 */
export type PaymentOnProfile = {
  readonly lineId: PaymentLineId
  readonly periodId: PeriodId
  /** The last month it pays for. */
  readonly month: PaymentMonth
  readonly amountInDong: number
  /** Months of it that were not collected before and came along. */
  readonly carriedMonths: number
  readonly channel: Channel
  /** The pay point, as people say it; '' for an account. */
  readonly place: string
  /** First and last day of paying. */
  readonly payFrom: PlainDate
  readonly payUntil: PlainDate
  /** In the order the office received them; on a phone its own unsent one comes last. */
  readonly disbursements: readonly Disbursement[]
  /** The last attempt in vain; nothing once it was paid. */
  readonly unpaid: { readonly reason: UnpaidReason; readonly day: PlainDate } | null
  readonly outcome: LineOutcome
}

/** Chờ lĩnh, Đã lĩnh, Đang đối chiếu, Không chi được, Tạm dừng, Chưa lĩnh – chuyển kỳ sau, Trả về, Rút khỏi danh sách. A new one goes to the end. */
export const PAYMENT_STATES = ['waiting', 'paid', 'review', 'missed', 'stopped', 'carried', 'returned', 'withdrawn'] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

export function paymentState({ disbursements, unpaid, outcome }: PaymentOnProfile): PaymentState {
  if (disbursements.some((one) => one.doubt !== null)) return 'review'
  if (disbursements.length > 0) return 'paid'
  if (outcome !== 'open') return outcome
  return unpaid ? 'missed' : 'waiting'
}

/** Still to be paid: nobody has the money and nothing has ended the line. */
export const isDue = (line: PaymentOnProfile): boolean => ['waiting', 'missed'].includes(paymentState(line))
