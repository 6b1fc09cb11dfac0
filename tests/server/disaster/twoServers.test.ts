import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPERATOR_HEADER } from '#server/access/operator.ts'
import { SeededChance } from '#server/practice/SeededChance.ts'
import type { Change, ChangesPage, DownloadManifest } from '#sync/protocol/Feed.ts'
import type { PushAnswer } from '#sync/protocol/Fact.ts'
import { answerTo, openedCampaign } from '#tests/support/campaigns.ts'
import { visitTo } from '#tests/support/facts.ts'
import { HEADERS, type FieldPhone } from '#tests/support/fieldPhone.ts'
import { openRoll, paymentTo } from '#tests/support/payments.ts'
import { makeSlip, openWith } from '#tests/support/slips.ts'
import { tell } from '#tests/support/tell.ts'
import { openTwoServers, type TwoServers } from '#tests/support/twoServers.ts'

const SEED = Number(process.env.SEED ?? 2024)
const [PHONES, VISITS_OF_A_PHONE, LINES] = process.env.TIER === 'long' ? [12, 200, 200] : [6, 15, 16]
const OFFICER = 'canbo.giatan3'
const UNIT = '26305'

const chance = new SeededChance(SEED)
let office: TwoServers
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const either = (phone: FieldPhone): FieldPhone => phone.goTo(chance.happens(0.5) ? office.here : office.there)
const accountOf = async (username: string): Promise<string> =>
  (await sql<{ id: string }>('SELECT id FROM account WHERE username = $1', [username]))[0]?.id ?? ''
