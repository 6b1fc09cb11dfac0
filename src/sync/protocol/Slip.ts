import * as v from 'valibot'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import { REPORT_KINDS, type ReportKind, type SaidReport, type SlipPage } from '#domain/slips/SlipPage.ts'

const uuid = v.pipe(v.string(), v.uuid())
const month = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  v.transform((text) => text as PaymentMonth),
)
const note = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300)), '')
const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000))

// ── What whoever holds a slip may ask. POST, `application/json`, with the program's own header; nothing of it ever in an address. ──

/** The letters of the slip, small, without spaces. */
const secret = v.pipe(v.string(), v.regex(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/))
/** 256 random bits, base64url: a phone of one's own opens again with it alone. */
const returnKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))
export const slipProof = v.variant('kind', [
  v.object({ kind: v.literal('birth-year'), year: v.pipe(v.number(), v.integer(), v.minValue(1880), v.maxValue(2100)) }),
  v.object({ kind: v.literal('identity-tail'), digits: v.pipe(v.string(), v.regex(/^\d{4}$/)) }),
])
export type SlipProof = v.InferOutput<typeof slipProof>

/** `keep`: a phone of one's own, which gets a key to come back with; a borrowed one gets none. */
export const openSlipRequest = v.object({ secret, proof: slipProof, keep: v.boolean() })
export type OpenSlipRequest = v.InferOutput<typeof openSlipRequest>

export const MOST_PEOPLE_ON_A_PHONE = 8
/** Several people on one phone in one question. */
export const againRequest = v.object({ returnKeys: v.pipe(v.array(returnKey), v.minLength(1), v.maxLength(MOST_PEOPLE_ON_A_PHONE)) })
export type AgainRequest = v.InferOutput<typeof againRequest>

export const TAKEN_BY = ['nobody', 'relative', 'somebody-else', 'not-known'] as const
/** The report is named by the phone, so that sending it again after a lost answer says it once. */
export const slipReport = v.variant('kind', [
  /** Whether somebody may have fetched it for the person. */
  v.object({ id: uuid, kind: v.literal('not-received'), month, takenBy: v.picklist(TAKEN_BY), note }),
  v.object({ id: uuid, kind: v.literal('wrong-amount'), month, receivedInDong: amount, note }),
  v.object({ id: uuid, kind: v.literal('want-card'), where: v.picklist(['at-home', 'at-commune', 'at-counter']), note }),
  v.object({ id: uuid, kind: v.literal('new-phone'), phone: v.pipe(v.string(), v.regex(/^0\d{9,10}$/)), note }),
])
export type SlipReport = v.InferOutput<typeof slipReport>

/** By the key of one's own phone, or from a borrowed one by the slip itself. */
export const sayRequest = v.object({
  by: v.variant('kind', [v.object({ kind: v.literal('key'), returnKey }), v.object({ kind: v.literal('slip'), secret, proof: slipProof })]),
  report: slipReport,
})
export type SayRequest = v.InferOutput<typeof sayRequest>

/** Where a phone of one's own wants to be told of paydays (RFC 8030, RFC 8291); null: not any more. */
export const reminderRequest = v.object({
  returnKey,
  phone: v.nullable(
    v.object({
      endpoint: v.pipe(v.string(), v.url(), v.maxLength(1000)),
      p256dh: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/)),
      auth: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
    }),
  ),
})
export type ReminderRequest = v.InferOutput<typeof reminderRequest>
/** Whom a push service writes to when something is wrong; null turns reminders off. */
export const reminderSetting = v.object({
  contact: v.nullable(v.pipe(v.string(), v.maxLength(200), v.regex(/^(mailto:[^\s@]+@[^\s@]+\.[^\s@]+|https:\/\/[^\s]+)$/))),
})

/**
 * Every no of these doors. 403 `slip-not-opened` for an unknown, expired, revoked or locked slip and a wrong proof alike; 429
 * `too-many-tries` and 503 `server-busy` with Retry-After in seconds; 400 `bad-request`; 413 `too-large`; 403 `not-allowed` without the own header.
 */
export const SLIP_PROBLEMS = [
  'slip-not-opened',
  'too-many-tries',
  'reports-waiting',
  'reminders-off',
  'server-busy',
  'bad-request',
  'too-large',
  'not-allowed',
] as const
export type SlipProblem = (typeof SLIP_PROBLEMS)[number]

