import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { COMMAND_LINE_ID } from '#server/access/operator.ts'
import { findBrokenAudit } from '#server/access/audit.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import type { ImportAnswer } from '#sync/protocol/ImportList.ts'
import { FieldPhone, HEADERS } from '#tests/support/fieldPhone.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let coordinator: FieldPhone
const LIST: Cell[][] = [
  [1, 'Nguyễn Thị Tận', '02/09/1940', '075140004821', 'Ấp 1', 500_000],
  [2, 'Lê Văn Tay', 1950, null, 'Ấp 2', '540.000'],
  [3, 'Trần Chỉ Tên', null, null, 'Ấp 2', 540_000],
]

beforeAll(async () => {
  office = await openOffice()
  coordinator = new FieldPhone(office.address)
  await coordinator.signIn('dieuphoi')
})
afterAll(() => office.close())

const orderOf = (bytes: Uint8Array, more: object = {}) => ({
  fileName: 'danh-sach.xlsx',
  fileBase64: Buffer.from(bytes).toString('base64'),
  unitCode: '26305',
  programmeCode: 'KHAC',
  dryRun: false,
  ...more,
})
const send = async (bytes: Uint8Array, more: object = {}) => coordinator.call('POST', '/api/imports', orderOf(bytes, more))
const bringIn = async (bytes: Uint8Array, more: object = {}): Promise<ImportAnswer> =>
  (await send(bytes, more)).json() as Promise<ImportAnswer>
const query = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(sql, values))
const personNamed = async (name: string) =>
  (await query<{ profile: BeneficiaryProfile }>(`SELECT profile FROM beneficiary WHERE profile->>'fullName' = $1`, [name])).map(
    (row) => row.profile,
  )
const stateOf = () =>
  query(`SELECT n, (SELECT count(*) FROM beneficiary) AS people, (SELECT count(*) FROM import_run) AS runs FROM feed_counter`)

describe('a list brought into the office', () => {
  it('says beforehand what it would do, and does nothing', async () => {
    const before = await stateOf()
    const answer = await bringIn(await makeList(...LIST), { dryRun: true })
    expect([answer.runId, answer.outcomes, await stateOf()]).toEqual([null, { added: 3, changed: 0, unchanged: 0, keptBack: 0 }, before])
  })
  it('makes a person of each row, with amount, hamlet and number', async () => {
    await bringIn(await makeList(...LIST))
    expect(await personNamed('Nguyễn Thị Tận')).toMatchObject([
      {
        birth: '1940-09-02',
        citizenId: '075140004821',
        hamlet: 'Ấp 1',
        unitCode: '26305',
        entitlements: [{ programmeCode: 'KHAC', monthlyAmountInDong: 500_000 }],
      },
    ])
  })
  it('changes nothing when it comes a second time', async () => {
    const [before] = await stateOf()
    const { outcomes } = await bringIn(await makeList(...LIST))
    const [after] = await stateOf()
    expect([outcomes, after?.n, after?.people]).toEqual([{ added: 0, changed: 0, unchanged: 3, keptBack: 0 }, before?.n, before?.people])
  })
  it('reaches the phones by the feed', async () => {
    const phone = new FieldPhone(office.address)
    await phone.signIn('canbo.giatan3')
    const { cursor } = (await (await phone.call('POST', '/api/downloads', {})).json()) as { cursor: string }
    await bringIn(await makeList([1, 'Phạm Thị Mới', 1944, null, 'Ấp 3', 360_000]))
    const { changes } = (await (await phone.call('GET', `/api/changes?cursor=${cursor}`)).json()) as {
      changes: { profile?: BeneficiaryProfile }[]
    }
    expect(changes.map((change) => change.profile?.fullName)).toEqual(['Phạm Thị Mới'])
  })
  it('keeps what each row became', async () => {
    const { runId } = await bringIn(await makeList([1, 'Đỗ Văn Giữ', 1939, null, 'Ấp 3', 'năm trăm']))
    expect(await query('SELECT outcome, body FROM import_row WHERE run_id = $1', [runId])).toMatchObject([
      { outcome: 'added', body: { name: 'Đỗ Văn Giữ', problems: ['AMOUNT_UNREADABLE'] } },
    ])
  })
  it('is written into the audit without anybody’s name', async () => {
    const { runId } = await bringIn(await makeList([1, 'Vũ Thị Kín', 1941, null, 'Ấp 3', 1_000]))
    const [note] = await query<{ act: string; detail: object }>('SELECT act, detail FROM audit_entry WHERE subject = $1', [runId])
    expect([
      note?.act,
      JSON.stringify(note?.detail).includes('Kín'),
      await office.database.transaction({ kind: 'system' }, findBrokenAudit),
    ]).toEqual(['list-imported', false, undefined])
  })
  it('says each problem in a Vietnamese sentence', async () => {
    const { sentences } = await bringIn(await makeList([1, 'Vũ Thị Sai', '31/02/1948', null, 'Ấp 3', 1_000]), { dryRun: true })
    expect(sentences.BIRTH_UNREADABLE).toMatch(/^Ngày sinh không có trong lịch/)
  })
  it('is undone whole when the last row cannot be written', async () => {
    const before = await stateOf()
    await query(
      `CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.profile->>'fullName' = 'Dòng Cuối Hỏng' THEN RAISE EXCEPTION 'planted'; END IF; RETURN NEW; END $$`,
    )
    await query('CREATE TRIGGER planted BEFORE INSERT ON beneficiary FOR EACH ROW EXECUTE FUNCTION planted()')
    const response = await send(
      await makeList([1, 'Dòng Đầu Tốt', 1940, null, 'Ấp 1', 1_000], [2, 'Dòng Cuối Hỏng', 1941, null, 'Ấp 1', 1_000]),
    )
    await query('DROP TRIGGER planted ON beneficiary')
    expect([response.status, await stateOf(), await personNamed('Dòng Đầu Tốt')]).toEqual([503, before, []])
  })
  it('fills a commune’s own people only: another commune’s stays where it is and is asked about', async () => {
    const list = await makeList([1, 'Cao Thị Hai Xã', 1942, '075142000777', 'Ấp 1', 1_000])
    await bringIn(list)
    const answer = await bringIn(list, { unitCode: '26308' })
    expect([answer.outcomes.keptBack, answer.rows[0]?.problems]).toEqual([1, ['IN_OTHER_UNIT']])
  })
})

