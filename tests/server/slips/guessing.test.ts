import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slipSecretOf } from '#domain/slips/slipSecret.ts'
import { forgetSlipTraces } from '#server/slips/forgetSlipTraces.ts'
import { GuessWatch } from '#server/slips/GuessWatch.ts'
import { PERMISSIONS } from '#server/access/permissions.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { SlipAnswer } from '#sync/protocol/Slip.ts'
import type { NewSlip } from '#sync/protocol/SlipDesk.ts'
import { FieldPhone, HEADERS } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { makeSlip, notReceived } from '#tests/support/slips.ts'

const system = { kind: 'system' } as const
const UNIT = '26305'
type Person = { readonly id: string; readonly year: number; readonly citizenId: string; readonly fullName: string }
let office: Office
let nam: FieldPhone
let people: readonly Person[]
let logged = ''

const rows = <Found extends Record<string, unknown>>(sql: string): Promise<Found[]> =>
  office.database.transaction(system, (queries) => queries.query<Found>(sql))
const aKey = () => randomBytes(32).toString('base64url')
const aSecret = () => slipSecretOf(randomBytes(16))
let guesses = 0
/** Each from an address of its own, as many phones at many places would come. */
const anAddress = () => `10.${(guesses >> 16) & 255}.${(guesses >> 8) & 255}.${guesses++ & 255}`
const post = (path: string, body: unknown, address = anAddress()): Promise<Response> =>
  fetch(`${office.address}${ADDRESSES.slipPage}${path}`, {
    method: 'POST',
    headers: { ...HEADERS, 'x-forwarded-for': address },
    body: JSON.stringify(body),
  })
const open = (secret: string, year: number, address?: string) =>
  post('', { secret, proof: { kind: 'birth-year', year }, keep: true }, address)
const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void (logged += line) })
  office = await openOffice({ log, trustedProxy: '127.0.0.1' })
  nam = new FieldPhone(office.address)
  await nam.signIn('canbo.giatan3')
  people = await rows<Person>(
    `SELECT id, birth_year AS year, citizen_id AS "citizenId", profile ->> 'fullName' AS "fullName" FROM beneficiary WHERE unit_code = '${UNIT}' AND standing = 'present' AND birth_year IS NOT NULL AND citizen_id IS NOT NULL ORDER BY id LIMIT 20`,
  )
})
afterAll(() => office.close())

describe('whoever guesses', () => {
  it('cannot tell by the time it takes whether a year is wrong or a slip never was, in five hundred pairs (S171)', async () => {
    const slips: { slip: NewSlip; year: number }[] = []
    for (const { id, year } of people.slice(10)) slips.push({ slip: await makeSlip(nam, id), year })
    const [wrong, unknown]: [number[], number[]] = [[], []]
    const timed = async (secret: string, year: number, into: number[]) => {
      const since = performance.now()
      await (await open(secret, year)).text()
      into.push(performance.now() - since)
    }
    for (let pair = 0; pair < 500; pair += 1) {
      const { slip, year } = slips[pair % slips.length] ?? { slip: { secret: '' }, year: 0 }
      const both = [() => timed(slip.secret, year + 1, wrong), () => timed(aSecret(), year, unknown)]
      for (const one of pair % 2 ? both : both.reverse()) await one()
    }
    const difference = Math.abs(median(wrong) - median(unknown))
    expect([wrong.length, unknown.length, difference < 5 || `differs by ${difference} ms`]).toEqual([500, 500, true])
  })
  it('a thousand times gets nothing open and rings the alarm once, while others still open theirs (S172)', async () => {
    const aimed = await Promise.all(people.slice(0, 5).map(({ id }) => makeSlip(nam, id)))
    const statuses = new Map<number, number>()
    for (let guess = 0; guess < 1_000; guess += 1) {
      const at = guess % 5
      const year = 1900 + (guess % 120)
      // Never the right year before the slip is locked; afterwards the right one too.
      const isRight = year === people[at]?.year
      const secret = guess % 4 === 3 ? aSecret() : (aimed[at]?.secret ?? '')
      const { status } = await open(secret, isRight && guess < 100 ? year + 1 : year)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses]).toEqual([[403, 1_000]])
    expect(await (await fetch(`${office.address}/health`)).json()).toMatchObject({ slipGuessing: true })
    const other = people[6]
    expect((await open((await makeSlip(nam, other?.id ?? '')).secret, other?.year ?? 0)).status).toBe(200)
  })
  it('rings the alarm into the record and the log, once for the hour (S172)', async () => {
    const { length: inLog } = logged.match(/slip-guessing-alarm/g) ?? []
    const written = await rows(`SELECT 1 FROM audit_entry WHERE act = 'slip-guessing-alarm'`)
    expect([inLog, written.length]).toEqual([1, 1])
  })
  it('ten times in a row locks the slip, and its owner opens it again once it is renewed (S172)', async () => {
    const person = people[7]
    const slip = await makeSlip(nam, person?.id ?? '')
    for (let guess = 0; guess < 10; guess += 1) await open(slip.secret, (person?.year ?? 0) + 1)
    expect((await open(slip.secret, person?.year ?? 0)).status).toBe(403)
    const renewed = (await (await nam.call('POST', `/api/slips/${slip.slipId}/renewal`, {})).json()) as NewSlip
    expect((await open(renewed.secret, person?.year ?? 0)).status).toBe(200)
  })
  it('a hundred times at once is counted a hundred times (S172)', async () => {
    const person = people[8]
    const slip = await makeSlip(nam, person?.id ?? '')
    await Promise.all(Array.from({ length: 100 }, () => open(slip.secret, (person?.year ?? 0) + 1)))
    const [kept] = await rows<{ wrong_guesses: number }>(`SELECT wrong_guesses FROM slip WHERE id = '${slip.slipId}'`)
    expect(kept?.wrong_guesses).toBe(100)
  })
})

