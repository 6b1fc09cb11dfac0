import { describe, expect, it } from 'vitest'
import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import type { EarlierLine } from '#domain/payments/earlierRolls.ts'
import { getMonth } from '#domain/payments/months.ts'
import type { PaymentLine, PaymentPart } from '#domain/payments/PaymentLine.ts'
import { sumOfParts } from '#domain/payments/PaymentLine.ts'
import { raiseToRates, sumOfSteps } from '#domain/payments/raiseToRates.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'
import { aid, COUNTER, merit, part } from './rolls.ts'

type Asked = {
  readonly months?: readonly string[]
  readonly payFrom?: string
  readonly birth?: string
  /** The line's own parts, where the list told others than the record. */
  readonly parts?: readonly PaymentPart[]
  readonly earlier?: readonly (readonly PaymentPart[])[]
}

/** One person's line of a draft, as the roll was made from the record, and what raising it gives. */
function raise(
  entitlements: readonly Entitlement[],
  { months = ['2024-07'], payFrom, birth = '1938-05-02', parts, earlier = [] }: Asked = {},
) {
  const who = person({ fullName: 'Cụ Hoa', birth, entitlements })
  const own =
    parts ??
    entitlements.map(({ programmeCode, categoryCode, monthlyAmountInDong }) =>
      part({ programmeCode, categoryCode, months, amountInDong: monthlyAmountInDong * months.length }),
    )
  const line = {
    id: 'line',
    periodId: 'period',
    beneficiaryId: who.id,
    unitCode: who.unitCode,
    ordinal: 1,
    payee: { kind: 'self' },
    ...COUNTER,
  }
  const before = { ...line, parts: own, amountInDong: sumOfParts(own), carriedMonths: 0, outcome: 'open' } as PaymentLine
  const order = {
    months: months.map(getMonth),
    payFrom: getPlainDate(payFrom ?? `${months[0]}-01`),
    provinceCode: '75',
    profileOf: () => who,
    earlier: earlier.map((paid): EarlierLine => ({ beneficiaryId: who.id, unitCode: who.unitCode, parts: paid })),
  }
  const made = raiseToRates([before], order)
  const [raised] = made.raised
  return {
    ...made,
    parts: raised?.line.parts.map((one) => one.amountInDong),
    amounts: raised?.entitlements.map((one) => one.monthlyAmountInDong),
  }
}

describe('a line that the rate before explains', () => {
  it.each<[string, { of: Entitlement; asked: Asked; becomes: number }]>([
    ['of an elder, 400.000 → 500.000', { of: aid(), asked: {}, becomes: 500_000 }],
    [
      'of coefficient 1,5',
      {
        of: aid({ categoryCode: 'K5a', coefficient: 1.5, monthlyAmountInDong: 600_000 }),
        asked: { birth: '1955-02-01' },
        becomes: 750_000,
      },
    ],
    [
      'of coefficient 2,5, a child',
      {
        of: aid({ categoryCode: 'K6-DBN', coefficient: 2.5, monthlyAmountInDong: 1_000_000 }),
        asked: { birth: '2015-02-01' },
        becomes: 1_250_000,
      },
    ],
    ['of the table for a martyr’s relative', { of: merit('THAN_NHAN_1_LIET_SI', 2_055_000), asked: {}, becomes: 2_789_000 }],
  ])('rises to the new one: %s', (_title, { of, asked, becomes }) => {
    const { parts, amounts } = raise([of], asked)
    expect([parts, amounts]).toEqual([[becomes], [becomes]])
  })
  it('tells by which decree, from when and by how much', () => {
    expect(sumOfSteps(raise([aid()]).raised)).toEqual([
      {
        programmeCode: 'BTXH',
        appliesFrom: '2024-07-01',
        legalBasis: 'Nghị định 76/2024/NĐ-CP',
        certainty: 'sure',
        standardBeforeInDong: 400_000,
        standardInDong: 500_000,
        lines: 1,
        differenceInDong: 100_000,
      },
    ])
  })
  it('of two benefits rises in both, and counts once in each step', () => {
    const { parts, raised } = raise([aid(), merit('THAN_NHAN_1_LIET_SI', 2_055_000)])
    expect([parts, sumOfSteps(raised).map((one) => [one.programmeCode, one.lines, one.differenceInDong])]).toEqual([
      [500_000, 2_789_000],
      [
        ['BTXH', 1, 100_000],
        ['NCC', 1, 734_000],
      ],
    ])
  })
  it('keeps what stands beside: money carried on, a grant, a recovery', () => {
    const beside = [
      part({ kind: 'carried', months: ['2024-06'], amountInDong: 400_000 }),
      part({ kind: 'recovery', amountInDong: -100_000 }),
    ]
    const { parts, raised } = raise([aid()], { parts: [part({ months: ['2024-07'] }), ...beside] })
    expect([parts, raised[0]?.line.amountInDong]).toEqual([[500_000, 400_000, -100_000], 800_000])
  })
  it('of two months together rises in the month the rate has begun, and not in the one before', () => {
    expect(raise([aid()], { months: ['2024-06', '2024-07'], payFrom: '2024-07-05' }).raised).toMatchObject([
      { line: { amountInDong: 900_000 } },
    ])
  })
  it('raised again changes nothing', () => {
    expect(raise([aid({ monthlyAmountInDong: 500_000 })]).raised).toEqual([])
  })
})

