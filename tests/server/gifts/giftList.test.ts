import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { AdditionAnswer, GiftListAnswer, RuleStanding } from '#sync/protocol/Gifts.ts'
import { answerTo, campaignOf, linesOf, openedCampaign } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeWorkbook } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import type { Cell } from '#server/imports/Sheet.ts'

let office: Office
let binh: FieldPhone
let people: BeneficiaryProfile[]

const HEAD: Cell[] = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Địa chỉ', 'Số tiền', 'Số thẻ BHYT']
type Wanted = Partial<Record<'name' | 'birth' | 'number' | 'hamlet' | 'card', string>> & { amount?: number | string }
const rowOf = ({ name = '', birth = '', number = '', hamlet = '', amount, card = '' }: Wanted): Cell[] => [
  1,
  name,
  birth,
  number,
  hamlet,
  amount ?? null,
  card,
]
const like = (person: BeneficiaryProfile | undefined, more: Wanted = {}): Wanted => ({
  name: person?.fullName ?? '',
  birth: (person?.birth ?? '').split('-').reverse().join('/'),
  number: person?.citizenId ?? '',
  hamlet: person?.hamlet ?? '',
  ...more,
})
async function send(id: string, rows: Wanted[], more: object = {}): Promise<GiftListAnswer> {
  const bytes = await makeWorkbook({ name: 'T1', rows: [HEAD, ...rows.map(rowOf)] })
  const body = { fileName: 'quà.xlsx', fileBase64: Buffer.from(bytes).toString('base64'), dryRun: false, ...more }
  return answerTo<GiftListAnswer>(binh, `POST /api/campaigns/${id}/list`, body)
}
const empty = (more: object = {}) => openedCampaign(binh, more, 'empty')
const problems = (answer: GiftListAnswer) => answer.rows.map((row) => row.problems.map((one) => [row.row, one.column, one.code]))

beforeAll(async () => {
  office = await openOffice()
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  people = (
    await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ profile: BeneficiaryProfile }>(
        `SELECT profile FROM beneficiary WHERE unit_code = '26305' AND citizen_id IS NOT NULL AND length(birth) = 10 AND jsonb_array_length(profile -> 'entitlements') > 0 ORDER BY id LIMIT 40`,
      ),
    )
  ).map((row) => row.profile)
})
afterAll(() => office.close())

