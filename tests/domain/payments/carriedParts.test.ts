import { describe, expect, it } from 'vitest'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import { carriedParts } from '#domain/payments/carriedParts.ts'
import { sumOfParts, type PaymentPart } from '#domain/payments/PaymentLine.ts'
import { Chance } from '#tests/support/Chance.ts'
import { part } from './rolls.ts'

const line = (parts: readonly PaymentPart[], carriedMonths = 0) => ({
  beneficiaryId: 'a' as BeneficiaryId,
  parts,
  amountInDong: sumOfParts(parts),
  carriedMonths,
})
const other = { programmeCode: 'NCC', categoryCode: 'TU_DAY' }

describe('what was not collected', () => {
  it('joins this month’s and earlier months’ into one part of the programme', () => {
    const { parts, months } = carriedParts([line([part({ months: ['2024-02'] }), part({ kind: 'carried', months: ['2024-01'] })], 1)])
    expect(parts).toMatchObject([{ kind: 'carried', months: ['2024-01', '2024-02'], amountInDong: 800_000 }])
    expect([months, parts[0]?.label]).toEqual([2, 'Chưa lĩnh tháng 01, 02/2024: Người từ đủ 80 tuổi không có lương hưu'])
  })
  it('keeps programmes apart', () => {
    const { parts } = carriedParts([
      line([part({ months: ['2024-02'] }), part({ ...other, months: ['2024-02'], amountInDong: 1_233_000 })]),
    ])
    expect(parts.map((one) => [one.programmeCode, one.amountInDong])).toEqual([
      ['BTXH', 400_000],
      ['NCC', 1_233_000],
    ])
  })
  it('keeps the words of a grant', () => {
    const grant = part({ kind: 'one-off', categoryCode: 'MTP', label: 'Mai táng phí', amountInDong: 8_000_000 })
    expect(carriedParts([line([grant])])).toMatchObject({ months: 0, parts: [{ label: 'Mai táng phí', amountInDong: 8_000_000 }] })
  })
  it('names no group that must not be named', () => {
    const [one] = carriedParts([line([part({ categoryCode: 'K8', months: ['2024-02'], label: 'K8' })])]).parts
    expect(one?.label).toBe('Chưa lĩnh tháng 02/2024: Đối tượng khác')
  })
  it('is what was left of the line after money was taken back, from whichever programme it came', () => {
    const parts = [part({ months: ['2024-02'] }), part({ ...other, kind: 'recovery', amountInDong: -150_000 })]
    expect(carriedParts([line(parts)]).parts.map((one) => [one.programmeCode, one.amountInDong])).toEqual([['BTXH', 250_000]])
  })
  it('counts the months of a list that tells their number alone', () => {
    const named = part({ kind: 'carried', months: [], amountInDong: 1_200_000 })
    expect(carriedParts([line([part({ months: ['2024-04'] }), named], 3)]).months).toBe(4)
  })
  it('counts a month once when two lines of the person are for it', () => {
    const month = part({ months: ['2024-02'] })
    expect(carriedParts([line([month]), line([{ ...month, amountInDong: 50_000 }])])).toMatchObject({ months: 1 })
  })
  it('is nothing where everything was collected', () => {
    expect(carriedParts([])).toEqual({ parts: [], months: 0 })
  })
  it.each(Array.from({ length: 50 }, (_, seed) => Number(process.env['SEED'] ?? 0) + seed))(
    'is all of it and never less, seed %i',
    (seed) => {
      const chance = new Chance(seed)
      const kinds = ['monthly', 'carried', 'one-off', 'back-pay', 'recovery'] as const
      const parts = Array.from({ length: chance.between(1, 6) }, () => {
        const kind = chance.of(kinds)
        const amountInDong = chance.between(1, 3_000) * 1_000 * (kind === 'recovery' ? -1 : 1)
        return part({ kind, amountInDong, categoryCode: chance.of(['K5c', 'K4', 'K8']), months: kind === 'monthly' ? ['2024-02'] : [] })
      })
      const carried = carriedParts([line(parts)]).parts
      expect(carried.reduce((sum, one) => sum + one.amountInDong, 0)).toBe(sumOfParts(parts))
      expect(carried.every((one) => one.amountInDong > 0)).toBe(true)
    },
  )
})
