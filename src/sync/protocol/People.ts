import * as v from 'valibot'
import type { EnrolmentStatus } from '#domain/enrolment/EnrolmentMove.ts'
import type { GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import { CHANNELS, type Channel, type PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { BeneficiaryProfile, Entitlement, Payee, VisitSummary } from '#domain/people/BeneficiaryProfile.ts'
import { BENEFIT_PROGRAMMES } from '#domain/programmes/groupsOf.ts'
import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import { RECEIVING_STATES, type OpenKind, type ReceivingState } from './peopleKinds.ts'

const uuid = v.pipe(v.string(), v.uuid())
const day = v.pipe(
  v.string(),
  v.check((text) => parsePlainDate(text) !== undefined && text >= '1930-01-01' && text < '2100-01-01'),
  v.transform((text) => text as PlainDate),
)
const word = v.pipe(v.string(), v.trim(), v.maxLength(200))
const reason = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300))
const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000))

/** What somebody must still do about a person; `payee`: another payee waits for a second word. */
export const TODO_KINDS = ['any', 'payee'] as const

/** What the list is narrowed to; it travels in a body, for a name or digits of a number stand in no address. */
export const peopleRequest = v.object({
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80)), ''),
  unit: v.optional(v.pipe(v.string(), v.regex(/^\d{5}$/))),
  programme: v.optional(v.picklist(BENEFIT_PROGRAMMES)),
  state: v.optional(v.picklist(RECEIVING_STATES)),
  channel: v.optional(v.picklist(CHANNELS)),
  payee: v.optional(v.picklist(['self', 'guardian', 'authorised'])),
  todo: v.optional(v.picklist(TODO_KINDS)),
  /** Where the last page ended. */
  after: v.optional(
    v.tuple([v.pipe(v.string(), v.maxLength(10)), v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(200)), uuid]),
  ),
})
export type PeopleRequest = v.InferOutput<typeof peopleRequest>

type Subject = Pick<BeneficiaryProfile, 'fullName' | 'birth' | 'hamlet' | 'unitCode' | 'standing'> & {
  readonly beneficiaryId: string
  /** Last four digits; null without a number. */
  readonly identityTail: string | null
}
export type PersonOnList = Subject & {
  readonly state: ReceivingState
  readonly programmes: readonly string[]
  readonly monthlyInDong: number
  readonly payeeName: string | null
  /** As on the newest released roll; null for whoever is on none. */
  readonly channel: Channel | null
  readonly hasTodo: boolean
}
export type PeopleAnswer = {
  readonly people: readonly PersonOnList[]
  readonly total: number
  readonly next: PeopleRequest['after'] | null
  /** Payees that wait for a second word, of all communes of whoever asks. */
  readonly payeesWaiting: number
}

const benefitWish = v.object({
  programmeCode: v.picklist(BENEFIT_PROGRAMMES),
  categoryCode: v.pipe(v.string(), v.maxLength(60)),
  coefficient: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(20))),
  monthlyAmountInDong: amount,
  from: v.nullable(day),
})
const stop = v.object({ kind: v.picklist(['suspended', 'ended']), lastDay: day })
/** As it stood on the screen, whole: what somebody else changed meanwhile is not overwritten. */
const was = v.looseObject({ programmeCode: v.string(), categoryCode: v.string() })

export const benefitRequest = v.variant('act', [
  v.object({ act: v.literal('put'), was: v.nullable(was), to: benefitWish, countsFrom: day, decision: word, reason }),
  v.object({ act: v.literal('stop'), was, stop: v.nullable(stop), countsFrom: day, reason }),
])
export type BenefitRequest = v.InferOutput<typeof benefitRequest>

const text = v.pipe(v.string(), v.trim(), v.maxLength(120))
const put = <Value extends v.GenericSchema>(to: Value) => v.optional(v.object({ was: v.nullable(v.string()), to }))
/** Only what is put right; a number's `was` is its last four digits, as they stood on the screen. */
export const correctionRequest = v.object({
  fullName: put(v.pipe(text, v.minLength(2))),
  birth: put(v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))),
  citizenId: put(v.nullable(v.pipe(v.string(), v.regex(/^\d{12}$/)))),
  oldIdentityNumber: put(v.nullable(v.pipe(v.string(), v.regex(/^\d{9}$/)))),
  phone: put(v.nullable(text)),
  hamlet: put(v.pipe(text, v.minLength(1))),
  reason,
})
export type CorrectionRequest = v.InferOutput<typeof correctionRequest>
export const CORRECTED = ['fullName', 'birth', 'citizenId', 'oldIdentityNumber', 'phone', 'hamlet'] as const
export type CorrectedField = (typeof CORRECTED)[number]

/** Who is paid is asked for by one and confirmed by another. A paper that runs out is put on file elsewhere (giấy uỷ quyền). */
export const payeeRequest = v.object({
  was: v.looseObject({ kind: v.string() }),
  to: v.variant('kind', [
    v.object({ kind: v.literal('self') }),
    v.object({ kind: v.literal('guardian'), fullName: v.pipe(text, v.minLength(2)), phone: v.nullable(text) }),
  ]),
  paper: word,
  countsFrom: day,
  reason,
})
export type PayeeRequest = v.InferOutput<typeof payeeRequest>
export const payeeAnswer = v.object({ isConfirmed: v.boolean(), reason })

export type PayeeChange = { readonly was: Payee; readonly to: Payee; readonly paper: string }
type Changed =
  | { readonly kind: 'benefit'; readonly body: { readonly was: Entitlement | null; readonly to: Entitlement } }
  | { readonly kind: 'stop'; readonly body: { readonly was: Entitlement; readonly to: Entitlement } }
  /** Numbers by their last four digits. */
  | {
      readonly kind: 'correction'
      readonly body: { readonly [Field in CorrectedField]?: { readonly was: string | null; readonly to: string | null } }
    }
  | { readonly kind: 'payee'; readonly body: PayeeChange }
export type PersonChange = Changed & {
  readonly id: string
  readonly reason: string
  readonly countsFrom: string
  readonly madeAtMs: number
  readonly madeBy: string
  readonly isOwn: boolean
  readonly state: 'done' | 'waiting' | 'turned-down'
  readonly answer: { readonly by: string; readonly atMs: number; readonly reason: string } | null
}

export type LineOfPerson = {
  readonly lineId: string
  readonly periodId: string
  readonly period: string
  readonly state: PaymentState
  readonly amountInDong: number
  readonly parts: readonly PaymentPart[]
  readonly channel: Channel
  readonly place: string
}

/** One person at the desk: numbers by their last four digits, nothing of it for a phone. Looking is on record. */
export type PersonPage = Subject &
  Pick<BeneficiaryProfile, 'sex' | 'phone' | 'isHouseholdHead' | 'poverty' | 'payee' | 'guardianName' | 'entitlements' | 'note'> & {
    readonly tails: { readonly citizenId: string | null; readonly oldIdentityNumber: string | null }
    readonly papers: readonly { readonly id: string; readonly fullName: string; readonly number: string; readonly validUntil: string }[]
    readonly card: EnrolmentStatus
    /** Of the last twelve months' rolls, newest first; drafts with them. */
    readonly lines: readonly LineOfPerson[]
    readonly visits: readonly Pick<VisitSummary, 'factId' | 'day' | 'purpose' | 'findings' | 'officerName'>[]
    readonly gifts: readonly GiftOnProfile[]
    readonly open: Readonly<Record<OpenKind, number>>
    /** Newest first. */
    readonly changes: readonly PersonChange[]
  }
