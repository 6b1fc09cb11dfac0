import { beforeEach, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { CaseloadStore } from '#sync/feed/pullChanges.ts'
import type { Change } from '#sync/protocol/Feed.ts'
import { person } from '#tests/support/people.ts'

export interface CaseloadBench {
  readonly store: CaseloadStore
  /** Stands on an empty download that ends at this cursor. */
  begin(cursor: string): Promise<void>
  personNow(id: string): Promise<BeneficiaryProfile | undefined>
  /** The next write of a page fails in the middle. */
  breakOnce(): void
  reopen(): Promise<void>
}

const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
const page = (note: string): Change[] => [{ kind: 'person', id: hoa.id, profile: { ...hoa, note } }]
const gone: Change[] = [{ kind: 'gone', id: hoa.id }]

/** What whoever keeps the people owes to whoever follows the feed. */
export function caseloadStoreContract(means: string, open: () => Promise<CaseloadBench>): void {
  describe(`people kept ${means}`, () => {
    let bench: CaseloadBench
    const noteNow = async () => (await bench.personNow(hoa.id))?.note
    beforeEach(async () => {
      bench = await open()
    })

    it('have no cursor before the first download (S31)', async () => {
      expect(await bench.store.cursor()).toBeUndefined()
    })
    it('stand where the page ended, with what it said (S28)', async () => {
      await bench.begin('a')
      await bench.store.lay(page('mới'), 'b')
      expect([await bench.store.cursor(), await noteNow()]).toEqual(['b', 'mới'])
    })
    it('stand there after a kill as well (S28)', async () => {
      await bench.begin('a')
      await bench.store.lay(page('mới'), 'b')
      await bench.reopen()
      expect([await bench.store.cursor(), await noteNow()]).toEqual(['b', 'mới'])
    })
    it('take neither page nor cursor when the store breaks between them (S28)', async () => {
      await bench.begin('a')
      await bench.store.lay(page('cũ'), 'b')
      bench.breakOnce()
      await expect(bench.store.lay(page('mới'), 'c')).rejects.toThrow()
      await bench.reopen()
      expect([await bench.store.cursor(), await noteNow()]).toEqual(['b', 'cũ'])
    })
    it('are the same when a page is laid twice (S25)', async () => {
      await bench.begin('a')
      await bench.store.lay(page('mới'), 'b')
      await bench.store.lay(page('mới'), 'b')
      expect([await bench.store.cursor(), await noteNow()]).toEqual(['b', 'mới'])
    })
    it('lose whoever is gone, also after a kill (S26)', async () => {
      await bench.begin('a')
      await bench.store.lay(page('còn'), 'b')
      await bench.store.lay(gone, 'c')
      await bench.reopen()
      expect(await bench.personNow(hoa.id)).toBeUndefined()
    })
    it('take back whoever returns (S26)', async () => {
      await bench.begin('a')
      await bench.store.lay(gone, 'b')
      await bench.store.lay(page('về'), 'c')
      expect(await noteNow()).toBe('về')
    })
  })
}
