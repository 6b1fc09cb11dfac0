import { describe, expect, it } from 'vitest'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { isWorkingDay, termEnd, workingDaysAfter } from '#domain/shared/workingDays.ts'

const isWorked = (text: string) => isWorkingDay(getPlainDate(text))

describe('days of work', () => {
  it.each([
    ['the Monday after a Hùng kings’ day on a Sunday', '2026-04-27', false],
    ['the Tuesday after it', '2026-04-28', true],
    ['the first of two days owed for Tết on a weekend', '2027-02-10', false],
    ['the second of them', '2027-02-11', false],
    ['the day after both', '2027-02-12', true],
    ['a Friday given in exchange', '2026-01-02', false],
    ['the Saturday worked for it', '2026-01-10', true],
    ['a Saturday of no exchange', '2026-01-17', false],
    ['the Monday before Quốc khánh given in exchange', '2026-08-31', false],
  ])('know %s (S223)', (_, date, worked) => {
    expect(isWorked(date)).toBe(worked)
  })
  it('count over Tết with what is made up for', () => {
    expect(workingDaysAfter(getPlainDate('2027-02-04'), 2)).toBe('2027-02-15')
  })
  it('carry the end of a term on a day off to the next one worked', () => {
    expect([termEnd(getPlainDate('2026-11-30'), 10), termEnd(getPlainDate('2026-11-25'), 10)]).toEqual(['2026-12-10', '2026-12-07'])
  })
})
