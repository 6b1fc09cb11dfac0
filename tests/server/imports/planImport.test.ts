import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BeneficiaryId, BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { NO_BENEFIT, type BenefitCells, type ListRow } from '#server/imports/ListRow.ts'
import { planImport, type Plan } from '#server/imports/planImport.ts'
import { person } from '#tests/support/people.ts'

const UNIT = '26305' as UnitCode
let ids = 0
const newId = () => `018f0000-0000-7000-9000-${String((ids += 1)).padStart(12, '0')}` as BeneficiaryId
const row = (more: Partial<ListRow> = {}): ListRow => ({
  sheet: 'T1',
  head: 0,
  row: 2,
  name: 'Nguyễn Thị Hoa',
  birth: '1940',
  birthYear: 1940,
  sex: 'female',
  hamlet: 'Ấp 1',
  phone: null,
  idNumber: null,
  oldIdNumber: null,
  cardNumber: null,
  pay: { decisionNumber: '', bookNumber: '', carriedMonths: null, carriedInDong: null, backPayInDong: null, totalInDong: null },
  benefit: NO_BENEFIT,
  credit: { accountNumber: '', result: '', reason: '', day: null },
  amountInDong: 500_000,
  problems: [],
  written: {},
  ...more,
})
const plan = (rows: readonly ListRow[], known: readonly BeneficiaryProfile[] = []) =>
  planImport(rows, known, { unitCode: UNIT, programmeCode: 'BTXH', newId, day: getPlainDate('2026-06-15') })
const rowsOf = (...order: Parameters<typeof plan>) => plan(...order).rows
const outcomes = ({ rows }: Plan) => rows.map((one) => [one.outcome, ...one.row.problems])
const entitlement = (monthlyAmountInDong: number) => ({
  programmeCode: 'BTXH',
  categoryCode: 'K5',
  coefficient: 1,
  monthlyAmountInDong,
  from: null,
})
const HOA = person({ fullName: 'Nguyễn Thị Hoa', sex: 'female', hamlet: 'Ấp 1', entitlements: [entitlement(500_000)] })

const benefit = (more: Partial<BenefitCells>): ListRow => row({ benefit: { ...NO_BENEFIT, ...more } })
const MOTHER = { guardian: 'Lê Thị Mẹ' }
const GUARDED = { ...HOA, guardianName: 'Lê Thị Mẹ', payee: { kind: 'guardian', fullName: 'Lê Thị Mẹ', phone: '0912345678' } as const }
const OF_K5C = { ...HOA, entitlements: [{ ...entitlement(500_000), categoryCode: 'K5c', from: getPlainDate('2024-03-01') }] }
const lone = (written: ListRow, known: BeneficiaryProfile) => plan([written], [known]).rows[0]?.profile

