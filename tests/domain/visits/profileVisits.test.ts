import { describe, expect, it } from 'vitest'
import type { VisitSummary } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { layVisit, liftVisit, summaryOf, withVisits } from '#domain/visits/profileVisits.ts'
import { visitTo } from '#tests/support/facts.ts'
import { person } from '#tests/support/people.ts'

const visit = (factId: string, day: string, followUpDay: string | null = null): VisitSummary => ({
  factId,
  day: day as PlainDate,
  purpose: 'home-visit',
  findings: ['well'],
  officerName: 'Nam',
  note: '',
  followUpDay: followUpDay as PlainDate | null,
})
const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
const idsOf = (profile: { visits: readonly VisitSummary[] }) => profile.visits.map((one) => one.factId)

describe('the visits on a person’s page', () => {
  it('stand newest first, whatever order they came in', () => {
    expect(idsOf([visit('a', '2026-01-02'), visit('b', '2026-03-01'), visit('c', '2026-02-01')].reduce(layVisit, hoa))).toEqual([
      'b',
      'c',
      'a',
    ])
  })
  it('of one day stand by when they were made', () => {
    expect(idsOf(withVisits(hoa, [visit('018f-1', '2026-01-02'), visit('018f-2', '2026-01-02')]))).toEqual(['018f-2', '018f-1'])
  })
  it('are the newest five', () => {
    const many = Array.from({ length: 8 }, (_, place) => visit(String(place), `2026-01-1${place}`))
    expect(idsOf(withVisits(hoa, many))).toEqual(['7', '6', '5', '4', '3'])
  })
  it('count once when laid twice (S36)', () => {
    expect(idsOf([visit('a', '2026-01-02'), visit('a', '2026-01-02')].reduce(layVisit, hoa))).toEqual(['a'])
  })
})

describe('the follow-up day', () => {
  it('is the newest visit’s word', () => {
    const both = [visit('a', '2026-01-02', '2026-01-09'), visit('b', '2026-02-02', '2026-02-20')].reduce(layVisit, hoa)
    expect(both.followUpDay).toBe('2026-02-20')
  })
  it('is gone when the newest visit agreed none', () => {
    expect([visit('a', '2026-01-02', '2026-01-09'), visit('b', '2026-02-02')].reduce(layVisit, hoa).followUpDay).toBeNull()
  })
  it('comes back when the newest visit was a mistake (S37)', () => {
    const both = [visit('a', '2026-01-02', '2026-01-09'), visit('b', '2026-02-02')].reduce(layVisit, hoa)
    expect(liftVisit(both, 'b').followUpDay).toBe('2026-01-09')
  })
})

it('a visit tells on the page what was asked for, where something was', () => {
  const record = visitTo('hoa', '').visit
  const by = { factId: 'a', officerName: 'Nam' }
  expect([summaryOf({ ...record, needs: 'Xin xe lăn' }, by).needs, 'needs' in summaryOf(record, by)]).toEqual(['Xin xe lăn', false])
})

it('a visit that is not on the page cannot be lifted from it', () => {
  expect(liftVisit(hoa, 'unknown')).toBe(hoa)
})
