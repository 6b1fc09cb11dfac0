import { describe, expect, it } from 'vitest'
import { benefitState, runsInMonth } from '#domain/programmes/benefitRuns.ts'
import { BENEFIT_PROGRAMMES, groupsOf, isGroupOf } from '#domain/programmes/groupsOf.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const day = getPlainDate
const stop = { kind: 'suspended', lastDay: day('2026-03-15') } as const

describe('a benefit', () => {
  it.each([
    ['2026-01', false],
    ['2026-02', true],
    ['2026-03', true],
    ['2026-04', false],
  ])('from 10 February to 15 March in %s is due: %s', (month, isDue) => {
    expect(runsInMonth({ from: day('2026-02-10'), stop }, month)).toBe(isDue)
  })
  it('whose first day nobody knows is due in every month', () => {
    expect(runsInMonth({ from: null }, '1999-01')).toBe(true)
  })
  it.each([
    ['2026-03-15', 'receiving'],
    ['2026-03-16', 'suspended'],
  ])('stands on %s as %s', (today, state) => {
    expect(benefitState({ from: null, stop }, day(today))).toBe(state)
  })
})

describe('the groups one may choose', () => {
  it.each(BENEFIT_PROGRAMMES)('of %s stand once each, the unknown one first', (programme) => {
    const codes = groupsOf(programme).map(({ code }) => code)
    expect([codes[0], new Set(codes).size]).toEqual(['', codes.length])
  })
  it('name none of those that must not be named', () => {
    const names = groupsOf('BTXH').flatMap(({ code, name }) => (['K3', 'K8'].includes(code) ? [name] : []))
    expect(names).toEqual(['Đối tượng khác', 'Đối tượng khác'])
  })
  it('are those of the programme alone', () => {
    expect([isGroupOf('BTXH', 'K5c'), isGroupOf('NCC', 'K5c'), isGroupOf('NCC', 'THUONG_BINH_21')]).toEqual([true, false, true])
  })
})
