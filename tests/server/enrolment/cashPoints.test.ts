import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CashPointRequest, CashPointsAnswer } from '#sync/protocol/Enrolment.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const WHERE = '/api/enrolment/cash-points'
let office: Office
let [nam, thu, binh]: FieldPhone[] = []
const point = (more: Partial<CashPointRequest> = {}): CashPointRequest => ({
  id: randomUUID(),
  unitCode: '26305',
  kind: 'atm',
  name: 'Cây ATM Agribank Dốc Mơ',
  address: 'Quốc lộ 20',
  hours: 'cả ngày',
  feeInDong: 1_100,
  distances: [{ hamlet: 'Tân Yên', distanceInMetres: 2_500 }],
  isClosed: false,
  ...more,
})
const keep = async (one: CashPointRequest, phone = binh) => (await phone?.call('POST', WHERE, one))?.status
const seenBy = async (phone: FieldPhone | undefined, id: string) =>
  phone && (await answerTo<CashPointsAnswer>(phone, `GET ${WHERE}`)).points.find((one) => one.id === id)
const mark = async () => {
  const [row] = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ n: string; epoch: string }>('SELECT n::text, epoch FROM feed_counter'),
  )
  const manifest = await answerTo<{ cursor: string }>(nam as FieldPhone, 'POST /api/downloads')
  return (
    row &&
    (await answerTo<{ cashPoints: string }>(nam as FieldPhone, `GET /api/changes?cursor=${encodeURIComponent(manifest.cursor)}`)).cashPoints
  )
}

beforeAll(async () => {
  office = await openOffice()
  ;[nam, thu, binh] = [new FieldPhone(office.address), new FieldPhone(office.address), new FieldPhone(office.address)]
  await nam.signIn('canbo.giatan3')
  await thu.signIn('canbo.giakiem')
  await binh.signIn('dieuphoi')
})
afterAll(() => office.close())

describe('where cash is drawn (S163)', () => {
  it('is seen by the officers of the commune that keeps it, and by no others', async () => {
    const one = point()
    await keep(one)
    expect([await seenBy(nam, one.id), await seenBy(thu, one.id)]).toEqual([
      expect.objectContaining({ name: one.name, feeInDong: 1_100, distances: one.distances }),
      undefined,
    ])
  })
  it('said again is changed and stays one', async () => {
    const one = point()
    await keep(one)
    await keep({ ...one, feeInDong: 0 })
    expect((await seenBy(nam, one.id))?.feeInDong).toBe(0)
  })
  it('that is no longer there is on no phone', async () => {
    const one = point()
    await keep(one)
    await keep({ ...one, isClosed: true })
    expect(await seenBy(nam, one.id)).toBeUndefined()
  })
  it('never becomes another commune’s', async () => {
    const one = point()
    await keep(one)
    expect(await keep({ ...one, unitCode: '26308' })).toBe(403)
  })
  it('is fetched anew by phones when it changed, and not otherwise', async () => {
    const before = await mark()
    const still = await mark()
    await keep(point())
    expect([still === before, (await mark()) === before]).toEqual([true, false])
  })
  it('is not kept by an officer', async () => {
    expect(await keep(point(), nam)).toBe(403)
  })
  it('comes with the hamlets of each commune, so that nobody types them', async () => {
    const { hamlets } = await answerTo<CashPointsAnswer>(binh as FieldPhone, `GET ${WHERE}?hamlets=1`)
    expect(hamlets.filter(({ unitCode }) => unitCode === '26305').length).toBeGreaterThan(3)
  })
})