const problemOf = async (answer: Response): Promise<unknown[]> => [
  answer.status,
  ((await answer.json()) as { problem?: string; startOver?: string }).problem,
]
const cursorOf = async (phone: FieldPhone): Promise<string> => (await answerTo<DownloadManifest>(phone, 'POST /api/downloads', {})).cursor
const peopleOf = async (most: number): Promise<string[]> =>
  (
    await sql<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = $1 AND standing = 'present' ORDER BY id LIMIT $2`, [UNIT, most])
  ).map(({ id }) => id)

beforeAll(async () => {
  office = await openTwoServers()
  tell(`two servers, seed ${SEED}`)
})
afterAll(() => office.close())

/** Follows the feed at either server in turn until nothing is left. */
async function follow(reader: FieldPhone, from: string): Promise<{ changes: Change[]; cursor: string }> {
  const changes: Change[] = []
  for (let cursor = from; ;) {
    const page = await answerTo<ChangesPage>(either(reader), `GET /api/changes?cursor=${cursor}`)
    changes.push(...page.changes)
    cursor = page.cursor
    if (!page.more) return { changes, cursor }
  }
}

describe('what one server takes in', () => {
  it('the other serves: phones that push and pull at either miss nothing and double nothing (S247)', async () => {
    const reader = await office.phoneOf(OFFICER)
    const phones = await Promise.all(Array.from({ length: PHONES }, () => office.phoneOf(OFFICER)))
    const people = await peopleOf(PHONES * VISITS_OF_A_PHONE)
    const notes: string[] = []
    let cursor = await cursorOf(reader)
    const seen = new Set<string>()
    const pull = async () => {
      const { changes, cursor: next } = await follow(reader, cursor)
      cursor = next
      for (const change of changes) if (change.kind === 'person') change.profile.visits.forEach(({ note }) => seen.add(note))
    }
    const work = async (phone: FieldPhone, place: number) => {
      for (let n = 0; n < VISITS_OF_A_PHONE; n += 1) {
        const note = `máy ${place} lượt ${n}`
        const fact = await phone.record(visitTo(people[(place * VISITS_OF_A_PHONE + n) % people.length], note))
        expect(await either(phone).push(fact)).toEqual(['applied'])
        notes.push(note)
        if (place === 0) await pull()
      }
    }
    await Promise.all(phones.map(work))
    await pull()
    const [kept] = await sql<{ n: number }>(`SELECT count(*) AS n FROM visit WHERE body ->> 'note' LIKE 'máy % lượt %'`)
    expect([notes.filter((note) => !seen.has(note)), kept?.n]).toEqual([[], notes.length])
  })
  it('counts once, though the same batch comes to both at the same moment (S247)', async () => {
    const [phone, twin] = [await office.phoneOf(OFFICER), await office.phoneOf(OFFICER)]
    const people = await peopleOf(LINES)
    for (const id of people) {
      const facts = [await phone.record(visitTo(id, 'gửi hai nơi'))]
      const send = async (address: string): Promise<string[]> => {
        const answer = await phone.goTo(address).call('POST', '/api/facts', { facts })
        return ((await answer.json()) as PushAnswer).answers.map((one) => one.answer)
      }
      const answers = await Promise.all([send(office.here), send(office.there)])
      expect(answers.flat().sort()).toEqual(['applied', 'duplicate'])
    }
    expect(twin.deviceId).not.toBe(phone.deviceId)
    const [kept] = await sql<{ n: number }>(`SELECT count(*) AS n FROM visit WHERE body ->> 'note' = 'gửi hai nơi'`)
    expect(kept?.n).toBe(people.length)
  })
  it('is paid once and flagged once when two counters pay the same lines at both (S247)', async () => {
    const roll = await openRoll(office.database, UNIT, { people: LINES })
    const [hanh, tu] = [(await office.phoneOf('giaodich1')).goTo(office.here), await office.phoneOf('giaodich2')]
    for (const line of roll.lines) {
      const [one, other] = [await hanh.record(paymentTo(roll, line)), await tu.record(paymentTo(roll, line))]
      const answers = await Promise.all([hanh.push(one), tu.push(other)])
      expect(answers.flat().sort()).toEqual(['applied', 'flagged'])
    }
    const [sums] = await sql<{ made: number; effective: number; cases: number }>(
      `SELECT count(*) AS made, sum(effective_in_dong)::int8 AS effective, (SELECT count(*) FROM review_case WHERE fact_id IN (SELECT fact_id FROM disbursement JOIN payment_line ON payment_line.id = line_id WHERE period_id = $1)) AS cases
       FROM disbursement JOIN payment_line ON payment_line.id = line_id WHERE period_id = $1`,
      [roll.periodId],
    )
    const due = roll.lines.reduce((sum, line) => sum + line.amountInDong, 0)
    expect(sums).toEqual({ made: 2 * LINES, effective: due, cases: LINES })
  })
  it('stands on the pages that the other hands out, and a page of one is fetched at the other (S247)', async () => {
    const phone = await office.phoneOf(OFFICER)
    const [unit] = (await answerTo<DownloadManifest>(phone.goTo(office.here), 'POST /api/downloads', {})).units
    const path = `/api/downloads/${unit?.generation}/pages/0`
    const pages = [await phone.goTo(office.here).call('GET', path), await phone.goTo(office.there).call('GET', path)]
    const [one, other] = await Promise.all(pages.map(async (page) => Buffer.from(await page.arrayBuffer())))
    expect([one?.length, one?.equals(other ?? Buffer.alloc(0))]).toEqual([unit?.pages[0]?.bytes, true])
  })
})

describe('what is decided at one server holds at the other at once', () => {
  const desk = async () => (await office.phoneOf('dieuphoi')).goTo(office.here)

  it('a phone that was revoked pulls nothing more there, and still hands in what it holds (S247)', async () => {
    const phone = await office.phoneOf(OFFICER)
    const cursor = await cursorOf(phone)
    expect((await phone.call('GET', `/api/changes?cursor=${cursor}`)).status).toBe(200)
    await (await desk()).call('POST', `/api/devices/${phone.deviceId}/revocation`, {})
    expect(await problemOf(await phone.call('GET', `/api/changes?cursor=${cursor}`))).toEqual([403, 'device-revoked'])
    const [id] = await peopleOf(1)
    expect(await phone.push(await phone.record(visitTo(id, 'máy đã thu hồi')))).toEqual(['flagged'])
  })
  it('an account that was disabled is out, and does not come in (S247)', async () => {
    const phone = await office.phoneOf('canbo.giakiem')
    expect((await phone.call('GET', '/api/session')).status).toBe(200)
    await (await desk()).call('PATCH', `/api/accounts/${await accountOf('canbo.giakiem')}`, { isDisabled: true })
    expect(await problemOf(await phone.call('GET', '/api/session'))).toEqual([401, 'signed-out'])
    expect((await phone.signIn('canbo.giakiem', 'hai-may-chu-mot-kho')).status).toBe(403)
  })
  it('a password that was changed ends what the old one had opened, and the old one opens nothing (S247)', async () => {
    const phone = await office.phoneOf('giaodich2')
    expect((await phone.call('GET', '/api/session')).status).toBe(200)
    await (await desk()).call('PATCH', `/api/accounts/${await accountOf('giaodich2')}`, { password: 'mot-mat-khau-khac-han' })
    const [before, old] = [await phone.call('GET', '/api/session'), await phone.signIn('giaodich2', 'hai-may-chu-mot-kho')]
    const fresh = await phone.signIn('giaodich2', 'mot-mat-khau-khac-han')
    expect([before.status, old.status, fresh.status]).toEqual([401, 401, 200])
  })
  it('a scope that was changed makes a phone start over (S247)', async () => {
    const phone = await office.phoneOf('giaodich1')
    const officer = await office.phoneOf(OFFICER)
    const cursor = await cursorOf(officer)
    await (await desk()).call('PATCH', `/api/accounts/${await accountOf(OFFICER)}`, { unitCodes: [UNIT, '26308'] })
    expect(await problemOf(await officer.call('GET', `/api/changes?cursor=${cursor}`))).toEqual([409, 'start-over'])
    expect((await phone.call('GET', '/api/session')).status).toBe(200)
  })
  it('a campaign that was closed is closed, and its mark in the feed is another (S247)', async () => {
    const coordinator = await desk()
    const { id } = await openedCampaign(coordinator, {}, 'empty')
    const officer = await office.phoneOf(OFFICER)
    const cursor = await cursorOf(officer)
    const markOf = async () => (await answerTo<ChangesPage>(officer, `GET /api/changes?cursor=${cursor}`)).campaigns
    const before = await markOf()
    await coordinator.call('POST', `/api/campaigns/${id}/closing`, { outcome: 'returned', reason: 'Hết đợt' })
    expect(await markOf()).not.toBe(before)
    const again = await coordinator
      .goTo(office.there)
      .call('POST', `/api/campaigns/${id}/closing`, { outcome: 'returned', reason: 'Hết đợt' })
    expect(await problemOf(again)).toEqual([409, 'campaign-not-open'])
  })
  it('a second factor that the office requires is asked for (S247)', async () => {
    const coordinator = (await desk()).goTo(office.there)
    expect((await coordinator.call('GET', '/api/session/again')).status).toBe(200)
    const { address, token } = JSON.parse(readFileSync(office.operatorFile, 'utf8')) as { address: string; token: string }
    const set = (isRequired: boolean) =>
      fetch(`${address}/api/second-factor/setting`, {
        method: 'POST',
        headers: { ...HEADERS, [OPERATOR_HEADER]: token },
        body: JSON.stringify({ isRequired }),
      })
    expect((await set(true)).status).toBe(200)
    const refused = await problemOf(await coordinator.call('GET', '/api/session/again'))
    await set(false)
    expect(refused).toEqual([403, 'second-factor-missing'])
  })
  it('wrong guesses at a slip count together, and ten of them lock it for both (S247)', async () => {
    const [id = ''] = await peopleOf(1)
    const { secret } = await makeSlip(await office.phoneOf(OFFICER), id)
    const [born] = await sql<{ year: number }>('SELECT birth_year AS year FROM beneficiary WHERE id = $1', [id])
    const year = born?.year ?? 0
    for (let guess = 0; guess < 10; guess += 1)
      await openWith(guess % 2 === 0 ? office.here : office.there, secret, { proof: { kind: 'birth-year', year: year - 1 } })
    const right = { proof: { kind: 'birth-year', year } } as const
    const answers = [await openWith(office.here, secret, right), await openWith(office.there, secret, right)]
    expect(await Promise.all(answers.map(problemOf))).toEqual(Array(2).fill([403, 'slip-not-opened']))
  })
})
