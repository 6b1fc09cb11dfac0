import { createHash } from 'node:crypto'
import { dueFacts, UNDO_MS, type WaitingFact } from '#sync/outbox/dueFacts.ts'
import type { OutboxStore, Receipt } from '#sync/outbox/pushOutbox.ts'
import { canonicalHeader, NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import type { FactEnvelope, ItemAnswer } from '#sync/protocol/Fact.ts'

const DEVICE = '018f0000-0000-7000-8000-00000000d001'

/** An outbox on paper: nothing sealed, nothing on a disk. */
export class PaperOutbox implements OutboxStore {
  readonly #rows: (WaitingFact & { isSaved: boolean })[] = []
  #epoch: string | undefined
  #previousHash = NO_PREVIOUS_HASH
  nowMs = 0

  save(): string {
    const deviceSequence = this.#rows.length + 1
    const id = `018f0000-0000-7000-8000-${String(deviceSequence).padStart(12, '0')}`
    const envelope = paperEnvelope({ id, deviceSequence, previousHash: this.#previousHash, deviceTimeMs: this.nowMs })
    this.#previousHash = createHash('sha256').update(canonicalHeader(envelope.header)).digest('hex')
    this.#rows.push({ envelope, savedAtMs: this.nowMs, dueAtMs: this.nowMs + UNDO_MS, isSaved: true })
    return id
  }

  due(): Promise<readonly WaitingFact[]> {
    const waiting = this.#rows.filter((row) => row.isSaved)
    return Promise.resolve(dueFacts(waiting, { deviceId: DEVICE, nowMs: this.nowMs }))
  }

  settle(answers: readonly ItemAnswer[], { epoch }: Receipt): Promise<void> {
    if (this.#epoch !== undefined && this.#epoch !== epoch) for (const row of this.#rows) row.isSaved = true
    this.#epoch = epoch
    for (const row of this.#rows) if (answers.some(({ id }) => id === row.envelope.header.id)) row.isSaved = false
    return Promise.resolve()
  }
}

export const paperEnvelope = (header: Partial<FactEnvelope['header']> & { id: string }): FactEnvelope => ({
  envelopeVersion: 1,
  signature: 'AA==',
  ephemeralKey: 'AA==',
  sealed: 'x'.repeat(100),
  header: {
    deviceId: DEVICE,
    deviceSequence: 1,
    kind: 'visit.recorded',
    version: 1,
    payloadHash: '',
    previousHash: '',
    deviceTimeMs: 0,
    clockOffsetMs: null,
    clockOffsetAgeMs: null,
    appVersion: '0',
    ...header,
  },
})
