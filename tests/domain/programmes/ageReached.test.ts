import { describe, expect, it } from 'vitest'
import { parseBirthDate } from '#domain/people/BirthDate.ts'
import { ageReachedBy } from '#domain/programmes/ageReached.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

describe('the age of monthly aid', () => {
  it.each([
    ['1944-03-31', '2024-02-29', 79],
    ['1944-03-31', '2024-03-01', 80],
    ['1944-03', '2024-03-01', 80],
    ['1944', '2024-11-30', 79],
    ['1944', '2024-12-01', 80],
    ['2023-12-15', '2024-01-01', 0],
    ['', '2024-01-01', undefined],
  ])('of somebody born «%s» is on %s %s', (birth, day, age) => {
    expect(ageReachedBy(parseBirthDate(birth) ?? { precision: 'unknown' }, getPlainDate(day))).toBe(age)
  })
})
