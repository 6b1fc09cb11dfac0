import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPERATOR_HEADER } from '#server/access/operator.ts'
import type { AddingChallenge, AgainChallenge, PasskeysAnswer } from '#sync/protocol/Passkeys.ts'
import type { SecondFactorAnswer } from '#sync/protocol/SecondFactor.ts'
import { FieldPhone, HEADERS } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { SoftwareAuthenticator, type Doing } from '#tests/support/softwareAuthenticator.ts'

const PASSWORD = 'tan-tay-thuc-hanh'
const ORIGIN = 'https://tantay.example.vn'
const FIVE_MINUTES_MS = 300_000
let nowMs = Date.now()
let office: Office
let desk: FieldPhone
const key = new SoftwareAuthenticator()
const othersKey = new SoftwareAuthenticator()

const problemIn = async (response: Response) => ((await response.json()) as { problem?: string }).problem
const acts = async (act: string) =>
  (await office.database.transaction({ kind: 'system' }, (queries) => queries.query('SELECT 1 FROM audit_entry WHERE act = $1', [act])))
    .length
const comeAgain = (phone: FieldPhone) => phone.call('POST', '/api/session/again', { password: PASSWORD })
const list = async (phone: FieldPhone) => ((await (await phone.call('GET', '/api/passkeys')).json()) as PasskeysAnswer).passkeys
/** Meanwhile the desk is not left alone so long that it is shown out. */
async function restLimits(): Promise<void> {
  nowMs += 16 * 60_000
  await list(desk)
}
async function add(phone: FieldPhone, own: SoftwareAuthenticator, wrong: Partial<Doing> = {}): Promise<Response> {
  const asked = (await (await phone.call('POST', '/api/passkeys/challenge', {})).json()) as AddingChallenge
  return phone.call('POST', '/api/passkeys', own.make('Máy ở bàn', { ...asked, origin: ORIGIN, ...wrong }))
}
async function enter(own: SoftwareAuthenticator, wrong: Partial<Doing> = {}): Promise<string | undefined> {
  const phone = new FieldPhone(office.address)
  const asked = await phone.askAtDoor()
  return problemIn(await phone.signIn('duyet', PASSWORD, own.answer({ ...asked, origin: ORIGIN, ...wrong })))
}
async function again(phone: FieldPhone, own: SoftwareAuthenticator, wrong: Partial<Doing> = {}): Promise<Response> {
  const asked = (await (await phone.call('POST', '/api/session/again/passkey', {})).json()) as AgainChallenge
  return phone.call('POST', '/api/session/again', { passkey: own.answer({ ...asked, origin: ORIGIN, ...wrong }) })
}

beforeAll(async () => {
  office = await openOffice({ clock: { nowMs: () => nowMs }, publicOrigin: ORIGIN })
  desk = new FieldPhone(office.address)
  await desk.signIn('duyet')
})
afterAll(() => office.close())

describe('adding a passkey', () => {
  it.each<[string, Partial<Doing>]>([
    ['made at another address', { origin: 'https://tantay.example.com' }],
    ['made for another host', { rpId: 'example.vn' }],
    ['made without its owner verified', { isVerified: false }],
    ['that answers what nobody asked', { challenge: 'AAAA' }],
    ['that is no new one', { type: 'webauthn.get' }],
    ['made inside a page of somebody else', { crossOrigin: true }],
  ])('refuses one %s (S298)', async (_, wrong) => {
    expect([await problemIn(await add(desk, key, wrong)), await list(desk)]).toEqual(['passkey-wrong', []])
  })
  it('refuses a challenge asked for something else', async () => {
    const asked = (await (await desk.call('POST', '/api/session/again/passkey', {})).json()) as AgainChallenge
    expect(await problemIn(await desk.call('POST', '/api/passkeys', key.make('x', { ...asked, origin: ORIGIN })))).toBe('passkey-wrong')
  })
  it('keeps its name, writes it down, and counts as the second factor', async () => {
    expect((await add(desk, key)).status).toBe(200)
    const standing = (await (await desk.call('GET', '/api/second-factor')).json()) as SecondFactorAnswer
    const names = (await list(desk)).map(({ name, lastUsedAtMs }) => [name, lastUsedAtMs])
    expect([names, standing.isOn, standing.hasPasskey, await acts('passkey-added')]).toEqual([[['Máy ở bàn', null]], false, true, 1])
  })
  it('takes no key twice, and none of another account', async () => {
    const other = new FieldPhone(office.address)
    await other.signIn('dieuphoi')
    expect([await problemIn(await add(desk, key)), await problemIn(await add(other, key)), (await add(other, othersKey)).status]).toEqual([
      'passkey-wrong',
      'passkey-wrong',
      200,
    ])
  })
})

