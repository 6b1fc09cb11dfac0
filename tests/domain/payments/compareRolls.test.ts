import { describe, expect, it } from 'vitest'
import type { BeneficiaryId, BeneficiaryProfile, Entitlement, Payee } from '#domain/people/BeneficiaryProfile.ts'
import { compareRolls, type ComparedLine } from '#domain/payments/compareRolls.ts'
import { getMonth } from '#domain/payments/months.ts'
import type { PayPointId } from '#domain/payments/PaymentOnProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'
import { aid, COUNTER, merit, part, rollOf } from './rolls.ts'

type Months = readonly string[]
const roll = (months: Months, lines: readonly ComparedLine[], payFrom = `${months[0]}-01`) => ({
  months: months.map(getMonth),
  payFrom: getPlainDate(payFrom),
  lines,
})
const elder = (entitlement: Entitlement = aid(), more: Partial<BeneficiaryProfile> = {}) =>
  person({ fullName: 'Cụ Hoa', birth: '1940-05-02', entitlements: [entitlement], ...more })

/** The rolls of two months over the same person, whose page may have changed between them. */
function between(
  before: BeneficiaryProfile | null,
  after: BeneficiaryProfile | null,
  months: readonly [Months, Months] = [['2024-02'], ['2024-03']],
) {
  const lines = (profile: BeneficiaryProfile | null, on: Months) => (profile ? rollOf(on, { profiles: [profile] }).lines : [])
  const profile = after ?? before
  return compareRolls(roll(months[0], lines(before, months[0])), roll(months[1], lines(after, months[1])), {
    profileOf: () => profile ?? undefined,
    provinceCode: '75',
  })
}
const told = (differences: ReturnType<typeof between>) =>
  differences.map(({ kind, differenceInDong, explanation }) => [kind, differenceInDong, explanation?.kind ?? null])
const hoa = elder()
const line = (more: Partial<ComparedLine> = {}): ComparedLine => ({
  beneficiaryId: hoa.id,
  payee: { kind: 'self' },
  amountInDong: 400_000,
  parts: [part({ months: ['2024-03'] })],
  ...COUNTER,
  ...more,
})
const lineWith = (parts: ComparedLine['parts'], more: Partial<ComparedLine> = {}) =>
  line({ parts, amountInDong: parts.reduce((sum, one) => sum + one.amountInDong, 0), ...more })
const compared = (before: readonly ComparedLine[], after: readonly ComparedLine[], profile = hoa) =>
  compareRolls(roll(['2024-02'], before), roll(['2024-03'], after), { profileOf: () => profile, provinceCode: '75' })

describe('two rolls', () => {
  it('of the same people and amounts do not differ', () => {
    expect(between(hoa, hoa)).toEqual([])
  })
  it('differ by who is new, begun this month', () => {
    expect(told(between(null, elder(aid({ from: '2024-03-01' }))))).toEqual([['new', 400_000, 'began']])
  })
  it('differ by who is new by the decision on the line', () => {
    expect(compared([], [line({ decisionNumber: '45/QĐ-UBND' })])).toMatchObject([
      { kind: 'new', explanation: { kind: 'decision', number: '45/QĐ-UBND' } },
    ])
  })
  it('ask about somebody new without a decision who began long ago', () => {
    expect(told(between(null, elder(aid({ from: '2019-03-01' }))))).toEqual([['new', 400_000, null]])
  })
  it('take somebody new whose earlier months are made good on the line as begun', () => {
    const late = elder(aid({ from: '2024-01-01' }))
    const backPay = part({ kind: 'back-pay', months: ['2024-01', '2024-02'], amountInDong: 800_000 })
    const [difference] = compared([], [lineWith([part({ months: ['2024-03'] }), backPay])], late)
    expect(difference?.shares.map((one) => [one.explanation.kind, one.amountInDong])).toEqual([
      ['began', 400_000],
      ['back-pay', 800_000],
    ])
  })
  it.each(['dead', 'moved'] as const)('differ by who is %s', (standing) => {
    expect(told(between(hoa, { ...hoa, standing }))).toEqual([['ended', -400_000, 'ended-standing']])
  })
  it('ask about somebody who is on the list no longer while their page says nothing', () => {
    expect(told(between(hoa, { ...hoa, entitlements: [] }))).toEqual([['ended', -400_000, null]])
  })
  it('ask about somebody only reported dead', () => {
    expect(told(compared([line()], [], { ...hoa, standing: 'reported-dead' }))).toEqual([['ended', -400_000, null]])
  })
  it('need no question for a grant of last month alone', () => {
    expect(told(compared([lineWith([part({ kind: 'one-off', amountInDong: 8_000_000 })])], []))).toEqual([['ended', -8_000_000, 'one-off']])
  })
})

