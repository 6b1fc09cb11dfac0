import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS } from '#server/access/permissions.ts'
import { deviceLimit } from '#server/http/deviceLimit.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const START_MS = Date.now()
const TEN_MINUTES_MS = 600_000
let nowMs = START_MS
let office: Office
const handIn = (phone: FieldPhone) => phone.call('POST', '/api/facts', { facts: [] })
const boundsOf = (path: string) =>
  PERMISSIONS.find((row) => row.method === 'POST' && row.path.startsWith(path))?.perDevice ?? { requests: 0, bytes: 0 }

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => nowMs } })
})
afterAll(() => office.close())

describe('what one phone may send in ten minutes', () => {
  it('lets a phone hand in 3,000 facts one by one after 45 days, and as many photos', () => {
    const [facts, photos] = [deviceLimit(boundsOf('/api/facts')), deviceLimit(boundsOf('/api/photos'))]
    const waits = Array.from({ length: 3_000 }, () => [
      facts('a', { bytes: 6_000, nowMs }),
      photos('a', { bytes: 80 * 1024, nowMs }),
      photos('a', { bytes: 60 * 1024, nowMs }),
    ])
    expect(new Set(waits.flat())).toEqual(new Set([0]))
  })
  it('is bounded by bytes as by requests, for each phone apart, and begins anew after its time', () => {
    const limit = deviceLimit({ requests: 2, bytes: 100 })
    const sent = [60, 60].map((bytes) => limit('a', { bytes, nowMs }))
    expect([...sent, limit('b', { bytes: 1, nowMs }), limit('a', { bytes: 1, nowMs: nowMs + TEN_MINUTES_MS })]).toEqual([
      0,
      TEN_MINUTES_MS,
      0,
      0,
    ])
  })
})

describe('a phone that sends without end', () => {
  it('is told when to try again, and may go on then; its neighbour never noticed (S219)', { timeout: 300_000 }, async () => {
    const [busy, quiet] = [new FieldPhone(office.address), new FieldPhone(office.address)]
    await busy.signIn('canbo.giatan3')
    await quiet.signIn('canbo.giatan3')
    const most = boundsOf('/api/facts').requests
    for (let sent = 0; sent < most; sent += 50)
      await Promise.all(Array.from({ length: Math.min(50, most - sent) }, () => busy.send('POST', '/api/facts', '[')))
    nowMs = START_MS + 60_000
    const refused = await handIn(busy)
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([429, '540', { problem: 'too-many-tries' }])
    expect((await handIn(quiet)).status).toBe(200)
    nowMs = START_MS + TEN_MINUTES_MS
    expect((await handIn(busy)).status).toBe(200)
  })
})
