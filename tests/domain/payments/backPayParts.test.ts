import { describe, expect, it } from 'vitest'
import type { BeneficiaryProfile, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import type { ProposedRoll } from '#domain/payments/makeRoll.ts'
import { getMonth } from '#domain/payments/months.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'
import { aid, merit, part, rollOf } from './rolls.ts'

const elder = (entitlement: Entitlement, more: Partial<BeneficiaryProfile> = {}) =>
  person({ fullName: 'Cụ Hoa', birth: '1940-05-02', entitlements: [entitlement], ...more })
const neighbour = elder(aid())
const backPay = (roll: ProposedRoll) =>
  roll.lines.flatMap((line) => line.parts).flatMap((one) => (one.kind === 'back-pay' ? [[one.months.join(), one.amountInDong]] : []))
const about = (roll: ProposedRoll, kind: string) => roll.questions.filter((question) => question.kind === kind)
/** Rolls of these months held the people given. */
const rolled = (months: readonly string[], ...profiles: BeneficiaryProfile[]) =>
  months.flatMap((month) => rollOf([month], { profiles }).lines)

describe('months made good', () => {
  const late = elder(aid({ from: '2023-12-01' }))

  it('are those since it began, each at its own month’s rate', () => {
    const roll = rollOf(['2024-02'], { profiles: [late], earlier: rolled(['2023-11', '2023-12', '2024-01'], neighbour) })
    expect(backPay(roll)).toEqual([
      ['2023-12', 360_000],
      ['2024-01', 400_000],
    ])
    expect(roll.lines[0]?.amountInDong).toBe(1_160_000)
  })
  it('are worded as lists word them', () => {
    const roll = rollOf(['2024-03'], { profiles: [elder(aid({ from: '2024-01-01' }))], earlier: rolled(['2024-01', '2024-02'], neighbour) })
    expect(roll.lines[0]?.parts[1]?.label).toBe('Truy lĩnh tháng 01, 02/2024: Người từ đủ 80 tuổi không có lương hưu')
  })
  it('are none without an earlier roll: nobody knows what was paid', () => {
    expect(backPay(rollOf(['2024-02'], { profiles: [late] }))).toEqual([])
  })
  it('are none where every month was on a roll', () => {
    const earlier = rolled(['2023-12', '2024-01'], late)
    expect(rollOf(['2024-02'], { profiles: [late], earlier }).questions).toEqual([])
  })
  it('are made good once', () => {
    const earlier = rolled(['2023-12', '2024-01'], neighbour)
    const february = rollOf(['2024-02'], { profiles: [late], earlier })
    expect(backPay(rollOf(['2024-03'], { profiles: [late], earlier: [...earlier, ...february.lines] }))).toEqual([])
  })
  it('are left to a decision that makes them good already', () => {
    const decided = part({ kind: 'back-pay', categoryCode: '', months: ['2023-12', '2024-01'], amountInDong: 760_000 })
    const added = [{ beneficiaryId: late.id, part: decided }]
    const roll = rollOf(['2024-02'], { profiles: [late], added, earlier: rolled(['2023-12', '2024-01'], neighbour) })
    expect(backPay(roll)).toEqual([['2023-12,2024-01', 760_000]])
  })
  it.each([
    ['began before the first roll on record', elder(aid({ from: '2015-03-01' })), ['2024-01']],
    ['has a gap after it was paid', late, ['2024-02']],
  ])('are a question when the benefit %s', (_title, who, months) => {
    const own = who === late ? rolled(['2023-12', '2024-01'], who) : []
    const earlier = [...own, ...rolled(['2024-01', '2024-02'], neighbour)]
    const roll = rollOf(['2024-03'], { profiles: [who], earlier })
    expect([backPay(roll), about(roll, 'months-missing')]).toMatchObject([[], [{ months: expect.arrayContaining(months) }]])
  })
  it('are asked about once, on the first roll after them', () => {
    const returned = [...rolled(['2024-01'], late, neighbour), ...rolled(['2024-02'], neighbour)]
    const march = rollOf(['2024-03'], { profiles: [late], earlier: returned })
    const april = rollOf(['2024-04'], { profiles: [late], earlier: [...returned, ...march.lines] })
    expect([march, april].map((roll) => about(roll, 'months-missing').length)).toEqual([1, 0])
  })
  it('that were stopped or given back are a question, never made good without a look, and asked about once', () => {
    const withheld = (state: 'to-ask' | 'asked') => [
      ...rolled(['2024-01', '2024-02'], neighbour),
      ...rolled(['2024-01'], late).map((line) => ({ ...line, withheld: state })),
      ...rolled(['2024-02'], late),
    ]
    const [march, april] = (['to-ask', 'asked'] as const).map((state) =>
      rollOf(['2024-03'], { profiles: [late], earlier: withheld(state) }),
    )
    expect([march, april].map((roll) => roll && about(roll, 'months-withheld'))).toMatchObject([[{ months: ['2024-01'] }], []])
    expect([march, april].map((roll) => roll && [backPay(roll), about(roll, 'months-missing')])).toEqual(Array(2).fill([[], []]))
  })
  it('are not made good either where the only line so far was stopped', () => {
    const stopped = rolled(['2024-02'], late).map((line) => ({ ...line, withheld: 'to-ask' as const }))
    const roll = rollOf(['2024-03'], { profiles: [late], earlier: [...rolled(['2024-02'], neighbour), ...stopped] })
    expect([backPay(roll), about(roll, 'months-withheld')]).toMatchObject([[], [{ months: ['2024-02'] }]])
  })
  it('are made good by the first roll that knows of them or not at all, so that nothing is paid that somebody struck out', () => {
    const began = elder(aid({ from: '2024-01-01' }))
    const earlier = [...rolled(['2024-01', '2024-02', '2024-03'], neighbour), ...rolled(['2024-03'], began)]
    const roll = rollOf(['2024-04'], { profiles: [began], earlier })
    expect([backPay(roll), roll.questions]).toEqual([[], []])
  })
  it('end with the month of death', () => {
    const dead = elder(aid({ from: '2024-01-01' }), { standing: 'dead' })
    const endedOn = new Map([[dead.id, getPlainDate('2024-03-09')]])
    const roll = (month: string) => rollOf([month], { profiles: [dead], endedOn, earlier: rolled(['2024-01', '2024-02'], neighbour) })
    expect([backPay(roll('2024-03')), roll('2024-04').lines]).toEqual([[['2024-01,2024-02', 800_000]], []])
  })
  it('are counted for a benefit beside another that was paid', () => {
    const carer = elder(aid(), { entitlements: [aid(), aid({ categoryCode: 'CS-DBN', from: '2024-02-01' })] })
    const earlier = [...rolled(['2024-01'], neighbour), ...rolled(['2024-01', '2024-02'], { ...carer, entitlements: [aid()] })]
    expect(backPay(rollOf(['2024-03'], { profiles: [carer], earlier }))).toEqual([['2024-02', 400_000]])
  })
  it('do not reach back before the first roll of that programme', () => {
    const hero = elder(merit('TU_DAY', 1_233_000, '2024-01-01'))
    const roll = rollOf(['2024-03'], { profiles: [hero], earlier: rolled(['2024-01', '2024-02'], neighbour) })
    expect([backPay(roll), about(roll, 'months-missing')]).toEqual([[], []])
  })
})

describe('a rate that applies from a day before its decree was in force', () => {
  const summer = ['2026-07', '2026-08', '2026-09', '2026-10']
  const raised = (profile: BeneficiaryProfile, entitlement: Entitlement) => ({ ...profile, entitlements: [entitlement] })
  const paid500 = elder(aid({ monthlyAmountInDong: 500_000 }))
  const paid540 = raised(paid500, aid({ monthlyAmountInDong: 540_000 }))
  const november = (profile: BeneficiaryProfile, earlier = rolled(summer, paid500)) => rollOf(['2026-11'], { profiles: [profile], earlier })

  it('makes good the difference of the months between', () => {
    expect(backPay(november(paid540))).toEqual([['2026-07,2026-08,2026-09,2026-10', 160_000]])
  })
  it('makes it good once', () => {
    const earlier = rolled(summer, paid500)
    const both = [...earlier, ...november(paid540).lines]
    expect(backPay(rollOf(['2026-12'], { profiles: [paid540], earlier: both }))).toEqual([])
  })
  it('leaves months before it alone', () => {
    expect(backPay(november(paid540, rolled(['2026-05', '2026-06'], paid500)))).toEqual([])
  })
  it('makes nothing good while it is not in force', () => {
    const roll = rollOf(['2026-10'], { profiles: [paid540], earlier: rolled(['2026-07', '2026-08'], paid500) })
    expect(backPay(roll)).toEqual([])
  })
  it('is a question while the paper still says the old amount', () => {
    const roll = november(paid500)
    expect([backPay(roll), about(roll, 'rate-not-made-good').length]).toEqual([[], 1])
  })
  it('is a question when another amount was paid than the rates gave', () => {
    const roll = november(paid540, rolled(summer, raised(paid500, aid({ monthlyAmountInDong: 450_000 }))))
    expect([backPay(roll), about(roll, 'rate-not-made-good')]).toMatchObject([[], [{ months: summer }]])
  })
  it('makes nothing good of a month that another decree had paid by its own rate', () => {
    const july = elder(aid({ monthlyAmountInDong: 540_000, from: '2026-07-01' }))
    const earlier = [...rolled(['2026-07'], paid500), ...rollOf(['2026-07'], { profiles: [july], payFrom: '2026-10-06' }).lines]
    expect(backPay(november({ ...july }, earlier)).filter(([months]) => months === '2026-07')).toEqual([])
  })
  it('makes good the social pension of the same decree', () => {
    const pension = (monthlyAmountInDong: number) => aid({ categoryCode: 'HTXH', coefficient: null, monthlyAmountInDong })
    const before = elder(pension(500_000))
    expect(backPay(november(raised(before, pension(540_000)), rolled(summer, before)))).toEqual([
      ['2026-07,2026-08,2026-09,2026-10', 160_000],
    ])
  })
  it('makes good each at its coefficient', () => {
    const disabled = (monthlyAmountInDong: number) => aid({ categoryCode: 'K6-N', coefficient: 2, monthlyAmountInDong })
    const before = elder(disabled(1_000_000))
    expect(backPay(november(raised(before, disabled(1_080_000)), rolled(summer, before)))).toEqual([
      ['2026-07,2026-08,2026-09,2026-10', 320_000],
    ])
  })
  it('is left to whoever has put those months on the roll already', () => {
    const months = summer.map(getMonth)
    const decided = { ...part({ kind: 'back-pay', categoryCode: 'K5c', amountInDong: 160_000 }), months }
    const added = [{ beneficiaryId: paid540.id, part: decided }]
    const roll = rollOf(['2026-11'], { profiles: [paid540], earlier: rolled(summer, paid500), added })
    expect(roll.lines.map((line) => line.amountInDong)).toEqual([700_000])
  })
  it('goes by the amount on paper while the new table of merit rates is not published', () => {
    const before = elder(merit('THAN_NHAN_1_LIET_SI', 2_789_000))
    const after = raised(before, merit('THAN_NHAN_1_LIET_SI', 3_012_000))
    const roll = rollOf(['2026-10'], {
      profiles: [after],
      earlier: rolled(['2026-07', '2026-08', '2026-09'], before),
      payFrom: '2026-10-02',
    })
    expect([backPay(roll), about(roll, 'no-rate').length]).toEqual([[['2026-07,2026-08,2026-09', 669_000]], 1])
  })
})