describe('what a row tells of a benefit', () => {
  it.each<[string, ListRow, BeneficiaryProfile, unknown[]]>([
    [
      'fills a group that was not known',
      benefit({ group: 'K5c' }),
      { ...HOA, entitlements: [{ ...entitlement(500_000), categoryCode: '' }] },
      ['changed'],
    ],
    ['is the same as on record', benefit({ group: 'NCT trên 80 tuổi', coefficient: 1 }), OF_K5C, ['unchanged']],
    ['asks about another group', benefit({ group: 'NKT nặng' }), OF_K5C, ['unchanged', 'GROUP_DIFFERS']],
    ['asks about another coefficient', benefit({ coefficient: 1.5 }), OF_K5C, ['unchanged', 'COEFFICIENT_DIFFERS']],
    ['asks about another first month', benefit({ from: getPlainDate('2024-05-01') }), OF_K5C, ['unchanged', 'FROM_DIFFERS']],
    ['fills who receives', benefit({ payee: 'Lê Văn Con' }), OF_K5C, ['changed']],
    ['asks about another payee', benefit({ payee: 'Lê Văn Con' }), { ...OF_K5C, payee: GUARDED.payee }, ['unchanged', 'PAYEE_DIFFERS']],
    [
      'asks about another guardian',
      benefit({ guardian: 'Lê Văn Cha' }),
      { ...GUARDED, entitlements: OF_K5C.entitlements },
      ['unchanged', 'GUARDIAN_DIFFERS'],
    ],
    ['is the same guardian', benefit(MOTHER), { ...GUARDED, entitlements: OF_K5C.entitlements }, ['unchanged']],
    ['takes the person’s own name for nobody else’s', benefit({ payee: 'Nguyễn Thị Hoa' }), OF_K5C, ['unchanged']],
  ])('%s (S270)', (...[, one, known, outcome]) => {
    expect(outcomes(plan([one], [known]))).toEqual([outcome])
  })
  it('is never laid on the money of another group (S270)', () => {
    expect(lone(row({ amountInDong: 750_000, benefit: { ...NO_BENEFIT, group: 'K6-N' } }), OF_K5C)?.entitlements).toEqual(
      OF_K5C.entitlements,
    )
  })
  it('makes a guardian the one who receives, and leaves their phone as it is known', () => {
    const known = { ...OF_K5C, guardianName: null }
    expect([lone(benefit(MOTHER), known)?.payee, lone(benefit(MOTHER), { ...GUARDED, entitlements: OF_K5C.entitlements })?.payee]).toEqual([
      { kind: 'guardian', fullName: 'Lê Thị Mẹ', phone: null },
      GUARDED.payee,
    ])
  })
  it('asks nothing of groups where the programme has none on record', () => {
    const order = { unitCode: UNIT, programmeCode: 'KHAC', newId, day: getPlainDate('2026-06-15') } as const
    expect(outcomes(planImport([benefit({ group: 'Ban chấp hành' })], [], order))).toEqual([['added']])
  })
  it('says nothing of people with merit while their new table is not published', () => {
    const order = { unitCode: UNIT, programmeCode: 'NCC', newId, day: getPlainDate('2026-12-01') } as const
    expect(
      outcomes(planImport([row({ benefit: { ...NO_BENEFIT, group: 'Thương binh 61%' }, amountInDong: 5_900_000 })], [], order)),
    ).toEqual([['added']])
  })
})

/** What the office holds after the list was brought in. */
function after(known: readonly BeneficiaryProfile[], planned: Plan): BeneficiaryProfile[] {
  const people = new Map(known.map((one) => [one.id, one]))
  for (const profile of planned.profiles) people.set(profile.id, profile)
  return [...people.values()]
}

