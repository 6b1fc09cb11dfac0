import { describe, expect, it } from 'vitest'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { UNITS } from '#domain/units/unitsData.ts'
import { unitHolding, unitOn } from '#domain/units/unitOn.ts'

const [IN_2024, LAST_DAY, MERGED] = [getPlainDate('2024-03-31'), getPlainDate('2025-06-30'), getPlainDate('2025-07-01')]
const COMMUNES_OF_2024 = UNITS.filter((unit) => unit.parentCode === '738')

describe('an administrative unit', () => {
  it('is one of ten in the district of 2024', () => {
    expect(COMMUNES_OF_2024.map((unit) => unit.code)).toEqual([
      '26299',
      '26302',
      '26305',
      '26308',
      '26311',
      '26314',
      '26317',
      '26320',
      '26323',
      '26326',
    ])
  })
  it.each([
    ['26299', '2025-06-30', 'Xã Gia Tân 1'],
    ['26299', '2025-07-01', 'Xã Thống Nhất'],
    ['26308', '2025-06-30', 'Xã Gia Kiệm'],
    ['26308', '2025-07-01', undefined],
    ['26311', '2025-06-30', 'Xã Quang Trung'],
    ['26311', '2025-07-01', 'Xã Gia Kiệm'],
    ['26305', '2024-03-31', 'Xã Gia Tân 3'],
    ['26305', '2025-07-01', undefined],
    ['26326', '2025-06-30', 'Thị trấn Dầu Giây'],
    ['26326', '2025-07-01', 'Xã Dầu Giây'],
    ['26326', '2026-04-29', 'Xã Dầu Giây'],
    ['26326', '2026-04-30', 'Phường Dầu Giây'],
    ['26089', '2025-07-01', 'Phường Bình Lộc'],
    ['26089', '2025-06-30', undefined],
    ['99999', '2024-03-31', undefined],
  ])('under %s on %s is %s', (code, day, name) => {
    expect(unitOn(code, getPlainDate(day))?.name).toBe(name)
  })
  it('never shares a code with another on one day', () => {
    const overlaps = UNITS.flatMap((one) =>
      UNITS.filter(
        (other) =>
          other !== one &&
          other.code === one.code &&
          other.validFrom >= one.validFrom &&
          (one.validTo === null || other.validFrom <= one.validTo),
      ),
    )
    expect(overlaps).toEqual([])
  })
  it('has days that a calendar has', () => {
    expect(() => UNITS.flatMap((unit) => [unit.validFrom, unit.validTo ?? unit.validFrom]).map(getPlainDate)).not.toThrow()
  })
  it('says by which document it stands', () => {
    expect(UNITS.filter((unit) => unit.legalBasis.trim() === '')).toEqual([])
  })
})

describe('a place on an old paper', () => {
  it.each([
    ['26299', 'Xã Thống Nhất'],
    ['26302', 'Xã Thống Nhất'],
    ['26305', 'Xã Gia Kiệm'],
    ['26308', 'Xã Gia Kiệm'],
    ['26311', 'Xã Gia Kiệm'],
    ['26314', 'Xã Dầu Giây'],
    ['26317', 'Xã Dầu Giây'],
    ['26320', 'Xã Dầu Giây'],
    ['26323', 'Phường Bình Lộc'],
    ['26326', 'Xã Dầu Giây'],
  ])('under %s in 2024 lies in %s on the day of the merger', (code, name) => {
    expect(unitHolding({ code, day: IN_2024 }, MERGED)?.name).toBe(name)
  })
  it.each<[string, string, string, string | undefined]>([
    ['26317', '2024-03-31', '2026-04-30', 'Phường Dầu Giây'],
    ['26326', '2025-07-01', '2026-11-25', 'Phường Dầu Giây'],
    ['26311', '2024-03-31', '2025-06-30', 'Xã Quang Trung'],
    ['26311', '2025-07-01', '2026-11-25', 'Xã Gia Kiệm'],
    ['26308', '2025-07-01', '2026-11-25', undefined],
    ['26305', '2025-07-01', '2024-03-31', undefined],
    ['26299', '2025-07-01', '2025-06-30', undefined],
  ])('under %s of %s lies on %s in %s', (...[code, day, later, name]) => {
    expect(unitHolding({ code, day: getPlainDate(day) }, getPlainDate(later))?.name).toBe(name)
  })
  it('means two places under 26299, before and after the merger', () => {
    const names = [LAST_DAY, MERGED].map((day) => unitOn('26299', day)?.name)
    expect(names).toEqual(['Xã Gia Tân 1', 'Xã Thống Nhất'])
  })
  it('is never lost: each commune of 2024 lies in one of four units today', () => {
    const today = COMMUNES_OF_2024.map((unit) => unitHolding({ code: unit.code, day: IN_2024 }, getPlainDate('2026-11-25')))
    expect(new Set(today.map((unit) => unit?.name))).toEqual(
      new Set(['Xã Thống Nhất', 'Xã Gia Kiệm', 'Phường Dầu Giây', 'Phường Bình Lộc']),
    )
  })
})
