import { describe, expect, it } from 'vitest'
import { compareRolls } from '#domain/payments/compareRolls.ts'
import { makeRoll } from '#domain/payments/makeRoll.ts'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile, Entitlement, EntitlementStop } from '#domain/people/BeneficiaryProfile.ts'
import { putBenefit, stopBenefit, type BenefitWish } from '#domain/people/putBenefit.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'

const month = (text: string) => text as PaymentMonth
const [FEBRUARY, MARCH, APRIL] = ['2024-02', '2024-03', '2024-04'].map(month) as [PaymentMonth, PaymentMonth, PaymentMonth]
/** As a list brings it in: the amount, and no word of the group or of the first day. */
const LISTED: Entitlement = { programmeCode: 'BTXH', categoryCode: '', coefficient: null, monthlyAmountInDong: 360_000, from: null }
const K5C: BenefitWish = { ...LISTED, categoryCode: 'K5c', coefficient: 1 }
const paidIn = (months: readonly PaymentMonth[], amountInDong: number, categoryCode = ''): PaymentPart => ({
  ...{ kind: 'monthly', programmeCode: 'BTXH', categoryCode, label: 'Trợ cấp', months, amountInDong: amountInDong * months.length },
})
const elder = (entitlements: readonly Entitlement[]): BeneficiaryProfile =>
  person({ fullName: 'Lê Thị Ánh', birth: '1940-05-02', entitlements })
function decided(to: Partial<BenefitWish>, countsFrom: string, decision = '12/QĐ-UBND'): readonly Entitlement[] {
  const put = putBenefit([LISTED], 0, { to: { ...K5C, ...to }, countsFrom: getPlainDate(countsFrom), decision })
  if (!put.ok) throw new Error(put.refusal)
  return put.value
}
const placeOf = () => ({ channel: 'counter', payPointId: null, decisionNumber: '', bookNumber: '' }) as const
function rollOf(profile: BeneficiaryProfile, parts: readonly PaymentPart[], neighbour: readonly PaymentPart[] = []) {
  const earlier = [{ beneficiaryId: profile.id, unitCode: profile.unitCode, parts }]
  // Somebody else of the commune: since when rolls are on record.
  const beside = { beneficiaryId: 'another' as BeneficiaryProfile['id'], unitCode: profile.unitCode, parts: neighbour }
  const payFrom = getPlainDate('2024-04-05')
  return makeRoll({ months: [APRIL], payFrom, provinceCode: '75', profiles: [profile], placeOf, earlier: [...earlier, beside] })
}
const partsOf = (roll: ReturnType<typeof rollOf>) =>
  roll.lines.flatMap(({ parts }) => parts.map(({ kind, months, amountInDong }) => [kind, months.join(' '), amountInDong]))

