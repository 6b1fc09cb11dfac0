import * as v from 'valibot'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import { LEAVING_REASONS } from '#domain/enrolment/EnrolmentMove.ts'
import { ENROLMENT_EXITS, ENROLMENT_STEPS } from '#domain/enrolment/EnrolmentStep.ts'
import { OBSTACLE_CODES } from '#domain/enrolment/Obstacle.ts'
import { MISSED_REASONS, PROXY_RELATIONS } from '#domain/gifts/GiftOnProfile.ts'
import { UNPAID_REASONS } from '#domain/payments/PaymentOnProfile.ts'
import { CONSENT_ANSWERS, CONSENT_PURPOSES, CONSENT_SPEAKERS, CONSENT_WAYS } from '#domain/privacy/Consent.ts'
import { MOST_TURNS } from '#domain/privacy/nextTurn.ts'
import { STANDING_REPORTS } from '#domain/visits/StandingReport.ts'
import { FINDINGS, PERSONS_MET, VISIT_PURPOSES } from '#domain/visits/VisitRecord.ts'
import type { FactBody } from './Fact.ts'

const MOST_LETTERS = 4_000
const text = v.pipe(v.string(), v.maxLength(MOST_LETTERS))
const id = v.pipe(v.string(), v.uuid())
const day = v.pipe(
  v.string(),
  v.check((value) => parsePlainDate(value) !== undefined),
)
const stroke = v.pipe(v.array(v.object({ x: v.number(), y: v.number() })), v.maxLength(2_000))

const signature = v.nullable(v.pipe(v.array(stroke), v.maxLength(200)))
const photoHash = v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)))
const shortText = v.pipe(v.string(), v.maxLength(200))
const receiver = v.variant('kind', [
  v.object({ kind: v.literal('self') }),
  v.object({ kind: v.literal('proxy'), fullName: shortText, relation: v.picklist(PROXY_RELATIONS), reason: shortText }),
])
const giftLine = { beneficiaryId: id, campaignId: id, lineId: id, day }

const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000_000))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000))
const paymentReceiver = v.variant('kind', [
  v.object({ kind: v.literal('self') }),
  v.object({ kind: v.literal('guardian'), fullName: shortText }),
  v.object({
    kind: v.literal('authorised'),
    fullName: shortText,
    relation: v.picklist(PROXY_RELATIONS),
    paper: v.object({ number: shortText, validUntil: day }),
    identityTail: v.pipe(v.string(), v.regex(/^\d{4}$/)),
  }),
])
const paymentLine = { beneficiaryId: id, periodId: id, lineId: id, sessionId: id, day }

const closing = {
  sessionId: id,
  periodId: id,
  payPointId: id,
  day,
  totals: v.object({
    floatInDong: amount,
    payments: count,
    paidInDong: amount,
    reversals: count,
    reversedInDong: amount,
    missed: count,
    expectedInDong: v.pipe(v.number(), v.safeInteger()),
  }),
  notes: v.pipe(v.array(v.object({ valueInDong: amount, count })), v.maxLength(20)),
  countedInDong: amount,
  differenceReason: text,
  // Ascending and apart, so that no fact is counted twice.
  sequences: v.pipe(
    v.array(v.tuple([count, count])),
    v.maxLength(2_000),
    v.check((runs) => runs.every(([first, last], at) => first <= last && first > (runs[at - 1]?.[1] ?? 0))),
  ),
  factsHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
}

const visit = v.object({
  beneficiaryId: id,
  day,
  purpose: v.picklist(VISIT_PURPOSES),
  personMet: v.nullable(v.picklist(PERSONS_MET)),
  findings: v.pipe(v.array(v.picklist(FINDINGS)), v.maxLength(FINDINGS.length)),
  needs: text,
  followUpDay: v.nullable(day),
  spokeOfCard: v.nullable(v.boolean()),
  note: text,
  place: v.nullable(v.object({ latitude: v.number(), longitude: v.number(), accuracyInMetres: v.number() })),
  signature,
  photoHash,
})

