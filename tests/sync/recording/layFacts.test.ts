import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import { layFacts, type OwnFact } from '#sync/recording/layFacts.ts'
import { person } from '#tests/support/people.ts'

const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
const record: VisitRecord = {
  beneficiaryId: hoa.id,
  day: '2026-11-24' as PlainDate,
  purpose: 'home-visit',
  personMet: 'self',
  findings: ['frail'],
  needs: '',
  followUpDay: '2026-12-01' as PlainDate,
  spokeOfCard: null,
  note: '',
  place: null,
  signature: null,
  photoHash: null,
}
const visited: OwnFact = { factId: 'v', officerName: 'Nam', body: { kind: 'visit.recorded', version: 1, visit: record } }
const cancelled: OwnFact = {
  factId: 'c',
  officerName: 'Nam',
  body: { kind: 'visit.cancelled', version: 1, beneficiaryId: hoa.id, cancels: 'v', reason: 'undo' },
}
const died: OwnFact = {
  factId: 'd',
  officerName: 'Nam',
  body: { kind: 'person.reported', version: 1, beneficiaryId: hoa.id, report: 'dead', day: '2026-11-24' as PlainDate, note: '' },
}

const undone: OwnFact = {
  factId: 'u',
  officerName: 'Nam',
  body: { kind: 'report.cancelled', version: 1, beneficiaryId: hoa.id, cancels: 'd', reason: 'undo' },
}

describe('own records over the office’s list', () => {
  it('show a visit at once (S36)', () => {
    expect(layFacts(hoa, [visited]).followUpDay).toBe('2026-12-01')
  })
  it('do not count a visit twice when the office has it already (S36)', () => {
    expect(layFacts(layFacts(hoa, [visited]), [visited]).visits.length).toBe(1)
  })
  it('leave no trace of a visit that was undone (S37)', () => {
    expect(layFacts(hoa, [visited, cancelled]).visits).toEqual([])
  })
  it('keep the oldest of five visits when a newer one is undone (S37)', () => {
    const dated = (factId: string, day: number): OwnFact => ({
      factId,
      officerName: 'Nam',
      body: { kind: 'visit.recorded', version: 1, visit: { ...record, day: `2026-11-${day}` as PlainDate } },
    })
    const five = layFacts(
      hoa,
      [15, 16, 17, 18, 19].map((day) => dated(String(day), day)),
    )
    const undoing: OwnFact = {
      ...cancelled,
      body: { kind: 'visit.cancelled', version: 1, beneficiaryId: hoa.id, cancels: '19', reason: 'undo' },
    }
    expect(layFacts(five, [dated('14', 14), undoing]).visits.map((visit) => visit.factId)).toEqual(['18', '17', '16', '15', '14'])
  })
  it('show a death the moment it is reported (S36)', () => {
    expect(layFacts(hoa, [died]).standing).toBe('reported-dead')
  })
  it('leave no trace of a report that was undone before it was sent (S259)', () => {
    expect(layFacts(hoa, [died, undone])).toEqual(hoa)
  })
  it('show the person as before a report the office has shown already, once it is taken back (S259)', () => {
    expect(layFacts(layFacts(hoa, [died]), [died, undone])).toEqual(hoa)
  })
})
