import { afterEach, describe, expect, it } from 'vitest'
import PaymentPeriods from '#app/features/coordinator/payment-periods/PaymentPeriods.vue'
import NextStep from '#app/features/coordinator/payment-period/NextStep.vue'
import { nextStep } from '#app/features/coordinator/payment-period/nextStep.ts'
import PeriodScreen from '#app/features/coordinator/payment-period/PeriodScreen.vue'
import type { PeriodFigures } from '#sync/protocol/Payments.ts'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { byOther, count, NO_PROPOSALS, NOTHING_TO_RAISE, period, PERIOD, standing, standings } from '#tests/support/payDesk.ts'

const ADDRESS = `/api/periods/${PERIOD}`
const released = { released: byOther('Trần Duyệt') }
const show = (of: PeriodFigures, desk = new PaperDesk(), duties: readonly string[] = ['releases']) =>
  sitAt(
    PeriodScreen,
    desk
      .lay('GET', ADDRESS, standings(of))
      .lay('GET', `${ADDRESS}/raise`, NOTHING_TO_RAISE)
      .lay('GET', `${ADDRESS}/proposals`, NO_PROPOSALS),
    { props: { id: PERIOD }, duties },
  )
const nextOf = (of: PeriodFigures, openQuestions: number) =>
  sitAt(NextStep, new PaperDesk(), { props: { period: of, openQuestions, peopleWaiting: 1_098 }, duties: ['releases'] })
afterEach(leaveDesk)

describe('the next step of a period', () => {
  const stepOf = (of: Partial<PeriodFigures>, duties: readonly string[] = ['releases']) => nextStep(period(of), duties)
  it('follows from its state alone, and a closed one has none', () => {
    const states = ['draft', 'checked', 'released', 'paying', 'closed'] as const
    expect(states.map((state) => stepOf({ state })?.step)).toEqual(['checking', 'releasing', 'closing', 'closing', undefined])
  })
  it('is not checking while nobody stands on the roll', () => {
    expect(stepOf({ state: 'draft', standing: standing({ listed: count(0, 0) }) })?.hindrances).toEqual(['empty'])
  })
  it('is not releasing for whoever made or checked the roll, even with the duty', () => {
    const own = { ...byOther('Tôi'), isOwn: true }
    expect(stepOf({ steps: { ...period().steps, made: own } })?.hindrances).toEqual(['release-by-another'])
    expect(stepOf({ steps: { ...period().steps, checked: own } })?.hindrances).toEqual(['release-by-another'])
  })
  it('names everything that stands in the way of releasing at once', () => {
    expect(stepOf({ openTickets: 2 }, [])?.hindrances).toEqual(['tickets-open', 'duty-missing'])
  })
  it('is not closing while a counter is open', () => {
    expect(stepOf({ state: 'paying', openSessions: 1 })?.hindrances).toEqual(['sessions-open'])
  })
})

