import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import BeneficiaryList from '#app/features/coordinator/beneficiaries/BeneficiaryList.vue'
import BeneficiaryScreen from '#app/features/coordinator/beneficiary/BeneficiaryScreen.vue'
import { explainBenefit } from '#app/features/coordinator/beneficiary/explainedBenefit.ts'
import { formOf, problemsOfBenefit, type BenefitForm } from '#app/features/coordinator/beneficiary/benefitForm.ts'
import { birthAsKept, correctionFormOf, correctionsOf, problemsOfCorrection } from '#app/features/coordinator/beneficiary/correctionForm.ts'
import { learnWords } from '#app/text/words.ts'
import type { BeneficiaryProfile, Entitlement, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import { getPlainDate, vietnamDay } from '#domain/shared/PlainDate.ts'
import type { PeopleAnswer, PersonOnList, PersonPage } from '#sync/protocol/People.ts'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { NOW_MS } from '#tests/support/mountedScreen.ts'

await learnWords(['card'])
const TODAY = vietnamDay(NOW_MS)
const K5C: Entitlement = { programmeCode: 'BTXH', categoryCode: 'K5c', coefficient: 1, monthlyAmountInDong: 400_000, from: null }
const SUBJECT = {
  ...{ beneficiaryId: 'p', fullName: 'Lê Thị Ánh', birth: '1943-09-02', hamlet: 'Ấp Lạc Sơn', unitCode: '26305' as UnitCode },
  ...{ standing: 'present' as const, identityTail: '4821' },
}
const row = (more: Partial<PersonOnList> = {}): PersonOnList => ({
  ...SUBJECT,
  ...{ state: 'receiving', programmes: ['BTXH'], monthlyInDong: 400_000, payeeName: null, channel: 'counter', hasTodo: false },
  ...more,
})
const people = (more: Partial<PeopleAnswer> = {}): PeopleAnswer => ({ people: [row()], total: 1, next: null, payeesWaiting: 0, ...more })
const page = (more: Partial<PersonPage> = {}): PersonPage => ({
  ...SUBJECT,
  ...{
    sex: 'female',
    phone: null,
    isHouseholdHead: false,
    poverty: [],
    payee: { kind: 'self' },
    guardianName: null,
    entitlements: [K5C],
    note: '',
  },
  ...{ tails: { citizenId: '4821', oldIdentityNumber: null }, papers: [], card: statusOnPage(null), lines: [], visits: [], gifts: [] },
  open: { doubt: 0, report: 0, ticket: 0, said: 0, 'data-request': 0, recovery: 0 },
  changes: [],
  ...more,
})
const ASKED = {
  ...{
    id: 'c',
    kind: 'payee' as const,
    reason: 'Còn nhỏ',
    countsFrom: '2026-12-01',
    madeAtMs: NOW_MS,
    madeBy: 'Nguyễn Thanh Bình',
    isOwn: true,
  },
  ...{ state: 'waiting' as const, answer: null },
  body: { was: { kind: 'self' as const }, to: { kind: 'guardian' as const, fullName: 'Trần Thị Nuôi', phone: null }, paper: '7/QĐ' },
}
const look = (desk: PaperDesk, more: Partial<PersonPage> = {}) =>
  sitAt(BeneficiaryScreen, desk.lay('GET', '/api/people/p', page(more)), { props: { id: 'p', back: '/nguoi-huong' } })
afterEach(leaveDesk)

describe('the list of people at the desk', () => {
  it('shows who receives what, with the last four digits', async () => {
    const screen = await sitAt(BeneficiaryList, new PaperDesk().lay('POST', '/api/people/search', people()))
    expect(screen.text()).toMatch(/Lê Thị Ánh.*Căn cước …4821.*Đang hưởng.*400\.000 đ/s)
  })
  it('asks for what was typed in the body, never in the address', async () => {
    const desk = new PaperDesk().lay('POST', '/api/people/search', people())
    const screen = await sitAt(BeneficiaryList, desk)
    await screen.find('input[type=search]').setValue(' 4821 ')
    await screen.find('form').trigger('submit')
    await flushPromises()
    expect([desk.asked.at(-1), desk.asked.some(({ address }) => address.includes('4821'))]).toEqual([
      { method: 'POST', address: '/api/people/search', body: { q: '4821' } },
      false,
    ])
  })
  it('says that nobody was found, and what to try', async () => {
    const desk = new PaperDesk().lay('POST', '/api/people/search', people({ people: [], total: 0 }))
    const screen = await sitAt(BeneficiaryList, desk)
    await screen.find('input[type=search]').setValue('zzz')
    await screen.find('form').trigger('submit')
    await flushPromises()
    expect(screen.text()).toContain('Không tìm thấy "zzz"')
  })
  it('goes on where the last page ended', async () => {
    const next = ['26305', 'ap', 'le thi anh', 'p'] as const
    const desk = new PaperDesk().lay('POST', '/api/people/search', people({ total: 51, next: [...next] }))
    const screen = await sitAt(BeneficiaryList, desk)
    await press(screen, 'Xem tiếp (còn 50 người)')
    expect(desk.asked.at(-1)?.body).toEqual({ after: next })
  })
  it('says why the office does not answer, and asks again', async () => {
    const desk = new PaperDesk().refuse('POST', '/api/people/search', 'offline')
    const screen = await sitAt(BeneficiaryList, desk)
    expect(screen.find('[role=alert]').exists()).toBe(true)
    desk.lay('POST', '/api/people/search', people())
    await press(screen, 'Thử lại')
    expect(screen.text()).toContain('Lê Thị Ánh')
  })
  it('tells of payees that wait to be confirmed, and shows them', async () => {
    const desk = new PaperDesk().lay('POST', '/api/people/search', people({ payeesWaiting: 2 }))
    const screen = await sitAt(BeneficiaryList, desk)
    await press(screen, '2 đề nghị đổi người nhận')
    expect(desk.asked.at(-1)?.body).toEqual({ todo: 'payee' })
  })
})

describe('one person at the desk', () => {
  it('sends a changed benefit with what was looked at', async () => {
    const desk = new PaperDesk().lay('POST', '/api/people/p/benefits', { done: 'changed' })
    const screen = await look(desk)
    await field(screen, 'Số tiền một tháng').setValue(540_000)
    await field(screen, 'Lý do').setValue('Quyết định mới')
    const form = screen.findAll('form').find((one) => one.text().includes('Hưởng từ ngày (bỏ trống'))
    await form?.find('input[id$=reason]').setValue('Quyết định mới')
    await form?.trigger('submit')
    await flushPromises()
    expect(desk.posted('/benefits')).toMatchObject({
      act: 'put',
      was: K5C,
      to: { ...K5C, monthlyAmountInDong: 540_000 },
      reason: 'Quyết định mới',
    })
  })
  it('that somebody else changed is fetched again, and what was typed stays (S265)', async () => {
    const desk = new PaperDesk().refuse('POST', '/api/people/p/benefits', 'person-changed')
    const screen = await look(desk)
    const form = screen.findAll('form').find((one) => one.text().includes('Hưởng từ ngày (bỏ trống'))
    await form?.find('input[id$=reason]').setValue('Quyết định mới')
    desk.lay('GET', '/api/people/p', page({ entitlements: [{ ...K5C, monthlyAmountInDong: 500_000 }] }))
    await form?.trigger('submit')
    await flushPromises()
    const typed = screen.findAll('input[id$=reason]').map((one) => (one.element as HTMLInputElement).value)
    expect([
      screen.text().includes('500.000 đ/tháng'),
      typed.includes('Quyết định mới'),
      screen.text().includes('Người khác vừa sửa hồ sơ này'),
    ]).toEqual([true, true, true])
  })
  it('lets whoever asked for another payee take it back, and not confirm it (S267)', async () => {
    const desk = new PaperDesk().lay('POST', '/api/people/payees/c/answer', { done: 'answered' })
    const screen = await look(desk, { changes: [ASKED] })
    const buttons = screen.findAll('button').map((one) => one.text())
    expect([buttons.includes('Xác nhận đổi người nhận'), buttons.includes('Rút lại đề nghị')]).toEqual([false, true])
    await screen.find('#answer-reason').setValue('Ghi nhầm')
    await press(screen, 'Rút lại đề nghị')
    expect(desk.posted('/answer')).toEqual({ isConfirmed: false, reason: 'Ghi nhầm' })
  })
  it('lets another person confirm it (S267)', async () => {
    const desk = new PaperDesk().lay('POST', '/api/people/payees/c/answer', { done: 'answered' })
    const screen = await look(desk, { changes: [{ ...ASKED, isOwn: false }] })
    await screen.find('#answer-reason').setValue('Đã xem giấy')
    await screen.find('form.waiting-payee').trigger('submit')
    await flushPromises()
    expect(desk.posted('/answer')).toEqual({ isConfirmed: true, reason: 'Đã xem giấy' })
  })
  it('leads to where each open thing is answered', async () => {
    const screen = await look(new PaperDesk(), { open: { ...page().open, report: 1, ticket: 2 } })
    const ways = screen.findAll('a').map((one) => [one.text(), one.attributes('href')])
    expect(ways).toEqual(
      expect.arrayContaining([
        ['△ 1 tin báo của cán bộ chờ trả lời', '/can-xem-lai'],
        ['△ 2 chênh lệch chưa giải quyết', '/chenh-lech'],
      ]),
    )
  })
  it('that is not the office’s is said', async () => {
    const screen = await sitAt(BeneficiaryScreen, new PaperDesk().refuse('GET', '/api/people/p', 'not-found'), {
      props: { id: 'p', back: '/x' },
    })
    expect(screen.find('[role=alert]').text()).toContain('Không tìm thấy')
  })
})

describe('what rules and rates say of an amount', () => {
  const on = (text: string) => getPlainDate(text)
  it.each([
    ['explained', K5C, '2024-03-05'],
    ['differs', { ...K5C, monthlyAmountInDong: 410_000 }, '2024-03-05'],
    ['no-rate', { ...K5C, categoryCode: '' }, '2024-03-05'],
    ['on-paper', { ...K5C, programmeCode: 'KHAC', categoryCode: '' }, '2024-03-05'],
  ] as const)('is «%s»', (kind, benefit, day) => {
    expect(explainBenefit(benefit, '1940-01-01', on(day)).kind).toBe(kind)
  })
})

describe('what is missing', () => {
  const whole: BenefitForm = { ...formOf(K5C, TODAY), reason: 'Quyết định' }
  it.each([
    [{ monthlyAmountInDong: '' }, 'amount'],
    [{ coefficient: -1 }, 'coefficient'],
    [{ from: '2026-02-30' }, 'from'],
    [{ from: '2026-05-01', countsFrom: '2026-04-01' }, 'counts-before'],
    [{ reason: ' ' }, 'reason'],
  ] as const)('of a benefit with %o is %s', (more, problem) => {
    expect(problemsOfBenefit({ ...whole, ...more }, false)).toEqual([problem])
  })
  it('of a correction is said before anything is sent', () => {
    const seen = page()
    const form = { ...correctionFormOf(seen), citizenId: '12', fullName: 'L' }
    expect(problemsOfCorrection(correctionsOf(form, seen), '')).toEqual(['name', 'citizen-id', 'reason'])
    expect(problemsOfCorrection(correctionsOf(correctionFormOf(seen), seen), 'Lý do')).toEqual(['nothing'])
  })
})

describe('what is put right', () => {
  it('is sent alone, a number with the last digits that were shown', () => {
    const seen = page({ phone: '0909111222' as BeneficiaryProfile['phone'] })
    const form = { ...correctionFormOf(seen), citizenId: '075 143 009 999', phone: '', birth: '3/9/1943' }
    expect(correctionsOf(form, seen)).toEqual({
      citizenId: { was: '4821', to: '075143009999' },
      phone: { was: '0909111222', to: null },
      birth: { was: '1943-09-02', to: '1943-09-03' },
    })
  })
  it.each([
    ['2/9/1943', '1943-09-02'],
    ['9.1943', '1943-09'],
    ['1943', '1943'],
    ['1943-09-02', '1943-09-02'],
  ])('a birth written %s is kept as %s', (written, kept) => {
    expect(birthAsKept(written)).toBe(kept)
  })
})
