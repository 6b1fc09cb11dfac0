import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import type { ChangesPage, DownloadManifest, UnitDigest } from '#sync/protocol/Feed.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { enrolmentOf, reportOf, visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll, paymentTo, type Roll } from '#tests/support/payments.ts'
import { makeSlip, openWith } from '#tests/support/slips.ts'

const [UNIT, PASSWORD] = ['26305', 'mat khau rat dai 2026']
const NAME = 'Quách Thị Ngàn Sương'
/** Everything by which the person could be known again, and whoever stands beside them by name. */
const TRACES = [
  NAME,
  'quach thi ngan suong',
  '075199000777',
  '271999777',
  '0908123987',
  'Ngô Đình Thay',
  '970499887766',
  'mái tôn xanh',
  'SO-LINH-4711',
  'UQ-4711-TAY',
]
const system = { kind: 'system' } as const
let office: Office
let desk: FieldPhone
let second: FieldPhone
let nam: FieldPhone
let hanh: FieldPhone
let roll: Roll
let own: BeneficiaryProfile
let requestId: string
let cursor: string
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction(system, (queries) => queries.query<Row>(text, values))

/** Every row of every table as text, bytes as their hexadecimal digits: where a trace is still found. */
async function tracesLeft(): Promise<string[]> {
  const tables = await sql<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)
  const needles = [...TRACES, ...TRACES.map((trace) => Buffer.from(trace).toString('hex'))].map((one) => `%${one}%`)
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const [count] = await sql<{ n: number }>(`SELECT count(*)::int4 AS n FROM "${name}" AS one WHERE one::text ILIKE ANY ($1::text[])`, [
        needles,
      ])
      return count?.n ? [`${name}: ${count.n}`] : []
    }),
  )
  return found.flat()
}
const SUMS = `
  SELECT (SELECT sum(amount_in_dong) FROM payment_line)::int8 AS due, (SELECT sum(amount_in_dong) FROM disbursement)::int8 AS paid, (SELECT sum(effective_in_dong) FROM disbursement)::int8 AS settled,
    (SELECT count(*) FROM disbursement)::int8 AS payments, (SELECT sum(value_in_dong) FROM gift_line)::int8 AS gifts, (SELECT count(*) FROM gift_handover)::int8 AS handed,
    (SELECT sum(payable) FROM cashless_count)::int8 AS payable, (SELECT sum(has_account) FROM cashless_count)::int8 AS accounts`
const sums = async () => (await sql(SUMS))[0]
const report = async () => {
  const { totals, ...rest } = await answerTo<Record<string, unknown>>(desk, `GET /api/periods/${roll.periodId}/report`)
  return totals ?? rest
}
const erasure = async (who: FieldPhone, act: 'ask' | 'confirm') => {
  const response = await who.call('POST', `/api/privacy/requests/${requestId}/erasure`, { act })
  return [response.status, ((await response.json()) as { problem?: string }).problem]
}
const asCoordinator = async (username: string, unitCode: string) => {
  await desk.call('POST', '/api/accounts', {
    username,
    displayName: `Điều phối ${username}`,
    role: 'coordinator',
    unitCodes: [unitCode],
    password: PASSWORD,
  })
  const phone = new FieldPhone(office.address)
  await phone.signIn(username, PASSWORD)
  return phone
}
const signedIn = async (username: string) => {
  const phone = new FieldPhone(office.address)
  await phone.signIn(username)
  return phone
}
const changes = () => answerTo<ChangesPage>(nam, `GET /api/changes?cursor=${encodeURIComponent(cursor)}`)

