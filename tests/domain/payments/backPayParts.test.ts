import { describe, expect, it } from 'vitest'
import type { BeneficiaryProfile, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import type { ProposedRoll } from '#domain/payments/makeRoll.ts'
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
