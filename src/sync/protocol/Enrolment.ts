import * as v from 'valibot'
import type { CashlessCount } from '#domain/enrolment/cashlessShare.ts'
import { BANK_RESULTS } from '#domain/enrolment/bankResult.ts'
import { CASH_POINT_KINDS, type CashPoint } from '#domain/enrolment/CashPoint.ts'
import type { EnrolmentStatus } from '#domain/enrolment/EnrolmentMove.ts'
import type { MonthOfShare } from '#domain/enrolment/forecast.ts'
import { PAPER_RETURNS, type Batch, type NamedPerson } from '#domain/enrolment/PaperOnItsWay.ts'
import type { NextStep } from '#domain/enrolment/nextStep.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import type { ListHead } from './ImportList.ts'
import { sentFile } from './PaymentFiles.ts'

const uuid = v.pipe(v.string(), v.uuid())
const unitCode = v.pipe(v.string(), v.regex(/^\d{1,10}$/))
const day = v.pipe(
  v.string(),
  v.check((value) => parsePlainDate(value) !== undefined),
)
const MOST_PAPERS = 500

export const targetRequest = v.object({ unitCode, shareInTenths: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000)) })
export type TargetRequest = v.InferOutput<typeof targetRequest>

/** The asker names the batch, so that asking again after a lost answer hands nothing over twice. */
export const batchRequest = v.object({
  id: uuid,
  unitCode,
  receiver: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  handedDay: day,
  note: v.pipe(v.string(), v.maxLength(500)),
  beneficiaryIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(MOST_PAPERS)),
})
export type BatchRequest = v.InferOutput<typeof batchRequest>

export const papersRequest = v.object({
  answers: v.pipe(
    v.array(
      v.variant('answer', [
        v.object({ beneficiaryId: uuid, answer: v.literal('acknowledged') }),
        v.object({ beneficiaryId: uuid, answer: v.literal('returned'), reason: v.picklist(PAPER_RETURNS) }),
      ]),
    ),
    v.minLength(1),
    v.maxLength(MOST_PAPERS),
  ),
})
export type PapersRequest = v.InferOutput<typeof papersRequest>

/** Of which money: `''` for all together, where whoever is paid by two programmes is one person. */
export const SHARE_PROGRAMMES = ['', 'BTXH', 'NCC', 'KHAC'] as const
export type ShareProgramme = (typeof SHARE_PROGRAMMES)[number]

/** One commune’s month, and its months up to it, oldest first; counts alone, so that whoever adds communes up adds these. */
export type UnitShare = {
  readonly unitCode: UnitCode
  readonly count: CashlessCount
  readonly targetInTenths: number | null
  readonly months: readonly MonthOfShare[]
}
export type SharesAnswer = {
  readonly month: string | null
  readonly programmeCode: ShareProgramme
  readonly units: readonly UnitShare[]
  /** The months up to this one that the bank has reported on, at most twelve, oldest first. */
  readonly trend: readonly MonthOfShare[]
  /** Every month that has a released roll, newest first. */
  readonly months: readonly string[]
}

/** One person whose next step is owed. */
export type OwedStep = NamedPerson & {
  readonly status: Pick<EnrolmentStatus, 'place' | 'since' | 'obstacle' | 'followUpDay'>
  readonly next: NextStep
}
/** Oldest first. */
export type WorkAnswer = { readonly people: readonly OwedStep[]; readonly more: boolean }

/** Those with papers that wait come first, the oldest of them on top. */
export type BatchesAnswer = { readonly batches: readonly Batch[] }

export type AccountAnswer = { readonly bankBin: string; readonly accountNumber: string; readonly holderName: string }

/** A point as the commune keeps it: the same id again changes it, `isClosed` takes it off. */
export const cashPointRequest = v.object({
  id: uuid,
  unitCode,
  kind: v.picklist(CASH_POINT_KINDS),
  name: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(120)),
  address: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  hours: v.pipe(v.string(), v.trim(), v.maxLength(120)),
  feeInDong: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))),
  distances: v.pipe(
    v.array(
      v.object({
        hamlet: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
        distanceInMetres: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200_000)),
      }),
    ),
    v.maxLength(200),
  ),
  isClosed: v.boolean(),
})
export type CashPointRequest = v.InferOutput<typeof cashPointRequest>

/** `hamlets`: where people of these communes live, so that nobody has to type them. */
export type CashPointsAnswer = {
  readonly points: readonly CashPoint[]
  readonly hamlets: readonly { readonly unitCode: string; readonly hamlet: string; readonly people: number }[]
}

/** A bank's or the post office's report on accounts. `says`: what a row without a result of its own means. */
export const bankReportRequest = v.object({
  ...sentFile,
  source: v.picklist(['bank', 'post-office']),
  says: v.picklist(['by-row', 'credited', 'bounced']),
  day,
})
export type BankReportRequest = v.InferOutput<typeof bankReportRequest>

/** What a row would do or did: `already` stands on the person's page, `not-found` and `kept-back` change nothing. */
export const BANK_ROW_OUTCOMES = [...BANK_RESULTS, 'already', 'not-found', 'kept-back'] as const
export type BankRowOutcome = (typeof BANK_ROW_OUTCOMES)[number]
export type BankReportRow = {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly birthYear: number | null
  /** Of the account, the last four letters alone. */
  readonly accountTail: string
  readonly amountInDong: number | null
  readonly outcome: BankRowOutcome
  readonly problems: readonly { readonly code: string; readonly column: string; readonly sentence: string }[]
}
export type BankReportAnswer = {
  readonly isWritten: boolean
  readonly rows: readonly BankReportRow[]
  readonly outcomes: Readonly<Record<BankRowOutcome, number>>
  readonly heads: readonly ListHead[]
}
