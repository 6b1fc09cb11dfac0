import { describe, expect, it } from 'vitest'
import { countVisits } from '#app/features/officer/today/useMyNumbers.ts'
import { sortLines } from '#app/features/officer/unsent/useOutbox.ts'
import { waysOut } from '#app/features/officer/unsent/waysOut.ts'
import { findTrouble } from '#app/features/officer/record-visit/useSaveVisit.ts'
import { emptyVisit } from '#app/features/officer/record-visit/useVisitDraft.ts'
import type { OutboxLine } from '#app/tools.ts'
import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { ITEM_PROBLEMS } from '#sync/protocol/Fact.ts'
import { consentOf } from '#tests/support/facts.ts'

const [HOA, TODAY] = ['hoa' as BeneficiaryId, '2026-11-25' as PlainDate]
const visitOn = (day: string, factId: string): OutboxLine => ({
  factId,
  deviceSequence: 1,
  body: { kind: 'visit.recorded', version: 1, visit: { ...emptyVisit(HOA, day as PlainDate), findings: ['well'] } },
  personName: 'Nguyễn Thị Hoa',
  savedAtMs: 0,
  state: 'sent',
  sentAtMs: Date.UTC(2026, 10, 25, 1),
  problem: null,
})
const takeBack = (cancels: string): OutboxLine => ({
  ...visitOn('2026-11-25', `cancel ${cancels}`),
  body: { kind: 'visit.cancelled', version: 1, beneficiaryId: HOA, cancels, reason: 'undo' },
})

describe('my numbers', () => {
  it('count this month and the last, over the turn of the year too', () => {
    const lines = [visitOn('2027-01-03', 'a'), visitOn('2026-12-30', 'b'), visitOn('2026-12-01', 'c'), visitOn('2026-11-30', 'd')]
    expect(countVisits(lines, '2027-01-05' as PlainDate)).toMatchObject({ thisMonth: 1, lastMonth: 2 })
  })
  it('leave out a visit that was taken back', () => {
    expect(countVisits([visitOn('2026-11-25', 'a'), takeBack('a')], TODAY).thisMonth).toBe(0)
  })
})

describe('what is not sent', () => {
  const flagged: OutboxLine = { ...visitOn('2026-11-25', 'a'), state: 'review', problem: 'not-your-area' }

  it.each(ITEM_PROBLEMS)('has a way out when the office says %s, on this phone or not', (problem) => {
    expect(waysOut({ ...flagged, problem }, false).length).toBeGreaterThan(0)
  })
  it('leads to the person only when the person is here', () => {
    expect([waysOut(flagged, true).includes('open'), waysOut(flagged, false).includes('open')]).toEqual([true, false])
  })
  it('needs no look any more once it was taken back', () => {
    expect(sortLines([flagged, takeBack('a')], TODAY).review).toEqual([])
  })
  it('tells what went today, not what went before', () => {
    const yesterday = { ...visitOn('2026-11-24', 'b'), sentAtMs: Date.UTC(2026, 10, 24, 1) }
    expect(sortLines([visitOn('2026-11-25', 'a'), yesterday], TODAY).sentToday.map((line) => line.factId)).toEqual(['a'])
  })
})

describe('a visit', () => {
  const visit = { ...emptyVisit(HOA, TODAY), findings: ['well' as const] }
  const NOBODY_ASKED = {}
  it('needs one thing that was found', () => {
    expect(findTrouble({ ...visit, findings: [] }, TODAY, NOBODY_ASKED)?.at).toBe('findings')
  })
  it('may be followed up today but not yesterday', () => {
    const on = (day: string) => findTrouble({ ...visit, followUpDay: day as PlainDate }, TODAY, NOBODY_ASKED)?.at
    expect([on('2026-11-25'), on('2026-11-24')]).toEqual([undefined, 'followUp'])
  })
  it('keeps a photo with the person’s yes, and none without or after it was taken back (S237)', () => {
    const saying = (answer: 'given' | 'refused' | 'withdrawn') => ({
      consents: [{ ...consentOf(HOA, { answer }).consent, factId: 'c', officerName: 'Nam' }],
    })
    const trouble = (whose: Pick<BeneficiaryProfile, 'consents'>) => findTrouble({ ...visit, photoHash: 'ab' }, TODAY, whose)?.sentence
    expect([trouble(saying('given')), trouble(NOBODY_ASKED), trouble(saying('refused')), trouble(saying('withdrawn'))]).toEqual([
      undefined,
      'consent.first',
      'consent.first',
      'consent.first',
    ])
  })
})
