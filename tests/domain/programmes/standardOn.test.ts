import { describe, expect, it } from 'vitest'
import { FUNERAL_COEFFICIENT } from '#domain/programmes/assistanceRulesData.ts'
import { meritStandardOn, standardOn } from '#domain/programmes/standardOn.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const DONG_NAI = '75'
const ELSEWHERE = '01'

describe('the standard of social assistance', () => {
  it.each([
    ['2021-07-01', ELSEWHERE, 360_000, 'sure'],
    ['2024-06-30', ELSEWHERE, 360_000, 'sure'],
    ['2024-07-01', ELSEWHERE, 500_000, 'sure'],
    ['2026-06-30', ELSEWHERE, 500_000, 'sure'],
    ['2026-07-01', ELSEWHERE, 540_000, 'likely'],
    ['2023-12-31', DONG_NAI, 360_000, 'sure'],
    ['2024-01-01', DONG_NAI, 400_000, 'inferred'],
    ['2024-06-30', DONG_NAI, 400_000, 'inferred'],
    ['2024-07-01', DONG_NAI, 500_000, 'sure'],
    ['2026-11-25', DONG_NAI, 540_000, 'likely'],
  ])('on %s in province %s is %d, %s', (day, province, ...expected) => {
    const found = standardOn(getPlainDate(day), province)
    expect([found?.amountInDong, found?.source.certainty]).toEqual(expected)
  })
  it('is not known before the days on record', () => {
    expect(standardOn(getPlainDate('2021-06-30'), DONG_NAI)).toBeUndefined()
  })
  it('applied before its decree was in force, so months of it are back pay', () => {
    const { source } = standardOn(getPlainDate('2026-07-01'), ELSEWHERE) ?? {}
    expect([source?.appliesFrom, source?.inForceFrom]).toEqual(['2026-07-01', '2026-10-05'])
  })
  it('makes the funeral grant of the report, 8.000.000 đồng', () => {
    expect(FUNERAL_COEFFICIENT * (standardOn(getPlainDate('2024-03-31'), DONG_NAI)?.amountInDong ?? 0)).toBe(8_000_000)
  })
})

describe('coefficient × standard', () => {
  it.each([
    [1, 360_000, 400_000, 500_000, 540_000],
    [1.5, 540_000, 600_000, 750_000, 810_000],
    [2, 720_000, 800_000, 1_000_000, 1_080_000],
    [2.5, 900_000, 1_000_000, 1_250_000, 1_350_000],
    [3, 1_080_000, 1_200_000, 1_500_000, 1_620_000],
    [FUNERAL_COEFFICIENT, 7_200_000, 8_000_000, 10_000_000, 10_800_000],
  ])('at %d is the row the office knows', (coefficient, ...row) => {
    const standards = [
      standardOn(getPlainDate('2024-03-31'), ELSEWHERE),
      standardOn(getPlainDate('2024-03-31'), DONG_NAI),
      standardOn(getPlainDate('2025-01-01'), DONG_NAI),
      standardOn(getPlainDate('2026-08-01'), DONG_NAI),
    ]
    expect(standards.map((standard) => coefficient * (standard?.amountInDong ?? 0))).toEqual(row)
  })
})

describe('the standard for people with merit', () => {
  it.each([
    ['2021-07-01', 1_624_000, '2021-09-15', 'sure'],
    ['2023-06-30', 1_624_000, '2021-09-15', 'sure'],
    ['2023-07-01', 2_055_000, '2023-09-05', 'sure'],
    ['2024-07-01', 2_789_000, '2024-07-01', 'sure'],
    ['2026-07-01', 3_012_000, '2026-10-01', 'likely'],
  ])('on %s is %d', (day, ...expected) => {
    const found = meritStandardOn(getPlainDate(day))
    expect([found?.amountInDong, found?.source.inForceFrom, found?.source.certainty]).toEqual(expected)
  })
})
