// @vitest-environment node
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openOffice, type Office } from '#tests/support/office.ts'
import { PhoneDisk, PocketPhone } from '#tests/support/pocketPhone.ts'
import { restedClock } from '#tests/support/restedClock.ts'

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000]
const officeClock = restedClock()
let office: Office

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
})
afterAll(() => office.close())
beforeEach(() => officeClock.rest())

const CLOCKS = [
  ['two days slow', () => Date.now() - 2 * DAY_MS, []],
  ['two days fast', () => Date.now() + 2 * DAY_MS, []],
  ['at 1970', () => 0, []],
  ['jumping', () => Date.now(), [30 * DAY_MS, -60 * DAY_MS, 2 * HOUR_MS, -HOUR_MS, 400 * DAY_MS, -370 * DAY_MS]],
  ['fallen back to 1970 at noon', () => Date.now(), [-Date.now()]],
] as const

async function atOffice(word: string): Promise<string[]> {
  const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit WHERE body ->> 'note' LIKE $1 ORDER BY 1`, [`${word} %`]),
  )
  return rows.map(({ note }) => note)
}

it.each(CLOCKS)('saves and sends every visit of a phone whose clock is %s (S292)', async (clock, nowMs, jumps) => {
  const phone = new PocketPhone(office.address, new PhoneDisk(), nowMs())
  await phone.beginFirstDay({ downloads: true })
  const everyone = [...(phone.parts.caseload.people()?.everyone() ?? [])].map(({ id }) => id)
  const words: string[] = []
  for (const [n, jump] of [0, 0, ...jumps, 0].entries()) {
    phone.passMs(jump)
    words.push(`${clock} ${n}`)
    await phone.recordVisit(everyone[n] ?? '', words.at(-1))
    await phone.sync()
  }
  // Whatever the clock said at the last word, a phone asked by hand sends it.
  await phone.parts.sync.sendNow()
  const { unsent } = await phone.parts.records.waiting()
  phone.parts.sync.stop()
  expect([unsent, await atOffice(clock)]).toEqual([0, words])
})
