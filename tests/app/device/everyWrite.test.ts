// @vitest-environment node
import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { GuardedDatabase } from '#app/device/GuardedDatabase.ts'
import { failAtEveryWrite } from '#tests/support/failAtWrite.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { PocketPhone, SECRET } from '#tests/support/pocketPhone.ts'
import { restedClock } from '#tests/support/restedClock.ts'

const HOW = [
  ['once', false],
  ['for good', true],
] as const
const officeClock = restedClock()
let office: Office
let phone: PocketPhone
let someone: string

beforeAll(async () => {
  office = await openOffice({ clock: officeClock })
})
afterAll(() => office.close())
beforeEach(async () => {
  officeClock.rest()
  phone = new PocketPhone(office.address)
  await phone.beginFirstDay({ downloads: true })
  await phone.sync()
  someone = [...(phone.parts.caseload.people()?.everyone() ?? [])][0]?.id ?? ''
})
afterEach(() => vi.restoreAllMocks())

const count = () => phone.parts.caseload.people()?.count
const personNumber = (nth: number) => [...(phone.parts.caseload.people()?.everyone() ?? [])].map(({ id }) => id).sort()[nth] ?? ''
const timesOn = async (id: string, word: string) =>
  ((await phone.parts.caseload.person(id))?.visits ?? []).filter(({ note }) => note === word).length
const timesAtOffice = async (word: string) =>
  (
    await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query(`SELECT 1 FROM visit WHERE body ->> 'note' = $1`, [word]),
    )
  ).length
const unsent = async () => (await phone.parts.records.waiting()).unsent
/** From the disk alone: killed, opened, unlocked. */
async function reopen(): Promise<void> {
  await phone.restart()
  phone.passMs(65_000)
  await phone.gate.unlock(SECRET)
}
const differing = (seen: Record<string, unknown>, wanted: Record<string, unknown>): string | undefined =>
  JSON.stringify(seen) === JSON.stringify(wanted) ? undefined : JSON.stringify(seen)

it.each(HOW)('takes in the office’s answer and its news whole, whichever write fails %s on the way (S289)', async (how, forGood) => {
  const everyone = count()
  let id = ''
  const word = (nth: number) => `Lượt ${nth}, hỏng ${how}`
  const { failures, tried } = await failAtEveryWrite(
    {
      before: (nth) => phone.recordVisit((id = personNumber(nth)), word(nth)),
      broken: () => phone.sync(),
      after: async (nth) => {
        const atOnce = await timesOn(id, word(nth))
        await reopen()
        const [people, afterKill] = [count(), await timesOn(id, word(nth))]
        await phone.sync()
        const seen = { atOnce, people, afterKill, inTheEnd: await timesOn(id, word(nth)), unsent: await unsent() }
        const wanted = { atOnce: 1, people: everyone, afterKill: 1, inTheEnd: 1, unsent: 0 }
        return differing({ ...seen, atOffice: await timesAtOffice(word(nth)) }, { ...wanted, atOffice: 1 })
      },
    },
    { forGood, most: 60 },
  )
  expect([failures, tried > 3]).toEqual([[], true])
})

it.each(HOW)(
  'shows everyone or nobody of a first download, whichever write fails %s, and the next try ends it (S289)',
  async (_how, forGood) => {
    const everyone = count()
    const { failures, tried } = await failAtEveryWrite(
      {
        before: () => phone.parts.caseload.startOver(),
        broken: () => phone.parts.caseload.download(() => undefined),
        after: async () => {
          const atOnce = count() ?? everyone
          await reopen()
          const afterKill = count() ?? everyone
          const ended = (await phone.parts.caseload.download(() => undefined)).ok
          await reopen()
          return differing(
            { atOnce, afterKill, ended, inTheEnd: count() },
            { atOnce: everyone, afterKill: everyone, ended: true, inTheEnd: everyone },
          )
        },
      },
      { forGood, most: 60 },
    )
    expect([failures, tried > 3]).toEqual([[], true])
  },
)

/** The database as a next version of the program would have it: one table more, and every record told its year. */
class NextDatabase extends GuardedDatabase {
  constructor(name: string) {
    super(name, 2)
    this.version(1).stores({
      keeping: 'name',
      blobs: 'name',
      overlay: 'id',
      outbox: 'id, deviceSequence, state',
      drafts: 'key',
      photos: 'hash, factId, state',
    })
    this.version(2)
      .stores({ outbox: 'id, deviceSequence, state, year', years: 'year' })
      .upgrade(async (old) => {
        await old.table('years').add({ year: 2026 })
        await old.table('outbox').toCollection().modify({ year: 2026 })
      })
  }
}
const lookInside = async (name: string) => {
  const database = new NextDatabase(name)
  await database.openInTime()
  const rows = (await database.table('outbox').toArray()) as { year?: number }[]
  const years = await database.table('years').count()
  database.close()
  return { records: rows.length, withYear: rows.filter(({ year }) => year === 2026).length, years }
}

it.each(HOW)('is the old database or the new one, whichever write of an upgrade fails %s (S289)', async (_how, forGood) => {
  const NOTES = ['Một', 'Hai', 'Ba']
  const { failures, tried } = await failAtEveryWrite(
    {
      before: async () => {
        phone = new PocketPhone(office.address)
        officeClock.rest()
        await phone.beginFirstDay()
        for (const note of NOTES) await phone.recordVisit(someone, note)
        phone.parts.sync.stop()
        phone.parts.room.database?.close({ disableAutoOpen: true })
      },
      broken: () => lookInside(phone.parts.room.database?.name ?? ''),
      after: async () => differing(await lookInside(phone.parts.room.database?.name ?? ''), { records: 3, withYear: 3, years: 1 }),
    },
    { forGood, most: 20 },
  )
  expect([failures, tried]).toEqual([[], NOTES.length + 1])
})
