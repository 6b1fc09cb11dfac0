import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import * as v from 'valibot'
import type { CollectionAdvice } from '#domain/payments/collectionWindow.ts'
import { CHANNELS, type Channel, type PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import type { PaymentCount, PaymentStanding } from '#domain/payments/countPayments.ts'
import type { PaymentPart, PaymentPeriod, PayPoint } from '#domain/payments/PaymentLine.ts'
import type { RollQuestion } from '#domain/payments/RollQuestion.ts'
import type { RollDifference } from '#domain/payments/compareRolls.ts'
import type { ListHead } from './ImportList.ts'

const uuid = v.pipe(v.string(), v.uuid())
const unitCode = v.pipe(v.string(), v.regex(/^\d{5}$/))
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000))
const reason = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300))
const word = v.pipe(v.string(), v.trim(), v.maxLength(200))

export const payPointRequest = v.object({
  unitCode,
  name: v.pipe(word, v.minLength(2)),
  address: word,
  hours: word,
  channel: v.picklist(['counter', 'commune-point', 'home']),
})

/** A period is made from what people are entitled to, or empty for a roll from Excel. */
export const periodRequest = v.object({
  months: v.pipe(v.array(month), v.minLength(1), v.maxLength(3)),
  unitCodes: v.pipe(v.array(unitCode), v.minLength(1), v.maxLength(200)),
  payFrom: day,
  payUntil: day,
  signature: v.optional(v.picklist(['none', 'optional', 'required']), 'none'),
  photo: v.optional(v.picklist(['none', 'optional', 'required']), 'none'),
  roll: v.picklist(['from-entitlements', 'empty']),
})
export type PeriodRequest = v.InferOutput<typeof periodRequest>

/** After the release a roll is locked: what was forgotten or wrong is a line of its own. */
export const addedLineRequest = v.object({
  beneficiaryId: uuid,
  kind: v.picklist(['back-pay', 'one-off', 'monthly']),
  label: v.pipe(word, v.minLength(2)),
  amountInDong: v.pipe(amount, v.minValue(1_000)),
  channel: v.picklist(CHANNELS),
  payPointId: v.nullable(uuid),
  reason,
  /** Whose money it is; of the person's first benefit when left out. */
  programmeCode: v.optional(v.picklist(['BTXH', 'NCC', 'KHAC'])),
})
export const stopRequest = v.object({
  lineIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(500)),
  outcome: v.picklist(['stopped', 'withdrawn', 'open']),
  reason,
})

/** Names travel in a body and never in an address. */
export const lineSearchRequest = v.object({
  name: v.pipe(word, v.minLength(1)),
  unitCode: v.optional(unitCode),
  page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999)), 0),
})
export const closingRequest = v.object({ carry: v.boolean() })
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
/** What whoever throws a draft away has seen of it. */
export const throwAwayRequest = v.object({ lines: count, sumInDong: count })
export type PeriodThrowAway = v.InferOutput<typeof throwAwayRequest>

/** A period as the desk shows it: its steps, by whom, and how it stands. */
export type PeriodStep = { readonly atMs: number; readonly by: string; readonly isOwn: boolean } | null
export type PeriodFigures = PaymentPeriod & {
  readonly standing: PaymentStanding
  readonly steps: Readonly<Record<'made' | 'checked' | 'released' | 'closed', PeriodStep>>
  readonly openTickets: number
  readonly openSessions: number
  /** Paid without cash: what the share of «không dùng tiền mặt» is counted from, over what was listed. */
  readonly toAccount: PaymentCount
}
export type PeriodsAnswer = { readonly periods: readonly PeriodFigures[] }

/** One period by unit, pay point, programme and channel. */
export type PeriodStandings = {
  readonly period: PeriodFigures
  readonly byUnit: readonly { readonly unitCode: string; readonly standing: PaymentStanding }[]
  readonly byPoint: readonly { readonly payPointId: string | null; readonly name: string; readonly standing: PaymentStanding }[]
  readonly byProgramme: readonly { readonly programmeCode: string; readonly parts: PaymentCount }[]
  readonly byChannel: readonly { readonly channel: Channel; readonly standing: PaymentStanding }[]
  /** What the roll leaves to a person; it stops no step. */
  readonly openQuestions: number
  /** Whose money nobody has collected yet, each once however many lines they have. */
  readonly peopleWaiting: number
}