describe('a changed amount', () => {
  it('is explained by the standard that rose, to the đồng and with its decree', () => {
    const months = [['2024-06'], ['2024-07']] as const
    expect(between(hoa, { ...hoa, entitlements: [aid({ monthlyAmountInDong: 500_000 })] }, months)).toMatchObject([
      { kind: 'amount', differenceInDong: 100_000, explanation: { text: 'Mức chuẩn 400.000 → 500.000 (Nghị định 76/2024/NĐ-CP)' } },
    ])
  })
  it('is explained by the new table of merit rates', () => {
    const before = elder(merit('TU_DAY', 1_233_000))
    const after = { ...before, entitlements: [merit('TU_DAY', 1_673_000)] }
    expect(told(between(before, after, [['2024-06'], ['2024-07']]))).toEqual([['amount', 440_000, 'rate']])
  })
  it('is explained by turning 80', () => {
    const before = elder(aid({ categoryCode: 'K5a', coefficient: 1.5, monthlyAmountInDong: 600_000 }), { birth: '1944-03-20' })
    const after = { ...before, entitlements: [aid({ categoryCode: 'K5a', coefficient: 2, monthlyAmountInDong: 800_000 })] }
    expect(between(before, after)).toMatchObject([
      { differenceInDong: 200_000, explanation: { kind: 'age', text: 'Hệ số theo tuổi 1,5 → 2' } },
    ])
  })
  it('is explained by turning four', () => {
    const before = elder(aid({ categoryCode: 'K1', coefficient: 2.5, monthlyAmountInDong: 1_000_000 }), { birth: '2020-03-01' })
    const after = { ...before, entitlements: [aid({ categoryCode: 'K1', coefficient: 1.5, monthlyAmountInDong: 600_000 })] }
    expect(told(between(before, after))).toEqual([['amount', -400_000, 'age']])
  })
  it('is explained by age and standard together, each with its share', () => {
    const before = elder(aid({ categoryCode: 'K5a', coefficient: 1.5, monthlyAmountInDong: 600_000 }), { birth: '1944-07-20' })
    const after = { ...before, entitlements: [aid({ categoryCode: 'K5a', coefficient: 2, monthlyAmountInDong: 1_000_000 })] }
    const [difference] = between(before, after, [['2024-06'], ['2024-07']])
    expect(difference?.shares.map((one) => [one.explanation.kind, one.amountInDong])).toEqual([
      ['age', 250_000],
      ['rate', 150_000],
    ])
  })
  it('is explained by outgrowing one group and growing into the next', () => {
    const before = elder(aid({ categoryCode: 'K5b' }), { birth: '1944-03-20' })
    const after = {
      ...before,
      entitlements: [aid({ categoryCode: 'K6-N', coefficient: 2, monthlyAmountInDong: 800_000, from: '2024-03-01' })],
    }
    const [difference] = between(before, after)
    expect([difference?.shares.map((one) => one.explanation.kind), difference?.unexplainedInDong]).toEqual([['age', 'began'], 0])
  })
  it('is explained by two months paid together', () => {
    expect(told(between(hoa, hoa, [['2024-01'], ['2024-02', '2024-03']]))).toEqual([['amount', 400_000, 'months']])
  })
  it('is explained by a decision new on the line, and not by the one that stood there before', () => {
    const raised = lineWith([part({ months: ['2024-03'], amountInDong: 450_000 })], { decisionNumber: '7/QĐ' })
    expect(told(compared([line()], [raised]))).toEqual([['amount', 50_000, 'decision']])
    expect(told(compared([line({ decisionNumber: '7/QĐ' })], [raised]))).toEqual([['amount', 50_000, null]])
  })
  it.each([
    ['carried', 400_000],
    ['back-pay', 400_000],
    ['one-off', 1_000_000],
    ['recovery', -150_000],
  ] as const)('is explained by a part that is %s', (kind, amountInDong) => {
    const after = lineWith([part({ months: ['2024-03'] }), part({ kind, amountInDong, label: 'Lời ghi' })])
    expect(compared([line()], [after])).toMatchObject([{ differenceInDong: amountInDong, explanation: { kind, text: 'Lời ghi' } }])
    expect(compared([after], [line()])).toMatchObject([
      { differenceInDong: -amountInDong, explanation: { kind, text: 'Kỳ trước: Lời ghi' } },
    ])
  })
  it('is a question as long as one đồng of it has no reason', () => {
    const carried = part({ kind: 'carried', amountInDong: 400_000 })
    const after = lineWith([part({ months: ['2024-03'], amountInDong: 400_001 }), carried])
    expect(compared([line()], [after])).toMatchObject([{ differenceInDong: 400_001, explanation: null, unexplainedInDong: 1 }])
  })
  it('is a question when two changes without a reason cancel each other out', () => {
    const after = lineWith([part({ months: ['2024-03'], categoryCode: 'K6-N' })])
    expect(compared([line()], [after])).toMatchObject([{ kind: 'amount', differenceInDong: 0, explanation: null }])
  })
  it('is a question when a line is not the sum of its parts', () => {
    expect(told(compared([line()], [line({ amountInDong: 410_000 })]))).toEqual([['amount', 10_000, null]])
  })
  it('counts what was added to last month’s line later', () => {
    const grant = lineWith([part({ kind: 'one-off', amountInDong: 500_000 })])
    expect(told(compared([line(), grant], [line()]))).toEqual([['amount', -500_000, 'one-off']])
  })
})

