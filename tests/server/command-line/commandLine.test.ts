import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PgliteDatabase } from '#server/store/PgliteDatabase.ts'
import { runCommandLine, startServerProcess, type Ran, type ServerProcess } from '#tests/support/commandLine.ts'
import { visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { packageOf } from '#tests/support/unsentPackages.ts'

const folder = mkdtempSync(join(tmpdir(), 'tan-tay-command-'))
const dataFolder = join(folder, 'data')
const env = { DATA_FOLDER: dataFolder }
const list = join(folder, 'danh sách.xlsx')
const importList = (...words: string[]): Promise<Ran> => runCommandLine('import', [list, '--unit', '26305', ...words], { env })
const office = (words: string[], more: { env?: Record<string, string>; input?: string } = {}): Promise<Ran> =>
  runCommandLine('office', words, { ...more, env: { ...env, ...more.env } })
const operatorFile = join(dataFolder, 'operator.json')

beforeAll(async () => {
  writeFileSync(
    list,
    await makeList([1, 'Nguyễn Thị Lệnh', '02/09/1940', 75140004821, 'Ấp 1', '540.000'], [2, 'Lê Văn Dòng', 1950, null, 'Ấp 2', 360_000]),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the import command without a server', () => {
  it('looks at a list without touching any database', async () => {
    const { code, out } = await importList('--dry-run', '--json')
    expect([code, JSON.parse(out), existsSync(dataFolder)]).toEqual([
      0,
      {
        unit: { code: '26305', name: 'Xã Gia Tân 3' },
        rows: [
          {
            sheet: 'T1',
            row: 2,
            name: 'Nguyễn Thị Lệnh',
            birthYear: 1940,
            idNumber: '075140004821',
            amountInDong: 540_000,
            problems: ['ID_ZERO_RESTORED'],
            cells: [
              {
                code: 'ID_ZERO_RESTORED',
                cell: 'D2',
                label: 'Số CCCD',
                place: 'trang "T1", ô D2 (Số CCCD)',
                sentence: expect.stringMatching(/^Số căn cước mất số 0 ở đầu/),
              },
            ],
          },
          { sheet: 'T1', row: 3, name: 'Lê Văn Dòng', birthYear: 1950, idNumber: null, amountInDong: 360_000, problems: [], cells: [] },
        ],
        totals: { rows: 2, people: 2, sumInDong: 900_000, declaredSumInDong: null },
      },
      false,
    ])
  })
  it('names the commune and the cell of each doubt by letter, row and label (S272)', async () => {
    const { out } = await importList('--dry-run')
    expect(out.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^danh sách\.xlsx · Xã Gia Tân 3 \(26305\): 2 dòng, 2 người/),
      expect.stringMatching(/^△ trang "T1", ô D2 \(Số CCCD\), Nguyễn Thị Lệnh: Số căn cước mất số 0 ở đầu/),
    ])
  })
  it('opens the database itself, brings the list in and gives the folder back', async () => {
    const { code, out } = await importList()
    expect([code, out, existsSync(join(dataFolder, 'lock')), existsSync(operatorFile)]).toEqual([
      0,
      expect.stringContaining('Đã nhập vào Xã Gia Tân 3: 2 người mới'),
      false,
      false,
    ])
  })
  it('changes nothing the second time, and prints the same JSON as a look', async () => {
    const [look, second] = [await importList('--dry-run', '--json'), await importList('--json')]
    expect([second.code, second.out, (await importList()).out]).toEqual([
      0,
      look.out,
      expect.stringContaining('0 người mới, 0 đổi, 2 không đổi'),
    ])
  })
  it.each([
    ['no file', [], /Cần tên tệp/],
    ['a file that is not there', ['khong-co.xlsx', '--unit', '26305'], /Không mở được tệp/],
    ['no unit', [list], /Không có xã mang mã/],
    ['an unknown unit', [list, '--unit', '99999'], /Không có xã mang mã 99999/],
    ['an unknown programme', [list, '--unit', '26305', '--programme', 'XYZ'], /Không có chế độ XYZ/],
    ['an unknown word', [list, '--unit', '26305', '--lạ'], /Cách dùng/],
    ['two files', [list, list, '--unit', '26305'], /Mỗi lần một tệp/],
    ['a file that is no workbook', [new URL(import.meta.url).pathname, '--unit', '26305', '--dry-run'], /Không đọc được/],
  ] as const)('refuses %s in one sentence and says so to the caller', async (_what, words, sentence) => {
    const { code, out, said } = await runCommandLine('import', words, { env })
    expect([code, out, said]).toEqual([1, '', expect.stringMatching(sentence)])
  })
})

