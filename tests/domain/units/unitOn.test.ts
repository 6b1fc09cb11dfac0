import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { UNITS } from '#domain/units/unitsData.ts'
import { unitOn } from '#domain/units/unitOn.ts'

describe('an administrative unit', () => {
  it('has ten communes in the district of 2024', () => {
    expect(UNITS.filter((unit) => unit.parentCode === '738').length).toBe(10)
  })
  it('is Quang Trung under 26311 in 2024', () => {
    expect(unitOn('26311', '2024-03-31' as PlainDate)?.name).toBe('Xã Quang Trung')
  })
  it('is Gia Kiệm under the same code after the merger', () => {
    expect(unitOn('26311', '2025-07-01' as PlainDate)?.name).toBe('Xã Gia Kiệm')
  })
  it('is a ward in Dầu Giây from 30 April 2026', () => {
    expect(unitOn('26326', '2026-04-30' as PlainDate)?.level).toBe('phuong')
  })
  it('is unknown for a code nobody bore', () => {
    expect(unitOn('26308', '2025-07-01' as PlainDate)).toBeUndefined()
  })
})