/**
 * `officeKey`: SPKI of P-256, base64: what receipts and officers' badges are checked against without network. `reminderKey`: what a phone
 * subscribes to at its push service (RFC 8292, base64url); null while the office sends no reminders.
 */
export type SlipAnswer = {
  readonly page: SlipPage
  readonly returnKey: string | null
  readonly officeKey: string
  readonly reminderKey: string | null
}
/** One for each key, in their order; `gone` for a key that opens nothing any more: the phone forgets what it holds of it. */
export type AgainAnswer = {
  readonly pages: readonly ({ readonly kind: 'page'; readonly page: SlipPage; readonly isReminded: boolean } | { readonly kind: 'gone' })[]
  readonly officeKey: string
  readonly reminderKey: string | null
}
export type SayAnswer = { readonly report: SaidReport }
/** What receipts and badges are checked against, for whoever holds no slip. */
export type OfficeKeyAnswer = { readonly officeKey: string }
/** Whether the office now knows where to tell this phone of the slip's paydays. */
export type ReminderAnswer = { readonly isReminded: boolean }

// ── Reading the office's answers: what is no answer of ours (a portal's page) is undefined; fields unknown here are passed over. ──

const report = v.looseObject({
  id: v.string(),
  kind: v.picklist(REPORT_KINDS satisfies readonly ReportKind[]),
  month: v.nullable(v.string()),
  saidDay: v.string(),
  answerBy: v.string(),
  answer: v.nullable(v.looseObject({ text: v.string(), day: v.string(), by: v.string() })),
})
const page = v.looseObject({
  callName: v.string(),
  birthYear: v.nullable(v.number()),
  reader: v.looseObject({ kind: v.picklist(['self', 'carer']) }),
  expiresOn: v.string(),
  asOfMs: v.number(),
  next: v.looseObject({ state: v.picklist(['dated', 'not-yet-dated', 'into-account', 'stopped', 'uncollected', 'checking', 'none']) }),
  received: v.array(v.looseObject({ month: v.string(), amountInDong: v.number(), day: v.string() })),
  card: v.looseObject({
    way: v.picklist(['card', 'cash']),
    stages: v.array(v.looseObject({ stage: v.string(), state: v.string() })),
    task: v.string(),
  }),
  helpers: v.looseObject({ communeName: v.string() }),
  reports: v.array(report),
})
// An office of a version before this sends no reminders.
const reminderKey = v.optional(v.nullable(v.string()), null)
const slipAnswer = v.looseObject({ page, returnKey: v.nullable(returnKey), officeKey: v.string(), reminderKey })
const againAnswer = v.looseObject({
  pages: v.array(
    v.variant('kind', [
      v.looseObject({ kind: v.literal('page'), page, isReminded: v.optional(v.boolean(), false) }),
      v.looseObject({ kind: v.literal('gone') }),
    ]),
  ),
  officeKey: v.string(),
  reminderKey,
})
const sayAnswer = v.looseObject({ report })
const reminderAnswer = v.looseObject({ isReminded: v.boolean() })
const officeKeyAnswer = v.looseObject({ officeKey: v.pipe(v.string(), v.minLength(1)) })
const problem = v.looseObject({ problem: v.picklist(SLIP_PROBLEMS) })

function parse<Answer>(schema: v.GenericSchema, answer: unknown): Answer | undefined {
  const parsed = v.safeParse(schema, answer)
  return parsed.success ? (parsed.output as Answer) : undefined
}

export const parseSlipAnswer = (answer: unknown): SlipAnswer | undefined => parse(slipAnswer, answer)
export const parseAgainAnswer = (answer: unknown): AgainAnswer | undefined => parse(againAnswer, answer)
export const parseSayAnswer = (answer: unknown): SayAnswer | undefined => parse(sayAnswer, answer)
export const parseOfficeKeyAnswer = (answer: unknown): OfficeKeyAnswer | undefined => parse(officeKeyAnswer, answer)
export const parseReminderAnswer = (answer: unknown): ReminderAnswer | undefined => parse(reminderAnswer, answer)
/** A page the phone kept for itself. */
export const parseSlipPage = (kept: unknown): SlipPage | undefined => parse(page, kept)
export const parseSlipProblem = (answer: unknown): SlipProblem | undefined => parse<{ problem: SlipProblem }>(problem, answer)?.problem