describe('one row of a list', () => {
  it.each<[string, ListRow, BeneficiaryProfile[], unknown[]]>([
    ['adds somebody who is not there', row(), [], ['added']],
    ['leaves somebody alone who is there as on the list', row(), [HOA], ['unchanged']],
    ['brings a new amount', row({ amountInDong: 540_000 }), [HOA], ['changed', 'AMOUNT_NOT_EXPLAINED']],
    ['brings a number that was not known', row({ idNumber: '075140004821' }), [HOA], ['changed']],
    ['fills a whole date in for its year', row({ birth: '1940-09-02' }), [HOA], ['changed']],
    [
      'does not take 1 January for more than the year',
      row({ birth: '1940-01-01', problems: ['BIRTH_FIRST_OF_JANUARY'] }),
      [HOA],
      ['unchanged', 'BIRTH_FIRST_OF_JANUARY'],
    ],
    ['never merges on a name alone', row({ birth: '', birthYear: null, amountInDong: 1 }), [HOA], ['added']],
    ['waits when two could be meant', row({ amountInDong: 1 }), [HOA, { ...HOA, id: newId() }], ['kept-back', 'MATCH_AMBIGUOUS']],
    ['waits when it has no name and no known number', row({ name: '', idNumber: '075140004821' }), [HOA], ['kept-back']],
    [
      'waits when the number is of another commune',
      row({ name: 'Lê Văn An', idNumber: '075140004821' }),
      [{ ...HOA, unitCode: '26308' as UnitCode, citizenId: '075140004821' }],
      ['kept-back', 'IN_OTHER_UNIT'],
    ],
    [
      'adds somebody whose number is another’s, and says so',
      row({ name: 'Lê Văn An', birth: '1950', birthYear: 1950, idNumber: '075140004821' }),
      [{ ...HOA, citizenId: '075140004821' }],
      ['added', 'ID_OF_ANOTHER'],
    ],
    [
      'asks when the phone differs from the record',
      row({ phone: '0912345678' }),
      [{ ...HOA, phone: '0987654321' }],
      ['unchanged', 'DIFFERS_FROM_RECORD'],
    ],
    [
      'asks when the same number has another name',
      row({ name: 'Nguyễn Thị Hòa', idNumber: '075140004821' }),
      [{ ...HOA, citizenId: '075140004821' }],
      ['unchanged', 'DIFFERS_FROM_RECORD'],
    ],
  ])('%s', (...[, one, known, outcome]) => {
    expect(outcomes(plan([one], known))).toEqual([outcome])
  })
  it('keeps the category known before beside the new amount', () => {
    const [planned] = rowsOf([row({ amountInDong: 540_000 })], [HOA])
    expect(planned?.profile?.entitlements).toEqual([{ ...entitlement(540_000), categoryCode: 'K5' }])
  })
  it('does not give a number to two people', () => {
    const [planned] = rowsOf(
      [row({ name: 'Lê Văn An', birth: '1950', birthYear: 1950, idNumber: '075140004821' })],
      [{ ...HOA, citizenId: '075140004821' }],
    )
    expect(planned?.profile?.citizenId).toBeNull()
  })
})

describe('several rows of a list', () => {
  it('make one person of one number, and the second row waits', () => {
    expect(outcomes(plan([row({ idNumber: '075140004821' }), row({ idNumber: '075140004821', amountInDong: 1 })]))).toEqual([
      ['added'],
      ['kept-back', 'DUPLICATE_ID'],
    ])
  })
  it('make two people of one name in two hamlets', () => {
    expect(outcomes(plan([row(), row({ hamlet: 'Ấp 2' })]))).toEqual([['added'], ['added']])
  })
  it('make two people of two numbers, however alike they are', () => {
    expect(outcomes(plan([row({ idNumber: '075140004821' }), row({ idNumber: '075140004822' })]))).toEqual([['added'], ['added']])
  })
  it('find their own again among namesakes, in any order', () => {
    const rows = [
      row({ phone: null }),
      row({ hamlet: '', birth: '', birthYear: null }),
      row({ birth: '', birthYear: null, amountInDong: 7 }),
    ]
    const known = after([], plan(rows))
    expect(outcomes(plan([...rows].reverse(), [...known].reverse()))).toEqual([['unchanged'], ['unchanged'], ['unchanged']])
  })
})

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const few = <Value>(...values: Value[]) => fc.constantFrom(...values)
/** Few names, years and numbers, so that rows meet and contradict each other all the time. */
const anyRow: fc.Arbitrary<ListRow> = fc.record({
  sheet: fc.constant('T1'),
  row: fc.constant(2),
  head: fc.constant(0),
  name: few('', 'Lê An', 'Lê Ân', 'Vũ Út'),
  birth: few('', '1940', '1940-01', '1940-01-01', '1940-09-02', '1950'),
  birthYear: fc.constant(null),
  sex: few('male', 'female', 'unknown'),
  hamlet: few('', 'Ấp 1', 'ấp 1', 'Ấp 2'),
  phone: few(null, '0912345678', '0987654321'),
  idNumber: few(null, '075140004821', '075140004822', '271234567'),
  oldIdNumber: few(null, '271234567'),
  cardNumber: fc.constant(null),
  pay: fc.constant(row().pay),
  benefit: few<BenefitCells>(
    NO_BENEFIT,
    { group: 'K5c', coefficient: 1, from: getPlainDate('2025-02-01'), guardian: '', payee: 'Lê Ân' },
    { group: 'NKT nặng', coefficient: 1.5, from: null, guardian: 'Vũ Ba', payee: '' },
    { group: 'ai biết', coefficient: null, from: null, guardian: 'Vũ Tư', payee: 'Vũ Năm' },
  ),
  credit: fc.constant(row().credit),
  amountInDong: few(null, 0, 500_000, 540_000),
  problems: few([], ['BIRTH_FIRST_OF_JANUARY']),
  written: fc.constant({}),
})
const anyKnown: fc.Arbitrary<BeneficiaryProfile> = anyRow
  .filter((one) => one.name !== '')
  .map((one) =>
    person({
      fullName: one.name,
      birth: one.birth,
      sex: one.sex,
      hamlet: one.hamlet,
      phone: one.phone,
      citizenId: one.idNumber?.length === 12 ? one.idNumber : null,
      oldIdentityNumber: one.oldIdNumber,
    }),
  )