describe('the screen of a period', () => {
  it('asks with the number before it releases, and releases only then', async () => {
    const desk = new PaperDesk().lay('POST', `${ADDRESS}/releasing`, {})
    const screen = await show(period(), desk)
    await press(screen, 'Duyệt chi')
    expect(screen.text()).toContain('Duyệt 5.974 khoản, tổng 3.067.800.000 đồng?')
    expect(desk.posted('/releasing')).toBeUndefined()
    await press(screen, 'Duyệt 5.974 khoản')
    expect(desk.posted('/releasing')).toEqual({})
    expect(document.querySelector('#notes')?.textContent).toContain('Đã duyệt 5.974 khoản, tổng 3.067.800.000 đồng.')
  })
  it('leaves the question by «Xem lại» without a word to the office', async () => {
    const desk = new PaperDesk()
    const screen = await show(period(), desk)
    await press(screen, 'Duyệt chi')
    await press(screen, 'Xem lại')
    expect(desk.asked.filter(({ method }) => method === 'POST')).toEqual([])
  })
  it('has no button for a step that is not possible, but says why and where to go', async () => {
    const screen = await show(period({ openTickets: 3 }), new PaperDesk(), [])
    expect(screen.findAll('button').filter((one) => one.text() === 'Duyệt chi')).toEqual([])
    expect(screen.text()).toContain('Còn 3 chênh lệch chưa giải thích.')
    expect(screen.text()).toContain('Duyệt chi cần người có quyền duyệt.')
    expect(screen.find(`a[href="/chi-tra/${PERIOD}/chenh-lech"]`).exists()).toBe(true)
  })
  it('closes with what goes on to the next period', async () => {
    const desk = new PaperDesk().lay('POST', `${ADDRESS}/closing`, {})
    const screen = await show(period({ state: 'paying', steps: { ...period().steps, ...released } }), desk)
    await press(screen, 'Đóng kỳ chi trả')
    expect(screen.text()).toContain('Còn 1.103 khoản chưa lĩnh, 567.800.000 đồng, chuyển sang kỳ sau.')
    await press(screen, 'Đóng, chuyển 1.103 khoản')
    expect(desk.posted('/closing')).toEqual({ carry: true })
  })
  it('says before it closes how many people and how much are concerned, stopped ones too', async () => {
    const of = period({ state: 'paying', steps: { ...period().steps, ...released }, standing: standing({ stopped: count(3, 1_500_000) }) })
    const text = (await show(of)).text()
    expect(text).toContain('Còn 1.098 người chưa lĩnh: 1.103 khoản, 567.800.000 đ.')
    expect(text).toContain('3 khoản đang tạm dừng, 1.500.000 đ, không chuyển kỳ sau. Danh sách sau sẽ hỏi lại.')
  })
  it('returns what nobody collected when that is chosen, and asks in those words first', async () => {
    const desk = new PaperDesk().lay('POST', `${ADDRESS}/closing`, {})
    const screen = await show(period({ state: 'paying', steps: { ...period().steps, ...released } }), desk)
    expect((field(screen, 'Chuyển sang kỳ sau').element as HTMLInputElement).checked).toBe(true)
    await field(screen, 'Trả về').setValue(true)
    await press(screen, 'Đóng kỳ chi trả')
    expect(screen.text()).toContain('Đóng kỳ? 1.103 khoản chưa lĩnh của 1.098 người, 567.800.000 đồng, trả về.')
    expect(desk.posted('/closing')).toBeUndefined()
    await press(screen, 'Đóng, trả về 1.103 khoản')
    expect(desk.posted('/closing')).toEqual({ carry: false })
    expect(document.querySelector('#notes')?.textContent).toContain('Đã đóng kỳ. 1.103 khoản trả về, tổng 567.800.000 đồng.')
  })
  it('asks nothing about money when everybody has collected', async () => {
    const of = period({ state: 'paying', steps: { ...period().steps, ...released }, standing: standing({ waiting: count(0, 0) }) })
    const screen = await show(of)
    expect(screen.findAll('input[name="closing"]')).toEqual([])
    await press(screen, 'Đóng kỳ chi trả')
    expect(screen.text()).toContain('Không còn khoản nào chờ lĩnh.')
  })
  it('says the office’s refusal in its words and stays where it was', async () => {
    const desk = new PaperDesk().refuse('POST', `${ADDRESS}/releasing`, 'release-by-another')
    const screen = await show(period(), desk)
    await press(screen, 'Duyệt chi')
    await press(screen, 'Duyệt 5.974 khoản')
    expect(screen.text()).toContain('Người lập hoặc kiểm tra danh sách không tự duyệt được. Cần người khác duyệt.')
  })
  it.each(['draft', 'checked'] as const)('says of a %s roll how much is to be asked, and lets it go on all the same', async (state) => {
    const screen = await nextOf(period({ state }), 12)
    expect(screen.text()).toContain('Còn 12 mục cần hỏi. Vẫn làm được bước này.')
    expect(screen.find(`a[href="/chi-tra/${PERIOD}/chenh-lech"]`).text()).toBe('Xem các mục cần hỏi')
    expect(screen.findAll('button').some((one) => ['Đã kiểm tra xong', 'Duyệt chi'].includes(one.text()))).toBe(true)
  })
  it('proposes while the roll is a draft, and no longer', async () => {
    const seen = async (state: PeriodFigures['state']) => (await show(period({ state }))).find('#proposals').exists()
    expect([await seen('draft'), await seen('checked')]).toEqual([true, false])
  })
  it('asks no more about a roll that is being paid', async () => {
    const paying = period({ state: 'paying', steps: { ...period().steps, ...released } })
    expect((await nextOf(paying, 12)).text()).not.toContain('cần hỏi')
  })
  it('sends a checked roll back to be corrected', async () => {
    const desk = new PaperDesk().lay('POST', `${ADDRESS}/reopening`, {})
    const screen = await show(period(), desk)
    await press(screen, 'Mở lại để sửa danh sách')
    expect(desk.posted('/reopening')).toBeDefined()
  })
  it('says what share was paid without cash, of all that was listed', async () => {
    expect((await show(period())).text()).toContain('15,2%')
  })
  it('offers the report and the counters only once it is released', async () => {
    expect((await show(period())).find(`a[href="/chi-tra/${PERIOD}/bao-cao"]`).exists()).toBe(false)
    const paying = await show(period({ state: 'paying', steps: { ...period().steps, ...released } }))
    expect(paying.find(`a[href="/chi-tra/${PERIOD}/bao-cao"]`).exists()).toBe(true)
  })
})

describe('the list of periods', () => {
  it('says of each who did which step, and what still stands open', async () => {
    const desk = new PaperDesk().lay('GET', '/api/periods', { periods: [period({ openTickets: 2, openSessions: 1 })] })
    const text = (await sitAt(PaymentPeriods, desk)).text()
    expect(text).toMatch(/Lập.*Nguyễn Thanh Bình, 08:00 20\/11.*Duyệt/s)
    expect(text).toContain('2 chênh lệch chưa giải thích')
    expect(text).toContain('1 quầy chưa chốt')
  })
  it('begins with the way to make one where there is none', async () => {
    const screen = await sitAt(PaymentPeriods, new PaperDesk().lay('GET', '/api/periods', { periods: [] }))
    expect(screen.text()).toContain('Chưa có kỳ chi trả nào.')
    expect(screen.find('a[href="/chi-tra/moi"]').exists()).toBe(true)
  })
  it('says that there is no network, and asks again by one button', async () => {
    const desk = new PaperDesk().refuse('GET', '/api/periods', 'no-network')
    const screen = await sitAt(PaymentPeriods, desk)
    expect(screen.text()).toContain('Máy chưa có mạng.')
    desk.lay('GET', '/api/periods', { periods: [period()] })
    await press(screen, 'Thử lại')
    expect(screen.text()).toContain('Tháng 12/2026')
  })
})