export type LineOnDesk = {
  readonly lineId: string
  readonly beneficiaryId: string
  readonly fullName: string
  readonly birth: string
  readonly hamlet: string
  readonly unitCode: string
  readonly maskedIdentity: string | null
  readonly payeeName: string | null
  readonly parts: readonly PaymentPart[]
  readonly amountInDong: number
  readonly carriedMonths: number
  readonly channel: Channel
  readonly placeName: string
  readonly decisionNumber: string
  readonly bookNumber: string
  readonly state: PaymentState
  readonly paid: { readonly day: string; readonly by: string; readonly receiver: string; readonly amountInDong: number } | null
  readonly unpaidReason: string | null
  /** Months in a row not collected, by what became of each round; nothing once somebody collected. */
  readonly missedInARow: number
  /** What the rule of the line's programmes makes of it (TT 02/2021/TT-BLĐTBXH Điều 2): two months warn, three propose a suspension. */
  readonly advice: CollectionAdvice['kind']
  readonly addedReason: string
  /** Added after the release, and not opened yet by another person with the duty. */
  readonly waitsForAnother: boolean
  /** Why it was stopped or taken off; '' of any other. */
  readonly outcomeReason: string
}
export type LinesAnswer = {
  readonly lines: readonly LineOnDesk[]
  readonly total: number
  readonly sumInDong: number
  /** Only when asked for paper: what was drawn at the counter when a line of this page was paid, by line. */
  readonly signatures?: Readonly<Record<string, NonNullable<VisitRecord['signature']>>>
}

/** Whom a row of the desk is about. */
export type PersonOnDesk = { readonly fullName: string; readonly birth: string; readonly hamlet: string; readonly unitCode: string }
export type DifferenceOnDesk = RollDifference &
  PersonOnDesk & {
    /** Null where it is explained. */
    readonly ticketId: string | null
  }
/** What the roll leaves to a person: an amount no rate explains, a report nobody confirmed, months that may be due. */
export type QuestionOnDesk = RollQuestion & PersonOnDesk
export type DifferencesAnswer = {
  readonly previousName: string | null
  readonly differences: readonly DifferenceOnDesk[]
  readonly counts: Readonly<Record<RollDifference['kind'], number>>
  readonly unexplained: number
  readonly before: PaymentCount
  readonly after: PaymentCount
  /** Of a roll made from what people are entitled to. */
  readonly questions?: readonly QuestionOnDesk[]
  /** A line over the whole roll that no person's line explains, such as a recovery the report shows as one sum. */
  readonly labelled: readonly { readonly label: string; readonly programmeCode: string; readonly amountInDong: number }[]
}

export const ROLL_ROW_OUTCOMES = ['listed', 'changed', 'added', 'missing', 'kept-back'] as const
export type RollRowOutcome = (typeof ROLL_ROW_OUTCOMES)[number]
export type RollRow = {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly birthYear: number | null
  readonly amountInDong: number | null
  readonly outcome: RollRowOutcome
  readonly problems: readonly { readonly code: string; readonly column: string; readonly sentence: string }[]
}
export type RollAnswer = {
  readonly isWritten: boolean
  readonly rows: readonly RollRow[]
  readonly outcomes: Readonly<Record<RollRowOutcome, number>>
  readonly sumInDong: number
  readonly declaredSumInDong: number | null
  readonly heads: readonly ListHead[]
}

export const RECONCILED_OUTCOMES = ['matched', 'already', 'bounced', 'amount-differs', 'not-on-roll', 'kept-back'] as const
export type ReconciledOutcome = (typeof RECONCILED_OUTCOMES)[number]
export type ReconciliationAnswer = {
  readonly isWritten: boolean
  readonly rows: readonly (Omit<RollRow, 'outcome'> & { readonly outcome: ReconciledOutcome })[]
  readonly outcomes: Readonly<Record<ReconciledOutcome, number>>
  readonly sumInDong: number
  readonly heads: readonly ListHead[]
}

/** The post office's report of a period (trước ngày 20; NĐ 20/2021 Điều 34): paid, not collected, returned, what is left of the money. */
export type PaymentReport = {
  readonly period: PaymentPeriod
  readonly rows: readonly {
    readonly unitCode: string
    readonly unitName: string
    readonly programmeCode: string
    readonly due: PaymentCount
    readonly paid: PaymentCount
    readonly carried: PaymentCount
    readonly returned: PaymentCount
    readonly remainingInDong: number
  }[]
  readonly uncollected: readonly {
    readonly fullName: string
    readonly hamlet: string
    readonly unitCode: string
    readonly amountInDong: number
    readonly missedInARow: number
    readonly advice: CollectionAdvice['kind']
    readonly reason: string | null
  }[]
  readonly sessions: readonly {
    readonly id: string
    readonly label: string
    readonly tellerName: string
    readonly payPointName: string
    readonly state: 'open' | 'closing' | 'closed'
    readonly floatInDong: number
    readonly payments: number
    readonly paidInDong: number
    readonly differenceInDong: number
    readonly differenceReason: string
    /** Numbers of the phone's records that the office still misses. */
    readonly missingSequences: readonly number[]
    /** Of a counter that is not closed: lines it holds of which the office knows no payment. */
    readonly held: PaymentCount
    /** When its phone last spoke to the office. */
    readonly heardAtMs: number | null
  }[]
  /** For the roll's total, in words. */
  readonly paidInWords: string
}

export type PayPointsAnswer = { readonly points: readonly PayPoint[] }
