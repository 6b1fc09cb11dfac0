import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { PapersOfPerson, PapersSeen } from '#sync/protocol/Authorisations.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll, paymentCancelOf, paymentTo, type Roll } from '#tests/support/payments.ts'

let office: Office
let binh: FieldPhone
let teller: FieldPhone
let roll: Roll
let next = 0
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10) as PlainDate
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const file = async (beneficiaryId: string | undefined, more: object = {}) => {
  const paper = {
    beneficiaryId,
    fullName: 'Trần Văn Con',
    relation: 'child',
    identityTail: '4821',
    number: '12/UQ',
    validUntil: inDays(100),
  }
  return (await (await binh.call('POST', '/api/authorisations', { ...paper, ...more })).json()) as { id: string }
}
const papersOf = (beneficiaryId: string | undefined) => answerTo<PapersOfPerson>(binh, `GET /api/authorisations/of/${beneficiaryId}`)
const seenOf = async (beneficiaryId: string | undefined) =>
  (await answerTo<PapersSeen>(binh, 'GET /api/authorisations')).seen.filter((one) => one.beneficiaryId === beneficiaryId)

beforeAll(async () => {
  office = await openOffice()
  ;[binh, teller] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await binh.signIn('dieuphoi')
  await teller.signIn('giaodich1')
  roll = await openRoll(office.database, '26305', { people: 12 })
})
afterAll(() => office.close())

/** Paid to whoever came with a paper that is on no file. */
async function paidOnPaper({ number = '7/UQ', until = inDays(60) } = {}) {
  const line = roll.lines[next++]
  const who = { kind: 'authorised', fullName: 'Lê Thị Cháu', relation: 'grandchild', identityTail: '1199' } as const
  const receiver = { ...who, paper: { number, validUntil: until } }
  const fact = await teller.record(paymentTo(roll, line, { receiver }))
  await teller.push(fact)
  return { factId: fact.header.id, beneficiaryId: line?.beneficiaryId }
}

describe('a paper on file', () => {
  it('stands on the person’s page of papers with the day it was signed', async () => {
    const { beneficiaryId } = roll.lines[next++] ?? {}
    await file(beneficiaryId, { signedOn: inDays(-10) })
    const { onFile } = await papersOf(beneficiaryId)
    expect(onFile).toMatchObject([{ fullName: 'Trần Văn Con', number: '12/UQ', signedOn: inDays(-10), ended: null }])
  })
  it('runs no longer than a year from that day, and was not signed tomorrow', async () => {
    const { beneficiaryId } = roll.lines[next++] ?? {}
    expect(await file(beneficiaryId, { signedOn: inDays(-300) })).toEqual({ problem: 'bad-request' })
    expect(await file(beneficiaryId, { signedOn: inDays(3) })).toEqual({ problem: 'bad-request' })
  })
  it('ends with a reason, by whom and when, and the counters learn of it', async () => {
    const { beneficiaryId, lineId } = roll.lines[next++] ?? {}
    const { id } = await file(beneficiaryId)
    const position = async () =>
      (await sql<{ position: number }>('SELECT position FROM payment_line WHERE id = $1', [lineId]))[0]?.position ?? 0
    const before = await position()
    await binh.call('POST', `/api/authorisations/${id}/ending`, { reason: 'Người hưởng rút lại' })
    expect((await papersOf(beneficiaryId)).onFile[0]?.ended).toMatchObject({ reason: 'Người hưởng rút lại' })
    expect(await position()).toBeGreaterThan(before)
  })
  it('ends once: a second word neither changes the first nor is written down', async () => {
    const { beneficiaryId } = roll.lines[next++] ?? {}
    const { id } = await file(beneficiaryId)
    for (const reason of ['Người hưởng rút lại', 'Lý do khác']) await binh.call('POST', `/api/authorisations/${id}/ending`, { reason })
    const [noted] = await sql<{ n: number }>(
      `SELECT count(*)::int8 AS n FROM audit_entry WHERE act = 'authorisation-ended' AND subject = $1`,
      [beneficiaryId],
    )
    expect([(await papersOf(beneficiaryId)).onFile[0]?.ended?.reason, noted?.n]).toEqual(['Người hưởng rút lại', 1])
  })
  it('of another commune is neither shown nor ended', async () => {
    const [far] = await sql<{ id: string; beneficiary_id: string }>(
      `INSERT INTO authorisation (id, beneficiary_id, unit_code, full_name, relation, identity_tail, number, valid_until, recorded_at, recorded_by)
       SELECT gen_random_uuid(), id, unit_code, 'Ai Đó', 'other', '0000', '1', '2099-01-01', now(), gen_random_uuid() FROM beneficiary WHERE unit_code <> '26305' LIMIT 1 RETURNING id, beneficiary_id`,
    )
    await sql(`UPDATE authorisation SET unit_code = '00001' WHERE id = $1`, [far?.id])
    await sql(`UPDATE beneficiary SET unit_code = '00001' WHERE id = $1`, [far?.beneficiary_id])
    const answers = await Promise.all([
      binh.call('GET', `/api/authorisations/of/${far?.beneficiary_id}`),
      binh.call('POST', `/api/authorisations/${far?.id}/ending`, { reason: 'Thử' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
  })
})

describe('a paper written down at a counter', () => {
  it('appears on the desk until it is on file', async () => {
    const { factId, beneficiaryId } = await paidOnPaper()
    expect(await seenOf(beneficiaryId)).toMatchObject([{ factId, fullName: 'Lê Thị Cháu', number: '7/UQ', identityTail: '1199' }])
    expect((await papersOf(beneficiaryId)).seen).toMatchObject([{ factId, validUntil: inDays(60) }])
    await file(beneficiaryId, { number: '7 / uq', fullName: 'Lê Thị Cháu' })
    expect(await seenOf(beneficiaryId)).toEqual([])
  })
  it('does not appear when its payment was taken back, or when it has run out', async () => {
    const [taken, old] = [await paidOnPaper(), await paidOnPaper({ until: inDays(-2) })]
    await teller.push(await teller.record(paymentCancelOf(taken.beneficiaryId, taken.factId)))
    expect([await seenOf(taken.beneficiaryId), await seenOf(old.beneficiaryId)]).toEqual([[], []])
  })
})