const holder = v.variant('kind', [
  v.object({ kind: v.literal('own') }),
  v.object({
    kind: v.literal('proxy'),
    fullName: shortText,
    relation: v.picklist(PROXY_RELATIONS),
    paper: v.nullable(v.object({ number: shortText, validUntil: day })),
  }),
])
const [, ...stepsToReach] = ENROLMENT_STEPS
const saidWord = v.variant('kind', [
  v.object({ kind: v.literal('moved'), to: v.picklist(stepsToReach), holder: v.nullable(holder) }),
  v.object({ kind: v.literal('refused'), obstacle: v.picklist(OBSTACLE_CODES) }),
  v.object({ kind: v.literal('held'), obstacle: v.picklist(OBSTACLE_CODES) }),
  v.object({ kind: v.literal('left'), exit: v.picklist(ENROLMENT_EXITS), reason: v.picklist(LEAVING_REASONS) }),
  v.object({
    kind: v.literal('account'),
    holder,
    bankBin: v.pipe(v.string(), v.regex(/^\d{6}$/)),
    accountNumber: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{6,19}$/)),
    holderName: shortText,
    readBy: v.picklist(['typing', 'vietqr']),
  }),
])

const consent = v.object({
  purpose: v.picklist(CONSENT_PURPOSES),
  answer: v.picklist(CONSENT_ANSWERS),
  way: v.picklist(CONSENT_WAYS),
  speaker: v.picklist(CONSENT_SPEAKERS),
  noticeVersion: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999)),
  day,
  turn: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_TURNS))),
})

const body = v.variant('kind', [
  v.object({ kind: v.literal('visit.recorded'), version: v.literal(1), visit }),
  v.object({ kind: v.literal('visit.cancelled'), version: v.literal(1), beneficiaryId: id, cancels: id, reason: text }),
  v.object({
    kind: v.literal('person.reported'),
    version: v.literal(1),
    beneficiaryId: id,
    report: v.picklist(STANDING_REPORTS),
    day,
    note: text,
  }),
  v.object({ kind: v.literal('report.cancelled'), version: v.literal(1), beneficiaryId: id, cancels: id, reason: text }),
  v.object({
    kind: v.literal('gift.delivered'),
    version: v.literal(1),
    ...giftLine,
    receiver,
    foundBy: v.picklist(['list', 'slip', 'identity-card']),
    signature,
    photoHash,
  }),
  v.object({ kind: v.literal('gift.missed'), version: v.literal(1), ...giftLine, reason: v.picklist(MISSED_REASONS), note: text }),
  v.object({ kind: v.literal('gift.cancelled'), version: v.literal(1), beneficiaryId: id, cancels: id, reason: text }),
  v.object({
    kind: v.literal('payment.made'),
    version: v.literal(1),
    ...paymentLine,
    amountInDong: v.pipe(amount, v.minValue(1)),
    receiver: paymentReceiver,
    foundBy: v.picklist(['list', 'slip', 'identity-card']),
    signature,
    photoHash,
    leasedElsewhereReason: v.nullable(shortText),
  }),
  v.object({ kind: v.literal('payment.missed'), version: v.literal(1), ...paymentLine, reason: v.picklist(UNPAID_REASONS), note: text }),
  v.object({ kind: v.literal('payment.cancelled'), version: v.literal(1), beneficiaryId: id, cancels: id, reason: text }),
  v.object({ kind: v.literal('payment.session-closed'), version: v.literal(1), ...closing }),
  v.object({
    kind: v.literal('enrolment.moved'),
    version: v.literal(1),
    beneficiaryId: id,
    day,
    word: saidWord,
    followUpDay: v.nullable(day),
    sharesPhone: v.nullable(v.boolean()),
    note: text,
  }),
  v.object({ kind: v.literal('enrolment.cancelled'), version: v.literal(1), beneficiaryId: id, cancels: id, reason: text }),
  v.object({ kind: v.literal('consent.said'), version: v.literal(1), beneficiaryId: id, consent }),
])

const sealedText = v.object({ salt: v.pipe(v.string(), v.minLength(16)), body })

/** Reads what was sealed, `{salt, body}`; undefined for a kind or version this program does not know. */
export function parseFactBody(sealed: string): FactBody | undefined {
  try {
    const parsed = v.safeParse(sealedText, JSON.parse(sealed))
    return parsed.success ? (parsed.output.body as FactBody) : undefined
  } catch {
    return undefined
  }
}
