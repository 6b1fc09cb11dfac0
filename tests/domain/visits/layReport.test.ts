import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { confirmReport, layReport, liftReport, unconfirmReport } from '#domain/visits/layReport.ts'
import { STANDING_REPORTS, type ReportOnProfile, type StandingReport } from '#domain/visits/StandingReport.ts'
import { person } from '#tests/support/people.ts'

const told = (factId: string, report: StandingReport, day = '2026-11-24'): ReportOnProfile => ({
  factId,
  report,
  day: day as PlainDate,
  officerName: 'Nam',
})
const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
const [dead, moved] = [told('d', 'dead'), told('m', 'moved', '2026-11-25')]

describe('a report', () => {
  it('of death, a move or a refusal changes the person’s standing at once', () => {
    const standings = STANDING_REPORTS.map((report) => layReport(hoa, told('r', report)).standing)
    expect(standings).toEqual(['reported-dead', 'reported-moved', 'reported-refusing'])
  })
  it('laid twice counts once', () => {
    expect(layReport(layReport(hoa, dead), dead)).toEqual(layReport(hoa, dead))
  })
  it('of the later day speaks, in whatever order they come', () => {
    const both = [layReport(layReport(hoa, dead), moved), layReport(layReport(hoa, moved), dead)]
    expect(both.map(({ standing }) => standing)).toEqual(['reported-moved', 'reported-moved'])
  })
  it('of what the office knows already changes nothing about the person', () => {
    expect(layReport({ ...hoa, standing: 'dead' }, dead).standing).toBe('dead')
  })
})

describe('a report taken back', () => {
  it('leaves the person as before it, and no trace (S259)', () => {
    expect(liftReport(layReport(hoa, dead), 'd')).toEqual(hoa)
  })
  it('leaves what another officer told (S259)', () => {
    expect(liftReport(layReport(layReport(hoa, dead), moved), 'm').standing).toBe('reported-dead')
  })
  it('about somebody who was dead already leaves them dead (S259)', () => {
    const gone = { ...hoa, standing: 'dead' as const }
    expect(liftReport(layReport(gone, moved), 'm')).toEqual(gone)
  })
  it('that is not on the page changes nothing', () => {
    expect([liftReport(hoa, 'd'), liftReport(layReport(hoa, dead), 'x').standing]).toEqual([hoa, 'reported-dead'])
  })
})

describe('the office’s answer', () => {
  it('makes a death, a move or a refusal stand, and nothing waits any more (S260)', () => {
    const confirmed = STANDING_REPORTS.map((report) => confirmReport(layReport(layReport(hoa, dead), moved), report))
    expect(confirmed).toEqual([
      { ...hoa, standing: 'dead' },
      { ...hoa, standing: 'moved' },
      { ...hoa, standing: 'reported-refusing' },
    ])
  })
  it('taken back leaves the person as before it (S260)', () => {
    expect(unconfirmReport(confirmReport(layReport(hoa, dead), 'dead'), 'present')).toEqual(hoa)
  })
  it('taken back leaves what was told since to be answered (S260)', () => {
    const since = layReport(confirmReport(layReport(hoa, dead), 'dead'), moved)
    expect(unconfirmReport(since, 'present')).toEqual(layReport(hoa, moved))
  })
})
