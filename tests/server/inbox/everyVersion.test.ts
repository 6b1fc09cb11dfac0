import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CANCELS, type FactBody, type FactKind } from '#sync/protocol/Fact.ts'
import { openedCampaign } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll, type Roll } from '#tests/support/payments.ts'
import { goldenFacts } from '../../sync/protocol/golden.ts'

/** What the golden files point to, which no office knows; people and lines are told by their keys. */
const OLD = {
  campaign: '018f0000-0000-7000-8000-00000000c001',
  period: '018f0000-0000-7000-8000-00000000c101',
  session: '018f0000-0000-7000-8000-00000000c103',
  payPoint: '018f0000-0000-7000-8000-00000000c104',
}
const GOLDEN = goldenFacts()
const UNIT = '26305'
let office: Office
let officer: FieldPhone
let teller: FieldPhone
let roll: Roll
let campaign: Awaited<ReturnType<typeof openedCampaign>>
let both: string[]
let next = 0

beforeAll(async () => {
  office = await openOffice()
  officer = new FieldPhone(office.address)
  teller = new FieldPhone(office.address)
  const desk = new FieldPhone(office.address)
  await officer.signIn('canbo.giatan3')
  await teller.signIn('giaodich1')
  await desk.signIn('dieuphoi')
  campaign = await openedCampaign(desk)
  roll = await openRoll(office.database, UNIT, { people: 500 })
  const paid = new Set(roll.lines.map(({ beneficiaryId }) => beneficiaryId))
  both = campaign.lines.map(({ beneficiaryId }) => beneficiaryId).filter((id) => paid.has(id))
})
afterAll(() => office.close())

type Ids = { readonly beneficiaryId: string; readonly cancels?: string; readonly sessionId?: string }
/** The words of the file as they were shipped; only whom and what they point to is somebody of this office. */
function pointedAt(body: FactBody, { beneficiaryId, cancels, sessionId }: Ids): FactBody {
  const isMoney = body.kind.startsWith('payment.')
  const lineId = (isMoney ? roll.lines : campaign.lines).find((line) => line.beneficiaryId === beneficiaryId)?.lineId
  const point = (key: string, value: unknown): unknown => {
    if (key === 'beneficiaryId') return beneficiaryId
    if (key === 'lineId') return lineId
    if (key === 'cancels') return cancels
    if (value === OLD.campaign) return campaign.id
    if (value === OLD.period) return roll.periodId
    if (value === OLD.payPoint) return roll.payPointId
    return value === OLD.session ? (sessionId ?? value) : value
  }
  return JSON.parse(JSON.stringify(body, point)) as FactBody
}

const phoneFor = (kind: FactKind) => (kind.startsWith('payment.') ? teller : officer)
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[]) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const pageOf = async (id: string) => JSON.stringify((await sql('SELECT profile FROM beneficiary WHERE id = $1', [id]))[0])
/** The file's sum is what is due here, so that the one thing judged is its version. */
const dueAsPaid = (beneficiaryId: string, amountInDong: number) =>
  sql('UPDATE payment_line SET amount_in_dong = $3 WHERE beneficiary_id = $1 AND period_id = $2', [
    beneficiaryId,
    roll.periodId,
    amountInDong,
  ])

async function pushGolden(body: FactBody, ids: Ids): Promise<{ answer: string | undefined; factId: string }> {
  const [phone, pointed] = [phoneFor(body.kind), pointedAt(body, ids)]
  if (pointed.kind === 'payment.made') await dueAsPaid(ids.beneficiaryId, pointed.amountInDong)
  const envelope = await phone.record(pointed)
  const [answer] = await phone.push(envelope)
  return { answer, factId: envelope.header.id }
}
const others = GOLDEN.filter(({ fact: { body } }) => !('cancels' in body) && body.kind !== 'payment.session-closed')
const cancelling = GOLDEN.filter(({ fact: { body } }) => 'cancels' in body)
const closings = GOLDEN.filter(({ fact: { body } }) => body.kind === 'payment.session-closed')
/** What was not done lies on the page by its reason, all else by its own id. */
const traceOf = (body: FactBody, factId: string): string =>
  body.kind === 'gift.missed' || body.kind === 'payment.missed' ? `"reason":"${body.reason}"` : factId

describe.each(others)('what a phone of an old program hands in, $name', ({ fact: { body } }) => {
  it('is taken in without a doubt and laid on the person (S292)', async () => {
    const beneficiaryId = both[next++] ?? ''
    const { answer, factId } = await pushGolden(body, { beneficiaryId })
    expect([answer, (await pageOf(beneficiaryId)).includes(traceOf(body, factId))]).toEqual(['applied', true])
  })
})

describe.each(cancelling)('what a phone of an old program takes back, $name', ({ fact: { body } }) => {
  it('leaves the person’s page as the office would have it today (S292)', async () => {
    const [beneficiaryId, kind] = [both[next++] ?? '', body.kind]
    const target = GOLDEN.find(({ fact }) => kind in CANCELS && fact.body.kind === CANCELS[kind as keyof typeof CANCELS])
    if (!target) throw new Error(`No golden file of what ${kind} takes back`)
    const before = await pushGolden(target.fact.body, { beneficiaryId })
    const wasThere = (await pageOf(beneficiaryId)).includes(before.factId)
    const { answer } = await pushGolden(body, { beneficiaryId, cancels: before.factId })
    expect([before.answer, wasThere, answer, (await pageOf(beneficiaryId)).includes(before.factId)]).toEqual([
      'applied',
      true,
      'applied',
      false,
    ])
  })
})

describe.each(closings)('a counter closed by an old program, $name', ({ fact: { body } }) => {
  it('is closed at this office, with the drawer as it was counted (S292)', async () => {
    const sessionId = randomUUID()
    const { answer } = await pushGolden(body, { beneficiaryId: '', sessionId })
    const [row] = await sql<{ counted: number }>(`SELECT (closing -> 'countedInDong')::int AS counted FROM pay_session WHERE id = $1`, [
      sessionId,
    ])
    expect([answer, row?.counted]).toEqual(['applied', body.kind === 'payment.session-closed' && body.countedInDong])
  })
})
