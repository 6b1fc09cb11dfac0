import * as v from 'valibot'
import type { PayablesAnswer, PaySession, RollPage } from './PayRoll.ts'

// What the office answers a teller's phone. Fields unknown here are passed over; what is no answer of ours at all is undefined.

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const session = v.looseObject({
  id: v.string(),
  periodId: v.string(),
  payPointId: v.string(),
  label: v.string(),
  isOwn: v.boolean(),
  floatInDong: count,
  openedAtMs: v.pipe(v.number(), v.finite()),
  state: v.picklist(['open', 'closing', 'closed']),
  // An office from before it named them says nothing of them.
  missingSequences: v.optional(v.array(count), []),
})
const line = v.looseObject({
  beneficiaryId: v.string(),
  fullName: v.string(),
  birth: v.string(),
  hamlet: v.string(),
  identityTail: v.string(),
  identityKey: v.string(),
  payee: v.looseObject({ kind: v.string() }),
  parts: v.array(v.looseObject({ label: v.string(), amountInDong: v.pipe(v.number(), v.safeInteger()) })),
  papers: v.array(v.looseObject({ fullName: v.string(), validUntil: v.string() })),
  line: v.looseObject({ lineId: v.string(), periodId: v.string(), amountInDong: count, disbursements: v.array(v.unknown()) }),
  heldBy: v.nullable(v.looseObject({ sessionId: v.string(), label: v.string() })),
  decisionNumber: v.optional(v.string(), ''),
  bookNumber: v.optional(v.string(), ''),
})
const rollPage = v.looseObject({
  session,
  lines: v.array(line),
  position: count,
  more: v.boolean(),
  epoch: v.string(),
  scopeVersion: v.optional(count),
  serverTimeMs: v.pipe(v.number(), v.finite()),
})
const payables = v.looseObject({
  periods: v.array(v.looseObject({ id: v.string(), name: v.string() })),
  points: v.array(v.looseObject({ id: v.string(), name: v.string() })),
  sessions: v.array(session),
  free: v.array(v.looseObject({ periodId: v.string(), payPointId: v.string(), hamlet: v.string(), lines: count, sumInDong: count })),
})

function parse<Answer>(schema: v.GenericSchema, answer: unknown): Answer | undefined {
  const parsed = v.safeParse(schema, answer)
  return parsed.success ? (parsed.output as Answer) : undefined
}

export const parsePaySession = (answer: unknown): PaySession | undefined => parse(session, answer)
export const parseRollPage = (answer: unknown): RollPage | undefined => parse(rollPage, answer)
export const parsePayables = (answer: unknown): PayablesAnswer | undefined => parse(payables, answer)
