import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { StandingReport } from '#domain/visits/StandingReport.ts'
import { createAccount } from '#server/access/accounts.ts'
import { hashPassword } from '#server/access/passwords.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import type { ProposalsAnswer } from '#sync/protocol/Proposals.ts'
import type { ReviewCount } from '#sync/protocol/Reviews.ts'
import type { KeptReport, KeptReportsAnswer, ReportDecision } from '#sync/protocol/StandingReports.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { reportCancelOf, reportOf } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const UNIT = '26305'
let office: Office
let [binh, nam, thu]: FieldPhone[] = []
let people: string[] = []

const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const someone = (): string => people.pop() ?? ''
const page = async (id: string): Promise<BeneficiaryProfile> => {
  const [row] = await sql<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [id])
  if (!row) throw new Error('Nobody there')
  return row.profile
}
const standing = async (id: string) => (await page(id)).standing
async function tell(by: FieldPhone | undefined, id: string, report: StandingReport = 'dead'): Promise<string> {
  const fact = await phone(by).record(reportOf(id, report))
  await phone(by).push(fact)
  return fact.header.id
}
const takeBack = async (by: FieldPhone | undefined, id: string, factId: string) =>
  phone(by).push(await phone(by).record(reportCancelOf(id, factId)))
const answer = async (
  factId: string,
  decision: ReportDecision,
  { by = binh, endedOn = null }: { by?: FieldPhone | undefined; endedOn?: string | null } = {},
) => {
  const said = await phone(by).call('POST', `/api/reviews/reports/${factId}/settlement`, { decision, endedOn, reason: 'Giấy chứng tử 12' })
  return [said.status, ((await said.json()) as { problem?: string }).problem]
}
const reports = async (state = 'open', by = binh): Promise<readonly KeptReport[]> =>
  (await answerTo<KeptReportsAnswer>(phone(by), `GET /api/reviews/reports?state=${state}`)).reports
const reportOn = async (factId: string, state = 'open') => (await reports(state)).find((one) => one.factId === factId)
const waiting = async () => (await answerTo<ReviewCount>(phone(binh), 'GET /api/reviews/count')).open

beforeAll(async () => {
  office = await openOffice()
  ;[binh, nam, thu] = Array.from({ length: 3 }, () => new FieldPhone(office.address))
  await sql(
    `INSERT INTO account_scope (account_id, unit_code, granted_at) SELECT id, $1, 'epoch' FROM account WHERE username = 'canbo.giakiem'`,
    [UNIT],
  )
  await phone(binh).signIn('dieuphoi')
  await phone(nam).signIn('canbo.giatan3')
  await phone(thu).signIn('canbo.giakiem')
  const rows = await sql<{ id: string }>(
    `SELECT id FROM beneficiary WHERE unit_code = $1 AND standing = 'present' AND profile -> 'entitlements' <> '[]' ORDER BY id LIMIT 40`,
    [UNIT],
  )
  people = rows.map((row) => row.id)
})
afterAll(() => office.close())

describe('a report taken back', () => {
  it('leaves the person and the record as before it, and nobody is asked (S259)', async () => {
    const [id, before] = [someone(), await waiting()]
    const untouched = await page(id)
    const factId = await tell(nam, id)
    expect([await standing(id), await waiting()]).toEqual(['reported-dead', before + 1])
    expect(await takeBack(nam, id, factId)).toEqual(['applied'])
    expect([await page(id), await waiting(), await reportOn(factId)]).toEqual([untouched, before, undefined])
  })
  it('before it has come waits for it, and then neither stands (S20, S259)', async () => {
    const id = someone()
    const fact = await phone(nam).record(reportOf(id, 'moved'))
    expect([await takeBack(nam, id, fact.header.id), await phone(nam).push(fact)]).toEqual([['parked'], ['applied']])
    expect([await standing(id), await reportOn(fact.header.id)]).toEqual(['present', undefined])
  })
  it('by another officer stands on, and a person looks (S20)', async () => {
    const id = someone()
    const factId = await tell(nam, id)
    expect([await takeBack(thu, id, factId), await standing(id)]).toEqual([['flagged'], 'reported-dead'])
  })
  it('after the office has confirmed it stands on, and a person looks (S259)', async () => {
    const id = someone()
    const factId = await tell(nam, id)
    await answer(factId, 'confirmed')
    expect([await takeBack(nam, id, factId), await standing(id)]).toEqual([['flagged'], 'dead'])
  })
})

