import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import PeopleAndDevices from '#app/features/coordinator/people-and-devices/PeopleAndDevices.vue'
import { unsentWords } from '#app/features/coordinator/people-and-devices/unsentWords.ts'
import { learnWords } from '#app/text/words.ts'
import type { DeviceOfUser } from '#sync/protocol/Devices.ts'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { NOW_MS } from '#tests/support/mountedScreen.ts'

await learnWords(['seldom'])

const DAY_MS = 86_400_000
const nam = {
  id: 'nam',
  username: 'canbo.nam',
  displayName: 'Trần Văn Nam',
  role: 'officer',
  duties: [],
  unitCodes: ['26305'],
  payPointIds: [],
  isDisabled: false,
}
const [post, hall] = ['018f0000-0000-7000-8000-0000000000b1', '018f0000-0000-7000-8000-0000000000b2']
const points = [
  { id: post, unitCode: '26305', name: 'Bưu điện xã', address: '', hours: '', channel: 'counter' },
  { id: hall, unitCode: '26305', name: 'Nhà văn hoá', address: '', hours: '', channel: 'commune-point' },
  { id: 'xa', unitCode: '26308', name: 'Bưu điện xa', address: '', hours: '', channel: 'counter' },
]
const hanh = { ...nam, id: 'hanh', username: 'giaodich.hanh', displayName: 'Lê Thị Hạnh', role: 'teller' }
const phone: DeviceOfUser = {
  id: '019ac3f2-0000-7000-8000-000000000001',
  username: 'canbo.nam',
  displayName: 'Trần Văn Nam',
  label: 'Mozilla/5.0 (Linux; Android 13; SM-A135F)',
  kind: 'android',
  model: 'SM-A135F',
  appVersion: '1.4.0',
  enrolledAtMs: Date.UTC(2026, 9, 5, 3),
  lastSeenAtMs: NOW_MS,
  unsentCount: 0,
  oldestUnsentAtMs: null,
  isRevoked: false,
  isHere: false,
}
const stuck = { ...phone, unsentCount: 3, oldestUnsentAtMs: NOW_MS - 4 * DAY_MS - 1 }
const deskWith = (devices: readonly DeviceOfUser[], accounts: readonly object[] = [nam]) =>
  new PaperDesk()
    .lay('GET', '/api/accounts', { accounts })
    .lay('GET', '/api/devices', { devices })
    .lay('GET', '/api/pay-points', { points })
async function openUnits(office: PaperDesk): Promise<VueWrapper> {
  const screen = await sitAt(PeopleAndDevices, office)
  const box = screen.find<HTMLDetailsElement>('li details')
  box.element.open = true
  await box.trigger('toggle')
  return screen
}
const patched = (office: PaperDesk) => office.asked.filter((one) => one.method === 'PATCH').map(({ address, body }) => [address, body])
afterEach(leaveDesk)

describe('the communes of somebody', () => {
  it('are named, given and taken in one step', async () => {
    const office = deskWith([]).lay('PATCH', '/api/accounts/nam', {})
    const screen = await openUnits(office)
    expect(screen.find('li').text()).toContain('Xã Gia Tân 3')
    await field(screen, 'Xã Gia Tân 3').setValue(false)
    await field(screen, 'Xã Gia Kiệm').setValue(true)
    await screen.find('form').trigger('submit')
    await flushPromises()
    expect(patched(office)).toEqual([['/api/accounts/nam', { unitCodes: ['26308'] }]])
    expect(document.body.textContent).toContain('Đã đổi xã phụ trách của Trần Văn Nam.')
  })
  it('are not given anew when nothing changed', async () => {
    const office = deskWith([])
    const screen = await openUnits(office)
    await screen.find('form').trigger('submit')
    expect(patched(office)).toEqual([])
  })
  it('stay when the office says no, which is told where it was asked', async () => {
    const office = deskWith([]).refuse('PATCH', '/api/accounts/nam', 'not-allowed')
    const screen = await openUnits(office)
    await field(screen, 'Xã Gia Kiệm').setValue(true)
    await screen.find('form').trigger('submit')
    await flushPromises()
    expect(screen.find('li form [role=alert]').text()).toContain('không được làm việc đó')
  })
  it('are not taken from oneself', async () => {
    const screen = await sitAt(PeopleAndDevices, deskWith([], [{ ...nam, id: 'me' }]))
    expect(screen.find('li').text()).not.toContain('Đổi xã phụ trách')
  })
})

