import { afterEach, describe, expect, it } from 'vitest'
import PeriodDifferences from '#app/features/coordinator/period-differences/PeriodDifferences.vue'
import { sortDifferences } from '#app/features/coordinator/period-differences/sortDifferences.ts'
import TicketList from '#app/features/coordinator/tickets/TicketList.vue'
import type { DifferenceOnDesk, QuestionOnDesk } from '#sync/protocol/Payments.ts'
import type { Ticket } from '#sync/protocol/Tickets.ts'
import { field, leaveDesk, PaperDesk, sitAt } from '#tests/support/deskScreen.ts'
import { difference, differences, PERIOD, question, ticket } from '#tests/support/payDesk.ts'

const UNEXPLAINED = { explanation: null, shares: [], unexplainedInDong: 500_000 } as const
const show = (list: readonly DifferenceOnDesk[], tickets: readonly Ticket[] = [], desk = new PaperDesk()) => {
  desk.lay('GET', `/api/periods/${PERIOD}/differences`, differences(list)).lay('GET', '/api/tickets', { tickets, more: false })
  return sitAt(PeriodDifferences, desk, { props: { id: PERIOD } })
}
const seeTickets = (tickets: readonly Ticket[], desk = new PaperDesk()) =>
  sitAt(TicketList, desk.lay('GET', '/api/tickets', { tickets, more: false }))
afterEach(leaveDesk)

describe('differences in order', () => {
  const order = (list: readonly DifferenceOnDesk[]) => sortDifferences(list, 'all').map((one) => one.fullName)
  it('have what nobody explained first, then the most money', () => {
    const list = [
      difference({ fullName: 'little' }),
      difference({ fullName: 'much', differenceInDong: -900_000 }),
      difference({ fullName: 'open', ...UNEXPLAINED, differenceInDong: 1_000 }),
    ]
    expect(order(list)).toEqual(['open', 'much', 'little'])
  })
  it('count a settled question as explained', () => {
    const settled = difference({ fullName: 'settled', ...UNEXPLAINED, ticketId: 't', differenceInDong: 1 })
    expect(order([settled, difference({ fullName: 'explained' })])).toEqual(['explained', 'settled'])
  })
  it('are of one kind where one is asked for', () => {
    expect(sortDifferences([difference(), difference({ kind: 'new' })], 'new')).toHaveLength(1)
  })
})

describe('the screen of differences', () => {
  it('begins with both sums and how many of each kind', async () => {
    const text = (await show([difference()])).text()
    expect(text).toMatch(/Tháng 11\/2026\s*3\.060\.000\.000 đ.*Kỳ này\s*3\.067\.800\.000 đ.*\+7\.800\.000 đ.*Thêm mới\s*14/s)
  })
  it('says of an explained one what was before, what is now and why', async () => {
    expect((await show([difference()])).text()).toMatch(/Kỳ trước\s*500\.000 đ.*Kỳ này\s*1\.000\.000 đ.*\(\+500\.000 đ\).*✓ Tròn 80 tuổi/s)
  })
  it('gives each reason its share where there are several', async () => {
    const shares = [
      { explanation: { kind: 'age', text: 'Tròn 80 tuổi' }, amountInDong: 300_000 },
      { explanation: { kind: 'decision', number: '12/QĐ' }, amountInDong: 200_000 },
    ] as const
    expect((await show([difference({ shares })])).text()).toMatch(/✓ Tròn 80 tuổi: 300\.000 đ.*✓ Quyết định số 12\/QĐ: 200\.000 đ/s)
  })
  it('tells before the check how many will become questions', async () => {
    const screen = await show([difference(UNEXPLAINED)])
    expect(screen.text()).toContain('1 chênh lệch chưa có lý do. Khi ghi «Đã kiểm tra xong»')
    expect(screen.text()).toContain('△ Chưa có lý do.')
  })
  it('shows a line of the whole roll that is of no one person', async () => {
    expect((await show([])).text()).toContain('Thu hồi quý I · -1.240.000 đ')
  })
  it('puts an open question on top once, and settles it in the same place', async () => {
    const desk = new PaperDesk().lay('POST', '/api/tickets', {})
    const open = ticket()
    const screen = await show([difference({ ...UNEXPLAINED, fullName: open.fullName, ticketId: open.id })], [open], desk)
    expect(screen.text().split('Trần Văn Tâm')).toHaveLength(2)
    await field(screen, 'Giải quyết').setValue(true)
    await field(screen, 'Danh sách đúng').setValue(true)
    await field(screen, 'Lý do').setValue('Xã đã có quyết định')
    await screen.find('article form').trigger('submit')
    expect(desk.posted(open.id)).toEqual({ act: 'settle', outcome: 'right', note: 'Xã đã có quyết định' })
  })
})

