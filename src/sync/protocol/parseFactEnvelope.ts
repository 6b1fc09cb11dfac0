import * as v from 'valibot'
import type { FactEnvelope } from './Fact.ts'

const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const base64 = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9+/]+={0,2}$/))

// Kinds stay open here: what an unknown kind means is the office's judgement, not the door's.
const envelope = v.object({
  envelopeVersion: v.literal(1),
  header: v.object({
    id: uuid,
    deviceId: uuid,
    deviceSequence: v.pipe(count, v.minValue(1)),
    kind: v.pipe(v.string(), v.maxLength(60)),
    version: count,
    payloadHash: hash,
    previousHash: hash,
    deviceTimeMs: v.pipe(v.number(), v.safeInteger()),
    clockOffsetMs: v.nullable(v.pipe(v.number(), v.safeInteger())),
    clockOffsetAgeMs: v.nullable(v.pipe(v.number(), v.safeInteger())),
    appVersion: v.pipe(v.string(), v.maxLength(40)),
  }),
  signature: base64(120),
  ephemeralKey: base64(120),
  sealed: base64(300_000),
})

/** Undefined when the item is no envelope of a version ever shipped. */
export function parseFactEnvelope(item: unknown): FactEnvelope | undefined {
  const parsed = v.safeParse(envelope, item)
  return parsed.success ? (parsed.output as FactEnvelope) : undefined
}
