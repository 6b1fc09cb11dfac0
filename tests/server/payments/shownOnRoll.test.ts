import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import type { PaySession, RollPage } from '#sync/protocol/PayRoll.ts'
import { reportOf, visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll, type Roll, type RolledLine } from '#tests/support/payments.ts'

const UNIT = '26305'
const system = { kind: 'system' } as const
let office: Office
let [nam, binh, hanh]: FieldPhone[] = []
let roll: Roll
let session: PaySession
let position = 0
let next = 0

const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const someone = (): RolledLine => roll.lines[next++] ?? { lineId: '', beneficiaryId: '', hamlet: '', amountInDong: 0 }
/** What the counter's phone hears since it asked last. */
async function news(): Promise<RollPage['lines']> {
  const page = (await (await phone(hanh).call('GET', `/api/pay-sessions/${session.id}/roll?after=${position}`)).json()) as RollPage
  position = page.position
  return page.lines
}
async function report(beneficiaryId: string): Promise<string> {
  const fact = await phone(nam).record(reportOf(beneficiaryId, 'dead'))
  await phone(nam).push(fact)
  return fact.header.id
}

beforeAll(async () => {
  office = await openOffice()
  ;[nam, binh, hanh] = Array.from({ length: 3 }, () => new FieldPhone(office.address))
  await Promise.all([phone(nam).signIn('canbo.giatan3'), phone(binh).signIn('dieuphoi'), phone(hanh).signIn('giaodich1')])
  roll = await openRoll(office.database, UNIT, { people: 12 })
  const wish = { sessionId: randomUUID(), periodId: roll.periodId, payPointId: roll.payPointId, label: 'Quầy 1', floatInDong: 0 }
  session = (await (await phone(hanh).call('POST', '/api/pay-sessions', wish)).json()) as PaySession
  await news()
})
afterAll(() => office.close())

it('a death an officer reports shows on the roll of the counter that is open (S302)', async () => {
  const { beneficiaryId } = someone()
  await report(beneficiaryId)
  expect((await news()).map((one) => [one.beneficiaryId, one.standing])).toEqual([[beneficiaryId, 'reported-dead']])
})
it('and once more when the office confirms it (S302)', async () => {
  const { beneficiaryId } = someone()
  const factId = await report(beneficiaryId)
  await news()
  await phone(binh).call('POST', `/api/reviews/reports/${factId}/settlement`, {
    decision: 'confirmed',
    endedOn: null,
    reason: 'Giấy chứng tử 12',
  })
  expect((await news()).map((one) => one.standing)).toEqual(['dead'])
})
it('a name put right at the office does too (S302)', async () => {
  const { beneficiaryId } = someone()
  await office.database.transaction(system, async (queries) => {
    const [row] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [beneficiaryId])
    if (row) await saveProfiles(queries, [{ ...row.profile, fullName: 'Trần Thị Sửa Đúng' }], Date.now())
  })
  expect((await news()).map((one) => one.fullName)).toEqual(['Trần Thị Sửa Đúng'])
})
it('a visit, of which a counter shows nothing, sends it nothing (S302)', async () => {
  const { beneficiaryId } = someone()
  await phone(nam).push(await phone(nam).record(visitTo(beneficiaryId, 'Bà khoẻ')))
  expect(await news()).toEqual([])
})
