import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#server/access/accounts.ts'
import { DISTRICT_UNIT_CODES } from '#server/practice/makePracticeDistrict.ts'
import type { ImportAnswer } from '#sync/protocol/ImportList.ts'
import type { TicketsAnswer } from '#sync/protocol/Tickets.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import type { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { openTwoServers, type TwoServers } from '#tests/support/twoServers.ts'

const UNITS = DISTRICT_UNIT_CODES.slice(0, process.env.TIER === 'long' ? 5 : 2)
const MONTH = { months: ['2024-04'], payFrom: '2024-04-05', payUntil: '2024-04-15', roll: 'from-entitlements' }
const SECOND_RELEASER = 'duyet.hai'
const system = { kind: 'system' } as const

let office: TwoServers
let [binh, huy, minh] = [] as unknown as [FieldPhone, FieldPhone, FieldPhone]
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  office.database.transaction(system, (queries) => queries.query<Row>(text, values))
const post = (phone: FieldPhone, path: string, body: object = {}) => phone.call('POST', path, body)
const said = async (answer: Response): Promise<string> => ((await answer.json()) as { problem?: string }).problem ?? String(answer.status)

async function addReleaser(): Promise<void> {
  const [huys] = await sql<{ hash: string }>(`SELECT password_hash AS hash FROM account WHERE username = 'duyet'`)
  const account = { username: SECOND_RELEASER, displayName: 'Phan Văn Minh', role: 'coordinator', duties: ['releases'] } as const
  await office.database.transaction(system, (queries) =>
    createAccount(queries, { ...account, unitCodes: DISTRICT_UNIT_CODES, passwordHash: huys?.hash ?? '' }, Date.now()),
  )
}

beforeAll(async () => {
  office = await openTwoServers()
  await addReleaser()
  ;[binh, huy, minh] = await Promise.all([office.phoneOf('dieuphoi'), office.phoneOf('duyet'), office.phoneOf(SECOND_RELEASER)])
  huy.goTo(office.here)
})
afterAll(() => office.close())

/** A roll of April for one commune, checked and with every question answered: all that is left is to release it. */
async function checkedRoll(unitCode: string): Promise<string> {
  const { id } = await answerTo<{ id: string }>(binh, 'POST /api/periods', { ...MONTH, unitCodes: [unitCode] })
  await post(binh, `/api/periods/${id}/checking`)
  const { tickets } = await answerTo<TicketsAnswer>(binh, `GET /api/tickets?state=open&period=${id}`)
  for (const ticket of tickets) await post(binh, `/api/tickets/${ticket.id}`, { act: 'settle', outcome: 'right', note: 'Đã đối chiếu' })
  return id
}

/** On how many pages each line of the rolls stands. */
const linesOnPages = (periodIds: readonly string[]) =>
  sql<{ people: number; lines: number }>(
    `SELECT count(DISTINCT beneficiary.id) AS people, count(*) AS lines FROM beneficiary CROSS JOIN LATERAL jsonb_array_elements(profile -> 'payments') AS line WHERE line ->> 'periodId' = ANY ($1::text[])`,
    [periodIds],
  )

describe('two desks at two servers at the same moment', () => {
  it('bring in the same list and make each person once (S248)', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [
      n + 1,
      `Đinh Thị Song ${n}`,
      1940 + (n % 20),
      `07514300${1_000 + n}`,
      'Ấp 1',
      500_000,
    ])
    const fileBase64 = Buffer.from(await makeList(...rows)).toString('base64')
    const order = { fileName: 'danh-sach.xlsx', fileBase64, unitCode: '26305', programmeCode: 'KHAC', dryRun: false }
    const answers = await Promise.all([post(huy, '/api/imports', order), post(minh, '/api/imports', order)])
    const outcomes = await Promise.all(answers.map(async (one) => ((await one.json()) as ImportAnswer).outcomes))
    const [kept] = await sql<{ n: number }>(`SELECT count(*) AS n FROM beneficiary WHERE profile ->> 'fullName' LIKE 'Đinh Thị Song%'`)
    expect([outcomes.map(({ added }) => added).sort(), outcomes.map(({ unchanged }) => unchanged).sort(), kept?.n]).toEqual([
      [0, 60],
      [0, 60],
      60,
    ])
  })
  it('release one roll once, and the other hears that it is released (S248)', async () => {
    for (const unitCode of UNITS) {
      const id = await checkedRoll(unitCode)
      const answers = await Promise.all([huy, minh].map(async (one) => said(await post(one, `/api/periods/${id}/releasing`))))
      const [pages] = await linesOnPages([id])
      expect([answers.sort(), pages?.people === pages?.lines]).toEqual([['200', 'period-not-checked'], true])
    }
  })
  it('release two rolls that pay the same month, and one of them is stopped (S78, S248)', async () => {
    for (const unitCode of DISTRICT_UNIT_CODES.filter((code) => !UNITS.includes(code)).slice(0, UNITS.length)) {
      const ids = [await checkedRoll(unitCode), await checkedRoll(unitCode)]
      const answers = await Promise.all(
        [huy, minh].map(async (one, place) => said(await post(one, `/api/periods/${ids[place]}/releasing`))),
      )
      const [pages] = await linesOnPages(ids)
      expect([answers.sort(), pages?.people === pages?.lines]).toEqual([['200', 'month-released-already'], true])
    }
  })
  it('make an account of the same name, and one hears that it is taken (S248)', async () => {
    const account = {
      username: 'canbo.song',
      displayName: 'Hồ Thị Song',
      role: 'officer',
      duties: [],
      unitCodes: ['26305'],
      password: null,
    }
    const answers = await Promise.all([huy, minh].map(async (one) => said(await post(one, '/api/accounts', account))))
    expect(answers.sort()).toEqual(['201', 'username-taken'])
  })
  it('leave the record of weighty acts whole', async () => {
    const [found] = await sql<{ n: number; last: number }>('SELECT count(*) AS n, max(position) AS last FROM audit_entry')
    expect(found?.n).toBe(found?.last)
  })
})
