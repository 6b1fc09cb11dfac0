import { describe, expect, it } from 'vitest'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import { sumOfParts } from '#domain/payments/PaymentLine.ts'
import { explainEntitlement } from '#domain/programmes/monthlyAmountOn.ts'
import { makePracticeDistrict } from '#server/practice/makePracticeDistrict.ts'
import { makePracticePayments, type PracticePaymentLine } from '#server/practice/makePracticePayments.ts'
import { periodFigures } from '#server/practice/practicePeriodFigures.ts'
import { ageOf, district, hashOf, QUARTER_END, SEED } from './district.ts'

const payments = makePracticePayments(district, SEED)
const { lines, periods, points } = payments
const [january, february, march] = periods.map(({ id }) => lines.filter(({ line }) => line.periodId === id))

const ownParts = (some: readonly PracticePaymentLine[], programmeCode: string): PaymentPart[] =>
  some.flatMap(({ line }) => line.parts.filter((part) => part.programmeCode === programmeCode && part.kind !== 'carried'))
const sum = (parts: readonly PaymentPart[]): number => parts.reduce((total, part) => total + part.amountInDong, 0)
const quarterOf = (seed: number) => {
  const made = makePracticePayments(makePracticeDistrict(seed, QUARTER_END), seed).lines
  return ['NCC', 'BTXH', 'KHAC'].map((code) => sum(ownParts(made, code)))
}
const partsOf = (some: readonly PracticePaymentLine[] | undefined, kind: PaymentPart['kind']): PaymentPart[] =>
  (some ?? []).flatMap(({ line }) => line.parts.filter((part) => part.kind === kind))

describe(`the rolls of quarter I/2024 (SEED=${SEED})`, () => {
  it.each([SEED, 1, 7, 99])('from seed %d pay the sums of the report, đồng for đồng', (seed) => {
    expect(quarterOf(seed)).toEqual([2_837_408_000, 9_203_960_000, 592_000_000])
  })
  it('are two closed months and one released', () => {
    expect(periods.map(({ name, state }) => [name, state])).toEqual([
      ['Tháng 1/2024', 'closed'],
      ['Tháng 2/2024', 'closed'],
      ['Tháng 3/2024', 'released'],
    ])
  })
  it('hold each person once a month, and each line is the sum of its parts', () => {
    expect(new Set(lines.map(({ line }) => `${line.periodId}/${line.beneficiaryId}`)).size).toBe(lines.length)
    expect(lines.filter(({ line }) => line.amountInDong !== sumOfParts(line.parts) || line.amountInDong <= 0)).toEqual([])
  })
  it('bring 15,2 % of the payees their money into an account', () => {
    const payees = (march ?? []).filter(({ line }) => line.parts[0]?.kind !== 'one-off')
    const share = payees.filter(({ line }) => line.channel === 'account').length / payees.length
    expect(Math.round(share * 1_000)).toBe(152)
  })
  it('have 74 funeral grants of 8.000.000 for relatives who are on no other list', () => {
    const grants = lines.filter(({ line }) => line.parts.some((part) => part.kind === 'one-off'))
    expect([grants.length, new Set(grants.map(({ line }) => line.amountInDong))]).toEqual([74, new Set([8_000_000])])
    expect(grants.filter(({ person, line }) => person.entitlements.length > 0 || line.parts.length > 1)).toEqual([])
  })
  it('are the same to the byte for the same seed', () => {
    expect(hashOf(makePracticePayments(district, SEED))).toBe(hashOf(payments))
  })
})

describe('a monthly part of a roll', () => {
  it('is explained by rate and coefficient, but for the one paid too much in January', () => {
    const unexplained = lines.flatMap(({ person, line }) =>
      line.parts.flatMap((part) => {
        const entitlement = person.entitlements.find((one) => one.categoryCode === part.categoryCode)
        const isCare = part.categoryCode.startsWith('CS-') || part.categoryCode.startsWith('PHUC_VU')
        if (part.kind !== 'monthly' || !entitlement || isCare) return []
        const paid = { ...entitlement, monthlyAmountInDong: part.amountInDong }
        return explainEntitlement(paid, { ageInYears: ageOf(person), provinceCode: '75' }, QUARTER_END) ? [] : [part.amountInDong]
      }),
    )
    expect(unexplained).toEqual([800_000])
  })
  it('that was too much is taken back by one labelled line in February', () => {
    expect(partsOf(february, 'recovery').map((part) => [part.label, part.amountInDong])).toEqual([
      ['Thu hồi tiền chi thừa tháng 01/2024', -200_000],
    ])
    expect([partsOf(january, 'recovery'), partsOf(march, 'recovery')]).toEqual([[], []])
  })
})

describe('what was not collected', () => {
  it('in January and February goes on to the next month, added and never taken off', () => {
    const carried = lines.filter(({ line }) => line.outcome === 'carried')
    const next = new Map(lines.map((one) => [one.line.id, one.line]))
    expect(carried.length).toBe(8 + 4 + 4 + 6)
    expect(carried.every(({ line, carriedTo }) => (next.get(carriedTo ?? line.id)?.amountInDong ?? 0) > line.amountInDong)).toBe(true)
  })
  it('two months in a row stands on March’s line with both', () => {
    expect((march ?? []).filter(({ line }) => line.carriedMonths === 2).length).toBe(4)
  })
  it('is all that is unpaid of the closed months, and nothing of March is paid', () => {
    expect(periodFigures(payments).map(({ lines: all, paid, carried }) => [all - paid - carried, paid > 0])).toEqual([
      [0, true],
      [0, true],
      [expect.any(Number), false],
    ])
  })
})

describe('the pages and places', () => {
  it('show everybody their newest lines, the newest first', () => {
    const pages = new Map(payments.people.map((person) => [person.id, person.payments.map((one) => one.month)]))
    const onRolls = Map.groupBy(lines, ({ line }) => line.beneficiaryId)
    expect([...onRolls].filter(([id, own]) => pages.get(id)?.length !== own.length)).toEqual([])
    expect([...pages.values()].filter((months) => months.join() !== months.toSorted().reverse().join())).toEqual([])
  })
  it('are a post office in each commune, and a hall in some', () => {
    const names = points.map((point) => point.name)
    expect([
      names.filter((name) => name.startsWith('Bưu điện ')).length,
      names.filter((name) => name.startsWith('Nhà văn hoá')).length,
    ]).toEqual([10, 5])
  })
  it('pay nobody in another commune', () => {
    const unitOf = new Map(points.map((point) => [point.id, point.unitCode]))
    expect(lines.filter(({ line }) => line.payPointId && unitOf.get(line.payPointId) !== line.unitCode)).toEqual([])
  })
})
