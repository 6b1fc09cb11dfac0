import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { ReviewsAnswer } from '#sync/protocol/Reviews.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll, paymentCancelOf, paymentTo, type Roll } from '#tests/support/payments.ts'

let office: Office
let officer: FieldPhone
let neighbour: FieldPhone
let people: string[]
const jpeg = (bytes: number): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(bytes - 3)])
const hashOf = (photo: Buffer): string => createHash('sha256').update(photo).digest('hex')

beforeAll(async () => {
  office = await openOffice()
  officer = new FieldPhone(office.address)
  neighbour = new FieldPhone(office.address)
  await officer.signIn('canbo.giatan3')
  await neighbour.signIn('canbo.giakiem')
  const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = '26305' ORDER BY id LIMIT 20`),
  )
  people = rows.map((row) => row.id)
})
afterAll(() => office.close())

/** A visit that names the photo, received by the office. */
async function visitWith(photo: Buffer, who: number): Promise<string> {
  const fact = await officer.record({
    kind: 'visit.recorded',
    version: 1,
    visit: {
      beneficiaryId: people[who] as BeneficiaryId,
      day: '2026-11-24' as PlainDate,
      purpose: 'home-visit',
      personMet: 'self',
      findings: ['well'],
      needs: '',
      followUpDay: null,
      spokeOfCard: null,
      note: '',
      place: null,
      signature: null,
      photoHash: hashOf(photo),
    },
  })
  await officer.push(fact)
  return fact.header.id
}
const sendAs =
  (phone: FieldPhone) =>
  async (factId: string, photo: Buffer, [from, to]: [number, number]) => {
    const piece = photo.subarray(from, to).toString('base64')
    const response = await phone.call('POST', `/api/photos/${factId}`, { offset: from, totalBytes: photo.length, piece })
    return (await response.json()) as object
  }
const send = (...given: Parameters<ReturnType<typeof sendAs>>) => sendAs(officer)(...given)
const look = async (factId: string, phone: FieldPhone) => {
  const response = await phone.call('GET', `/api/photos/${factId}`)
  return response.ok ? hashOf(Buffer.from(await response.arrayBuffer())) : response.status
}

describe('a photo', () => {
  it('comes piece by piece and is shown when it is whole', async () => {
    const photo = jpeg(1000)
    const id = await visitWith(photo, 0)
    expect(await send(id, photo, [0, 600])).toEqual({ receivedBytes: 600, isWhole: false })
    expect(await look(id, officer)).toBe(404)
    expect(await send(id, photo, [600, 1000])).toEqual({ receivedBytes: 1000, isWhole: true })
    expect(await look(id, officer)).toBe(hashOf(photo))
  })
  it('goes on where the office stands when a piece was lost or came twice', async () => {
    const photo = jpeg(900)
    const id = await visitWith(photo, 1)
    await send(id, photo, [0, 300])
    expect([await send(id, photo, [600, 900]), await send(id, photo, [0, 300])]).toEqual(
      Array(2).fill({ receivedBytes: 300, isWhole: false }),
    )
  })
  it('that is not the one the visit names is thrown away', async () => {
    const id = await visitWith(jpeg(500), 2)
    const other = jpeg(500)
    expect(await send(id, other, [0, 500])).toEqual({ problem: 'photo-differs' })
    expect(await look(id, officer)).toBe(404)
  })
  it('comes from the visit’s author alone', async () => {
    const photo = jpeg(400)
    const id = await visitWith(photo, 3)
    expect(await sendAs(neighbour)(id, photo, [0, 400])).toEqual({ problem: 'not-found' })
  })
  it('waits until its visit is here', async () => {
    expect(await send('018f0000-0000-7000-8000-00000000aaaa', jpeg(400), [0, 400])).toEqual({ problem: 'not-found' })
  })
  it('of more than 300 KB, or of another kind of file, is refused', async () => {
    const big = jpeg(301 * 1024)
    const id = await visitWith(big, 4)
    expect(await send(id, big, [0, 1000])).toEqual({ problem: 'bad-request' })
    const page = Buffer.from('<script>alert(1)</script>')
    expect(await send(await visitWith(page, 5), page, [0, page.length])).toEqual({ problem: 'bad-request' })
  })
  it('shows to no officer of another commune, and row-level security alone says so too', async () => {
    const photo = jpeg(300)
    const id = await visitWith(photo, 6)
    await send(id, photo, [0, 300])
    expect(await look(id, neighbour)).toBe(404)
    const stranger = { kind: 'account', accountId: id, unitCodes: ['26308'] } as const
    const seen = await office.database.transaction(stranger, (queries) => queries.query('SELECT fact_id FROM photo'))
    expect(seen).toEqual([])
  })
  it('of a cancelled visit is shown no more', async () => {
    const photo = jpeg(300)
    const id = await visitWith(photo, 7)
    await send(id, photo, [0, 300])
    const cancel = {
      kind: 'visit.cancelled',
      version: 1,
      beneficiaryId: people[7] as BeneficiaryId,
      cancels: id,
      reason: 'mistaken',
    } as const
    await officer.push(await officer.record(cancel))
    expect(await look(id, officer)).toBe(404)
  })
})

describe('the photo of a payment', () => {
  const phones = new Map<string, FieldPhone>()
  const phoneOf = (username: string): FieldPhone => phones.get(username) ?? officer
  let roll: Roll
  let next = 0
  beforeAll(async () => {
    for (const username of ['giaodich1', 'giaodich2', 'dieuphoi']) {
      const phone = new FieldPhone(office.address)
      await phone.signIn(username)
      phones.set(username, phone)
    }
    roll = await openRoll(office.database, '26305', { people: 6 })
  })
  async function paidWith(photo: Buffer) {
    const [line, teller] = [roll.lines[next++], phoneOf('giaodich1')]
    const fact = await teller.record(paymentTo(roll, line, { photoHash: hashOf(photo) }))
    await teller.push(fact)
    await sendAs(teller)(fact.header.id, photo, [0, photo.length])
    return { id: fact.header.id, beneficiaryId: line?.beneficiaryId }
  }
  it('shows to the coordinator of the commune and to the teller who took it', async () => {
    const photo = jpeg(300)
    const { id } = await paidWith(photo)
    expect(await Promise.all(['dieuphoi', 'giaodich1'].map((username) => look(id, phoneOf(username))))).toEqual(
      Array(2).fill(hashOf(photo)),
    )
  })
  it('shows to no other teller, no officer and nobody of another commune', async () => {
    const { id } = await paidWith(jpeg(300))
    expect(await Promise.all([phoneOf('giaodich2'), officer, neighbour].map((phone) => look(id, phone)))).toEqual([404, 404, 404])
  })
  it('stays with the commune that paid when the person has moved, by row-level security too', async () => {
    const photo = jpeg(300)
    const { id, beneficiaryId } = await paidWith(photo)
    await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query(`UPDATE beneficiary SET unit_code = '26308' WHERE id = $1`, [beneficiaryId]),
    )
    const payer = { kind: 'account', accountId: beneficiaryId ?? '', unitCodes: ['26305'] } as const
    const seen = await office.database.transaction(payer, (queries) => queries.query('SELECT fact_id FROM photo WHERE fact_id = $1', [id]))
    expect([seen.length, await look(id, phoneOf('dieuphoi'))]).toEqual([1, hashOf(photo)])
  })
  it('that was taken back is shown no more', async () => {
    const { id, beneficiaryId } = await paidWith(jpeg(300))
    const teller = phoneOf('giaodich1')
    await teller.push(await teller.record(paymentCancelOf(beneficiaryId, id)))
    expect(await look(id, phoneOf('dieuphoi'))).toBe(404)
  })
  it('and its signature stand on the case when the line was paid twice', async () => {
    const [line, first, second] = [roll.lines[next++], phoneOf('giaodich1'), phoneOf('giaodich2')]
    const signature = [[{ x: 1, y: 2 }]]
    await first.push(await first.record(paymentTo(roll, line, { signature, photoHash: hashOf(jpeg(9)) })))
    const again = await second.record(paymentTo(roll, line))
    await second.push(again)
    const { cases } = await answerTo<ReviewsAnswer>(phoneOf('dieuphoi'), 'GET /api/reviews')
    const sides = cases.find(({ factId }) => factId === again.header.id)?.payment?.sides
    expect(sides?.map((side) => [side.signature, side.hasPhoto])).toEqual([
      [signature, true],
      [null, false],
    ])
  })
})

describe('looking at a photo', () => {
  it('leaves a line in the audit for each look', async () => {
    const looks = await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query(`SELECT 1 FROM audit_entry WHERE act = 'photo-seen'`),
    )
    expect(looks.length).toBe(4)
  })
})