describe('a benefit the desk put otherwise', () => {
  it('is the one rolls paid under no group: what was paid is not made good once more (S269)', () => {
    const roll = rollOf(elder(decided({}, '2024-02-01')), [paidIn([FEBRUARY, MARCH], 360_000)])
    const asked = roll.questions.map(({ kind }) => kind)
    expect([partsOf(roll), asked]).toEqual([[['monthly', '2024-04', 360_000]], ['amount-differs']])
  })
  it('is made good by the difference for each month since the day it counts from (S269)', () => {
    const severe = decided({ categoryCode: 'K6-N', coefficient: 2, monthlyAmountInDong: 720_000 }, '2024-03-01')
    const roll = rollOf(elder(severe), [paidIn([FEBRUARY, MARCH], 360_000)])
    expect(partsOf(roll)).toEqual([
      ['monthly', '2024-04', 720_000],
      ['back-pay', '2024-03', 360_000],
    ])
  })
  it('is made good once: what a roll made good counts as paid (S269)', () => {
    const severe = decided({ categoryCode: 'K6-N', coefficient: 2, monthlyAmountInDong: 720_000 }, '2024-03-01')
    const made: PaymentPart = { ...paidIn([MARCH], 360_000, 'K6-N'), kind: 'back-pay' }
    expect(partsOf(rollOf(elder(severe), [paidIn([FEBRUARY, MARCH], 360_000), made]))).toEqual([['monthly', '2024-04', 720_000]])
  })
  it('with an earlier first day brings the months no roll held, back to the day it counts from and no further (S269)', () => {
    const roll = rollOf(
      elder(decided({ from: getPlainDate('2024-02-01') }, '2024-02-01')),
      [paidIn([MARCH], 360_000)],
      [paidIn([month('2023-12')], 1)],
    )
    expect(partsOf(roll)).toEqual([
      ['monthly', '2024-04', 360_000],
      ['back-pay', '2024-02', 360_000],
    ])
    const later = rollOf(
      elder(decided({ from: getPlainDate('2024-02-01') }, '2024-04-01')),
      [paidIn([MARCH], 360_000)],
      [paidIn([month('2023-12')], 1)],
    )
    expect(partsOf(later)).toEqual([['monthly', '2024-04', 360_000]])
  })
  it('at a lower amount takes nothing back by itself and asks, on the first roll after it alone', () => {
    const lower = elder(decided({ monthlyAmountInDong: 300_000 }, '2024-02-01'))
    const asked = rollOf(lower, [paidIn([FEBRUARY, MARCH], 360_000)]).questions.filter(({ kind }) => kind === 'paid-above')
    const later = rollOf(lower, [paidIn([FEBRUARY], 360_000), paidIn([MARCH], 300_000, 'K5c')]).questions.filter(
      ({ kind }) => kind === 'paid-above',
    )
    expect([asked, later]).toEqual([[expect.objectContaining({ months: [FEBRUARY, MARCH], overInDong: 120_000 })], []])
  })
  it('explains its difference from the roll before by the decision', () => {
    const profile = elder(decided({ categoryCode: 'K6-N', coefficient: 2, monthlyAmountInDong: 720_000 }, '2024-03-01'))
    const [line] = rollOf(profile, [paidIn([FEBRUARY, MARCH], 360_000)]).lines
    if (!line) throw new Error('no line')
    const before = {
      months: [MARCH],
      payFrom: getPlainDate('2024-03-05'),
      lines: [{ ...line, parts: [paidIn([MARCH], 360_000)], amountInDong: 360_000 }],
    }
    const after = { months: [APRIL], payFrom: getPlainDate('2024-04-05'), lines: [line] }
    const [difference] = compareRolls(before, after, { profileOf: () => profile, provinceCode: '75' })
    expect(difference).toMatchObject({
      differenceInDong: 720_000,
      unexplainedInDong: 0,
      explanation: { kind: 'decision', number: '12/QĐ-UBND' },
    })
  })
  it.each([
    { what: 'the same group twice', to: { categoryCode: 'K6-N' }, refusal: 'benefit-twice' },
    { what: 'terms from before the first day', to: { from: getPlainDate('2024-05-01') }, refusal: 'bad-request' },
    { what: 'another programme', to: { programmeCode: 'NCC' }, refusal: 'bad-request' },
  ])('refuses $what', ({ to, refusal }) => {
    const benefits = [LISTED, { ...LISTED, categoryCode: 'K6-N' }]
    const put = putBenefit(benefits, 0, { to: { ...K5C, ...to }, countsFrom: getPlainDate('2024-04-01'), decision: '' })
    expect(put).toEqual({ ok: false, refusal })
  })
})

describe('a stopped benefit', () => {
  const stopped = (lastDay: string, kind: EntitlementStop['kind'] = 'ended') =>
    elder(stopBenefit([LISTED], 0, { kind, lastDay: getPlainDate(lastDay) }))
  it.each([
    ['2024-03-31', 0],
    ['2024-04-01', 1],
    ['2024-04-30', 1],
  ])('with %s as its last day has so many lines in April: %i (S269)', (lastDay, lines) => {
    expect(rollOf(stopped(lastDay), [paidIn([MARCH], 360_000)]).lines.length).toBe(lines)
  })
  it('goes on as before when the stop is taken off', () => {
    const { entitlements } = stopped('2024-03-31', 'suspended')
    expect(stopBenefit(entitlements, 0, null)).toEqual([LISTED])
  })
  it('explains why the person is on the roll no longer', () => {
    const profile = stopped('2024-03-31', 'suspended')
    const [line] = rollOf(elder([LISTED]), []).lines
    if (!line) throw new Error('no line')
    const before = {
      months: [MARCH],
      payFrom: getPlainDate('2024-03-05'),
      lines: [{ ...line, beneficiaryId: profile.id, parts: [paidIn([MARCH], 360_000)] }],
    }
    const after = { months: [APRIL], payFrom: getPlainDate('2024-04-05'), lines: [] }
    expect(compareRolls(before, after, { profileOf: () => profile, provinceCode: '75' })).toMatchObject([
      { kind: 'ended', explanation: { kind: 'ended-standing', text: 'Tạm dừng' } },
    ])
  })
})
