import { afterEach, describe, expect, it } from 'vitest'
import SettleDoubts from '#app/features/coordinator/settle-doubts/SettleDoubts.vue'
import { PHOTOS, type Outcome } from '#app/tools.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type { PaymentSide, ReviewCase } from '#sync/protocol/Reviews.ts'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'

const DRAWN = [
  [
    { x: 1, y: 2 },
    { x: 3, y: 4 },
  ],
]
const side = (more: Partial<PaymentSide> = {}): PaymentSide => ({
  ...{ factId: 'a', tellerName: 'Phạm Thị Lan', place: 'Bưu điện Gia Tân 3', sessionLabel: 'Quầy 1', day: '2026-12-03', receivedAtMs: 0 },
  ...{ amountInDong: 500_000, receiver: { kind: 'self' }, foundBy: 'list', signature: DRAWN, hasPhoto: true, isCancelled: false, ...more },
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
        ...{ factId: 'b', tellerName: 'Đỗ Văn Hùng', sessionLabel: 'Quầy 2', amountInDong: 450_000, signature: null, hasPhoto: false },
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
const show = (cases: readonly ReviewCase[], desk = new PaperDesk(), tools = {}) =>
  sitAt(
    SettleDoubts,
    desk
      .lay('GET', '/api/reviews', { cases, more: false })
      .lay('GET', '/api/reviews/reports', { reports: [], more: false })
      .lay('GET', '/api/reviews/count', { open: 1 }),
    { tools },
  )
afterEach(leaveDesk)

describe('a line that was paid twice', () => {
  it('has both payments side by side: who, where, when, how much, into whose hands, signed or not', async () => {
    const [first, second] = (await show([doubt()])).findAll('article li').map((one) => one.text())
    expect(first).toMatch(/500\.000 đ.*Phạm Thị Lan chi ngày 3\/12\/2026.*Quầy 1 · Bưu điện Gia Tân 3.*Chính chủ nhận.*/s)
    expect(second).toMatch(
      /450\.000 đ.*Khác danh sách.*Lê Văn Con \(con\) nhận theo uỷ quyền số 12\/UQ, đến 30\/6\/2027\. Căn cước …4821.*Không có chữ ký · Không có ảnh/s,
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

describe('what was signed and photographed', () => {
  const withPhotos = (ofFact: (factId: string) => Promise<Outcome<Blob>>) =>
    show([doubt()], new PaperDesk(), { [PHOTOS as symbol]: { ofFact } })
  it('is shown beside each payment, the photo when somebody asks', async () => {
    const asked: string[] = []
    const screen = await withPhotos((factId) => {
      asked.push(factId)
      return Promise.resolve({ ok: true, value: new Blob() })
    })
    const [first] = screen.findAll('article li')
    expect(first?.find('svg').attributes('aria-label')).toBe('Chữ ký. Phạm Thị Lan chi ngày 3/12/2026')
    expect(asked).toEqual([])
    await press(screen, 'Xem ảnh')
    expect([asked, first?.find('img').attributes('alt')]).toEqual([['a'], 'Ảnh. Phạm Thị Lan chi ngày 3/12/2026'])
  })
  it('and has not come from the phone yet is told in a sentence', async () => {
    const screen = await withPhotos(() => Promise.resolve({ ok: false, refusal: 'not-found' }))
    await press(screen, 'Xem ảnh')
    expect(screen.find('article li [role="status"]').text()).toBe('Ảnh chưa đến máy chủ. Thử lại sau.')
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
