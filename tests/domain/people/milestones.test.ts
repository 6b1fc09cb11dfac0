import { describe, expect, it } from 'vitest'
import { milestonesAhead, type MilestoneAge } from '#domain/people/milestones.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'

const AID: MilestoneAge = { ageInYears: 80, counts: 'month' }
const GIFT: MilestoneAge = { ageInYears: 90, counts: 'calendar-year' }
const ahead = (birth: string, ages: readonly MilestoneAge[] = [AID, GIFT], standing: 'present' | 'reported-dead' = 'present') =>
  milestonesAhead([person({ fullName: 'Bà Hoa', birth, standing })], ages, { today: '2026-11-25' as PlainDate, months: 12 }).map((one) => [
    one.ageInYears,
    one.from,
  ])

describe('who turns which age in the next twelve months', () => {
  it.each([
    ['1947-01-31', [[80, '2027-01-01']], 'monthly aid counts from the month the age is reached in'],
    ['1947', [], 'a bare year counts as its December, which is not within the window'],
    ['1946', [[80, '2026-12-01']], 'a bare year counts as its December'],
    ['1946-11-02', [], 'this month’s are no news any more'],
    ['1937-12-31', [[90, '2027-01-01']], 'longevity gifts count by the calendar year'],
    ['1936', [], 'who is ninety in this calendar year is no news any more'],
    ['', [], 'nobody knows when'],
  ])('born %s: %j, because %s', (birth, expected) => {
    expect(ahead(birth)).toEqual(expected)
  })
  it('leaves out who was reported dead', () => {
    expect(ahead('1947-01-31', [AID], 'reported-dead')).toEqual([])
  })
  it('names the soonest first', () => {
    const people = [person({ fullName: 'Sau', birth: '1947-05-01' }), person({ fullName: 'Trước', birth: '1947-02-01' })]
    const found = milestonesAhead(people, [AID], { today: '2026-11-25' as PlainDate, months: 12 })
    expect(found.map((one) => one.profile.fullName)).toEqual(['Trước', 'Sau'])
  })
})
