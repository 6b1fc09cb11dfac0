import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '#server/access/oneTimeCode.ts'
import { OPERATOR_HEADER } from '#server/access/operator.ts'
import { PERMISSIONS } from '#server/access/permissions.ts'
import type { BegunFactorAnswer, ConfirmedFactorAnswer, SecondFactorAnswer } from '#sync/protocol/SecondFactor.ts'
import { FieldPhone, HEADERS } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const PASSWORD = 'tan-tay-thuc-hanh'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_MS = 30_000
let nowMs = Date.now()
let machines = 0
let office: Office
let desk: FieldPhone
let secret: Buffer
let recoveryCodes: readonly string[]
/** As an authenticator reads it. */
const fromBase32 = (text: string) => {
  const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)))
}
const codeNow = () => codeAt(secret, Math.floor(nowMs / STEP_MS))
const problemIn = async (response: Response) => ((await response.json()) as { problem?: string }).problem
const sql = <Row extends Record<string, unknown>>(text: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text))
const acts = async (act: string) => (await sql(`SELECT 1 FROM audit_entry WHERE act = '${act}'`)).length
/** From an address of its own each time, as whoever hires many machines comes. */
const fromElsewhere = () => new FieldPhone(office.address, undefined, `10.${(machines += 1)}.0.1`)
const enter = (secondFactor?: string) => fromElsewhere().signIn('duyet', PASSWORD, secondFactor)
const operate = (path: string, body: object = {}) =>
  fetch(office.address + path, {
    method: 'POST',
    headers: { ...HEADERS, [OPERATOR_HEADER]: office.server.operatorToken },
    body: JSON.stringify(body),
  })
const begin = async () => {
  const begun = (await (await desk.call('POST', '/api/second-factor', {})).json()) as BegunFactorAnswer
  secret = fromBase32(begun.secret)
  return begun
}
const confirm = async () => {
  const confirmed = await desk.call('POST', '/api/second-factor/confirmation', { code: codeNow() })
  recoveryCodes = ((await confirmed.json()) as ConfirmedFactorAnswer).recoveryCodes
}
const nextStep = () => (nowMs += STEP_MS)

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => nowMs }, trustedProxy: '127.0.0.1' })
  desk = new FieldPhone(office.address)
  await desk.signIn('duyet')
})
afterAll(() => office.close())

describe('setting a second factor', () => {
  it('changes nothing until a code of it has come', async () => {
    await begin()
    expect(await problemIn(await desk.call('POST', '/api/second-factor/confirmation', { code: '000000' }))).toBe('second-factor-wrong')
    expect((await enter()).status).toBe(200)
  })
  it('gives ten recovery codes once, and keeps neither them nor the secret as they are', async () => {
    await confirm()
    const kept = JSON.stringify([
      await sql(`SELECT encode(sealed_secret, 'hex') AS a FROM second_factor`),
      await sql(`SELECT encode(code_hash, 'escape') AS a FROM recovery_code`),
    ])
    expect([new Set(recoveryCodes).size, await acts('second-factor-set')]).toEqual([10, 1])
    expect([secret.toString('hex'), ...recoveryCodes].filter((one) => kept.includes(one))).toEqual([])
    const standing = (await (await desk.call('GET', '/api/second-factor')).json()) as SecondFactorAnswer
    expect(standing).toEqual({ isOn: true, hasPasskey: false, isRequired: false, codesLeft: 10 })
  })
})

