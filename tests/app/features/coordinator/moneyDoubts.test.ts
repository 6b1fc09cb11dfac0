import { afterEach, describe, expect, it } from 'vitest'
import SettleDoubts from '#app/features/coordinator/settle-doubts/SettleDoubts.vue'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type { PaymentSide, ReviewCase } from '#sync/protocol/Reviews.ts'
import { field, leaveDesk, PaperDesk, sitAt } from '#tests/support/deskScreen.ts'

const side = (more: Partial<PaymentSide> = {}): PaymentSide => ({
  ...{ factId: 'a', tellerName: 'Phạm Thị Lan', place: 'Bưu điện Gia Tân 3', sessionLabel: 'Quầy 1', day: '2026-12-03', receivedAtMs: 0 },
  ...{ amountInDong: 500_000, receiver: { kind: 'self' }, foundBy: 'list', isSigned: true, isCancelled: false, ...more },
})
const doubt = (more: Partial<ReviewCase> = {}): ReviewCase => ({
  ...{
    factId: 'f1',
    kind: 'payment.made',
    problem: 'double-paid',
    unitCode: '26305',
    recordedBy: 'Đỗ Văn Hùng',
    openedAtMs: 0,
    gift: null,
  },
  person: { id: 'p', fullName: 'Nguyễn Thị Hoa', birth: '1940', hamlet: 'Ấp Lạc Sơn' },
  payment: {
    ...{ periodName: 'Tháng 12/2026', month: '2026-12', dueInDong: 500_000, stop: null },
    sides: [
      side(),
      side({
        ...{ factId: 'b', tellerName: 'Đỗ Văn Hùng', sessionLabel: 'Quầy 2', amountInDong: 450_000, isSigned: false },
        receiver: {
          ...{ kind: 'authorised', fullName: 'Lê Văn Con', relation: 'child', identityTail: '4821' },
          paper: { number: '12/UQ', validUntil: getPlainDate('2027-06-30') },
        },
      }),
    ],
  },
  settlement: null,
  ...more,
})
const show = (cases: readonly ReviewCase[], desk = new PaperDesk()) =>
  sitAt(SettleDoubts, desk.lay('GET', '/api/reviews', { cases, more: false }).lay('GET', '/api/reviews/count', { open: 1 }))
afterEach(leaveDesk)

describe('a line that was paid twice', () => {
  it('has both payments side by side: who, where, when, how much, into whose hands, signed or not', async () => {
    const [first, second] = (await show([doubt()])).findAll('article li').map((one) => one.text())
    expect(first).toMatch(/500\.000 đ.*Phạm Thị Lan chi ngày 3\/12\/2026.*Quầy 1 · Bưu điện Gia Tân 3.*Chính chủ nhận.*có chữ ký/s)
    expect(second).toMatch(
      /450\.000 đ.*Khác danh sách.*Lê Văn Con \(con\) nhận theo uỷ quyền số 12\/UQ, đến 30\/6\/2027\. Căn cước …4821.*không có chữ ký/s,
    )
  })
  it('is settled by taking one back or recovering the money, with nothing chosen beforehand', async () => {
    const screen = await show([doubt()])
    expect(
      screen
        .findAll('article label')
        .map((one) => one.text())
        .slice(0, 3),
    ).toEqual(['Bỏ lượt thứ hai', 'Bỏ lượt thứ nhất', 'Thu hồi'])
    expect(screen.find('article input:checked').exists()).toBe(false)
  })
  it('says what a decision means before it is made, and sends it with the reason', async () => {
    const desk = new PaperDesk().lay('POST', '/api/reviews/f1/settlement', {})
    const screen = await show([doubt()], desk)
    await field(screen, 'Thu hồi').setValue(true)
    expect(screen.text()).toContain('Tiền đã ra thật: lập khoản phải thu hồi.')
    await screen.find('textarea').setValue('Cả hai quầy đều đã chi')
    await screen.find('article form').trigger('submit')
    expect(desk.posted('/settlement')).toEqual({ decision: 'recover', reason: 'Cả hai quầy đều đã chi' })
  })
})

describe('a payment on a stopped line', () => {
  const stop = { outcome: 'stopped', by: 'Nguyễn Thanh Bình', atMs: 0, reason: 'Quyết định sáng nay' } as const
  const about = { periodName: 'Tháng 12/2026', month: '2026-12', dueInDong: 500_000, stop }
  const stopped = () => doubt({ problem: 'line-stopped', payment: { ...about, sides: [side()] } })
  it('shows both sides: who stopped it, when and why, and who paid', async () => {
    const text = (await show([stopped()])).text()
    expect(text).toMatch(/Nguyễn Thanh Bình dừng chi lúc.*Quyết định sáng nay.*Phạm Thị Lan chi ngày 3\/12\/2026/s)
  })
  it('has no «second» to take back where there is one', async () => {
    const labels = (await show([stopped()])).findAll('article label').map((one) => one.text())
    expect(labels.slice(0, 3)).toEqual(['Đã xem', 'Thu hồi', 'Bỏ lượt này'])
  })
  it('says in a sentence why it is here', async () => {
    expect((await show([stopped()])).text()).toContain('Khoản này đã dừng chi. Lượt chi vẫn được nhận, chờ đối chiếu.')
  })
})