describe('a line that stays as it is on paper', () => {
  it('is one whose amount no rate explains, and it is counted', () => {
    expect(raise([aid({ monthlyAmountInDong: 385_000 })])).toMatchObject({ raised: [], leftOnPaper: 1 })
  })
  it('is one whose list told another amount than the record', () => {
    const { raised, leftOnPaper } = raise([aid()], { parts: [part({ months: ['2024-07'], amountInDong: 450_000 })] })
    expect([raised, leftOnPaper]).toEqual([[], 1])
  })
  it('is one of two benefits alone: the other rises', () => {
    const { parts, amounts } = raise([aid({ monthlyAmountInDong: 385_000 }), merit('THAN_NHAN_1_LIET_SI', 2_055_000)])
    expect([parts, amounts]).toEqual([
      [385_000, 2_789_000],
      [385_000, 2_789_000],
    ])
  })
  it('is every line of a month before the rate begins', () => {
    expect(raise([aid()], { months: ['2024-06'] })).toMatchObject({ raised: [], leftOnPaper: 0 })
  })
  it('is one of a table nobody has published yet', () => {
    expect(raise([merit('THAN_NHAN_1_LIET_SI', 2_789_000)], { months: ['2026-11'] })).toMatchObject({ raised: [] })
  })
})

describe('a rate that applies from a month paid already', () => {
  const paid = (months: readonly string[], amountInDong = 500_000 * months.length) => [part({ months, amountInDong })]
  const july = aid({ monthlyAmountInDong: 500_000, from: '2024-01-01' })
  it('is not known to anybody before it is in force', () => {
    expect(raise([july], { months: ['2026-10'], payFrom: '2026-10-01' }).raised).toEqual([])
  })
  it('once in force, rises and makes good the months paid at the old rate', () => {
    const earlier = ['2026-07', '2026-08', '2026-09', '2026-10'].map((month) => paid([month]))
    const { raised } = raise([july], { months: ['2026-11'], earlier })
    expect(raised[0]?.line.parts.map(({ kind, months, amountInDong }) => [kind, months.length, amountInDong])).toEqual([
      ['monthly', 1, 540_000],
      ['back-pay', 4, 160_000],
    ])
  })
  it('makes good no month twice', () => {
    const made = part({ kind: 'back-pay', months: ['2026-10'], amountInDong: 40_000 })
    const { parts } = raise([july], {
      months: ['2026-11'],
      parts: [part({ months: ['2026-11'], amountInDong: 500_000 }), made],
      earlier: [paid(['2026-10'])],
    })
    expect(parts).toEqual([540_000, 40_000])
  })
})