describe('an address', () => {
  const HOUR_MS = 3_600_000
  const tries = (watch: GuessWatch, address: string, nowMs: number): number => {
    let made = 0
    while (made < 100 && watch.mayTry(address, nowMs)) {
      made += 1
    }
    return made
  }
  it('has twenty wrong answers in an hour, and the next hour again (S172)', () => {
    const watch = new GuessWatch()
    expect([tries(watch, 'a', 0), tries(watch, 'b', 0), tries(watch, 'a', 0), tries(watch, 'a', HOUR_MS)]).toEqual([20, 20, 0, 20])
  })
  it('has three while the alarm rings (S172)', () => {
    const watch = new GuessWatch()
    const rings = Array.from({ length: 200 }, () => watch.noteWrong(0))
    expect([rings.filter(Boolean).length, tries(watch, 'late', 0)]).toEqual([1, 3])
  })
  it('shuts no door and rings no alarm by keys nobody has, which nobody can guess (S172)', async () => {
    const by = (n: number) => ({ kind: 'key', returnKey: Buffer.alloc(32, n).toString('base64url') })
    for (let n = 0; n < 25; n += 1)
      expect((await post('/said', { by: by(n), report: notReceived({ note: 'x' }) }, '192.0.2.8')).status).toBe(403)
    const person = people[4]
    await rows(`UPDATE slip SET wrong_guesses = 0`)
    expect((await open((await makeSlip(nam, person?.id ?? '')).secret, person?.year ?? 0, '192.0.2.8')).status).toBe(200)
  })
  it('asks with three hundred keys nobody has in an hour, and then comes back in an hour; slips open all the same (S209)', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 301; n += 1) statuses.push((await post('/again', { returnKeys: [aKey()] }, '192.0.2.44')).status)
    const person = people[3]
    const { secret } = await makeSlip(nam, person?.id ?? '')
    const opens = await open(secret, person?.year ?? 0, '192.0.2.44')
    expect([statuses.indexOf(429), statuses.lastIndexOf(200), opens.status]).toEqual([300, 299, 200])
  })
  it('comes back by right keys as often as it likes: a province sits behind one address (S209)', async () => {
    const person = people[1]
    const { secret } = await makeSlip(nam, person?.id ?? '')
    const { returnKey } = (await (await open(secret, person?.year ?? 0)).json()) as SlipAnswer
    const statuses = new Set<number>()
    for (let n = 0; n < 320; n += 1) statuses.add((await post('/again', { returnKeys: [returnKey, aKey()] }, '192.0.2.45')).status)
    expect([...statuses]).toEqual([200])
  })
  it('does not get twenty-one answers by asking them all at once (S172)', async () => {
    const watch = new GuessWatch()
    const within = Array.from({ length: 50 }, () => watch.mayTry('burst', 0)).filter(Boolean)
    expect(within.length).toBe(20)
  })
  it('is sent away with when to come back, even with the right year (S172)', async () => {
    const person = people[9]
    const { secret } = await makeSlip(nam, person?.id ?? '')
    for (let guess = 0; guess < 20; guess += 1) await open(aSecret(), 1950, '192.0.2.7')
    const refused = await open(secret, person?.year ?? 0, '192.0.2.7')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600'])
  })
})

describe('what is kept of a slip’s doors', () => {
  it('tries with secrets nobody has are cleared after ninety days; what was done with a slip stays (S209)', async () => {
    const day = 86_400_000
    await rows(`DELETE FROM slip_use`)
    const slip = await makeSlip(nam, people[2]?.id ?? '')
    await open(aSecret(), 1950)
    await open(slip.secret, people[2]?.year ?? 0)
    const left = async (nowMs: number) => {
      await forgetSlipTraces(office.database, { nowMs: () => nowMs })
      return (await rows<{ act: string }>('SELECT act FROM slip_use ORDER BY n')).map(({ act }) => act)
    }
    expect([await left(Date.now() + 89 * day), await left(Date.now() + 91 * day)]).toEqual([['refused', 'opened'], ['opened']])
  })
  it('no address holds anything: every door of a slip takes a body and nothing else (S174)', () => {
    const doors = PERMISSIONS.filter(({ path }) => path.startsWith(ADDRESSES.slipPage))
    expect(doors.map(({ method, path }) => [method, path.includes(':')])).toEqual(doors.map(() => ['POST', false]))
  })
  it('no log holds secret, key, number or name, whatever was asked (S174)', async () => {
    await rows(`UPDATE slip SET wrong_guesses = 0`)
    const person = people[5]
    const { secret } = await makeSlip(nam, person?.id ?? '')
    const { returnKey } = (await (await open(secret, person?.year ?? 0)).json()) as SlipAnswer
    await post('/again', { returnKeys: [returnKey] })
    await post('/said', { by: { kind: 'key', returnKey }, report: notReceived({ note: 'Chưa nhận' }) })
    await post('', { secret: `${secret}x` })
    const told = [secret, returnKey ?? '-', person?.citizenId ?? '-', person?.fullName ?? '-', 'Chưa nhận']
    expect(told.filter((word) => logged.includes(word))).toEqual([])
  })
})