/** As much as an office comes to hold of one person. */
async function writeAboutThem(): Promise<void> {
  const proxy = {
    fullName: 'Ngô Đình Thay',
    relation: 'child',
    identityTail: '8899',
    paper: { number: 'UQ-4711-TAY', validUntil: '2027-01-01' },
  } as const
  const paid = paymentTo(roll, roll.lines[0], { receiver: { kind: 'authorised', ...proxy } as never })
  await hanh.push(await hanh.record(paid))
  const visit = await nam.record(visitTo(own.id, `Nhà ${NAME}, mái tôn xanh`))
  await nam.push(visit, await nam.record(reportOf(own.id, 'refuses')))
  const account = {
    kind: 'account',
    holder: { kind: 'own' },
    bankBin: '970405',
    accountNumber: '970499887766',
    holderName: 'QUACH THI NGAN SUONG',
    readBy: 'typing',
  } as const
  await nam.push(await nam.record(enrolmentOf(own.id, account, { note: `${NAME} đồng ý` })))
  await sql(
    `INSERT INTO photo (fact_id, beneficiary_id, account_id, sha256, total_bytes, body, begun_at, received_at) SELECT id, beneficiary_id, account_id, 'x', 20, $2, now(), now() FROM fact WHERE id = $1`,
    [visit.header.id, Buffer.from(NAME)],
  )
  const slip = await makeSlip(desk, own.id)
  await openWith(office.address, slip.secret, { proof: { kind: 'birth-year', year: 1941 } })
  await sql(
    `INSERT INTO said_report (id, slip_id, beneficiary_id, said, by_carer, owner, said_at, answer_by, answered_at, answered_by, answered_name, answer)
     VALUES ($1, $2, $3, $4, 'Ngô Đình Thay', 'commune', now(), '2026-12-01', now(), $1, 'Trần Văn Nam', $5)`,
    [
      randomUUID(),
      slip.slipId,
      own.id,
      JSON.stringify({ id: randomUUID(), kind: 'new-phone', phone: '0908123987', note: NAME }),
      `Chào bà ${NAME}`,
    ],
  )
  await sql(`UPDATE payment_line SET book_number = 'SO-LINH-4711' WHERE beneficiary_id = $1`, [own.id])
  await answerTo<DownloadManifest>(nam, 'POST /api/downloads', {})
}
async function finishAll(): Promise<void> {
  await sql(`UPDATE payment_period SET state = 'closed' WHERE id IN (SELECT period_id FROM payment_line WHERE beneficiary_id = $1)`, [
    own.id,
  ])
  await sql(`UPDATE campaign SET state = 'closed' WHERE id IN (SELECT campaign_id FROM gift_line WHERE beneficiary_id = $1)`, [own.id])
  await sql(
    `UPDATE review_case SET settlement_id = gen_random_uuid(), settled_at = now(), settled_by = gen_random_uuid(), settled_name = 'Bình', decision = 'seen', reason = $2 WHERE beneficiary_id = $1 AND settled_at IS NULL`,
    [own.id, `Đã hỏi ${NAME}`],
  )
}

beforeAll(async () => {
  office = await openOffice()
  ;[desk, nam, hanh] = [await signedIn('dieuphoi'), await signedIn('canbo.giatan3'), await signedIn('giaodich1')]
  second = await asCoordinator('dieuphoi.hai', UNIT)
  roll = await openRoll(office.database, UNIT, { people: 2 })
  const [row] = await sql<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [roll.lines[0]?.beneficiaryId])
  if (!row) throw new Error('nobody')
  own = {
    ...row.profile,
    fullName: NAME,
    birth: '1941',
    citizenId: '075199000777',
    oldIdentityNumber: '271999777',
    phone: '0908123987',
    note: `${NAME}, mái tôn xanh`,
  }
  await office.database.transaction(system, (queries) => saveProfiles(queries, [own], Date.now()))
  await writeAboutThem()
  requestId = randomUUID()
  const askedBy = { kind: 'other', fullName: 'Ngô Đình Thay', representation: 'authorised', paper: 'UQ-4711-TAY' }
  const request = {
    requestId,
    beneficiaryId: own.id,
    kind: 'erase',
    way: 'letter',
    receivedOn: vietnamDay(Date.now()),
    wish: `${NAME} xin xoá`,
    askedBy,
  }
  await desk.call('POST', '/api/privacy/requests', request)
  cursor = (await answerTo<DownloadManifest>(nam, 'POST /api/downloads', {})).cursor
})
afterAll(() => office.close())

