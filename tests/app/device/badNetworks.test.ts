// @vitest-environment node
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BadLine, type Fate } from '#tests/support/BadLine.ts'
import { Chance } from '#tests/support/Chance.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { PocketPhone } from '#tests/support/pocketPhone.ts'
import { restedClock } from '#tests/support/restedClock.ts'
import { tell } from '#tests/support/tell.ts'

const isLong = process.env.TIER === 'long'
const SEED = Number(process.env.SEED ?? 20)
const VISITS = isLong ? 200 : 25
const TWO_KILOBITS = 250
const MOST_TRIES = 60
const officeClock = restedClock()
let office: Office
let line: BadLine
let phone: PocketPhone

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
})
afterAll(() => office.close())
beforeEach(async () => {
  officeClock.rest()
  line = new BadLine(office.address)
  phone = new PocketPhone(await line.open())
})
afterEach(() => {
  phone.parts.sync.stop()
  line.close()
})

const unsent = async () => (await phone.parts.records.waiting()).unsent
const trouble = () => {
  const face = phone.parts.sync.face()
  return face.face === 'rest' ? face.trouble : face.face
}
const everyone = () => [...(phone.parts.caseload.people()?.everyone() ?? [])].map(({ id }) => id)
const begin = async () => {
  await phone.beginFirstDay({ downloads: true })
  await phone.sync()
}
/** How often the office has each of these words, as «word: times» where it is not once. */
async function notOnce(words: readonly string[]): Promise<string[]> {
  const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ note: string; n: number }>(`SELECT body ->> 'note' AS note, count(*)::int AS n FROM visit GROUP BY 1`),
  )
  const times = new Map(rows.map(({ note, n }) => [note, n]))
  return words.filter((word) => times.get(word) !== 1).map((word) => `${word}: ${times.get(word) ?? 0}`)
}
async function keepTrying(): Promise<{ tries: number; said: Set<unknown> }> {
  const said = new Set<unknown>()
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    await phone.sync()
    said.add(trouble())
    if (trouble() === null && (await unsent()) === 0) return { tries, said }
    phone.passMs(300_000)
  }
  return { tries: MOST_TRIES, said }
}

it('brings every visit once over a line that loses three of ten questions and answers, and says that there is no network (S290)', async () => {
  await begin()
  const chance = new Chance(SEED)
  tell(`seed ${SEED}`)
  const fates: readonly Fate[] = ['question-lost', 'answer-lost', 'answer-cut']
  line.fate = () => (chance.next() < 0.3 ? (fates[chance.below(fates.length)] ?? 'passes') : 'passes')
  const words: string[] = []
  const said = new Set<unknown>()
  for (let n = 0; n < VISITS; n += 1) {
    words.push(`Mất sóng ${n}`)
    await phone.recordVisit(everyone()[n % 20] ?? '', words.at(-1))
    await phone.sync()
    said.add(trouble())
  }
  const { tries, said: later } = await keepTrying()
  for (const one of later) said.add(one)
  expect([await notOnce(words), await unsent(), tries < MOST_TRIES, [...said].sort()]).toEqual([[], 0, true, ['no-network', null]])
})

it('counts a visit once whose answer was lost each of ten times (S290)', async () => {
  await begin()
  line.fate = (path) => (path.startsWith('/api/facts') ? 'answer-lost' : 'passes')
  await phone.recordVisit(everyone()[0] ?? '', 'Mười lần')
  for (let n = 0; n < 10; n += 1) await phone.sync()
  const [waiting, said] = [await unsent(), trouble()]
  line.fate = () => 'passes'
  await phone.sync()
  expect([waiting, said, await unsent(), await notOnce(['Mười lần'])]).toEqual([1, 'no-network', 0, []])
})

it('goes on with a first download where it was cut off, and fetches no part of it twice (S290)', async () => {
  await phone.beginFirstDay()
  let n = 0
  line.fate = (path) => (path.startsWith('/api/downloads/') && (n += 1) % 2 === 1 ? 'answer-cut' : 'passes')
  const said: unknown[] = []
  for (let tries = 0; tries < MOST_TRIES && phone.parts.caseload.people() === undefined; tries += 1) {
    const ended = await phone.parts.caseload.download(() => undefined)
    said.push(ended.ok ? 'whole' : ended.refusal)
  }
  const fetched = line.whole.filter((one) => one.startsWith('GET /api/downloads/'))
  expect([new Set(said), said.at(-1), fetched.length > 1, fetched.length - new Set(fetched).size]).toEqual([
    new Set(['no-network', 'whole']),
    'whole',
    true,
    0,
  ])
})

it('sends a visit and hears the news over two kilobits a second (S290)', { timeout: 120_000 }, async () => {
  await begin()
  line.bytesPerSecond = TWO_KILOBITS
  await phone.recordVisit(everyone()[0] ?? '', 'Sóng yếu')
  const beganAtMs = performance.now()
  await phone.sync()
  tell(`two kilobits: ${Math.round(performance.now() - beganAtMs)} ms`)
  expect([await unsent(), trouble(), await notOnce(['Sóng yếu'])]).toEqual([0, null, []])
})

describe.each(['portal-page', 'portal-511', 'portal-redirect'] as const)('behind another’s sign-in page (%s)', (fate) => {
  it('keeps what is unsent, says whose page stands there, and sends it once the way is free (S290)', async () => {
    await begin()
    await phone.recordVisit(everyone()[0] ?? '', `Sau ${fate}`)
    line.fate = () => fate
    await phone.sync()
    const behind = [await unsent(), trouble()]
    line.fate = () => 'passes'
    await phone.sync()
    expect([behind, await unsent(), trouble(), await notOnce([`Sau ${fate}`])]).toEqual([[1, 'captive-portal'], 0, null, []])
  })
  it('takes no byte of it for a page of people, and ends the download afterwards (S290)', async () => {
    await phone.beginFirstDay()
    line.fate = (path) => (path.startsWith('/api/downloads/') ? fate : 'passes')
    const refused = await phone.parts.caseload.download(() => undefined)
    const kept = await phone.parts.room.database?.blobs.count()
    line.fate = () => 'passes'
    const ended = await phone.parts.caseload.download(() => undefined)
    expect([refused, kept, ended.ok, everyone().length > 100]).toEqual([{ ok: false, refusal: 'captive-portal' }, 0, true, true])
  })
})
