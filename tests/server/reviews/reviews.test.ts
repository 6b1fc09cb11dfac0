import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { giftState, type GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import type { ReviewCase, ReviewsAnswer } from '#sync/protocol/Reviews.ts'
import { answerTo, linesOf, openedCampaign, type PaperLine } from '#tests/support/campaigns.ts'
import { cancelOf, giftTo, visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let [binh, huy, nam, thu]: FieldPhone[] = []
let campaign: { id: string; lines: PaperLine[] }
let next = 0

const ask = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(sql, values))
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const deliver = async (by: FieldPhone | undefined, line: PaperLine) => {
  const fact = await phone(by).record(giftTo(line.beneficiaryId, line.lineId, campaign.id))
  await phone(by).push(fact)
  return fact.header.id
}
const takeBack = async (by: FieldPhone | undefined, line: PaperLine, cancels: string) =>
  phone(by).push(
    await phone(by).record({
      kind: 'gift.cancelled',
      version: 1,
      beneficiaryId: giftTo(line.beneficiaryId, '').beneficiaryId,
      cancels,
      reason: 'undo',
    }),
  )
const cases = async (by: FieldPhone | undefined, state = 'open'): Promise<readonly ReviewCase[]> =>
  (await answerTo<ReviewsAnswer>(phone(by), `GET /api/reviews?state=${state}`)).cases
const caseOf = async (factId: string, state = 'open') => (await cases(binh, state)).find((one) => one.factId === factId)
const settle = (by: FieldPhone | undefined, factId: string, decision: string) =>
  phone(by).call('POST', `/api/reviews/${factId}/settlement`, { decision, reason: 'Đã hỏi cả hai cán bộ' })
const nextLine = (): PaperLine => {
  const line = campaign.lines[(next += 1)]
  if (!line) throw new Error('No line left')
  return line
}
const stateOf = async (line: PaperLine) => {
  const [row] = await ask<{ gifts: GiftOnProfile[] }>(`SELECT profile -> 'gifts' AS gifts FROM beneficiary WHERE id = $1`, [
    line.beneficiaryId,
  ])
  return (row?.gifts ?? []).filter((gift) => gift.lineId === line.lineId).map((gift) => [giftState(gift), gift.handovers.length])[0]
}
/** One gift handed over by Nam and then by Thu, whom the office let into the commune. */
async function twice() {
  const line = nextLine()
  return { line, first: await deliver(nam, line), second: await deliver(thu, line) }
}

/** What must hold whatever was pushed and settled. */
const BROKEN = {
  'a flagged fact without its case, or with two': `SELECT 1 FROM fact LEFT JOIN review_case ON fact_id = fact.id WHERE (answer = 'flagged') <> (fact_id IS NOT NULL)`,
  'a second gift that stands though nobody let it, and nobody is asked': `
    SELECT 1 FROM gift_handover AS second JOIN gift_handover AS first ON first.line_id = second.line_id AND first.n < second.n
    LEFT JOIN review_case AS doubt ON doubt.fact_id = second.fact_id
    WHERE NOT first.is_missed AND NOT second.is_missed AND first.cancelled_by IS NULL AND second.cancelled_by IS NULL
      AND NOT second.kept_beside AND (doubt.fact_id IS NULL OR doubt.settled_at IS NOT NULL)`,
  'a gift let stand beside another without the word «both»': `SELECT 1 FROM gift_handover LEFT JOIN review_case USING (fact_id) WHERE kept_beside AND decision IS DISTINCT FROM 'keep-both'`,
  'an open question about what was taken back': `SELECT 1 FROM review_case JOIN gift_handover USING (fact_id) WHERE settled_at IS NULL AND cancelled_by IS NOT NULL`,
}
/** A page that shows other handovers than the record holds. */
const UNLIKE_RECORD = `
  SELECT 1 FROM gift_line AS line JOIN beneficiary ON beneficiary.id = line.beneficiary_id CROSS JOIN LATERAL jsonb_array_elements(profile -> 'gifts') AS gift
  WHERE line.campaign_id = $1 AND gift ->> 'lineId' = line.id::text AND jsonb_array_length(gift -> 'handovers') <>
    (SELECT count(*) FROM gift_handover WHERE line_id = line.id AND NOT is_missed AND cancelled_by IS NULL)`

beforeAll(async () => {
  office = await openOffice()
  ;[binh, huy, nam, thu] = Array.from({ length: 4 }, () => new FieldPhone(office.address))
  await ask(
    `INSERT INTO account_scope (account_id, unit_code, granted_at) SELECT id, '26305', 'epoch' FROM account WHERE username = 'canbo.giakiem'`,
  )
  for (const [who, name] of [
    [binh, 'dieuphoi'],
    [huy, 'duyet'],
    [nam, 'canbo.giatan3'],
    [thu, 'canbo.giakiem'],
  ] as const)
    await phone(who).signIn(name)
  campaign = await openedCampaign(phone(binh))
})
afterEach(async () => {
  for (const [what, sql] of Object.entries(BROKEN)) expect([what, await ask(sql)]).toEqual([what, []])
  expect(await ask(UNLIKE_RECORD, [campaign.id])).toEqual([])
})
afterAll(() => office.close())

describe('what is flagged', () => {
  it('waits for a person once, however often the phone repeats itself', async () => {
    const line = nextLine()
    await deliver(nam, line)
    const fact = await phone(thu).record(giftTo(line.beneficiaryId, line.lineId, campaign.id))
    expect([await phone(thu).push(fact), await phone(thu).push(fact)]).toEqual([['flagged'], ['flagged']])
    expect((await cases(binh)).filter((one) => one.factId === fact.header.id).length).toBe(1)
  })
  it('shows both sides of a double gift: who, when, which day, into whose hands', async () => {
    const { line, first, second } = await twice()
    expect(await caseOf(second)).toMatchObject({
      problem: 'gift-delivered-twice',
      recordedBy: 'Phạm Thị Thu',
      person: { id: line.beneficiaryId, fullName: line.fullName },
      gift: {
        place: 'UBND xã Gia Tân 3',
        valueInDong: 500_000,
        sides: [
          { factId: first, officerName: 'Trần Văn Nam', receiver: { kind: 'self' }, foundBy: 'list', isCancelled: false },
          { factId: second, officerName: 'Phạm Thị Thu', isCancelled: false },
        ],
      },
      settlement: null,
    })
  })
  it('is seen by both officers of the commune', async () => {
    const { second } = await twice()
    const seen = await Promise.all([cases(nam), cases(thu)])
    expect(seen.map((list) => list.some((one) => one.factId === second))).toEqual([true, true])
  })
  it('waits for a person when it is a visit too', async () => {
    const [stranger] = await ask<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = '26314' LIMIT 1`)
    const fact = await phone(nam).record(visitTo(stranger?.id, 'ngoài xã'))
    await phone(nam).push(fact)
    expect(await caseOf(fact.header.id)).toMatchObject({ problem: 'not-your-area', kind: 'visit.recorded', gift: null })
    expect((await settle(binh, fact.header.id, 'seen')).status).toBe(200)
  })
  it('about somebody nobody knows is shown where its author works', async () => {
    const fact = await phone(nam).record(visitTo('018f0000-0000-7000-8000-0000000000ff', 'không có người này'))
    await phone(nam).push(fact)
    expect(await caseOf(fact.header.id)).toMatchObject({ problem: 'unknown-person', unitCode: '26305', person: null })
  })
  it('and taken back by its author needs nobody any more', async () => {
    const other = new FieldPhone(office.address)
    await other.signIn('duyet')
    const line = nextLine()
    const visit = await other.record(visitTo(line.beneficiaryId, 'giờ sai'))
    await other.push(other.resign({ ...visit, header: { ...visit.header, deviceTimeMs: Date.now() + 86_400_000 } }))
    await other.push(await other.record(cancelOf(line.beneficiaryId, visit.header.id)))
    expect((await caseOf(visit.header.id, 'settled'))?.settlement?.decision).toBe('withdrawn')
  })
})

describe('a double gift', () => {
  it('settled for the first leaves the first, with the second taken back and on record', async () => {
    const { line, second } = await twice()
    expect((await settle(binh, second, 'keep-first')).status).toBe(200)
    expect(await stateOf(line)).toEqual(['delivered', 1])
    const settled = await caseOf(second, 'settled')
    expect([settled?.gift?.sides.map((side) => side.isCancelled), settled?.settlement?.settledBy]).toEqual([
      [false, true],
      'Nguyễn Thanh Bình',
    ])
  })
  it('settled for the second takes the first back', async () => {
    const { line, second } = await twice()
    await settle(binh, second, 'keep-second')
    const [row] = await ask<{ gifts: GiftOnProfile[] }>(`SELECT profile -> 'gifts' AS gifts FROM beneficiary WHERE id = $1`, [
      line.beneficiaryId,
    ])
    expect(row?.gifts.find((gift) => gift.lineId === line.lineId)?.handovers.map((one) => one.factId)).toEqual([second])
  })
  it('settled for both leaves both, and a third one asks again', async () => {
    const { line, second } = await twice()
    await settle(binh, second, 'keep-both')
    const before = await stateOf(line)
    await deliver(huy, line)
    expect([before, await stateOf(line)]).toEqual([
      ['delivered', 2],
      ['review', 3],
    ])
  })
  it('is settled once only', async () => {
    const { second } = await twice()
    expect([(await settle(binh, second, 'keep-first')).status, (await settle(huy, second, 'keep-both')).status]).toEqual([200, 409])
  })
  it('is never settled by one of the two who handed it over', async () => {
    const line = nextLine()
    await deliver(nam, line)
    const second = await deliver(huy, line)
    expect([(await settle(huy, second, 'keep-second')).status, (await settle(binh, second, 'keep-second')).status]).toEqual([403, 200])
  })
  it('is not settled by an officer, nor with a word that does not suit it', async () => {
    const { second } = await twice()
    expect([(await settle(nam, second, 'keep-first')).status, (await settle(binh, second, 'seen')).status]).toEqual([403, 400])
  })
  it.each(['first', 'second'] as const)('needs nobody any more when the officer takes the %s one back', async (which) => {
    const { line, first, second } = await twice()
    await takeBack(which === 'first' ? nam : thu, line, which === 'first' ? first : second)
    expect([await stateOf(line), (await caseOf(second, 'settled'))?.settlement?.decision]).toEqual([['delivered', 1], 'withdrawn'])
  })
  it('of three asks twice, and keeping the third settles the second with it', async () => {
    const { line, second } = await twice()
    const third = await deliver(huy, line)
    await settle(binh, third, 'keep-second')
    expect([await stateOf(line), (await caseOf(second, 'settled'))?.settlement?.decision]).toEqual([['delivered', 1], 'withdrawn'])
  })
  it('settled is in the audit, without anybody’s name', async () => {
    const { second } = await twice()
    await settle(binh, second, 'keep-first')
    expect(await ask('SELECT act, detail FROM audit_entry WHERE subject = $1', [second])).toEqual([
      { act: 'case-settled', detail: { decision: 'keep-first' } },
    ])
  })
  it('shows on the office’s list as it does on the page', async () => {
    const { line } = await twice()
    expect((await linesOf(phone(binh), campaign.id)).find((one) => one.lineId === line.lineId)?.state).toBe('review')
  })
})
