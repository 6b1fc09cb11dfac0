import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviceModel } from '#server/access/deviceModel.ts'
import type { DevicesAnswer } from '#sync/protocol/Devices.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const DAY_MS = 86_400_000
const START_MS = Date.now()
let nowMs = START_MS
let office: Office
let desk: FieldPhone
const signedIn = async (username: string) => {
  const phone = new FieldPhone(office.address)
  await phone.signIn(username)
  return phone
}
const devices = async () => ((await (await desk.call('GET', '/api/devices')).json()) as DevicesAnswer).devices
const says = (phone: FieldPhone, unsentCount: number, oldestUnsentAtMs: number | null) =>
  phone.call('POST', '/api/facts', { facts: [], unsentCount, oldestUnsentAtMs })

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => nowMs } })
  desk = await signedIn('dieuphoi')
})
afterAll(() => office.close())

describe('a phone on the coordinator’s list', () => {
  it('tells the day it was enrolled and what it is', async () => {
    const phone = await signedIn('canbo.giatan3')
    const [found] = (await devices()).filter((one) => one.id === phone.deviceId)
    expect(found).toMatchObject({ enrolledAtMs: START_MS, oldestUnsentAtMs: null, model: null, isHere: false })
  })
  it('is marked where the coordinator sits', async () => {
    expect((await devices()).filter((one) => one.isHere).map((one) => one.id)).toEqual([desk.deviceId])
  })
  it('stands on top while it is stuck, the longest stuck first', async () => {
    const [late, later] = [await signedIn('canbo.giatan3'), await signedIn('canbo.giakiem')]
    await says(later, 2, START_MS - 4 * DAY_MS)
    nowMs += 60_000
    await says(late, 3, START_MS - DAY_MS)
    expect((await devices()).slice(0, 2)).toEqual([
      expect.objectContaining({ id: later.deviceId, unsentCount: 2, oldestUnsentAtMs: START_MS - 4 * DAY_MS }),
      expect.objectContaining({ id: late.deviceId, unsentCount: 3, oldestUnsentAtMs: START_MS - DAY_MS }),
    ])
  })
  it('stands below the others once it is revoked, whatever it holds', async () => {
    const lost = await signedIn('canbo.giakiem')
    await says(lost, 9, START_MS - 9 * DAY_MS)
    await desk.call('POST', `/api/devices/${lost.deviceId}/revocation`, {})
    expect((await devices()).at(-1)).toMatchObject({ id: lost.deviceId, isRevoked: true, unsentCount: 9 })
  })
  it('has nothing old any more once all is sent', async () => {
    const phone = await signedIn('giaodich1')
    await says(phone, 0, START_MS - 4 * DAY_MS)
    expect((await devices()).find((one) => one.id === phone.deviceId)).toMatchObject({ unsentCount: 0, oldestUnsentAtMs: null })
  })
})

it.each([
  ['Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36', 'SM-A135F'],
  ['Mozilla/5.0 (Linux; Android 9; Redmi Note 8 Build/PKQ1.190616.001; wv) AppleWebKit', 'Redmi Note 8'],
  ['Mozilla/5.0 (Linux; U; Android 8.1.0; vi-vn; CPH1909', 'CPH1909'],
  ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36', null],
  ['Mozilla/5.0 (Android 13; Mobile; rv:109.0) Gecko/113.0', null],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)', null],
])('of «%s» the model is %s', (label, model) => {
  expect(deviceModel(label)).toBe(model)
})
