import type { BeneficiaryStage } from '../enrolment/beneficiaryStage.ts'
import type { PartKind } from '../payments/PaymentLine.ts'
import type { PaymentMonth } from '../payments/PaymentOnProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'

/** A place as people say it, with its hours: «7 giờ 30 đến 11 giờ sáng»; '' where nobody wrote them down. */
export type SlipPlace = { readonly name: string; readonly address: string; readonly hours: string }

/** What one part of a payment is; a benefit that stands on no list by name has its neutral words here too. */
export type SlipPart = { readonly kind: PartKind; readonly label: string; readonly amountInDong: number }

/** What somebody carries to the counter. */
export const THINGS_TO_BRING = ['identity-card', 'pay-book', 'guardian-paper', 'authorisation-paper'] as const
export type ThingToBring = (typeof THINGS_TO_BRING)[number]

export type SlipAmount = { readonly month: PaymentMonth; readonly amountInDong: number; readonly parts: readonly SlipPart[] }
export type BankAccount = { readonly bankName: string; readonly accountTail: string }

/** What comes next; the first screen says it in one sentence. */
export type NextPayment =
  /** In cash: from one day to another, at a place or at home. */
  | (SlipAmount & {
      readonly state: 'dated'
      readonly payFrom: PlainDate
      readonly payUntil: PlainDate
      readonly atHome: boolean
      readonly place: SlipPlace
      readonly bring: readonly ThingToBring[]
    })
  /** Entitled, and no roll is released yet; the day of the month by which it usually is, null where that is not known. */
  | { readonly state: 'not-yet-dated'; readonly month: PaymentMonth; readonly usuallyByDay: number | null }
  /** Nothing to fetch; null where the office holds no account's name. */
  | (SlipAmount & { readonly state: 'into-account'; readonly payFrom: PlainDate; readonly account: BankAccount | null })
  /** The office's own words, '' where it wrote none; whoever asks goes to the commune with these. */
  | (SlipAmount & { readonly state: 'stopped'; readonly reason: string; readonly bring: readonly ThingToBring[] })
  /** The days of paying have passed and the money was not fetched: it waits, at its place or for the next round. */
  | (SlipAmount & {
      readonly state: 'uncollected'
      readonly monthsNotCollected: number
      /** Until when nothing is lost, by the rule of its programme; null where no rule sets a day. */
      readonly until: PlainDate | null
      /** Whether it can still be fetched now, or comes with the next round. */
      readonly canBeFetched: boolean
      readonly place: SlipPlace
      readonly bring: readonly ThingToBring[]
    })
  /** «Đang đối chiếu»: somebody paid, or says so, and the office is looking. Never a false «chưa nhận». */
  | (SlipAmount & { readonly state: 'checking' })
  | { readonly state: 'none' }

export type ReceivedLine = {
  readonly month: PaymentMonth
  readonly amountInDong: number
  readonly day: PlainDate
  readonly place: string
  readonly via: 'cash' | 'account'
  /** Who took it, where it was not the person. */
  readonly takenBy: string | null
  readonly isBeingChecked: boolean
}

export type CardStage = {
  readonly stage: BeneficiaryStage
  readonly state: 'done' | 'current' | 'later'
  /** The day it was reached; null where nobody wrote it down. */
  readonly day: PlainDate | null
}
/** What is to be done next, and who does it. */
export const CARD_TASKS = [
  'say-whether',
  'hand-in-papers',
  'mend-papers',
  'wait-for-bank',
  'fetch-card',
  'wait-for-money',
  'use-card',
  'nothing',
] as const
export type CardTask = (typeof CARD_TASKS)[number]
export type SlipCard = {
  /** `cash`: whoever is paid in cash by choice or for a good reason, with no step owed. */
  readonly way: 'card' | 'cash'
  readonly stages: readonly CardStage[]
  readonly task: CardTask
  /** The day agreed for the task; null where none was. */
  readonly appointment: PlainDate | null
  readonly account: BankAccount | null
}

/** Whom to call; a name or number nobody wrote down is null and shows no button. */
export type SlipHelpers = {
  readonly communeName: string
  readonly communePhone: string | null
  readonly officerName: string | null
  readonly officerPhone: string | null
  readonly payPlace: SlipPlace | null
}

export const REPORT_KINDS = ['not-received', 'wrong-amount', 'want-card', 'new-phone'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]
export type SaidReport = {
  readonly id: string
  readonly kind: ReportKind
  /** Of a payment; null of the rest. */
  readonly month: PaymentMonth | null
  readonly saidDay: PlainDate
  /** By when the commune answers: working days, by its own custom. */
  readonly answerBy: PlainDate
  readonly answer: { readonly text: string; readonly day: PlainDate; readonly by: string } | null
}

/** All that the page of one person shows, and nothing it does not show: no identity number, no whole account, no full name. */
export type SlipPage = {
  /** «bà Hoa». */
  readonly callName: string
  /** Tells two of one name apart; null where no year is known. */
  readonly birthYear: number | null
  /** Who reads it: the person, or somebody whom the office wrote down, until a day. */
  readonly reader: { readonly kind: 'self' } | { readonly kind: 'carer'; readonly until: PlainDate }
  readonly expiresOn: PlainDate
  /** When the office knew all this. */
  readonly asOfMs: number
  readonly next: NextPayment
  /** Of the last twelve months, newest first. */
  readonly received: readonly ReceivedLine[]
  readonly card: SlipCard
  readonly helpers: SlipHelpers
  /** Newest first; answered ones stay for ninety days. */
  readonly reports: readonly SaidReport[]
}