describe('another payee or place', () => {
  const daughter: Payee = { kind: 'authorised', fullName: 'Chị Lan', phone: null }

  it('is a question without a decision', () => {
    expect(told(compared([line()], [line({ payee: daughter })]))).toEqual([['payee', 0, null]])
  })
  it('is explained by a new decision', () => {
    expect(told(compared([line()], [line({ payee: daughter, decisionNumber: '9/QĐ' })]))).toEqual([['payee', 0, 'decision']])
  })
  it('is not another payee when only the telephone is', () => {
    expect(compared([line({ payee: daughter })], [line({ payee: { ...daughter, phone: '0900000000' } })])).toEqual([])
  })
  it('is named before an amount that explains itself, so that its question is not hidden', () => {
    const after = lineWith([part({ months: ['2024-03'] }), part({ kind: 'carried', amountInDong: 400_000 })], { payee: daughter })
    expect(told(compared([line()], [after]))).toEqual([['payee', 400_000, null]])
  })
  it('beside an amount nobody explains is a question of its own, and the money is told once', () => {
    const both = { payee: daughter, channel: 'account' as const, ...{ amountInDong: 450_000 } }
    const after = { ...line(both), parts: [part({ months: ['2024-03'], amountInDong: 450_000 })] }
    expect(told(compared([line()], [after]))).toEqual([
      ['amount', 50_000, null],
      ['payee', 0, null],
      ['channel', 0, null],
    ])
  })
  it.each([
    ['a channel', { channel: 'account' } as const, 1],
    ['a pay point', { payPointId: 'p2' as PayPointId }, 1],
    ['the same pay point', { payPointId: 'p1' as PayPointId }, 0],
  ])('is counted for %s', (_title, more, count) => {
    expect(compared([line({ payPointId: 'p1' as PayPointId })], [line({ payPointId: 'p1' as PayPointId, ...more })])).toHaveLength(count)
  })
  it('is no change where no pay point was known before', () => {
    expect(compared([line()], [line({ payPointId: 'p1' as PayPointId })])).toEqual([])
  })
})

describe('two rolls of 6,000 lines', () => {
  const many = (profile: BeneficiaryProfile) => Array.from({ length: 6_000 }, (_, at) => ({ ...profile, id: String(at) as BeneficiaryId }))
  const raised = { ...hoa, entitlements: [aid({ monthlyAmountInDong: 500_000 })] }
  const on = (month: string, profile: BeneficiaryProfile) => roll([month], rollOf([month], { profiles: many(profile) }).lines)
  /** Of the processor's time: colleagues' work on the same machine is not ours. */
  const tookMs = (work: () => void) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const started = process.cpuUsage()
        work()
        return process.cpuUsage(started).user / 1_000
      }),
    )

  it('are compared in less than 100 ms', () => {
    const [before, after] = [on('2024-02', hoa), on('2024-03', hoa)]
    expect(tookMs(() => expect(compareRolls(before, after, { profileOf: () => hoa, provinceCode: '75' })).toEqual([]))).toBeLessThan(100)
  })
  it('are compared in less than half a second when every line of them rose by a new rate', () => {
    const [before, after] = [on('2024-06', hoa), on('2024-07', raised)]
    const compare = () => compareRolls(before, after, { profileOf: () => raised, provinceCode: '75' })
    expect(compare().filter((one) => one.explanation?.kind === 'rate')).toHaveLength(6_000)
    expect(tookMs(compare)).toBeLessThan(500)
  })
})