describe('the commands beside a running server', () => {
  let server: ServerProcess
  beforeAll(async () => {
    server = await startServerProcess(env)
  })
  afterAll(() => server.stop())

  it('find its door in a file for the owner alone', () => {
    expect([statSync(operatorFile).mode & 0o777, Object.keys(JSON.parse(readFileSync(operatorFile, 'utf8')))]).toEqual([
      0o600,
      ['address', 'token', 'pid'],
    ])
  })
  it('bring a list in through it', async () => {
    const { code, out } = await importList()
    expect([code, out]).toEqual([0, expect.stringContaining('2 không đổi')])
  })
  it('list the users', async () => {
    expect((await office(['users'])).out).toMatch(/canbo\.giatan3 +officer +Trần Văn Nam +26305/)
  })
  it('add a user, who joins with a code', async () => {
    const { code, out } = await office(['add-user', 'can.bo.moi', '--name', 'Cán Bộ Mới', '--role', 'officer', '--units', '26305'])
    const joinCode = /vao#(\S+)/.exec(out)?.[1]
    expect([code, joinCode]).toEqual([0, expect.stringMatching(/^[\w-]{22}$/)])
  })
  it('add a user with a password that never stands on the command line', async () => {
    const words = ['add-user', 'can.bo.hai', '--name', 'Cán Bộ Hai', '--role', 'teller', '--units', '26305,26308', '--password-stdin']
    expect(await office(words, { input: 'mot mat khau dai\n' })).toMatchObject({ code: 0, out: 'Đã thêm can.bo.hai. / Added.\n' })
  })
  it('bind no teller to a pay point that is not there, and make nobody by half (S286)', async () => {
    const words = ['add-user', 'can.bo.ba', '--name', 'Cán Bộ Ba', '--role', 'teller', '--units', '26305', '--pay-point', 'Nơi Không Có']
    const { code, said } = await office(words)
    expect([code, said]).toEqual([1, expect.stringContaining('Không có điểm chi trả «Nơi Không Có»')])
    expect((await office(['users'])).out).not.toContain('can.bo.ba')
  })
  it('say that a teller who is bound to nothing has every pay point (S286)', async () => {
    expect((await office(['pay-points', 'can.bo.hai'])).out).toContain('mọi điểm trong xã')
  })
  it('move, disable and enable a user', async () => {
    await office(['scope', 'can.bo.hai', '26308'])
    await office(['disable', 'can.bo.hai'])
    const disabled = (await office(['users'])).out
    await office(['enable', 'can.bo.hai'])
    expect([disabled, (await office(['users'])).out]).toEqual([
      expect.stringMatching(/can\.bo\.hai +teller +Cán Bộ Hai +26308 +×/),
      expect.not.stringMatching(/×/),
    ])
  })
  it('list the phones, and revoke a lost one by the beginning of its id', async () => {
    const phone = new FieldPhone(server.address)
    await phone.signIn('canbo.giakiem')
    const listed = (await office(['devices'])).out
    const revoked = await office(['revoke', phone.deviceId.slice(0, 12)])
    expect([listed, revoked.code, (await phone.call('GET', '/api/session')).status]).toEqual([
      expect.stringContaining(phone.deviceId.slice(0, 18)),
      0,
      403,
    ])
  })
  it.each([
    [[], /Cách dùng/],
    [['xoa-het'], /Không có lệnh xoa-het/],
    [['disable'], /Lệnh disable cần 1 chữ/],
    [['disable', 'khong.co'], /Không có người dùng khong\.co/],
    [['add-user', 'x', '--name', 'X Y', '--role', 'vua', '--units', '26305'], /Vai phải là/],
    [['add-user', 'Tên Có Dấu', '--name', 'X Y', '--role', 'officer', '--units', '26305'], /Có chỗ chưa đúng/],
    [['add-user', 'duyet', '--name', 'X Y', '--role', 'officer', '--units', '26305'], /Đã có người dùng tên này/],
    [['scope', 'duyet', '12345'], /Có chỗ chưa đúng/],
    [['revoke', 'abcdef12'], /Không có người hay máy này/],
    [['restore', '/khong/co'], /Không có tệp/],
  ] as const)('refuse %j in one sentence', async (words, sentence) => {
    const { code, out, said } = await office([...words])
    expect([code, out, said]).toEqual([1, '', expect.stringMatching(sentence)])
  })
  it('take in what a phone could not send, record by record, and a second time without effect', async () => {
    const phone = new FieldPhone(server.address)
    await phone.signIn('canbo.giakiem')
    const file = join(folder, 'gói.txt')
    writeFileSync(file, await packageOf(phone.deviceId, [await phone.record(visitTo(randomUUID(), 'bằng tệp'))]))
    const [first, second] = [await office(['unsent-package', file]), await office(['unsent-package', file])]
    expect([first.code, first.out, second.out]).toEqual([
      0,
      expect.stringMatching(/^Gói của .*: 1 lượt[^]*visit\.recorded: △ cần xem lại.*\(unknown-person\)/),
      first.out,
    ])
    writeFileSync(file, 'không phải gói')
    const broken = await office(['unsent-package', file])
    expect([broken.code, broken.said]).toEqual([1, expect.stringMatching(/hỏng hoặc thiếu/)])
  })
  it('back the database up, and lay it down elsewhere under a new epoch', async () => {
    const [dump, other] = [join(folder, 'sao-luu.gz'), join(folder, 'other')]
    const saved = await office(['dump', dump])
    const restored = await office(['restore', dump], { env: { DATA_FOLDER: other } })
    expect([saved.code, statSync(dump).mode & 0o777, restored.code]).toEqual([0, 0o600, 0])
    const database = await PgliteDatabase.open(join(other, 'database'))
    const [kept] = await database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ epoch: string; people: number }>(
        `SELECT epoch, (SELECT count(*) FROM beneficiary WHERE profile->>'fullName' = 'Nguyễn Thị Lệnh') AS people FROM feed_counter`,
      ),
    )
    await database.close()
    const response = await fetch(`${server.address}/health`)
    expect([kept?.people, response.status]).toEqual([1, 200])
    expect(restored.out).toMatch(/Đã khôi phục \d+ người/)
  })
  it('say whether the record of weighty acts is whole, and whether a line noted before still stands', async () => {
    const env = { DATA_FOLDER: join(folder, 'other') }
    const whole = await office(['check-audit'], { env })
    const noted = whole.out.match(/^\d+:[0-9a-f]{64}$/m)?.[0] ?? ''
    const again = await office(['check-audit', '--noted', noted], { env })
    const cut = await office(['check-audit', '--noted', `9${noted}`], { env })
    const mistyped = await office(['check-audit', '--noted', noted.slice(0, -1)], { env })
    expect([whole.code, whole.out, again.code, cut.code, cut.said, mistyped.code, mistyped.said]).toEqual([
      0,
      expect.stringContaining('còn nguyên'),
      0,
      1,
      expect.stringContaining('sổ bị cắt'),
      1,
      expect.stringContaining('DÒNG:MÃ'),
    ])
  })
  it('say from which line the record of weighty acts was altered', async () => {
    const database = await PgliteDatabase.open(join(folder, 'other', 'database'))
    await database.script(`ALTER TABLE audit_entry DISABLE TRIGGER USER; UPDATE audit_entry SET subject = 'ai khác' WHERE position = 1`)
    await database.close()
    const altered = await office(['check-audit'], { env: { DATA_FOLDER: join(folder, 'other') } })
    expect([altered.code, altered.said]).toEqual([1, expect.stringContaining('dòng 1')])
  })
  it('write over neither a file nor a database', async () => {
    const dump = join(folder, 'sao-luu.gz')
    const [again, over] = [await office(['dump', dump]), await office(['restore', dump], { env: { DATA_FOLDER: join(folder, 'other') } })]
    expect([again.code, again.said, over.code, over.said]).toEqual([
      1,
      expect.stringContaining('Đã có tệp'),
      1,
      expect.stringContaining('không ghi đè'),
    ])
  })
  it('lay nothing down from a file that is no backup', async () => {
    const empty = join(folder, 'empty')
    const { code, said } = await office(['restore', list], { env: { DATA_FOLDER: empty } })
    expect([code, said, existsSync(join(empty, 'database'))]).toEqual([1, expect.stringContaining('không phải bản sao lưu'), false])
  })
  it('leave PostgreSQL to its own tools', async () => {
    const { code, said } = await office(['dump', 'x'], { env: { DATABASE_URL: 'postgres://nobody@localhost/nothing' } })
    expect([code, said]).toEqual([1, expect.stringContaining('pg_dump --format=custom')])
  })
  it('leave no token in the server’s log, and no file when it stops', async () => {
    const { token } = JSON.parse(readFileSync(operatorFile, 'utf8')) as { token: string }
    await server.stop()
    expect([server.log().includes(token), existsSync(operatorFile)]).toEqual([false, false])
  })
})
