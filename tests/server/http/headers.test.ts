import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FieldPhone, HEADERS } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const buildFolder = mkdtempSync(join(tmpdir(), 'tan-tay-build-'))
let office: Office

beforeAll(async () => {
  mkdirSync(join(buildFolder, 'assets'))
  for (const name of [
    'index.html',
    'slip.html',
    'service-worker.js',
    'slip-worker.js',
    'icon.svg',
    'assets/shell-abc.js',
    'assets/qrWorker-abc.js',
  ])
    writeFileSync(join(buildFolder, name), 'made by the build')
  office = await openOffice({ buildFolder })
})
afterAll(async () => {
  await office.close()
  rmSync(buildFolder, { recursive: true, force: true })
})

const EVERYWHERE = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' }
const NOTHING = { ...EVERYWHERE, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" }
const PROGRAM = {
  ...EVERYWHERE,
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types vue tan-tay",
}
const PAGE = {
  ...PROGRAM,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
}
const WATCHED = [
  ...Object.keys(PAGE),
  ...['strict-transport-security', 'x-powered-by', 'server', 'access-control-allow-origin', 'access-control-allow-credentials'],
]
const watched = (headers: Headers) =>
  Object.fromEntries(WATCHED.filter((name) => headers.has(name)).map((name) => [name, headers.get(name)]))
async function answered(address: string, init: RequestInit = {}) {
  const { status, headers } = await fetch(office.address + address, init)
  return { status, headers: watched(headers) }
}
/** As it came over the line: `fetch` answers for itself what it has asked once. */
const headOf = (address: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>> =>
  new Promise((done, failed) => {
    get(address, { headers }, (response) => {
      response.resume()
      done({ ...response.headers, status: response.statusCode })
    }).on('error', failed)
  })

describe('the headers of every answer', () => {
  type Asked = readonly [address: string, init?: RequestInit]
  it.each<{ what: string; asked: Asked; status: number; headers: object }>([
    { what: 'the office’s page', asked: ['/'], status: 200, headers: PAGE },
    { what: 'a screen’s address', asked: ['/hom-nay'], status: 200, headers: PAGE },
    { what: 'the page of those who receive', asked: ['/phieu'], status: 200, headers: PAGE },
    { what: 'the program that opens the page without signal', asked: ['/service-worker.js'], status: 200, headers: PROGRAM },
    { what: 'that of those who receive', asked: ['/slip-worker.js'], status: 200, headers: PROGRAM },
    { what: 'a worker’s own file', asked: ['/assets/qrWorker-abc.js'], status: 200, headers: PROGRAM },
    { what: 'a piece of a page’s program', asked: ['/assets/shell-abc.js'], status: 200, headers: NOTHING },
    { what: 'a picture', asked: ['/icon.svg'], status: 200, headers: NOTHING },
    { what: 'a file that is not there', asked: ['/assets/none.js'], status: 404, headers: NOTHING },
    { what: 'an address nobody can read', asked: ['/%E0%A4%A'], status: 404, headers: NOTHING },
    { what: 'an answer of the office', asked: ['/health'], status: 200, headers: NOTHING },
    { what: 'an unknown door', asked: ['/api/none'], status: 404, headers: NOTHING },
    { what: 'a door for those who signed in', asked: ['/api/session'], status: 401, headers: NOTHING },
    {
      what: 'a body nobody can read',
      asked: ['/api/session', { method: 'POST', body: '{', headers: HEADERS }],
      status: 400,
      headers: NOTHING,
    },
    {
      what: 'a body from another site',
      asked: ['/api/session', { method: 'POST', body: '{}', headers: { ...HEADERS, 'sec-fetch-site': 'cross-site' } }],
      status: 403,
      headers: NOTHING,
    },
    { what: 'a question for the head alone', asked: ['/health', { method: 'HEAD' }], status: 200, headers: NOTHING },
    { what: 'a method nobody knows here', asked: ['/api/session', { method: 'PUT' }], status: 404, headers: NOTHING },
  ])('$what', async ({ asked: [address, init], status, headers }) => {
    expect(await answered(address, init)).toEqual({ status, headers })
  })

  it('are those of a page too when it has not changed', async () => {
    const { etag, ...first } = await headOf(office.address)
    const again = await headOf(office.address, { 'if-none-match': String(etag) })
    const told = (head: object) => Object.fromEntries(Object.entries(head).filter(([name]) => name in PAGE))
    expect([told(first), again.status, told(again)]).toEqual([PAGE, 304, PAGE])
  })

  it('stand over an answer to a fault of the office’s own', async () => {
    const rename = (one: string, other: string) =>
      office.database.transaction({ kind: 'system' }, (queries) => queries.query(`ALTER TABLE ${one} RENAME TO ${other}`))
    await rename('account', 'account_away')
    const { status, headers } = await new FieldPhone(office.address).signIn('canbo.giatan3')
    await rename('account_away', 'account')
    expect([status >= 500, watched(headers)]).toEqual([true, NOTHING])
  })
})