describe('who has a second factor', () => {
  it('is asked for a code after the password, and not before it', async () => {
    const wrong = await fromElsewhere().signIn('duyet', 'sai mat khau')
    expect([await problemIn(wrong), await problemIn(await enter())]).toEqual(['wrong-name-or-password', 'second-factor-wanted'])
  })
  it('comes in with it, once: the same code opens nothing any more (S217)', async () => {
    nextStep()
    const code = codeNow()
    expect([(await enter(code)).status, await problemIn(await enter(code))]).toEqual([200, 'second-factor-wrong'])
  })
  it('comes in once also when two bring the same code at the same moment', async () => {
    nextStep()
    const code = codeNow()
    const both = await Promise.all([enter(code), enter(code)])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 401])
  })
  it('comes in with a recovery code, in whatever letters, once and on record', async () => {
    const typed = recoveryCodes[0]?.toLowerCase().replaceAll('-', ' ')
    expect([(await enter(typed)).status, await problemIn(await enter(typed)), await acts('recovery-code-used')]).toEqual([
      200,
      'second-factor-wrong',
      1,
    ])
  })
  it('is asked by a join code too, which stays good until the right code has come', async () => {
    const [account] = await sql<{ id: string }>(`SELECT id FROM account WHERE username = 'duyet'`)
    const made = await desk.call('POST', `/api/accounts/${account?.id}/join-codes`, {})
    const { code } = (await made.json()) as { code: string }
    nextStep()
    const join = (said?: string) => new FieldPhone(office.address).join(code, said)
    expect([await problemIn(await join()), await problemIn(await join('000000')), (await join(codeNow())).status]).toEqual([
      'second-factor-wanted',
      'second-factor-wrong',
      200,
    ])
  })
  it('keeps the old one until the new one is confirmed', async () => {
    const old = secret
    await begin()
    nextStep()
    expect((await enter(codeAt(old, Math.floor(nowMs / STEP_MS)))).status).toBe(200)
    await confirm()
    nextStep()
    expect([await problemIn(await enter(codeAt(old, Math.floor(nowMs / STEP_MS)))), (await enter(codeNow())).status]).toEqual([
      'second-factor-wrong',
      200,
    ])
  })
  it('is not counted among those who guess because the password comes once without the code (S217)', async () => {
    nextStep()
    const same = fromElsewhere()
    const problems = new Set<string | undefined>()
    for (let times = 0; times < 12; times += 1) problems.add(await problemIn(await same.signIn('duyet', PASSWORD)))
    expect([[...problems], (await same.signIn('duyet', PASSWORD, codeNow())).status]).toEqual([['second-factor-wanted'], 200])
  })
  it('is not guessed: after twenty codes the right one waits as well', async () => {
    nowMs += 15 * 60_000
    for (let tries = 0; tries < 20; tries += 1) await enter('000000')
    expect(await problemIn(await enter(codeNow()))).toBe('too-many-tries')
  })
})

describe('an office that requires it', () => {
  const asksFor = async (phone: FieldPhone, door: string) => {
    const [method = '', path = ''] = door.split(' ')
    const response = await phone.call(
      method,
      path.replaceAll(/:[a-zA-Z]+/g, '018f0000-0000-7000-8000-00000000ffff'),
      method === 'GET' ? undefined : {},
    )
    return (await response.text()).includes('second-factor-missing')
  }
  it('says so by its own command line alone', async () => {
    expect((await desk.call('POST', '/api/second-factor/setting', { isRequired: true })).status).toBe(403)
    expect([(await operate('/api/second-factor/setting', { isRequired: true })).status, await acts('second-factor-required')]).toEqual([
      200, 1,
    ])
  })
  it('lets a coordinator without one do no weighty act, and everything else (S218)', async () => {
    const other = new FieldPhone(office.address)
    await other.signIn('dieuphoi')
    const asked: string[] = []
    const rows = PERMISSIONS.filter(({ method, roles }) => method !== 'DELETE' && roles !== 'anyone' && roles.includes('coordinator'))
    for (const { method, path } of rows)
      if (await asksFor(other, `${method} ${path.replace(/:number\{[^}]*\}+/, '0')}`)) asked.push(`${method} ${path}`)
    expect(asked).toEqual(PERMISSIONS.filter((row) => row.wantsSecondFactor).map(({ method, path }) => `${method} ${path}`))
  })
  it('asks nothing more of whoever has one', async () => {
    await desk.call('POST', '/api/session/again', { password: PASSWORD })
    expect(await asksFor(desk, 'POST /api/accounts')).toBe(false)
  })
  it('takes a lost one away at the machine, and over no network', async () => {
    const [account] = await sql<{ id: string }>(`SELECT id FROM account WHERE username = 'duyet'`)
    const path = `/api/accounts/${account?.id}/second-factor/removal`
    expect([(await desk.call('POST', path, {})).status, (await operate(path)).status, (await operate(path)).status]).toEqual([
      403, 200, 404,
    ])
    expect([(await enter()).status, await asksFor(desk, 'POST /api/accounts'), await acts('second-factor-removed')]).toEqual([200, true, 1])
  })
})