describe('a gift list from Excel', () => {
  it('lays a line on whom it finds; the amount on the list wins over the rule', async () => {
    const { id } = await empty()
    const answer = await send(id, [like(people[0], { amount: 720_000 }), like(people[1], { amount: 500_000 })])
    expect([answer.isWritten, answer.outcomes.listed, answer.sumInDong]).toEqual([true, 2, 1_220_000])
    expect((await linesOf(binh, id)).map((line) => line.valueInDong).sort()).toEqual([500_000, 720_000])
  })
  it('shows first what it would do, and does nothing', async () => {
    const { id } = await empty()
    const answer = await send(id, [like(people[0])], { dryRun: true })
    expect([answer.isWritten, answer.outcomes.listed, (await linesOf(binh, id)).length]).toEqual([false, 1, 0])
  })
  it('brought in again adds nothing', async () => {
    const { id } = await empty()
    const rows = [like(people[0]), like(people[1]), { name: 'Phạm Thị Chưa Ghi', amount: 300_000 }]
    const more = { addMissing: true, unitCode: '26305' }
    const [first, second] = [await send(id, rows, more), await send(id, rows, more)]
    expect([first.outcomes, second.outcomes]).toEqual([
      { listed: 2, already: 0, added: 1, missing: 0, 'kept-back': 0 },
      { listed: 0, already: 3, added: 0, missing: 0, 'kept-back': 0 },
    ])
    expect((await linesOf(binh, id)).length).toBe(3)
  })
  it('says of somebody nobody knows in which row, which column and what to do, and makes nobody', async () => {
    const { id } = await empty()
    const answer = await send(id, [like(people[0]), { name: 'Lê Văn Lạ', birth: '02/03/1941', number: '075041009999', amount: 500_000 }])
    const told = answer.rows[1]?.problems.find((one) => one.code === 'PERSON_UNKNOWN')
    expect([answer.outcomes.missing, answer.rows[1]?.row, told?.column]).toEqual([1, 3, 'Cả dòng'])
    expect(told?.sentence).toMatch(/xem lại tên, năm sinh, ấp/)
  })
  it('adds somebody nobody knows when told to, without a monthly amount', async () => {
    const { id } = await empty()
    const answer = await send(id, [{ name: 'Trần Thị Mới', birth: '1938', hamlet: 'ấp Tân Yên', amount: 500_000 }], {
      addMissing: true,
      unitCode: '26305',
    })
    const [line] = await linesOf(binh, id)
    const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [line?.beneficiaryId]),
    )
    expect([answer.outcomes.added, rows[0]?.profile.fullName, rows[0]?.profile.entitlements, rows[0]?.profile.gifts.length]).toEqual([
      1,
      'Trần Thị Mới',
      [],
      1,
    ])
  })
  it('keeps a person written twice, an unreadable amount and a number of another back, each with its column', async () => {
    const { id } = await empty()
    const answer = await send(id, [
      like(people[2]),
      like(people[2]),
      like(people[3], { amount: 'năm trăm' }),
      like(people[4], { name: 'Ngô Khác Hẳn', birth: '01/02/1999' }),
    ])
    expect(answer.rows.map((row) => row.outcome)).toEqual(['listed', 'kept-back', 'kept-back', 'kept-back'])
    expect(problems(answer).flat()).toEqual(
      expect.arrayContaining([
        [3, 'Cả dòng', 'DUPLICATE_PERSON'],
        [4, 'Số tiền/quà', 'AMOUNT_UNREADABLE'],
        [5, 'Số căn cước', 'ID_OF_ANOTHER'],
      ]),
    )
  })
  it('does not doubt a missing amount that the rule gives', async () => {
    const { id } = await empty()
    expect(
      problems(await send(id, [like(people[5])]))
        .flat()
        .map(([, , code]) => code),
    ).not.toContain('AMOUNT_MISSING')
  })
  it('of another commune, of a draft, or that is no workbook is refused', async () => {
    const draft = await answerTo<{ id: string }>(binh, 'POST /api/campaigns', campaignOf())
    const statuses = []
    const body = { fileName: 'a', fileBase64: 'AAAA', dryRun: false }
    statuses.push((await binh.call('POST', `/api/campaigns/${draft.id}/list`, body)).status)
    statuses.push((await binh.call('POST', `/api/campaigns/${draft.id}/list`, { ...body, addMissing: true })).status)
    expect([statuses, await send(draft.id, [like(people[0])])]).toEqual([[422, 400], { problem: 'campaign-not-open' }])
  })
})

