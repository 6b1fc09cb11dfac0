import { afterEach, describe, expect, it } from 'vitest'
import PeriodProposals from '#app/features/coordinator/payment-period/PeriodProposals.vue'
import type { BeneficiaryId, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { getMonth } from '#domain/payments/months.ts'
import type { ProposalsAnswer } from '#sync/protocol/Proposals.ts'
import { leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { PERIOD } from '#tests/support/payDesk.ts'

const ADDRESS = `/api/periods/${PERIOD}/proposals`
const WHO = { beneficiaryId: 'a' as BeneficiaryId, fullName: 'Lê Thị Ánh', birth: '1944-04-20', hamlet: 'Ấp 1', unitCode: '26305' }
const START: ProposalsAnswer['starts'][number] = {
  ...{ ...WHO, categoryCode: 'HTXH', name: 'Trợ cấp hưu trí xã hội', ageInYears: 75, month: getMonth('2026-12'), runsFrom: 'decision' },
  ...{ condition: 'Không có lương hưu', legalBasis: 'Nghị định 176/2025/NĐ-CP', certainty: 'likely' },
}
const ABOUT = {
  ...WHO,
  programmeCode: 'BTXH',
  categoryCode: 'K1',
  from: getMonth('2026-12'),
  legalBasis: 'Nghị định 20/2021/NĐ-CP, Điều 8',
}
const aid = (categoryCode: string): Entitlement => ({
  ...{ programmeCode: 'BTXH', categoryCode, coefficient: 1, monthlyAmountInDong: 540_000, from: null },
})
const STOPS: Readonly<Record<string, ProposalsAnswer['stops'][number]>> = {
  age: { kind: 'stop', reason: 'age', ...ABOUT },
  dead: { kind: 'stop', reason: 'dead', ...ABOUT },
  moved: { kind: 'stop', reason: 'moved', ...ABOUT },
  change: { kind: 'change', ...ABOUT, coefficientBefore: 2.5, coefficientAfter: 1.5 },
  ask: { kind: 'ask', ...WHO, standing: 'reported-dead' },
}
const OVERLAPS: Readonly<Record<string, ProposalsAnswer['overlaps'][number]>> = {
  'highest-of': { ...WHO, kind: 'highest-of', counted: [aid('K6-N')], beside: [aid('K5c')], overInDong: 540_000 },
  'two-regimes': { ...WHO, kind: 'two-regimes', higher: aid('K6-N'), lower: aid('HTXH'), overInDong: 540_000 },
  twice: { ...WHO, kind: 'twice', entitlement: aid('K5c'), overInDong: 540_000 },
}
const show = (more: Partial<ProposalsAnswer>, desk = new PaperDesk()) =>
  sitAt(PeriodProposals, desk.lay('GET', ADDRESS, { starts: [], stops: [], overlaps: [], ...more }), { props: { periodId: PERIOD } })
const LINES = `/chi-tra/${PERIOD}/danh-sach`
afterEach(leaveDesk)

describe('the proposals of a draft', () => {
  it('say who reaches an age, what must be checked, by which law and from when', async () => {
    const screen = await show({ starts: [START] })
    expect(screen.text()).toMatch(
      /Đề xuất \(1\).*Đến tuổi hưởng: Trợ cấp hưu trí xã hội \(1\).*Cần kiểm tra: Không có lương hưu\..*Theo Nghị định 176\/2025\/NĐ-CP.*Chưa đối chiếu.*Lê Thị Ánh20\/4\/1944 · Ấp 1, Xã Gia Tân 3.*75 tuổi\. Có thể hưởng từ tháng có quyết định\./s,
    )
    expect(screen.find('a').attributes('href')).toBe('/nhap-danh-sach')
  })
  it('say from which month an elder’s aid runs', async () => {
    const text = (await show({ starts: [{ ...START, runsFrom: 'age', certainty: 'sure' }] })).text()
    expect(text).toContain('75 tuổi. Có thể hưởng từ tháng 12/2026.')
    expect(text).not.toContain('Chưa đối chiếu')
  })
  it.each([
    ['age', /hết tuổi \(1\).*Trẻ em dưới 16 tuổi không có nguồn nuôi dưỡng: thôi hưởng từ tháng 12\/2026/s, LINES],
    ['dead', /Thôi hưởng: đã mất \(1\).*thì rút.*thôi hưởng từ tháng 12\/2026/s, LINES],
    ['moved', /Thôi hưởng: đã chuyển đi \(1\).*thôi hưởng từ tháng 12\/2026/s, LINES],
    ['change', /Đổi hệ số theo tuổi \(1\).*hệ số 2,5 → 1,5 từ tháng 12\/2026/s, '/nhap-danh-sach'],
    ['ask', /Báo tin chưa xác nhận \(1\).*Đã báo mất, chờ xác nhận/s, '/can-xem-lai'],
  ])('say of «%s» what follows, since when, and where to act', async (kind, words, way) => {
    const screen = await show({ stops: [STOPS[kind]].flatMap((one) => one ?? []) })
    expect(screen.text()).toMatch(words)
    expect(screen.find('a').attributes('href')).toBe(way)
  })
  it.each([
    ['highest-of', /chỉ hưởng hệ số cao nhất \(1\).*Tính: Người khuyết tật nặng\. Không tính thêm: Người từ đủ 80 tuổi[^,]*, 540\.000 đ/s],
    ['two-regimes', /chỉ hưởng mức cao hơn \(1\).*Tính: Người khuyết tật nặng\. Không tính thêm: Trợ cấp hưu trí xã hội, 540\.000 đ/s],
    ['twice', /Một chế độ ghi hai lần \(1\).*thừa 540\.000 đ mỗi tháng/s],
  ])('warn of «%s» with what is one too much, and the paper stays', async (kind, words) => {
    const screen = await show({ overlaps: [OVERLAPS[kind]].flatMap((one) => one ?? []) })
    expect(screen.text()).toMatch(words)
    expect(screen.find('a').attributes('href')).toBe(LINES)
  })
  it('have no button that changes anything', async () => {
    const screen = await show({ starts: [START], stops: Object.values(STOPS), overlaps: Object.values(OVERLAPS) })
    expect([screen.findAll('details').length, screen.findAll('button').length]).toEqual([9, 0])
    expect(screen.text()).toContain('Không có gì tự đổi')
  })
  it('of one benefit are told together, fifty at a time', async () => {
    const screen = await show({ starts: Array.from({ length: 60 }, () => START) })
    expect([screen.findAll('details').length, screen.findAll('li').length]).toEqual([1, 50])
    await press(screen, 'Xem thêm')
    expect(screen.findAll('li')).toHaveLength(60)
  })
  it('never name a group that must not be named', async () => {
    const html = (await show({ stops: [{ kind: 'stop', reason: 'age', ...ABOUT, categoryCode: 'K3' }] })).html()
    expect([html.includes('K3'), html.includes('HIV'), html.includes('Đối tượng khác')]).toEqual([false, false, true])
  })
  it('say so where there are none', async () => {
    expect((await show({})).text()).toContain('✓ Tháng này không có ai đến tuổi hưởng')
  })
  it('are asked for again by one button where the office was not reached', async () => {
    const desk = new PaperDesk().refuse('GET', ADDRESS, 'no-network')
    const screen = await sitAt(PeriodProposals, desk, { props: { periodId: PERIOD } })
    desk.lay('GET', ADDRESS, { starts: [START], stops: [], overlaps: [] })
    await press(screen, 'Thử lại')
    expect(screen.text()).toContain('Đề xuất (1)')
  })
})
