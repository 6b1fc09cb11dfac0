import { randomBytes } from 'node:crypto'
import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { readListInCage } from '#server/imports/cage.ts'
import type { WORKBOOK_REFUSALS } from '#server/imports/Sheet.ts'
import { makeArchive, makeRawWorkbook, RAW_HEAD, rawText } from '#tests/support/makeArchive.ts'
import { makeBiff } from '#tests/support/makeBiff.ts'
import { HEAD, makeList, makeWorkbook } from '#tests/support/makeWorkbook.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
const sheetWith = (doctype: string) => ({
  name: 'xl/worksheets/sheet1.xml',
  content: `<?xml version="1.0"?>${doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${RAW_HEAD}<row r="2"><c r="A2" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`,
})
const person = (row: number) =>
  `<row r="${row}">${rawText(`A${row}`, 'Lê Văn An')}<c r="B${row}"><v>1950</v></c><c r="C${row}"><v>1000</v></c></row>`
const BOMB = Buffer.alloc(260 * 1024 * 1024, ' ')
const list = await makeList([1, 'Lê Văn An', 1950, null, 'Ấp 1', 1_000])

const REFUSED: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>, keyof typeof WORKBOOK_REFUSALS])[] = [
  ['an empty file', () => new Uint8Array(0), 'not-a-workbook'],
  ['a letter', () => utf8('Kính gửi Ủy ban'), 'not-a-workbook'],
  ['noise', () => new Uint8Array(randomBytes(50_000)), 'not-a-workbook'],
  ['a list cut off in the middle', () => list.subarray(0, Math.floor(list.length / 2)), 'not-a-workbook'],
  ['a list cut off by one byte', () => list.subarray(0, list.length - 30), 'not-a-workbook'],
  ['an archive of something else', () => makeArchive([{ name: 'thư.txt', content: 'x' }]), 'not-a-workbook'],
  ['more than 20 MB', () => new Uint8Array(21 * 1024 * 1024), 'too-large'],
  ['a bomb that says how large it is', () => makeRawWorkbook(RAW_HEAD, [{ name: 'xl/media/bomb.xml', content: BOMB }]), 'too-large'],
  [
    'a bomb that says it is small',
    () => makeRawWorkbook(RAW_HEAD, [{ name: 'xl/media/bomb.xml', content: BOMB, claimedSize: 10 }]),
    'too-large',
  ],
  [
    'thousands of parts',
    () =>
      makeRawWorkbook(
        RAW_HEAD,
        Array.from({ length: 3_000 }, (_, n) => ({ name: `xl/p${n}.bin`, content: 'x' })),
      ),
    'too-large',
  ],
  ['a document type', () => makeRawWorkbook('', [sheetWith(DOCTYPE)]), 'not-safe'],
  ['an outside entity', () => makeRawWorkbook('', [sheetWith('<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">')]), 'not-safe'],
  [
    'a document type in UTF-16',
    () => makeRawWorkbook('', [{ ...sheetWith(''), content: Buffer.from(`\ufeff${sheetWith(DOCTYPE).content}`, 'utf16le') }]),
    'not-safe',
  ],
  ['an entity in a web page', () => utf8(`<!DOCTYPE html [<!ENTITY a "b">]><table><tr><td>Họ và tên</td></tr></table>`), 'not-safe'],
  ['a million columns', () => makeRawWorkbook(`${RAW_HEAD}<row r="2">${rawText('BDWGN2', 'x')}</row>`), 'too-large'],
  ['more columns than any list', () => makeRawWorkbook(`${RAW_HEAD}<row r="2">${rawText('ZZ2', 'x')}</row>`), 'too-large'],
  ['more rows than any list', () => makeRawWorkbook(`${RAW_HEAD}<row r="120000">${rawText('A120000', 'x')}</row>`), 'too-large'],
  ['a cell at the far corner', () => makeRawWorkbook(`${RAW_HEAD}<row r="1048576">${rawText('XFD1048576', 'x')}</row>`), 'not-a-workbook'],
  ['a million columns of a web page', () => utf8(`<table><tr>${'<td>x</td>'.repeat(1_000_000)}</tr></table>`), 'too-large'],
  [
    'giant spans in a web page',
    () => utf8(`<table><tr><td>Họ và tên</td>${'<td rowspan=1000000 colspan=1000000>x</td>'.repeat(300)}</tr></table>`),
    'too-large',
  ],
  [
    'a password on an .xlsx',
    () => writeXlsx({ sheets: [{ name: 'T1', rows: [HEAD] }], encryption: { password: 'mật khẩu', spinCount: 1_000 } }),
    'has-password',
  ],
  ['a password on an .xls', () => makeBiff([{ name: 'T1', rows: [HEAD] }], { hasPassword: true }), 'has-password'],
  ['an .xls of Excel 95', () => makeBiff([{ name: 'T1', rows: [HEAD] }], { version: 0x0500, streamName: 'Book' }), 'old-format'],
  ['an .xls cut off', () => makeBiff([{ name: 'T1', rows: [HEAD] }]).subarray(0, 1_100), 'not-a-workbook'],
  ['a workbook without a list', () => makeWorkbook({ name: 'T1', rows: [['Kính gửi'], ['Nội dung', 1]] }), 'no-list'],
  [
    'a list on a hidden sheet alone',
    () => makeWorkbook({ name: 'T1', rows: [['x']] }, { name: 'Ẩn', rows: [HEAD, [1, 'Lê Văn An', 1950]], hidden: true }),
    'no-list',
  ],
]

