import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import SettleDoubts from '#app/features/coordinator/settle-doubts/SettleDoubts.vue'
import type { KeptReport } from '#sync/protocol/StandingReports.ts'
import { leaveDesk, PaperDesk, sitAt } from '#tests/support/deskScreen.ts'

const told = (more: Partial<KeptReport> = {}): KeptReport => ({
  ...{ factId: 'f1', report: 'dead', day: '2026-11-24', note: 'Con gái báo', unitCode: '26305', reportedBy: 'Trần Văn Nam', isOwn: false },
  person: { id: 'p', fullName: 'Nguyễn Thị Hoa', birth: '1940', hamlet: 'Ấp Lạc Sơn' },
  settlement: null,
  ...more,
})
const confirmed = { decision: 'confirmed', endedOn: '2026-11-20', reason: 'Giấy chứng tử', settledBy: 'Lê Bình', settledAtMs: 0 } as const
const show = (reports: readonly KeptReport[], desk = new PaperDesk()) =>
  sitAt(
    SettleDoubts,
    desk
      .lay('GET', '/api/reviews', { cases: [], more: false })
      .lay('GET', '/api/reviews/reports', { reports, more: false })
      .lay('GET', '/api/reviews/count', { open: 1 })
      .lay('POST', '/api/reviews/reports', { settled: true }),
  )
type Screen = Awaited<ReturnType<typeof show>>
const choose = (screen: Screen, decision: string) => screen.get(`input[value="${decision}"]`).setValue()
async function settle(screen: Screen, grounds = 'Giấy chứng tử số 12') {
  await screen.get('textarea').setValue(grounds)
  await screen.get('form').trigger('submit')
  await flushPromises()
}
afterEach(leaveDesk)

describe('what an officer reported', () => {
  it('is shown with who, when, the note and what follows', async () => {
    const text = (await show([told()])).get('article').text()
    expect(text).toMatch(/Nguyễn Thị Hoa.*Báo đã mất.*Trần Văn Nam báo ngày 24\/11\/2026.*Con gái báo.*Danh sách đã duyệt không tự dừng/s)
  })
  it('is confirmed with the day of death and the grounds', async () => {
    const desk = new PaperDesk()
    const screen = await show([told()], desk)
    await choose(screen, 'confirmed')
    await screen.get('input[type="date"]').setValue('2026-11-20')
    await settle(screen)
    expect(desk.posted('/f1/settlement')).toEqual({ decision: 'confirmed', endedOn: '2026-11-20', reason: 'Giấy chứng tử số 12' })
  })
  it('is turned down without a day', async () => {
    const desk = new PaperDesk()
    const screen = await show([told()], desk)
    await choose(screen, 'turned-down')
    expect(screen.find('input[type="date"]').exists()).toBe(false)
    await settle(screen, 'Bà vẫn khoẻ')
    expect(desk.posted('/f1/settlement')).toEqual({ decision: 'turned-down', endedOn: null, reason: 'Bà vẫn khoẻ' })
  })
  it('is not answered with nothing chosen, without grounds, or with a day to come', async () => {
    const desk = new PaperDesk()
    const screen = await show([told()], desk)
    await settle(screen, '')
    await choose(screen, 'confirmed')
    await screen.get('input[type="date"]').setValue('2027-01-01')
    await settle(screen)
    expect([desk.posted('/settlement'), screen.findAll('[role=alert]').map((one) => one.text())]).toEqual([
      undefined,
      ['Ngày này chưa tới. Nhập lại ngày.'],
    ])
  })
  it('by whoever looks at it is left to somebody else', async () => {
    const screen = await show([told({ isOwn: true })])
    expect([screen.find('form').exists(), screen.text().includes('Người khác sẽ trả lời')]).toEqual([false, true])
  })
})

it('a confirmation that still holds can be taken back, and one that does not cannot', async () => {
  const answered = (factId: string, holds: boolean) => told({ factId, settlement: { ...confirmed, holds } })
  const desk = new PaperDesk()
  const screen = await show([answered('f1', true), answered('f2', false)], desk)
  expect(screen.findAll('details').length).toBe(1)
  await settle(screen, 'Nhầm người cùng tên')
  expect(desk.posted('/f1/settlement')).toEqual({ decision: 'turned-down', endedOn: null, reason: 'Nhầm người cùng tên' })
})