describe('what an officer reported', () => {
  it('is shown with who, when, of whom, and is counted among what waits (S260)', async () => {
    const [id, before] = [someone(), await waiting()]
    const factId = await tell(nam, id, 'moved')
    const { fullName } = await page(id)
    expect(await reportOn(factId)).toMatchObject({
      ...{ report: 'moved', day: '2026-11-24', note: '', unitCode: UNIT, reportedBy: 'Trần Văn Nam', isOwn: false, settlement: null },
      person: { id, fullName },
    })
    expect(await waiting()).toBe(before + 1)
  })
  it.each([
    ['dead', 'dead'],
    ['moved', 'moved'],
    ['refuses', 'reported-refusing'],
  ] as const)('and the office confirms stands as %s on every page, with grounds and on record (S260)', async (report, confirmed) => {
    const id = someone()
    const factId = await tell(nam, id, report)
    expect(await answer(factId, 'confirmed')).toEqual([200, undefined])
    expect([(await page(id)).standing, (await page(id)).reports]).toEqual([confirmed, undefined])
    const settlement = { decision: 'confirmed', reason: 'Giấy chứng tử 12', settledBy: 'Nguyễn Thanh Bình', holds: true }
    expect([await reportOn(factId), await reportOn(factId, 'settled')]).toMatchObject([undefined, { settlement }])
    const [noted] = await sql(`SELECT subject, detail FROM audit_entry WHERE act = 'report-settled' ORDER BY position DESC LIMIT 1`)
    expect(noted).toEqual({ subject: id, detail: { report, decision: 'confirmed' } })
  })
  it('and the office turns down leaves the person as before (S260)', async () => {
    const id = someone()
    const untouched = await page(id)
    const factId = await tell(nam, id)
    expect([await answer(factId, 'turned-down'), await page(id)]).toEqual([[200, undefined], untouched])
  })
  it('reaches the phones by the feed, and so does the answer (S260)', async () => {
    const id = someone()
    const changes = async () =>
      (await sql<{ n: number }>('SELECT count(*)::int8 AS n FROM change_log WHERE beneficiary_id = $1', [id]))[0]?.n ?? 0
    const before = await changes()
    await answer(await tell(nam, id), 'turned-down')
    expect(await changes()).toBe(before + 2)
  })
  it('is answered once; two officers who told the same are answered together (S260)', async () => {
    const id = someone()
    const [first, second] = [await tell(nam, id), await tell(thu, id)]
    await answer(first, 'confirmed')
    expect([await answer(first, 'confirmed'), await answer(second, 'confirmed')]).toEqual([
      [409, 'case-settled'],
      [409, 'case-settled'],
    ])
  })
  it('and was turned down leaves what another told to be answered (S260)', async () => {
    const id = someone()
    const [dead, moved] = [await tell(nam, id, 'dead'), await tell(thu, id, 'moved')]
    await answer(moved, 'turned-down')
    expect([await standing(id), (await reportOn(dead))?.settlement]).toEqual(['reported-dead', null])
  })
  it('is answered by another person than whoever told it, and not from another commune (S260)', async () => {
    const id = someone()
    const passwordHash = await hashPassword('tan-tay-thuc-hanh')
    const account = { displayName: 'Lý Thị Mận', role: 'coordinator', duties: [], passwordHash } as const
    await office.database.transaction({ kind: 'system' }, async (queries) => {
      await createAccount(queries, { ...account, username: 'man', unitCodes: [UNIT] }, Date.now())
      await createAccount(queries, { ...account, username: 'xa', unitCodes: ['26308'] }, Date.now())
    })
    const [man, away] = [new FieldPhone(office.address), new FieldPhone(office.address)]
    await Promise.all([man.signIn('man'), away.signIn('xa')])
    const own = await tell(man, id)
    expect([await answer(own, 'confirmed', { by: man }), await answer(own, 'confirmed', { by: away })]).toEqual([
      [403, 'settle-by-another'],
      [404, 'not-found'],
    ])
    expect([(await reports('open', man)).find((one) => one.factId === own)?.isOwn, (await reports('open', away)).length]).toEqual([true, 0])
  })
  it('goes with whoever moves to another commune, and is answered there (S260)', async () => {
    const id = someone()
    const factId = await tell(nam, id)
    const moved = { ...(await page(id)), unitCode: '26308' as UnitCode }
    await office.database.transaction({ kind: 'system' }, (queries) => saveProfiles(queries, [moved], Date.now()))
    expect((await reportOn(factId))?.unitCode).toBe('26308')
  })
  it('takes no day to come, and none of a refusal or of what is not so', async () => {
    const [dead, refuses] = [await tell(nam, someone()), await tell(nam, someone(), 'refuses')]
    const wrong = [400, 'bad-request']
    expect([
      await answer(dead, 'confirmed', { endedOn: '2099-01-01' }),
      await answer(dead, 'turned-down', { endedOn: '2024-04-20' }),
      await answer(refuses, 'confirmed', { endedOn: '2024-04-20' }),
    ]).toEqual([wrong, wrong, wrong])
  })
})

