import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SeededChance } from '#server/practice/SeededChance.ts'
import { percentile } from '#tests/bench/numbers.ts'
import { enrolCrowd, tellMorning, tellReturn, type Morning, type Returned } from '#tests/support/crowd.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { tell } from '#tests/support/tell.ts'

const SEED = Number(process.env.SEED ?? 2024)
const [DOWNLOADING, PUSHING, RETURNING, FACTS_OF_EACH] = process.env.TIER === 'long' ? [300, 100, 500, 10] : [20, 20, 40, 5]
const [LASTS_MS, EVERY_MS] = process.env.TIER === 'long' ? [30_000, 5_000] : [4_000, 2_000]
const [MOST_TRIES, DONE_WITHIN_MS] = [3, 300_000]
const [PUSH_WITHIN_MS, PAGE_WITHIN_MS] = [500, 800]
const usernames = ['canbo.giatan3', 'canbo.giakiem']

let office: Office
let morning: Morning
let returned: Returned[]

beforeAll(async () => {
  office = await openOffice()
  const chance = new SeededChance(SEED)
  const crowd = await enrolCrowd(office.database, office.address, { usernames, phones: DOWNLOADING + PUSHING })
  const parts = { downloading: crowd.slice(0, DOWNLOADING), pushing: crowd.slice(DOWNLOADING) }
  morning = await tellMorning(parts, { lastsMs: LASTS_MS, everyMs: EVERY_MS, chance })
  const back = await enrolCrowd(office.database, office.address, { usernames, phones: RETURNING })
  returned = await tellReturn(back, { factsOfEach: FACTS_OF_EACH, chance })
  const [pushes, pages] = [morning.pushes.ms, morning.pages.ms].map((ms) => `${ms.length}, p95 ${percentile(ms, 0.95).toFixed()} ms`)
  const longestMs = Math.max(...returned.map(({ doneMs }) => doneMs)).toFixed()
  tell(`morning, seed ${SEED}: pushes ${pushes}, pages ${pages}; ${RETURNING} phones back within a second, done in ${longestMs} ms`)
}, 600_000)
afterAll(() => office.close())

describe(`a morning on which ${DOWNLOADING} phones download while ${PUSHING} push`, () => {
  it('answers every one of them (S249)', () => {
    expect([...morning.pushes.errors, ...morning.pages.errors]).toEqual([])
    expect([morning.pushes.ms.length, morning.pages.ms.length > 2 * DOWNLOADING]).toEqual([PUSHING * (LASTS_MS / EVERY_MS), true])
  })
  it('and nineteen of twenty within half a second for a record, four fifths of one for a page (S249)', () => {
    expect(percentile(morning.pushes.ms, 0.95)).toBeLessThanOrEqual(PUSH_WITHIN_MS)
    expect(percentile(morning.pages.ms, 0.95)).toBeLessThanOrEqual(PAGE_WITHIN_MS)
  })
})

describe(`${RETURNING} phones that come back within a second`, () => {
  it('are done in five minutes with at most three tries each (S249)', () => {
    expect(Math.max(...returned.map(({ tries }) => tries))).toBeLessThanOrEqual(MOST_TRIES)
    expect(Math.max(...returned.map(({ doneMs }) => doneMs))).toBeLessThan(DONE_WITHIN_MS)
  })
  it('have handed in everything (S249)', async () => {
    expect(returned.flatMap(({ unsettled }) => unsettled)).toEqual([])
    const [kept] = await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ n: number }>(`SELECT count(*) AS n FROM visit WHERE body ->> 'note' = 'buổi sáng chi trả'`),
    )
    expect(kept?.n).toBe(PUSHING * (LASTS_MS / EVERY_MS) + RETURNING * FACTS_OF_EACH)
  })
})