describe('a phone', () => {
  it('tells what makes it another than the next one of the same person', async () => {
    const screen = await sitAt(PeopleAndDevices, deskWith([phone], []))
    expect(screen.find('li').text()).toMatch(/Nam · Điện thoại Android SM-A135F[^]*5\/10\/2026 · phiên bản 1\.4\.0 · mã máy 019ac3f2/)
  })
  it('that is stuck says since when', async () => {
    const screen = await sitAt(PeopleAndDevices, deskWith([stuck], []))
    expect(screen.find('li .tag.bad').text()).toBe('⇡ còn 3 lượt chưa gửi, cũ nhất 4 ngày')
  })
  it('that is stuck is said on top, one that was revoked no more', async () => {
    const screen = await sitAt(PeopleAndDevices, deskWith([stuck, { ...stuck, isRevoked: true }], []))
    expect(screen.find('.strip').text()).toContain('1 máy còn lượt chưa gửi đã quá 1 ngày.')
    await press(screen, 'Xem máy')
    expect(document.activeElement?.textContent).toBe('Thiết bị')
  })
  it('is taken back only after a question that names it and what is left on it', async () => {
    const office = deskWith([stuck], []).lay('POST', '/api/devices', {})
    const screen = await sitAt(PeopleAndDevices, office)
    await press(screen, 'Thu hồi')
    expect(office.posted('/revocation')).toBeUndefined()
    expect(screen.find('[role=group]').text()).toMatch(
      /máy của Trần Văn Nam \(Điện thoại Android SM-A135F\)\?.*3 lượt chưa gửi.*«Gói chưa gửi»/,
    )
    await press(screen, 'Thu hồi')
    expect(office.posted('/revocation')).toEqual({})
  })
  it('stays when the answer is no', async () => {
    const office = deskWith([phone], [])
    const screen = await sitAt(PeopleAndDevices, office)
    await press(screen, 'Thu hồi')
    await press(screen, 'Không')
    expect([office.posted('/revocation'), screen.find('[role=group]').exists()]).toEqual([undefined, false])
  })
  it('is not taken from the hand that holds it', async () => {
    const screen = await sitAt(PeopleAndDevices, deskWith([{ ...phone, isHere: true }], []))
    expect([screen.find('li').text().includes('Máy này'), screen.findAll('li button').length]).toEqual([true, 0])
  })
  it.each([
    ['nothing', { unsentCount: 0, oldestUnsentAtMs: null }, undefined],
    ['how many, when it did not say since when', { unsentCount: 2, oldestUnsentAtMs: null }, 'unsent'],
    ['less than a day', { unsentCount: 2, oldestUnsentAtMs: NOW_MS - 1 }, 'unsentToday'],
    ['less than a day, although its clock runs ahead', { unsentCount: 2, oldestUnsentAtMs: NOW_MS + DAY_MS }, 'unsentToday'],
    ['days', { unsentCount: 2, oldestUnsentAtMs: NOW_MS - DAY_MS }, 'unsentDays'],
  ] as const)('says of what it holds: %s', (_, device, say) => {
    expect(unsentWords(device, NOW_MS)?.say).toBe(say)
  })
})

describe('where a teller pays', () => {
  const openPoints = async (office: PaperDesk): Promise<VueWrapper> => {
    const screen = await sitAt(PeopleAndDevices, office)
    const box = screen.findAll<HTMLDetailsElement>('li details')[1]
    if (box) box.element.open = true
    await box?.trigger('toggle')
    return screen
  }
  it('is everywhere in the communes until somebody says otherwise, and an officer is not asked', async () => {
    const screen = await sitAt(PeopleAndDevices, deskWith([], [nam, hanh]))
    const told = screen.findAll('li').map((row) => row.text().includes('Chi ở mọi nơi chi của xã phụ trách'))
    expect(told).toEqual([false, true])
  })
  it('is chosen among the places of the own communes (S283)', async () => {
    const office = deskWith([], [hanh]).lay('PATCH', '/api/accounts/hanh', {})
    const screen = await openPoints(office)
    expect(screen.find('li').text()).not.toContain('Bưu điện xa,')
    await field(screen, 'Nhà văn hoá, Xã Gia Tân 3').setValue(true)
    await screen.find('form').trigger('submit')
    await flushPromises()
    expect(patched(office)).toEqual([['/api/accounts/hanh', { payPointIds: [hall] }]])
    expect(document.body.textContent).toContain('Đã đổi nơi chi của Lê Thị Hạnh.')
  })
  it('is named where it is bound', async () => {
    const screen = await sitAt(PeopleAndDevices, deskWith([], [{ ...hanh, payPointIds: [post] }]))
    expect(screen.find('li').text()).toContain('Chỉ chi ở: Bưu điện xã, Xã Gia Tân 3')
  })
})