describe('a list of health cards', () => {
  const cards = {
    occasion: 'health-card',
    rules: [
      {
        id: 'the',
        label: 'Thẻ BHYT',
        criteria: {},
        components: [{ kind: 'health-card', label: 'Thẻ BHYT', amountInDong: 0, isEstimate: false }],
      },
    ],
  }
  it('goes by card number: a renewed card is one line, a wrong or doubled number is said', async () => {
    const { id } = await empty(cards)
    const answer = await send(id, [
      like(people[0], { card: 'CC2757500123456' }),
      like(people[1], { card: '7512345678' }),
      like(people[2], { card: '7512345678' }),
      like(people[3], { card: '12' }),
      like(people[4]),
    ])
    expect(answer.rows.map((row) => row.problems.map((one) => one.code).find((code) => code.startsWith('CARD')))).toEqual([
      undefined,
      undefined,
      'CARD_TWICE',
      'CARD_UNREADABLE',
      'CARD_MISSING',
    ])
  })
  it('tells cards renewed, issued and cut apart, and names the kind a list is of', async () => {
    const kinds = ['gia-han', 'cap-moi'].map((id) => ({ ...cards.rules[0], id, label: id }))
    const { id } = await empty({ ...cards, rules: kinds })
    const renewed = await send(id, [like(people[0], { card: '7512345671' }), like(people[1], { card: '7512345672' })], {
      ruleId: 'gia-han',
    })
    await send(id, [like(people[2], { card: '7512345673' })], { ruleId: 'cap-moi' })
    const line = (await linesOf(binh, id)).find(({ beneficiaryId }) => beneficiaryId === people[0]?.id)
    await answerTo(binh, `POST /api/campaigns/${id}/removals`, { lineIds: [line?.lineId], outcome: 'cut', reason: 'Đã mất' })
    const { rules } = await answerTo<{ rules: RuleStanding[] }>(binh, `GET /api/campaigns/${id}/rules`)
    const told = rules.map(({ ruleId, standing, cut }) => [ruleId, standing.listed.gifts, standing.missing.gifts, cut])
    expect([renewed.outcomes.listed, told]).toEqual([
      2,
      [
        ['cap-moi', 1, 1, 0],
        ['gia-han', 2, 1, 1],
      ],
    ])
  })
  it('takes no list of a kind the campaign does not know, and no rule makes one', async () => {
    const { id } = await empty(cards)
    expect(await send(id, [like(people[0], { card: '7512345671' })], { ruleId: 'khac' })).toEqual({ problem: 'bad-request' })
    expect((await openedCampaign(binh, cards)).lines).toEqual([])
  })
  it('reports a cut card as its own outcome', async () => {
    const { id } = await empty(cards)
    await send(id, [like(people[0], { card: 'CC2757500123456' }), like(people[1], { card: '7512345678' })])
    const [line] = await linesOf(binh, id)
    await answerTo(binh, `POST /api/campaigns/${id}/removals`, { lineIds: [line?.lineId], outcome: 'cut', reason: 'Đã mất' })
    expect((await linesOf(binh, id)).map((one) => one.state).sort()).toEqual(['cut', 'waiting'])
  })
})

describe('people added by hand', () => {
  it('stand on the list with the reason on record, and not twice', async () => {
    const { id } = await empty()
    const body = {
      lines: [{ beneficiaryId: people[0]?.id }, { beneficiaryId: people[1]?.id, amountInDong: 350_000 }],
      reason: 'Sót khi lập danh sách',
    }
    const first = await answerTo<AdditionAnswer>(binh, `POST /api/campaigns/${id}/lines`, body)
    const second = await answerTo<AdditionAnswer>(binh, `POST /api/campaigns/${id}/lines`, body)
    expect([first, second]).toEqual([
      { added: 2, skipped: [] },
      { added: 0, skipped: body.lines.map(({ beneficiaryId }) => ({ beneficiaryId, why: 'already' })) },
    ])
    const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query(
        'SELECT added_by, added_reason, value_in_dong::int8 AS value FROM gift_line WHERE campaign_id = $1 ORDER BY value_in_dong',
        [id],
      ),
    )
    expect(rows).toEqual([
      { added_by: 'hand', added_reason: 'Sót khi lập danh sách', value: 350_000 },
      { added_by: 'hand', added_reason: 'Sót khi lập danh sách', value: 500_000 },
    ])
  })
  it('of another commune are skipped and said', async () => {
    const { id } = await empty()
    const [stranger] = await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = '26308' LIMIT 1`),
    )
    const body = { lines: [{ beneficiaryId: stranger?.id }], reason: 'Thử' }
    expect(await answerTo(binh, `POST /api/campaigns/${id}/lines`, body)).toEqual({
      added: 0,
      skipped: [{ beneficiaryId: stranger?.id, why: 'unknown-person' }],
    })
  })
  it('and taken off again may be added anew', async () => {
    const { id } = await empty()
    const body = { lines: [{ beneficiaryId: people[0]?.id }], reason: 'Sót khi lập' }
    await answerTo(binh, `POST /api/campaigns/${id}/lines`, body)
    const [line] = await linesOf(binh, id)
    await answerTo(binh, `POST /api/campaigns/${id}/removals`, { lineIds: [line?.lineId], outcome: 'removed', reason: 'Ghi nhầm' })
    expect([await answerTo(binh, `POST /api/campaigns/${id}/lines`, body), (await linesOf(binh, id)).length]).toEqual([
      { added: 1, skipped: [] },
      1,
    ])
  })
})