describe('signing in with a passkey', () => {
  it('asks for it after the right password, and lets in with it (S299)', async () => {
    const bare = await new FieldPhone(office.address).signIn('duyet', PASSWORD)
    expect([await problemIn(bare), await enter(key)]).toEqual(['second-factor-wanted', undefined])
    expect((await list(desk)).map(({ lastUsedAtMs }) => lastUsedAtMs)).toEqual([nowMs])
  })
  it.each<[string, Partial<Doing>]>([
    ['from another address', { origin: 'https://tantay.example.com' }],
    ['for another host', { rpId: 'example.vn' }],
    ['without its owner verified', { isVerified: false }],
    ['to a challenge nobody gave', { challenge: 'AAAA' }],
    ['of another kind', { type: 'webauthn.create' }],
    ['whose count went back', { signCount: 1 }],
  ])('refuses an answer %s (S298)', async (_, wrong) => {
    expect(await enter(key, wrong)).toBe('passkey-wrong')
  })
  it('refuses the key of another account, and a key that signed something else', async () => {
    await restLimits()
    const phone = new FieldPhone(office.address)
    const asked = await phone.askAtDoor()
    const forged = { ...key.answer({ ...asked, origin: ORIGIN }), signature: othersKey.answer({ ...asked, origin: ORIGIN }).signature }
    expect([await enter(othersKey), await problemIn(await phone.signIn('duyet', PASSWORD, forged))]).toEqual([
      'passkey-wrong',
      'passkey-wrong',
    ])
  })
  it('takes an answer once, in the browser that asked, within five minutes', async () => {
    const [phone, elsewhere] = [new FieldPhone(office.address), new FieldPhone(office.address)]
    const asked = await phone.askAtDoor()
    const proof = key.answer({ ...asked, origin: ORIGIN })
    const first = await problemIn(await phone.signIn('duyet', PASSWORD, proof))
    const replayed = await problemIn(await phone.signIn('duyet', PASSWORD, key.answer({ ...asked, origin: ORIGIN })))
    const carried = key.answer({ ...(await phone.askAtDoor()), origin: ORIGIN })
    const moved = await problemIn(await elsewhere.signIn('duyet', PASSWORD, carried))
    const late = await phone.askAtDoor()
    nowMs += FIVE_MINUTES_MS + 1
    const tooLate = await problemIn(await phone.signIn('duyet', PASSWORD, key.answer({ ...late, origin: ORIGIN })))
    expect([first, replayed, moved, tooLate]).toEqual([undefined, 'passkey-wrong', 'passkey-wrong', 'passkey-wrong'])
  })
  it('opens nothing without the password, and tries are counted for the account (S301)', async () => {
    await restLimits()
    const phone = new FieldPhone(office.address)
    const asked = await phone.askAtDoor()
    expect(await problemIn(await phone.signIn('duyet', 'sai mat khau', key.answer({ ...asked, origin: ORIGIN })))).toBe(
      'wrong-name-or-password',
    )
    await comeAgain(desk)
    for (let tries = 0; tries < 20; tries += 1) await again(desk, othersKey)
    expect(await problemIn(await again(desk, key))).toBe('too-many-tries')
  })
})

describe('a weighty act', () => {
  const isAsked = async () => (await desk.call('GET', '/api/session/again')).status === 403
  it('is opened by one answer of the passkey in place of the password (S300)', async () => {
    await restLimits()
    const before = await isAsked()
    expect([before, (await again(desk, key)).status, await isAsked()]).toEqual([true, 200, false])
  })
  it('is not opened by a wrong one, nor by what was asked at the door', async () => {
    await restLimits()
    const atDoor = key.answer({ ...(await new FieldPhone(office.address).askAtDoor()), origin: ORIGIN })
    const answers = [
      await again(desk, key, { isVerified: false }),
      await again(desk, key, { origin: 'https://tantay.example.com' }),
      await again(desk, othersKey),
      await desk.call('POST', '/api/session/again', { passkey: atDoor }),
    ]
    expect([new Set(await Promise.all(answers.map(problemIn))), await isAsked()]).toEqual([new Set(['passkey-wrong']), true])
  })
})

describe('taking a passkey away', () => {
  const operate = (path: string) =>
    fetch(office.address + path, { method: 'POST', headers: { ...HEADERS, [OPERATOR_HEADER]: office.server.operatorToken }, body: '{}' })
  it('wants the password given lately, reaches one’s own alone, and is written down', async () => {
    const [own] = await list(desk)
    const path = `/api/passkeys/${own?.id}/removal`
    const other = new FieldPhone(office.address)
    await other.signIn('dieuphoi')
    const refused = await problemIn(await desk.call('POST', path, {}))
    await comeAgain(desk)
    expect([refused, (await desk.call('POST', path, {})).status, await list(desk), await acts('passkey-removed')]).toEqual([
      'sign-in-again',
      200,
      [],
      1,
    ])
  })
  it('is done for all of a lost account by the office’s own machine', async () => {
    await add(desk, key)
    const [account] = await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ id: string }>(`SELECT id FROM account WHERE username = 'duyet'`),
    )
    const path = `/api/accounts/${account?.id}/second-factor/removal`
    expect([(await operate(path)).status, await list(desk), (await new FieldPhone(office.address).signIn('duyet')).status]).toEqual([
      200,
      [],
      200,
    ])
  })
})
