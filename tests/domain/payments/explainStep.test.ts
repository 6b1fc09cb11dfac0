import { describe, expect, it } from 'vitest'
import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { parseBirthDate } from '#domain/people/BirthDate.ts'
import { entitlementTo, explainStep, rulesGave, type Claimed } from '#domain/payments/explainStep.ts'
import { firstDayOf, getMonth } from '#domain/payments/months.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'
import { aid, merit } from './rolls.ts'

function claimed(entitlement: Entitlement, birth = '1940-05-02', { isOnPage = true } = {}): Claimed {
  const profile = person({ fullName: 'Cụ Hoa', birth, entitlements: isOnPage ? [entitlement] : [] })
  return { profile, birth: parseBirthDate(birth) ?? { precision: 'unknown' }, benefit: entitlement, provinceCode: '75' }
}
const on = (month: string, amountInDong: number, payFrom?: string) => ({
  month: getMonth(month),
  amountInDong,
  payFrom: payFrom === undefined ? firstDayOf(getMonth(month)) : getPlainDate(payFrom),
})
type Step = readonly [month: string, amountInDong: number]
const told = (claim: Claimed, [before, after]: readonly [Step, Step]) =>
  explainStep(claim, on(...before), on(...after))?.map((one) => [one.explanation.kind, one.amountInDong])

const adult = (coefficient: number) => aid({ categoryCode: 'K6-N', coefficient })
const child = aid({ categoryCode: 'K1', coefficient: 1.5 })
const carer = aid({ categoryCode: 'CS-K1', coefficient: 1.5 })
const parent = aid({ categoryCode: 'K4', coefficient: 2 })

describe('a month’s amount comes out of the month before', () => {
  it.each<[string, Claimed, readonly [Step, Step], unknown]>([
    [
      'by the standard',
      claimed(aid()),
      [
        ['2024-06', 400_000],
        ['2024-07', 500_000],
      ],
      [['rate', 100_000]],
    ],
    [
      'by the province’s standard',
      claimed(aid()),
      [
        ['2023-12', 360_000],
        ['2024-01', 400_000],
      ],
      [['rate', 40_000]],
    ],
    [
      'by the standard, for each of two children',
      claimed(parent),
      [
        ['2024-06', 800_000],
        ['2024-07', 1_000_000],
      ],
      [['rate', 200_000]],
    ],
    [
      'by the table',
      claimed(merit('BENH_BINH_61', 0)),
      [
        ['2024-06', 3_406_000],
        ['2024-07', 4_622_000],
      ],
      [['rate', 1_216_000]],
    ],
    [
      'by turning 16',
      claimed(adult(1.5), '2008-03-10'),
      [
        ['2024-02', 800_000],
        ['2024-04', 600_000],
      ],
      [['age', -200_000]],
    ],
    [
      'by turning 16, in the very month',
      claimed(adult(1.5), '2008-03-10'),
      [
        ['2024-02', 800_000],
        ['2024-03', 600_000],
      ],
      [['age', -200_000]],
    ],
    [
      'by turning 60',
      claimed(adult(2), '1964-03-10'),
      [
        ['2024-02', 600_000],
        ['2024-03', 800_000],
      ],
      [['age', 200_000]],
    ],
    [
      'by turning four and the standard',
      claimed(child, '2020-05-10'),
      [
        ['2024-05', 1_000_000],
        ['2024-07', 750_000],
      ],
      [
        ['age', -500_000],
        ['rate', 250_000],
      ],
    ],
    [
      'by the standard for a carer with the same coefficient',
      claimed(carer),
      [
        ['2024-06', 600_000],
        ['2024-07', 750_000],
      ],
      [['rate', 150_000]],
    ],
    [
      'by the social pension’s level',
      claimed(aid({ categoryCode: 'HTXH', coefficient: null })),
      [
        ['2026-06', 500_000],
        ['2026-11', 540_000],
      ],
      [['rate', 40_000]],
    ],
  ])('%s', (_title, ...[claim, steps, expected]) => {
    expect(told(claim, steps)).toEqual(expected)
  })
  it.each<[string, Claimed, readonly [Step, Step]]>([
    [
      'when the earlier amount is nobody’s rate',
      claimed(aid()),
      [
        ['2024-06', 390_000],
        ['2024-07', 500_000],
      ],
    ],
    [
      'when the later amount is nobody’s rate',
      claimed(aid()),
      [
        ['2024-06', 400_000],
        ['2024-07', 510_000],
      ],
    ],
    [
      'when the standard rose and the amount fell',
      claimed(aid()),
      [
        ['2024-06', 400_000],
        ['2024-07', 360_000],
      ],
    ],
    [
      'when another coefficient needs an age nobody knows',
      claimed(carer),
      [
        ['2024-02', 1_000_000],
        ['2024-03', 600_000],
      ],
    ],
    [
      'when the birth year is not known',
      claimed(child, ''),
      [
        ['2024-02', 1_000_000],
        ['2024-03', 600_000],
      ],
    ],
    [
      'when another number of children needs a decision',
      claimed(parent),
      [
        ['2024-02', 400_000],
        ['2024-03', 800_000],
      ],
    ],
    [
      'while the new table is not published',
      claimed(merit('TU_DAY', 0)),
      [
        ['2026-06', 1_673_000],
        ['2026-11', 1_807_000],
      ],
    ],
    [
      'for a group nobody knows',
      claimed(aid({ categoryCode: 'K9' })),
      [
        ['2024-06', 400_000],
        ['2024-07', 500_000],
      ],
    ],
  ])('by nothing the rules say %s', (_title, ...[claim, steps]) => {
    expect(told(claim, steps)).toBeUndefined()
  })
  it('as the rates were known when each was paid', () => {
    const [september, november] = [on('2026-09', 500_000, '2026-09-01'), on('2026-11', 540_000, '2026-11-01')]
    expect(explainStep(claimed(aid()), september, november)).toMatchObject([{ amountInDong: 40_000, explanation: { kind: 'rate' } }])
    expect(explainStep(claimed(aid()), { ...september, payFrom: november.payFrom }, november)).toBeUndefined()
  })
  it('with its decree in the words', () => {
    const [share] = explainStep(claimed(merit('TU_DAY', 0)), on('2024-06', 1_233_000), on('2024-07', 1_673_000)) ?? []
    expect(share?.explanation).toMatchObject({ text: expect.stringContaining('Nghị định 77/2024/NĐ-CP') })
  })
})

describe('a benefit that is on a line', () => {
  it('is looked up on the page by programme and group', () => {
    expect(entitlementTo(claimed(aid()))?.categoryCode).toBe('K5c')
    expect(entitlementTo(claimed(aid(), '1940', { isOnPage: false }))).toBeUndefined()
    expect(entitlementTo({ ...claimed(aid()), benefit: { programmeCode: 'NCC', categoryCode: 'K5c' } })).toBeUndefined()
  })
  it('has its rates whether or not the page still has it', () => {
    const gone = claimed(aid(), '1940', { isOnPage: false })
    expect(rulesGave(gone, on('2024-03', 0)).map((one) => one.amountInDong)).toEqual([400_000])
  })
})