describe('the door of the lists', () => {
  it('stays shut for a unit that is not the coordinator’s own', async () => {
    await coordinator.call('POST', '/api/accounts', {
      username: 'dieuphoi.giakiem',
      displayName: 'Điều phối Gia Kiệm',
      role: 'coordinator',
      unitCodes: ['26308'],
      password: 'mat-khau-cua-gia-kiem',
    })
    const other = new FieldPhone(office.address)
    await other.signIn('dieuphoi.giakiem', 'mat-khau-cua-gia-kiem')
    expect((await other.call('POST', '/api/imports', orderOf(await makeList(...LIST)))).status).toBe(403)
  })
  it.each(['canbo.giatan3', 'giaodich2'])('stays shut for %s', async (username) => {
    const phone = new FieldPhone(office.address)
    await phone.signIn(username)
    expect((await phone.call('POST', '/api/imports', orderOf(await makeList(...LIST)))).status).toBe(403)
  })
  it('refuses an order without a known programme', async () => {
    expect((await send(await makeList(...LIST), { programmeCode: 'XYZ' })).status).toBe(400)
  })
  it('says what is wrong with a file that is no list', async () => {
    const response = await send(new TextEncoder().encode('Kính gửi'))
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { refusal: 'not-a-workbook', sentence: expect.stringMatching(/^Không đọc được/) },
    ])
  })
})

describe('the office’s own command line', () => {
  const ask = (headers: Record<string, string>, path = '/api/accounts') =>
    fetch(office.address.replace('localhost', '127.0.0.1') + path, { headers: { ...HEADERS, ...headers } })
  const token = () => office.server.operatorToken

  it('is let in by its token', async () => {
    expect((await ask({ 'x-tan-tay-operator': token() })).status).toBe(200)
  })
  it.each([
    ['another token', () => ({ 'x-tan-tay-operator': 'A'.repeat(43) })],
    ['no token', () => ({ 'x-tan-tay-operator': '' })],
    ['the token through a proxy', () => ({ 'x-tan-tay-operator': token(), 'x-forwarded-for': '127.0.0.1' })],
    ['the token through a proxy that says so otherwise', () => ({ 'x-tan-tay-operator': token(), forwarded: 'for=127.0.0.1' })],
  ])('is not let in by %s', async (_what, headers) => {
    expect((await ask(headers())).status).toBe(401)
  })
  it('comes to no door of the phones', async () => {
    expect((await ask({ 'x-tan-tay-operator': token() }, '/api/digest')).status).toBe(401)
  })
  it('is written down under its own name', async () => {
    const response = await fetch(`${office.address.replace('localhost', '127.0.0.1')}/api/imports`, {
      method: 'POST',
      headers: { ...HEADERS, 'x-tan-tay-operator': token() },
      body: JSON.stringify(orderOf(await makeList(...LIST))),
    })
    const { runId } = (await response.json()) as ImportAnswer
    expect(await query('SELECT account_id FROM audit_entry WHERE subject = $1', [runId])).toEqual([{ account_id: COMMAND_LINE_ID }])
  })
})
