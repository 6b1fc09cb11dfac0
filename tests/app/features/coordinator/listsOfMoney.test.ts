import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { checkedPayments, checkedRoll, countOf } from '#app/desk/lists/checkedList.ts'
import ImportRoll from '#app/features/coordinator/import-roll/ImportRoll.vue'
import ReconcileList from '#app/features/coordinator/reconcile/ReconcileList.vue'
import type { ReconciliationAnswer, RollAnswer, RollRow } from '#sync/protocol/Payments.ts'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { byOther, period, PERIOD, standings } from '#tests/support/payDesk.ts'

const ADDRESS = `/api/periods/${PERIOD}`
const row = (outcome: RollRow['outcome'], more: Partial<RollRow> = {}): RollRow => ({
  ...{ sheet: 'T12', row: 5, name: 'Nguyễn Thị Hoa', birthYear: 1940, amountInDong: 500_000, outcome, problems: [], ...more },
})
const problem = { code: 'AMOUNT_WRONG', column: 'Số tiền', sentence: 'Số tiền không đọc được. / The amount is not readable.' }
const rollAnswer = (more: Partial<RollAnswer> = {}): RollAnswer => ({
  isWritten: false,
  rows: [row('listed'), row('changed', { problems: [problem] }), row('kept-back', { row: 9, name: 'Trần Văn Tâm', problems: [problem] })],
  outcomes: { listed: 1, changed: 1, added: 0, missing: 0, 'kept-back': 1 },
  sumInDong: 1_000_000,
  declaredSumInDong: 1_500_000,
  heads: [{ sheet: 'T12', row: 4, columns: [{ column: 1, label: 'Họ và tên', meaning: 'name', samples: ['Nguyễn Thị Hoa'] }] }],
  ...more,
})
const paidAnswer: ReconciliationAnswer = {
  ...{ isWritten: false, sumInDong: 900_000, heads: rollAnswer().heads },
  rows: [
    { ...row('listed'), outcome: 'matched' },
    { ...row('listed'), outcome: 'amount-differs' },
    { ...row('listed'), outcome: 'not-on-roll' },
    { ...row('listed', { problems: [problem] }), outcome: 'bounced' },
  ],
  outcomes: { matched: 1, already: 0, bounced: 1, 'amount-differs': 1, 'not-on-roll': 1, 'kept-back': 0 },
}
async function choose(screen: Awaited<ReturnType<typeof sitAt>>) {
  const picker = screen.find<HTMLInputElement>('#import-file')
  Object.defineProperty(picker.element, 'files', { value: [new File(['x'], 'DS_12-2026.xlsx')] })
  await picker.trigger('change')
  await expect.poll(() => screen.text()).toContain('DS_12-2026.xlsx')
}
afterEach(leaveDesk)

describe('a roll that was looked at', () => {
  it('parts rows that are fine, taken with a doubt, and not taken', () => {
    const list = checkedRoll(rollAnswer())
    expect((['fine', 'doubt', 'wrong'] as const).map((verdict) => countOf(list, verdict))).toEqual([1, 1, 1])
    expect(list.toTakeIn).toBe(1)
  })
})

describe('what a bank or the post office says was paid', () => {
  it('is booked where it agrees to the đồng, and nowhere else', () => {
    const list = checkedPayments(paidAnswer)
    expect([list.toTakeIn, countOf(list, 'doubt'), countOf(list, 'wrong')]).toEqual([1, 0, 3])
  })
})

describe('bringing a roll in', () => {
  const sit = (desk: PaperDesk, of = period({ state: 'draft' })) =>
    sitAt(ImportRoll, desk.lay('GET', ADDRESS, standings(of)).lay('POST', `${ADDRESS}/roll`, rollAnswer()), { props: { id: PERIOD } })
  it('reads, agrees on columns, checks, and writes only at the last step', async () => {
    const desk = new PaperDesk()
    const screen = await sit(desk)
    await field(screen, 'Người có công').setValue(true)
    await choose(screen)
    await press(screen, 'Đọc tệp')
    await press(screen, 'Kiểm tra')
    expect(desk.posted('/roll')).toMatchObject({ dryRun: true, programmeCode: 'NCC' })
    desk.lay('POST', `${ADDRESS}/roll`, rollAnswer({ isWritten: true }))
    await press(screen, 'Nhập 1 khoản')
    expect(desk.posted('/roll')).toMatchObject({ dryRun: false })
    expect(screen.text()).toContain('Đã nhập 1 khoản vào kỳ chi trả.')
    expect(screen.find(`a[href="/chi-tra/${PERIOD}/chenh-lech"]`).exists()).toBe(true)
  })
  it('shows what keeps a row out first, with its column and remedy, and the gap to the file’s own sum', async () => {
    const screen = await sit(new PaperDesk())
    await choose(screen)
    await press(screen, 'Đọc tệp')
    await press(screen, 'Kiểm tra')
    expect(screen.findAll('tbody th').map((one) => one.text())).toEqual(['Trần Văn Tâm', 'Nguyễn Thị Hoa'])
    expect(screen.text()).toContain('Số tiền: Số tiền không đọc được.')
    expect(screen.text()).toContain('Tổng ít hơn dòng Cộng 500.000 đ.')
  })
  it('stays where it was when the office refuses the file, in the office’s words', async () => {
    const desk = new PaperDesk()
    const screen = await sit(desk)
    desk.refuse('POST', `${ADDRESS}/roll`, 'period-not-draft')
    await choose(screen)
    await press(screen, 'Đọc tệp')
    await flushPromises()
    expect(screen.text()).toContain('Kỳ chi trả này đã qua bước lập danh sách.')
    expect(screen.find('#import-file').exists()).toBe(true)
  })
  it('is not offered once the roll is past its drafting', async () => {
    const screen = await sit(new PaperDesk(), period())
    expect(screen.find('#import-file').exists()).toBe(false)
  })
})

describe('reconciling', () => {
  it('says whose file it is and of which day', async () => {
    const desk = new PaperDesk().lay('GET', ADDRESS, standings(period({ steps: { ...period().steps, released: byOther('Trần Duyệt') } })))
    const screen = await sitAt(ReconcileList, desk.lay('POST', `${ADDRESS}/reconciliation`, paidAnswer), { props: { id: PERIOD } })
    await field(screen, 'Bưu điện: đã chi tiền mặt').setValue(true)
    await field(screen, 'Ngày chi theo tệp').setValue('2026-12-05')
    await choose(screen)
    await press(screen, 'Đọc tệp')
    expect(desk.posted('/reconciliation')).toMatchObject({ source: 'post-office', day: '2026-12-05', dryRun: true })
  })
})
