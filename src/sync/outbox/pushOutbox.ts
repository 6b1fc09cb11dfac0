import type { FactEnvelope, ItemAnswer, PushAnswer } from '../protocol/Fact.ts'
import { MOST_FACTS_IN_A_PUSH } from '../protocol/Fact.ts'
import { makeBatch } from './makeBatch.ts'

export type LinkTrouble =
  | 'no-network'
  | 'captive-portal'
  | 'signed-out'
  | 'device-revoked'
  | 'server-busy'
  | 'too-large'
  | 'not-allowed'
  | 'bad-request'
  | 'start-over'
export type LinkAnswer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly trouble: LinkTrouble; readonly retryAfterMs: number | null }

export interface PushLink {
  push(facts: readonly FactEnvelope[], waiting: { unsentCount: number; oldestUnsentAtMs: number | null }): Promise<LinkAnswer<PushAnswer>>
}

/** When by the office's clock, and under which epoch of the office. */
export type Receipt = { readonly receivedAtMs: number; readonly epoch: string }

export interface OutboxStore {
  /** Oldest first; those whose moment of undo has passed. */
  due(): Promise<readonly { readonly envelope: FactEnvelope; readonly savedAtMs: number }[]>
  settle(answers: readonly ItemAnswer[], receipt: Receipt): Promise<void>
}

export type PushOutcome = {
  readonly sent: number
  readonly trouble: LinkTrouble | null
  readonly retryAfterMs: number | null
  readonly serverTimeMs: number | null
}

/** What ends a fact's stay in the queue; `parked` and `retry` wait for another push. */
const ENDS: ReadonlySet<ItemAnswer['answer']> = new Set(['applied', 'duplicate', 'flagged', 'parked', 'quarantined'])

/** Sends until nothing is due or trouble comes. Nothing leaves the outbox without an answer of its own; a 401 clears nothing. */
export async function pushOutbox(
  store: OutboxStore,
  link: PushLink,
  onProgress: (done: number, total: number) => void,
): Promise<PushOutcome> {
  let [sent, most, serverTimeMs] = [0, MOST_FACTS_IN_A_PUSH, null as number | null]
  for (;;) {
    const due = await store.due()
    if (due.length === 0) return { sent, trouble: null, retryAfterMs: null, serverTimeMs }
    onProgress(sent, sent + due.length)
    const batch = makeBatch(
      due.map((one) => one.envelope),
      most,
    )
    const answer = await link.push(batch, { unsentCount: due.length, oldestUnsentAtMs: due[0]?.savedAtMs ?? null })
    if (!answer.ok && answer.trouble === 'too-large' && batch.length > 1) {
      most = Math.max(1, Math.floor(batch.length / 2))
      continue
    }
    if (!answer.ok) return { sent, trouble: answer.trouble, retryAfterMs: answer.retryAfterMs, serverTimeMs }
    const own = new Set(batch.map((envelope) => envelope.header.id))
    const settled = answer.value.answers.filter((one) => own.has(one.id) && ENDS.has(one.answer))
    await store.settle(settled, { receivedAtMs: answer.value.serverTimeMs, epoch: answer.value.epoch })
    serverTimeMs = answer.value.serverTimeMs
    sent += settled.length
    if (settled.length === 0) return { sent, trouble: 'server-busy', retryAfterMs: null, serverTimeMs }
  }
}
