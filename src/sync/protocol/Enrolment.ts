import * as v from 'valibot'
import type { CashlessCount } from '#domain/enrolment/cashlessShare.ts'
import type { EnrolmentStatus } from '#domain/enrolment/EnrolmentMove.ts'
import { PAPER_RETURNS, type Batch, type NamedPerson } from '#domain/enrolment/PaperOnItsWay.ts'
import type { NextStep } from '#domain/enrolment/nextStep.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'

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

/** One commune's month; counts alone, so that whoever adds communes up adds these. */
export type UnitShare = { readonly unitCode: UnitCode; readonly count: CashlessCount; readonly targetInTenths: number | null }
export type MonthShare = { readonly month: string; readonly payable: number; readonly paidThroughAccount: number }
export type SharesAnswer = {
  readonly month: string | null
  readonly units: readonly UnitShare[]
  /** The months up to this one, at most twelve, oldest first. */
  readonly trend: readonly MonthShare[]
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
