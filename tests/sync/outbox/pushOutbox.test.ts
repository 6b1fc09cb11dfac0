import { describe, expect, it } from 'vitest'
import { waitBeforeRetryMs } from '#sync/outbox/backoff.ts'
import { makeBatch } from '#sync/outbox/makeBatch.ts'
import { pushOutbox, type LinkAnswer, type OutboxStore, type PushLink } from '#sync/outbox/pushOutbox.ts'
import type { FactEnvelope, ItemAnswerKind, PushAnswer } from '#sync/protocol/Fact.ts'

const envelope = (id: string): FactEnvelope => ({
  envelopeVersion: 1,
  signature: 'AA==',
  ephemeralKey: 'AA==',
  sealed: 'x'.repeat(100),
  header: {
    id,
    deviceId: 'd',
    deviceSequence: 1,
    kind: 'visit.recorded',
    version: 1,
    payloadHash: '',
    previousHash: '',
    deviceTimeMs: 0,
    clockOffsetMs: null,
    clockOffsetAgeMs: null,
    appVersion: '0',
  },
})

class PaperOutbox implements OutboxStore {
  readonly waiting: FactEnvelope[]
  constructor(count: number) {
    this.waiting = Array.from({ length: count }, (_, n) => envelope(String(n)))
  }
  due = () => Promise.resolve(this.waiting.map((one) => ({ envelope: one, savedAtMs: 5 })))
  settle(answers: readonly { id: string }[]): Promise<void> {
    for (const { id } of answers)
      this.waiting.splice(
        this.waiting.findIndex((one) => one.header.id === id),
        1,
      )
    return Promise.resolve()
  }
}
const answering = (answer: ItemAnswerKind): PushLink => ({
  push: (facts) =>
    Promise.resolve({
      ok: true,
      value: { serverTimeMs: 9, epoch: 'e', answers: facts.map(({ header }) => ({ id: header.id, answer, problem: null })) },
    } satisfies LinkAnswer<PushAnswer>),
})
const refusing = (trouble: 'signed-out' | 'server-busy'): PushLink => ({
  push: () => Promise.resolve({ ok: false, trouble, retryAfterMs: 20_000 }),
})
const quietly = () => undefined

describe('sending what waits', () => {
  it('sends everything, a hundred at a time (S10)', async () => {
    const outbox = new PaperOutbox(250)
    expect(await pushOutbox(outbox, answering('applied'), quietly)).toEqual({
      sent: 250,
      trouble: null,
      retryAfterMs: null,
      serverTimeMs: 9,
    })
  })
  it('takes a record the office already has for sent (S16)', async () => {
    const outbox = new PaperOutbox(3)
    await pushOutbox(outbox, answering('duplicate'), quietly)
    expect(outbox.waiting).toEqual([])
  })
  it('keeps every record when the session has ended (S11)', async () => {
    const outbox = new PaperOutbox(3)
    await pushOutbox(outbox, refusing('signed-out'), quietly)
    expect(outbox.waiting.length).toBe(3)
  })
  it('waits for another time when the office says so, without turning in a circle (S12)', async () => {
    const outbox = new PaperOutbox(3)
    expect((await pushOutbox(outbox, answering('retry'), quietly)).trouble).toBe('server-busy')
  })
  it('halves the batch that is too large until it fits (S10)', async () => {
    const outbox = new PaperOutbox(10)
    const narrow: PushLink = {
      push: (facts, waiting) =>
        facts.length > 2
          ? Promise.resolve({ ok: false, trouble: 'too-large', retryAfterMs: null })
          : answering('applied').push(facts, waiting),
    }
    expect((await pushOutbox(outbox, narrow, quietly)).sent).toBe(10)
  })
  it('puts no more into a push than its bytes allow (S10)', () => {
    expect(makeBatch([envelope('a'), envelope('b'), envelope('c')], 100, 800).length).toBe(2)
  })
  it('sends a single large record all the same (S10)', () => {
    expect(makeBatch([envelope('a')], 100, 10).length).toBe(1)
  })
  it('never waits longer than five minutes of its own accord (S39)', () => {
    expect(waitBeforeRetryMs(30, 1, null)).toBe(300_000)
  })
  it('waits at least as long as the office asks (S39)', () => {
    expect(waitBeforeRetryMs(0, 0, 20_000)).toBe(20_000)
  })
})