describe('erasing one person on PostgreSQL', () => {
  it('is not done by whoever asked for it, nor before anybody asked, nor by another commune’s coordinator (S228)', async () => {
    const far = await asCoordinator('dieuphoi.xa', '26308')
    const early = await erasure(second, 'confirm')
    await erasure(desk, 'ask')
    expect([early, await erasure(desk, 'confirm'), await erasure(far, 'confirm')]).toEqual([
      [400, 'bad-request'],
      [409, 'erase-by-another'],
      [404, 'not-found'],
    ])
  })
  it('waits while money or a gift of theirs is still to be handed out (S228)', async () => {
    expect(await erasure(second, 'confirm')).toEqual([409, 'erase-still-due'])
    expect((await tracesLeft()).length).toBeGreaterThan(8)
  })
  it('leaves no name and no number of theirs in any table, and every sum as it was (S229)', async () => {
    await finishAll()
    const before = [await sums(), await report()]
    expect(await erasure(second, 'confirm')).toEqual([200, undefined])
    // Pages lie packed: nobody finds a name in them by its letters.
    expect([await tracesLeft(), await sql('SELECT generation FROM snapshot_blob WHERE unit_code = $1', [UNIT])]).toEqual([[], []])
    expect([await sums(), await report()]).toEqual(before)
  })
  it('empties what came sealed, and keeps each header with its signature (S229)', async () => {
    const rows = await sql<{ sealed: number; signature: number }>(
      'SELECT octet_length(sealed) AS sealed, octet_length(signature) AS signature FROM fact WHERE beneficiary_id = $1',
      [own.id],
    )
    expect(rows.map(({ sealed, signature }) => [sealed, signature])).toEqual(rows.map(() => [0, 64]))
    expect(rows.length).toBe(4)
  })
  it('tells the phones that the person is gone, and counts them no more (S230)', async () => {
    const gone = (await changes()).changes.filter(({ id }) => id === own.id)
    expect(gone).toEqual([{ kind: 'gone', id: own.id }])
    const digests = await answerTo<readonly UnitDigest[]>(nam, 'GET /api/digest')
    const manifest = await answerTo<DownloadManifest>(nam, 'POST /api/downloads', {})
    const [people] = await sql<{ n: number }>(`SELECT count(*)::int4 AS n FROM beneficiary WHERE unit_code = $1 AND standing <> 'erased'`, [
      UNIT,
    ])
    expect([digests[0]?.people, manifest.units[0]?.people]).toEqual([people?.n, people?.n])
  })
  it('ends the request, with both names in the log and none of the person’s (S228)', async () => {
    const [request] = await sql<{ state: string; by: string }>(
      `SELECT state, (SELECT done_name FROM erasure WHERE request_id = id) AS by FROM data_request WHERE id = $1`,
      [requestId],
    )
    expect([request?.state, request?.by]).toEqual(['done', 'Điều phối dieuphoi.hai'])
    expect(await erasure(second, 'confirm')).toEqual([409, 'case-settled'])
  })
  it('opens no slip of theirs again', async () => {
    const [slip] = await sql<{ revoked: boolean; keys: number }>(
      `SELECT revoked_at IS NOT NULL AS revoked, (SELECT count(*)::int4 FROM slip_key WHERE slip_id = slip.id) AS keys FROM slip WHERE beneficiary_id = $1`,
      [own.id],
    )
    expect(slip).toEqual({ revoked: true, keys: 0 })
  })
  it('takes what comes later from a phone without signal, and brings no name back (S230)', async () => {
    const visit = await nam.record(visitTo(own.id, `Thăm ${NAME}, mái tôn xanh`))
    const answer = await nam.push(visit)
    const [kept] = await sql<{ problem: string }>('SELECT problem FROM fact WHERE id = $1', [visit.header.id])
    expect([answer, kept?.problem, await nam.push(visit)]).toEqual([['flagged'], 'person-erased', ['flagged']])
    expect(await tracesLeft()).toEqual([])
  })
  it('loses no đồng of a payment that comes later (S230)', async () => {
    const receiver = { kind: 'guardian', fullName: 'Ngô Đình Thay' } as const
    const before = (await sums()) as { paid: number }
    await hanh.push(await hanh.record(paymentTo(roll, roll.lines[0], { receiver })))
    const after = (await sums()) as { paid: number }
    expect([after.paid - before.paid, await tracesLeft()]).toEqual([500_000, []])
    expect((await changes()).changes.filter(({ id }) => id === own.id)).toEqual([{ kind: 'gone', id: own.id }])
  })
})
