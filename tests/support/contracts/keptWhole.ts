import { expect, it } from 'vitest'
import type { Database } from '#server/store/Database.ts'
import type { SendingPhones } from '#tests/support/SendingPhones.ts'

/** What holds of an office however it was broken off while phones sent. `halves`: what was seen by half after each break. */
export function keepsItsWord(phones: SendingPhones, database: () => Database, halves: readonly string[]): void {
  it('loses nothing it said it had (S244)', async () => {
    expect(await phones.lostAt(database())).toEqual([])
  })
  it('has each record once, however often it came (S244)', async () => {
    expect(await phones.surplusAt(database())).toBe(0)
  })
  it('keeps no batch by half (S244)', () => {
    expect(halves).toEqual([])
  })
}
