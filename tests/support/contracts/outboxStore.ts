import { beforeEach, describe, expect, it } from 'vitest'
import type { OutboxStore } from '#sync/outbox/pushOutbox.ts'
import type { ItemAnswerKind } from '#sync/protocol/Fact.ts'

export interface OutboxBench {
  readonly store: OutboxStore
  /** Saves a visit and answers its id. */
  save(note: string): Promise<string>
  passMs(ms: number): void
  /** Closed and opened again, as after a kill. */
  reopen(): Promise<void>
}

const UNDONE_MS = 10_001
const DAY_MS = 86_400_000

/** What whoever keeps the outbox owes to whoever sends it. */
export function outboxStoreContract(means: string, open: () => Promise<OutboxBench>): void {
  describe(`an outbox kept ${means}`, () => {
    let bench: OutboxBench
    const due = async () => (await bench.store.due()).map(({ envelope }) => envelope.header.id)
    const settle = (id: string, answer: ItemAnswerKind) =>
      bench.store.settle([{ id, answer, problem: null }], { receivedAtMs: 5, epoch: 'e' })
    beforeEach(async () => {
      bench = await open()
    })

    it('hands out nothing that may still be undone (S9)', async () => {
      await bench.save('một')
      expect(await due()).toEqual([])
    })
    it('hands out what can no longer be undone, in the order it was saved (S9)', async () => {
      const saved = [await bench.save('một'), await bench.save('hai')]
      bench.passMs(UNDONE_MS)
      expect(await due()).toEqual(saved)
    })
    it('hands out the older while the younger may still be undone (S9)', async () => {
      const older = await bench.save('một')
      bench.passMs(UNDONE_MS)
      await bench.save('hai')
      expect(await due()).toEqual([older])
    })
    it('holds nothing back for days because the clock was set back (S9)', async () => {
      const saved = await bench.save('một')
      bench.passMs(-2 * DAY_MS)
      expect(await due()).toEqual([saved])
    })
    it('numbers what it keeps one after the other, each with the hash of the one before (S2, S3)', async () => {
      for (const note of ['một', 'hai', 'ba']) await bench.save(note)
      bench.passMs(UNDONE_MS)
      const headers = (await bench.store.due()).map(({ envelope }) => envelope.header)
      expect(headers.map((header) => header.deviceSequence)).toEqual([1, 2, 3])
      expect(new Set(headers.map((header) => header.previousHash)).size).toBe(3)
    })
    it.each(['applied', 'duplicate', 'flagged', 'parked', 'quarantined'] as const)(
      'no longer hands out what was answered with «%s» (S11)',
      async (answer) => {
        const saved = await bench.save('một')
        bench.passMs(UNDONE_MS)
        await settle(saved, answer)
        expect(await due()).toEqual([])
      },
    )
    it('goes on handing out what got no answer, also after a kill (S11)', async () => {
      const [first, second] = [await bench.save('một'), await bench.save('hai')]
      bench.passMs(UNDONE_MS)
      await settle(first, 'applied')
      await bench.reopen()
      expect(await due()).toEqual([second])
    })
    it('bears an answer for something it never had (S11)', async () => {
      const saved = await bench.save('một')
      bench.passMs(UNDONE_MS)
      await settle('018f0000-0000-7000-8000-00000000dead', 'applied')
      expect(await due()).toEqual([saved])
    })
    it('hands out all of it once more when the office answers under another epoch (S32)', async () => {
      const [first, second] = [await bench.save('một'), await bench.save('hai')]
      bench.passMs(UNDONE_MS)
      await settle(first, 'applied')
      await bench.store.settle([{ id: second, answer: 'applied', problem: null }], { receivedAtMs: 6, epoch: 'f' })
      expect(await due()).toEqual([first])
    })
  })
}