describe('a file from a stranger', () => {
  it.each(REFUSED)('is refused in one sentence when it is %s', async (_what, make, refusal) => {
    const started = performance.now()
    const read = await readListInCage(await make())
    expect([read.ok, !read.ok && read.refusal]).toEqual([false, refusal])
    expect(performance.now() - started).toBeLessThan(20_000)
  })
  it.each([
    ['macros', { name: 'xl/vbaProject.bin', content: 'x' }],
    ['a link to another file', { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink xmlns="x"/>' }],
    ['a claimed size of nothing', { name: 'xl/theme/theme1.xml', content: '<a/>', claimedSize: 0 }],
  ])('is read without looking at %s', async (_what, part) => {
    const read = await readListInCage(makeRawWorkbook(RAW_HEAD + person(2), [part]))
    expect(read.ok && read.value.rows.map((row) => row.name)).toEqual(['Lê Văn An'])
  })
  it.each([
    '=HYPERLINK("http://evil")',
    '@SUM(A1)',
    '+1+1',
    '<script>alert(1)</script>',
    '${7*7}',
    "'; DROP TABLE beneficiary; --",
    '\u202eNăn',
  ])('keeps the name %s as the words it is', async (name) => {
    const read = await readListInCage(await makeList([1, name, 1950, null, 'Ấp 1', 1_000]))
    expect(read.ok && read.value.rows[0]?.name).toBe(name)
  })
  it('takes a formula by the value that was kept, and its absence for an empty cell', async () => {
    const cell = (place: string, kept: string) => `<c r="${place}"><f>WEBSERVICE("http://evil")</f>${kept}</c>`
    const rows = `<row r="2">${rawText('A2', 'Lê Văn An')}<c r="B2"><v>1950</v></c>${cell('C2', '<v>1000</v>')}</row><row r="3">${rawText('A3', 'Lê Văn Ân')}<c r="B3"><v>1951</v></c>${cell('C3', '')}</row>`
    const read = await readListInCage(makeRawWorkbook(RAW_HEAD + rows))
    expect(read.ok && read.value.rows.map((row) => [row.amountInDong, row.problems])).toEqual([
      [1_000, []],
      [null, ['AMOUNT_MISSING']],
    ])
  })
})

describe('an .xls whose sectors follow each other in a ring', () => {
  it('is done with in a moment', async () => {
    const bytes = new Uint8Array(makeBiff([{ name: 'T1', rows: [HEAD, ...Array.from({ length: 200 }, (_, n) => [n, 'Lê Văn An', 1950])] }]))
    new DataView(bytes.buffer).setUint32(bytes.length - 512 + 3 * 4, 1, true)
    const tookMs: number[] = []
    // The quickest of three, whatever else the machine does.
    for (let round = 0; round < 3; round += 1) {
      const startedMs = performance.now()
      await readListInCage(bytes)
      tookMs.push(performance.now() - startedMs)
    }
    expect(Math.min(...tookMs)).toBeLessThan(5_000)
  })
})

describe('the cage', () => {
  const large = makeRawWorkbook(RAW_HEAD + Array.from({ length: 30_000 }, (_, n) => person(n + 2)).join(''))
  it('stops what takes too long', async () => {
    expect(await readListInCage(large, { waitMs: 150, memoryMb: 512 })).toEqual({ ok: false, refusal: 'took-too-long' })
  })
  it('stops what needs too much memory', async () => {
    expect(await readListInCage(large, { waitMs: 20_000, memoryMb: 24 })).toEqual({ ok: false, refusal: 'took-too-much-memory' })
  })
  it('reads thirty thousand rows well within its time', async () => {
    const read = await readListInCage(large)
    expect(read.ok && read.value.totals.rows).toBe(30_000)
  })
  it('leaves the others their turn meanwhile', async () => {
    const reading = readListInCage(large)
    let turns = 0
    const clock = setInterval(() => (turns += 1), 5)
    await reading
    clearInterval(clock)
    expect(turns).toBeGreaterThan(20)
  })
})