describe('what a roll leaves to a person', () => {
  const ask = (questions: readonly QuestionOnDesk[]) =>
    sitAt(
      PeriodDifferences,
      new PaperDesk()
        .lay('GET', `/api/periods/${PERIOD}/differences`, { ...differences([]), questions })
        .lay('GET', '/api/tickets', { tickets: [], more: false }),
      { props: { id: PERIOD } },
    )
  it.each([
    ['reported', /Cán bộ đã báo, chưa ai xác nhận \(1\).*Hỏi lại xã rồi trả lời.*Tình trạng: Đã báo mất, chờ xác nhận/s],
    ['amount-differs', /Trên giấy: 500\.000 đ.*Hệ số × mức chuẩn: 1,5 × 540\.000 đ = 810\.000 đ.*Chênh lệch: −310\.000 đ/s],
    ['no-rate', /Không có mức nào khớp \(1\).*Xem lại nhóm hưởng và ngày sinh.*Trên giấy: 500\.000 đ/s],
    ['no-amount', /Hồ sơ chưa ghi số tiền \(1\).*thêm khoản chi.*Người từ đủ 80 tuổi/s],
    ['months-withheld', /Đã dừng chi hoặc trả về, chưa ai lĩnh \(1\).*thêm khoản truy lĩnh.*Tháng: 10\/2026/s],
    ['months-missing', /Có thể còn tháng chưa chi \(1\).*thêm khoản truy lĩnh.*Tháng: 10\/2026/s],
    ['rate-not-made-good', /Mức mới chưa tính truy lĩnh được \(1\).*Tính tay.*Tháng: 10\/2026/s],
    ['end-unknown', /chưa rõ ngày \(1\).*Tìm ngày mất.*Tình trạng: Đã mất/s],
    ['uncollected-of-ended', /còn tiền chưa lĩnh \(1\).*không tự chuyển.*Chưa lĩnh: 540\.000 đ/s],
    ['recovery-left', /Thu hồi chưa hết \(1\).*thu ở kỳ sau.*Chưa thu được: 600\.000 đ/s],
  ] as const)('says of «%s» whom it is about, what to look at and the figures', async (kind, words) => {
    const text = (await ask([question(kind)])).find('section[aria-labelledby="roll-questions"]').text()
    expect(text).toContain('Lê Thị Ánh2/9/1943 · Ấp Lạc Sơn, Xã Gia Tân 3')
    expect(text).toMatch(words)
  })
  it('names the table where a table tells the amount', async () => {
    const asked = question('amount-differs', { coefficient: null, standardInDong: null, differenceInDong: 310_000 })
    expect((await ask([asked])).text()).toMatch(/Theo bảng mức: 810\.000 đ.*Chênh lệch: \+310\.000 đ/s)
  })
  it('is told by kind with its number, the most money on top, and folded where it is much', async () => {
    const many = [1, 2, 3, 4].map((n) => question('recovery-left', { fullName: `Người ${n}`, amountInDong: n }))
    const screen = await ask([...many, question('reported')])
    const folds = screen.findAll('details').map((one) => [one.find('summary').text(), one.attributes('open') !== undefined])
    expect(folds).toEqual([
      ['Cán bộ đã báo, chưa ai xác nhận (1)', true],
      ['Thu hồi chưa hết (4)', false],
    ])
    expect(screen.findAll('details li b:first-child').map((one) => one.text())).toEqual(expect.arrayContaining(['Người 4', 'Người 1']))
  })
  it('stops nothing: the list is paid as on paper, and the way to its lines is there', async () => {
    const screen = await ask([question('no-rate')])
    expect(screen.text()).toContain('Danh sách vẫn chi theo số trên giấy.')
    expect(screen.find(`a[href="/chi-tra/${PERIOD}/danh-sach"]`).exists()).toBe(true)
  })
  it('is not spoken of where there is none', async () => {
    expect((await ask([])).text()).not.toContain('Cần hỏi')
  })
})

describe('a question about a roll', () => {
  it('says whose it is, until when, and that the day has passed', async () => {
    expect((await seeTickets([ticket()])).text()).toMatch(/Xã giải quyết, hạn 24\/11\/2026.*Quá hạn/s)
  })
  it('is handed over with a day and what is to be done', async () => {
    const desk = new PaperDesk().lay('POST', '/api/tickets', {})
    const screen = await seeTickets([ticket()], desk)
    await field(screen, 'Chuyển cho người khác').setValue(true)
    await screen.find('select[id^="owner-"]').setValue('post-office')
    await screen.find('input[type="date"]').setValue('2026-12-01')
    await field(screen, 'Cần làm gì').setValue('Hỏi lại bưu điện')
    await screen.find('article form').trigger('submit')
    expect(desk.posted(ticket().id)).toEqual({ act: 'hand-over', owner: 'post-office', dueDay: '2026-12-01', note: 'Hỏi lại bưu điện' })
  })
  it('has nothing chosen beforehand, and asks for what is missing', async () => {
    const desk = new PaperDesk()
    const screen = await seeTickets([ticket()], desk)
    expect(screen.findAll('article input:checked')).toEqual([])
    await field(screen, 'Giải quyết').setValue(true)
    await screen.find('article form').trigger('submit')
    expect(screen.text()).toContain('Chọn kết quả và ghi lý do')
    expect(desk.posted(ticket().id)).toBeUndefined()
  })
  it('keeps its history, with who did what', async () => {
    expect((await seeTickets([ticket()])).text()).toMatch(/Đã làm \(1\).*Mở · Nguyễn Thanh Bình/s)
  })
  it('once settled says how and by whom, and is acted on no more', async () => {
    const settled = ticket({ settlement: { outcome: 'corrected', by: 'Trần Duyệt', atMs: ticket().openedAtMs } })
    const screen = await seeTickets([settled])
    expect(screen.text()).toMatch(/✓ Đã sửa danh sách.*Trần Duyệt/s)
    expect(screen.find('article form').exists()).toBe(false)
  })
  it('is found among those of one owner', async () => {
    const screen = await seeTickets([ticket(), ticket({ id: 'other', fullName: 'Lê Thị Ánh', owner: 'coordinator' })])
    await field(screen, 'Ai giải quyết').setValue('coordinator')
    expect(screen.findAll('article').map((one) => one.find('h3').text())).toEqual(['Lê Thị Ánh'])
  })
})
