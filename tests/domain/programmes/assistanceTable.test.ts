import { describe, expect, it } from 'vitest'
import type { AssistanceCode } from '#domain/programmes/assistanceRulesData.ts'
import { monthlyAmountOn } from '#domain/programmes/monthlyAmountOn.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

/** One month under each standard: the country’s 360.000, Đồng Nai’s 400.000, 500.000 and 540.000. */
const MONTHS = [
  ['2024-03-31', '01'],
  ['2024-03-31', '75'],
  ['2025-03-31', '75'],
  ['2026-08-31', '75'],
] as const
const rowOf = (categoryCode: AssistanceCode, ageInYears: number, children = 1) =>
  MONTHS.map(
    ([day, provinceCode]) =>
      monthlyAmountOn({ programmeCode: 'BTXH', categoryCode, ageInYears, provinceCode, children }, getPlainDate(day))?.amountInDong,
  )

type Row = readonly [code: AssistanceCode, ageInYears: number, at360: number, at400: number, at500: number, at540: number]

describe('social assistance of a month, as NĐ 20/2021 Điều 5 and Điều 6 give it at each standard', () => {
  it.each<Row>([
    ['K1', 2, 900_000, 1_000_000, 1_250_000, 1_350_000],
    ['K1', 4, 540_000, 600_000, 750_000, 810_000],
    ['K1', 15, 540_000, 600_000, 750_000, 810_000],
    ['K2', 16, 540_000, 600_000, 750_000, 810_000],
    ['K2', 22, 540_000, 600_000, 750_000, 810_000],
    ['K3', 3, 900_000, 1_000_000, 1_250_000, 1_350_000],
    ['K3', 4, 720_000, 800_000, 1_000_000, 1_080_000],
    ['K3', 15, 720_000, 800_000, 1_000_000, 1_080_000],
    ['K4', 30, 360_000, 400_000, 500_000, 540_000],
    ['K5a', 60, 540_000, 600_000, 750_000, 810_000],
    ['K5a', 79, 540_000, 600_000, 750_000, 810_000],
    ['K5a', 80, 720_000, 800_000, 1_000_000, 1_080_000],
    ['K5b', 75, 360_000, 400_000, 500_000, 540_000],
    ['K5b', 79, 360_000, 400_000, 500_000, 540_000],
    ['K5c', 80, 360_000, 400_000, 500_000, 540_000],
    ['K5d', 70, 1_080_000, 1_200_000, 1_500_000, 1_620_000],
    ['K6-DBN', 30, 720_000, 800_000, 1_000_000, 1_080_000],
    ['K6-DBN', 10, 900_000, 1_000_000, 1_250_000, 1_350_000],
    ['K6-DBN', 70, 900_000, 1_000_000, 1_250_000, 1_350_000],
    ['K6-N', 30, 540_000, 600_000, 750_000, 810_000],
    ['K6-N', 10, 720_000, 800_000, 1_000_000, 1_080_000],
    ['K6-N', 70, 720_000, 800_000, 1_000_000, 1_080_000],
    ['K7', 2, 540_000, 600_000, 750_000, 810_000],
    ['K8', 40, 540_000, 600_000, 750_000, 810_000],
  ])('%s at %d', (code, age, ...row) => {
    expect(rowOf(code, age)).toEqual(row)
  })
  it.each([
    [1, 360_000, 400_000, 500_000, 540_000],
    [2, 720_000, 800_000, 1_000_000, 1_080_000],
    [3, 1_080_000, 1_200_000, 1_500_000, 1_620_000],
  ])('a poor single parent of %d', (children, ...row) => {
    expect(rowOf('K4', 34, children)).toEqual(row)
  })
})

describe('what the carer is paid, as Điều 20 gives it at each standard', () => {
  it.each<Row>([
    ['CS-K1', 3, 900_000, 1_000_000, 1_250_000, 1_350_000],
    ['CS-K1', 4, 540_000, 600_000, 750_000, 810_000],
    ['CS-K1', 15, 540_000, 600_000, 750_000, 810_000],
    ['CS-K5d', 70, 540_000, 600_000, 750_000, 810_000],
    ['CS-NKT-1', 28, 540_000, 600_000, 750_000, 810_000],
    ['CS-NKT-2', 28, 720_000, 800_000, 1_000_000, 1_080_000],
    ['CS-DBN', 50, 360_000, 400_000, 500_000, 540_000],
    ['CS-NHAN-DBN', 30, 540_000, 600_000, 750_000, 810_000],
    ['CS-NHAN-DBN', 10, 900_000, 1_000_000, 1_250_000, 1_350_000],
  ])('%s, whose charge is %d', (code, age, ...row) => {
    expect(rowOf(code, age)).toEqual(row)
  })
})