describe('a confirmation by mistake', () => {
  it('is taken back by the same door, and the person stands as before it (S260)', async () => {
    const id = someone()
    const untouched = await page(id)
    const factId = await tell(nam, id)
    await answer(factId, 'confirmed', { endedOn: '2024-04-20' })
    expect([await answer(factId, 'turned-down'), await page(id)]).toEqual([[200, undefined], untouched])
    expect((await reportOn(factId, 'settled'))?.settlement).toMatchObject({ decision: 'turned-down', endedOn: null, holds: false })
  })
  it('is not taken back twice (S260)', async () => {
    const factId = await tell(nam, someone())
    await answer(factId, 'confirmed')
    await answer(factId, 'turned-down')
    expect(await answer(factId, 'turned-down')).toEqual([409, 'case-settled'])
  })
})

describe('a death the office confirmed', () => {
  const roll = { unitCodes: [UNIT], payFrom: '2024-04-05', payUntil: '2024-04-15', roll: 'from-entitlements' }
  const linesIn = async (month: string, id: string) => {
    const { id: periodId } = await answerTo<{ id: string }>(phone(binh), 'POST /api/periods', { ...roll, months: [month] })
    const rows = await sql('SELECT FROM payment_line WHERE period_id = $1 AND beneficiary_id = $2', [periodId, id])
    const [period] = await sql<{ asked: { beneficiaryId: string; kind: string }[] }>(
      `SELECT body -> 'questions' AS asked FROM payment_period WHERE id = $1`,
      [periodId],
    )
    return [rows.length, period?.asked.filter((one) => one.beneficiaryId === id && one.kind === 'reported').length]
  }
  const stopsIn = async (month: string, id: string) => {
    const { id: periodId } = await answerTo<{ id: string }>(phone(binh), 'POST /api/periods', { ...roll, months: [month] })
    const { stops } = await answerTo<ProposalsAnswer>(phone(binh), `GET /api/periods/${periodId}/proposals`)
    return stops.filter((one) => one.beneficiaryId === id)
  }
  it('proposes the stop from the month after, and the next roll holds no line of theirs (S261)', async () => {
    const id = someone()
    const factId = await tell(nam, id)
    const reported = await linesIn('2024-04', id)
    await answer(factId, 'confirmed', { endedOn: '2024-04-20' })
    expect([reported, await linesIn('2024-05', id)]).toEqual([
      [1, 1],
      [0, 0],
    ])
    const { entitlements } = await page(id)
    expect(await stopsIn('2024-08', id)).toMatchObject(
      entitlements.map(({ categoryCode }) => ({ kind: 'stop', reason: 'dead', categoryCode, from: '2024-05' })),
    )
  })
  it('still pays the month they died in (S261)', async () => {
    const id = someone()
    await answer(await tell(nam, id), 'confirmed', { endedOn: '2024-06-01' })
    expect([await linesIn('2024-06', id), await linesIn('2024-07', id)]).toEqual([
      [1, 0],
      [0, 0],
    ])
  })
})
