import { describe, expect, it } from 'vitest'
import { cashPointsFor, nearestCash, type CashPoint } from '#domain/enrolment/CashPoint.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'

const HOME = { unitCode: '26305', hamlet: 'Ấp Lạc Sơn' }
const point = (name: string, metres?: number, more: Partial<CashPoint> = {}): CashPoint => ({
  id: name,
  unitCode: '26305' as UnitCode,
  kind: 'atm',
  name,
  address: '',
  hours: '',
  feeInDong: null,
  distances: metres === undefined ? [] : [{ hamlet: 'ấp lạc sơn', distanceInMetres: metres }],
  ...more,
})

describe('where to draw cash (S163)', () => {
  it('the nearest to the hamlet comes first, what nobody measured last', () => {
    expect(cashPointsFor(HOME, [point('không rõ'), point('xa', 9_000), point('gần', 800)]).map((one) => one.point.name)).toEqual([
      'gần',
      'xa',
      'không rõ',
    ])
  })
  it('a hamlet is found however its marks and capitals are written', () => {
    expect(cashPointsFor(HOME, [point('gần', 800)])[0]?.distanceInMetres).toBe(800)
  })
  it('another commune’s points are no matter of this one', () => {
    expect(cashPointsFor(HOME, [point('kia', 10, { unitCode: '26308' as UnitCode })])).toEqual([])
  })
  it('of several the nearest tells how far a hamlet has to go', () => {
    const distance = nearestCash([point('xa', 9_000), point('gần', 800)])
    expect([distance('Ấp Lạc Sơn'), distance('Ấp Khác')]).toEqual([800, undefined])
  })
})
