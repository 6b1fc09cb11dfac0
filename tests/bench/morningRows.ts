import { PostgresDatabase } from '#server/store/PostgresDatabase.ts'
import { SeededChance } from '#server/practice/SeededChance.ts'
import { enrolCrowd, tellMorning, tellReturn } from '#tests/support/crowd.ts'
import { percentile } from './numbers.ts'
import type { Report } from './rows.ts'
import type { Area } from './startOffice.ts'

const [DOWNLOADING, PUSHING, LASTS_MS, EVERY_MS] = [300, 100, 60_000, 5_000]
const [RETURNING, FACTS_OF_EACH] = [500, 10]
const UNITS = ['26299', '26302', '26305', '26308', '26311', '26314', '26317', '26320', '26323', '26326']
const PEOPLE_OF_A_COMMUNE = 1_200
const usernameOf = (unitCode: string): string => `bench.morning.${unitCode}`

/** A district: one account for each commune, and several phones on each. */
export const MORNING_AREAS: readonly Area[] = UNITS.map((unitCode) => ({
  username: usernameOf(unitCode),
  unitCode,
  people: PEOPLE_OF_A_COMMUNE,
}))

type On = { readonly report: Report; readonly seed: number }
const enrol = (database: PostgresDatabase, address: string, phones: number) =>
  enrolCrowd(database, address, { usernames: UNITS.map(usernameOf), phones })

/** 300 phones fetch their lists within a minute, 100 push a record each five seconds; the server and whoever asks on the same machine. */
export async function measureMorning(address: string, postgresUrl: string, { report, seed }: On): Promise<void> {
  const database = new PostgresDatabase(postgresUrl)
  const crowd = await enrol(database, address, DOWNLOADING + PUSHING)
  await database.close()
  const parts = { downloading: crowd.slice(0, DOWNLOADING), pushing: crowd.slice(DOWNLOADING) }
  const { pushes, pages } = await tellMorning(parts, { lastsMs: LASTS_MS, everyMs: EVERY_MS, chance: new SeededChance(seed) })
  report('morning-push', { value: percentile(pushes.ms, 0.95) })
  report('morning-page', { value: percentile(pages.ms, 0.95) })
  report('morning-errors', { value: pushes.errors.length + pages.errors.length })
}

/** 500 phones that come back within a second, each with ten records. */
export async function measureReturn(address: string, postgresUrl: string, { report, seed }: On): Promise<void> {
  const database = new PostgresDatabase(postgresUrl)
  const crowd = await enrol(database, address, RETURNING)
  await database.close()
  const returned = await tellReturn(crowd, { factsOfEach: FACTS_OF_EACH, chance: new SeededChance(seed) })
  report('return', { value: Math.max(...returned.map(({ doneMs }) => doneMs)) / 1_000 })
  report('return-tries', { value: Math.max(...returned.map(({ tries }) => tries)) })
  report('return-unsettled', { value: returned.flatMap(({ unsettled }) => unsettled).length })
}
