import { beforeEach, describe, expect, it } from 'vitest'
import type { ChangesLink } from '#sync/feed/pullChanges.ts'
import type { PushLink } from '#sync/outbox/pushOutbox.ts'
import type { FactEnvelope } from '#sync/protocol/Fact.ts'

export interface LinkBench {
  readonly link: PushLink & ChangesLink
  /** A sound fact of a device the office knows, never sent before. */
  fact(): Promise<FactEnvelope>
  /** A cursor at the end of the feed. */
  cursor(): Promise<string>
  /** The office changes somebody of this area and says whom. */
  change(): Promise<string>
  cut(): void
  endSession(): Promise<void>
}

const NOTHING_WAITS = { unsentCount: 0, oldestUnsentAtMs: null }

/** What a way to the office owes to the outbox and to whoever follows the feed. */
export function officeLinkContract(means: string, open: () => Promise<LinkBench>): void {
  describe(`the way to the office ${means}`, () => {
    let bench: LinkBench
    const push = async (...facts: FactEnvelope[]) => {
      const answer = await bench.link.push(facts, NOTHING_WAITS)
      return answer.ok ? answer.value.answers.map((one) => [one.id, one.answer]) : answer.trouble
    }
    const follow = async (cursor: string) => {
      const answer = await bench.link.changes(cursor)
      return answer.ok ? answer.value : Promise.reject(new Error(answer.trouble))
    }
    beforeEach(async () => {
      bench = await open()
    })

    it('brings back one answer for each record (S15)', async () => {
      const [one, two] = [await bench.fact(), await bench.fact()]
      expect(await push(one, two)).toEqual([
        [one.header.id, 'applied'],
        [two.header.id, 'applied'],
      ])
    })
    it('brings back «known» for a record that went before (S16)', async () => {
      const one = await bench.fact()
      await push(one)
      expect(await push(one)).toEqual([[one.header.id, 'duplicate']])
    })
    it('brings the office’s epoch and time with the answers (S32)', async () => {
      const answer = await bench.link.push([await bench.fact()], NOTHING_WAITS)
      expect(answer.ok && [answer.value.epoch.length > 0, answer.value.serverTimeMs > 0]).toEqual([true, true])
    })
    it('says so when there is no signal, and throws nothing (S11)', async () => {
      const one = await bench.fact()
      bench.cut()
      expect(await push(one)).toBe('no-network')
    })
    it('says so when the session has ended (S11)', async () => {
      const one = await bench.fact()
      await bench.endSession()
      expect(await push(one)).toBe('signed-out')
    })
    it('brings nothing to whoever is at the end of the feed (S24)', async () => {
      const { changes, more } = await follow(await bench.cursor())
      expect([changes, more]).toEqual([[], false])
    })
    it('brings a changed person once, and then no more (S25)', async () => {
      const cursor = await bench.cursor()
      const id = await bench.change()
      const first = await follow(cursor)
      expect([first.changes.map((change) => change.id), (await follow(first.cursor)).changes]).toEqual([[id], []])
    })
    it('brings «start over» to a cursor nobody can read (S29)', async () => {
      expect(await bench.link.changes('không đọc được')).toMatchObject({ ok: false, startOver: 'epoch' })
    })
  })
}