describe(`any list (seed ${SEED})`, () => {
  const check = (property: fc.IProperty<[ListRow[], BeneficiaryProfile[]]>) => fc.assert(property, { seed: SEED, numRuns: 3_000 })
  const lists = [fc.array(anyRow, { maxLength: 8 }), fc.array(anyKnown, { maxLength: 5 })] as const

  it('changes nobody when it comes a second time', () => {
    check(
      fc.property(...lists, (rows, known) => {
        const once = after(known, plan(rows, known))
        expect(after(once, plan(rows, once))).toEqual(once)
      }),
    )
  })
  it('is never laid twice on one person, and loses no row', () => {
    check(
      fc.property(...lists, (rows, known) => {
        const planned = plan(rows, known).rows
        const touched = planned.flatMap((one) => one.profile?.id ?? [])
        expect([planned.length, new Set(touched).size]).toEqual([rows.length, touched.length])
      }),
    )
  })
  it('takes nothing away that was known', () => {
    check(
      fc.property(...lists, (rows, known) => {
        const now = new Map(after(known, plan(rows, known)).map((one) => [one.id, one]))
        for (const one of known) {
          const { fullName, phone, citizenId, hamlet } = now.get(one.id) ?? one
          expect([fullName, one.phone ?? phone, one.citizenId ?? citizenId, one.hamlet || hamlet]).toEqual([
            one.fullName,
            phone,
            citizenId,
            hamlet,
          ])
        }
      }),
    )
  })
})

describe('a whole district', () => {
  it('meets a list of two thousand in well under two seconds', () => {
    const known = Array.from({ length: 12_000 }, (_, n) =>
      person({ fullName: `Nguyễn Văn ${n % 400}`, birth: String(1930 + (n % 40)), hamlet: `Ấp ${n % 7}` }),
    )
    const rows = Array.from({ length: 2_000 }, (_, n) =>
      row({ name: `Nguyễn Văn ${n % 400}`, birth: String(1930 + (n % 40)), hamlet: `Ấp ${n % 7}` }),
    )
    const tookMs = [1, 2, 3].map(() => {
      const startedMs = performance.now()
      plan(rows, known)
      return performance.now() - startedMs
    })
    expect(Math.min(...tookMs)).toBeLessThan(2_000)
  })
  it('stays quick when everybody has one name', () => {
    const known = Array.from({ length: 3_000 }, () => person({ fullName: 'Nguyễn Văn A', birth: '1940', hamlet: 'Ấp 1' }))
    const started = performance.now()
    plan(
      Array.from({ length: 1_000 }, () => row({ name: 'Nguyễn Văn A' })),
      known,
    )
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
