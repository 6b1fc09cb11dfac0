import type { BeneficiaryId, Payee, UnitCode } from '../people/BeneficiaryProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { Channel, LineOutcome, PaymentLineId, PaymentMonth, PayPointId, PeriodId } from './PaymentOnProfile.ts'

/** What a part of a line pays: the month's benefit, months made good, a grant, money taken back, or months not collected before. */
export const PART_KINDS = ['monthly', 'back-pay', 'one-off', 'recovery', 'carried'] as const
export type PartKind = (typeof PART_KINDS)[number]

export type PaymentPart = {
  readonly kind: PartKind
  readonly programmeCode: string
  readonly categoryCode: string
  /** As lists print it; what is not to stand on a list by name has its neutral words here. */
  readonly label: string
  /** The months it pays for; none for a grant. */
  readonly months: readonly PaymentMonth[]
  /** Negative in a recovery alone. */
  readonly amountInDong: number
  /** Of money taken back by a decision of the office: which recovery it is taken off. */
  readonly recoveryId?: string
}

/** One person's line of a period's roll, all programmes together, as the office keeps it. */
export type PaymentLine = {
  readonly id: PaymentLineId
  readonly periodId: PeriodId
  readonly beneficiaryId: BeneficiaryId
  readonly unitCode: UnitCode
  /** 1, and from 2 on what was added after the release. */
  readonly ordinal: number
  readonly payee: Payee
  readonly parts: readonly PaymentPart[]
  /** Σ of the parts, never below nothing. */
  readonly amountInDong: number
  readonly carriedMonths: number
  readonly channel: Channel
  readonly payPointId: PayPointId | null
  /** Số quyết định and số sổ lĩnh tiền, as on paper. */
  readonly decisionNumber: string
  readonly bookNumber: string
  readonly outcome: LineOutcome
}

export const PERIOD_STATES = ['draft', 'checked', 'released', 'paying', 'closed'] as const
export type PeriodState = (typeof PERIOD_STATES)[number]

/** Kỳ chi trả: one round of paying, for one month or several together (two months before Tết, TT 44/2022/TT-BTC). */
export type PaymentPeriod = {
  readonly id: PeriodId
  readonly name: string
  readonly months: readonly PaymentMonth[]
  readonly unitCodes: readonly UnitCode[]
  readonly payFrom: PlainDate
  readonly payUntil: PlainDate
  readonly signature: 'none' | 'optional' | 'required'
  readonly photo: 'none' | 'optional' | 'required'
  readonly state: PeriodState
  /** The period its roll is compared with. */
  readonly previousId: PeriodId | null
}

export type PayPoint = {
  readonly id: PayPointId
  readonly unitCode: UnitCode
  readonly name: string
  readonly address: string
  /** As people say it: «7 giờ 30 đến 11 giờ sáng». */
  readonly hours: string
  readonly channel: Channel
}

export const sumOfParts = (parts: readonly PaymentPart[]): number =>
  Math.max(
    0,
    parts.reduce((sum, part) => sum + part.amountInDong, 0),
  )
