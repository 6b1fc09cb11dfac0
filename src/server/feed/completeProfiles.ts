import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Clock } from '../http/Services.ts'
import type { Database } from '../store/Database.ts'
import { saveProfiles } from './saveProfiles.ts'

const PEOPLE_AT_ONCE = 500

const ROOMS = { gifts: [], payments: [], enrolment: null } as const
/** As written before gifts, payments or the way to an account had a room on it. */
type Older = Omit<BeneficiaryProfile, keyof typeof ROOMS> & Partial<Pick<BeneficiaryProfile, keyof typeof ROOMS>>

const IS_OLDER = Object.keys(ROOMS)
  .map((room) => `NOT profile ? '${room}'`)
  .join(' OR ')
/** What every profile is known to have, as one word; a new room makes it another one. */
const COMPLETE = { name: 'complete-profiles', value: Object.keys(ROOMS).join(' ') } as const
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

export const withEveryRoom = (profile: Older): BeneficiaryProfile => ({ ...ROOMS, ...profile })

const areComplete = (database: Database): Promise<boolean> =>
  database.transaction({ kind: 'system' }, async (queries) => {
    const found = await queries.query('SELECT FROM setting WHERE name = $1 AND value = $2', [COMPLETE.name, COMPLETE.value])
    return found.length > 0
  })

const noteComplete = (database: Database): Promise<unknown> =>
  database.transaction({ kind: 'system' }, (queries) =>
    queries.query('INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [
      COMPLETE.name,
      COMPLETE.value,
    ]),
  )

/** The next few from this id on: how many were completed, and where to go on while there are more. */
const completeSome = (database: Database, { after, nowMs }: { after: string; nowMs: number }): Promise<{ done: number; next?: string }> =>
  database.transaction({ kind: 'system' }, async (queries) => {
    const rows = await queries.query<{ id: string; profile: Older }>(
      `SELECT id, profile FROM beneficiary WHERE id > $1 AND (${IS_OLDER}) ORDER BY id LIMIT $2 FOR UPDATE`,
      [after, PEOPLE_AT_ONCE],
    )
    const done = await saveProfiles(
      queries,
      rows.map(({ profile }) => withEveryRoom(profile)),
      nowMs,
    )
    const last = rows.length === PEOPLE_AT_ONCE ? rows.at(-1) : undefined
    return last ? { done, next: last.id } : { done }
  })

/**
 * Profiles written before a room existed get it empty, by the one way a profile is written: hash and feed follow,
 * so a phone that compares its digest fetches them and agrees. A start that is cut off goes on with those still left;
 * once all are whole a setting says so, and later starts look at nobody. Answers how many were completed.
 */
export async function completeProfiles(database: Database, clock: Clock): Promise<number> {
  if (await areComplete(database)) return 0
  let completed = 0
  for (let after: string | undefined = FIRST_ID; after !== undefined;) {
    const some = await completeSome(database, { after, nowMs: clock.nowMs() })
    completed += some.done
    after = some.next
  }
  await noteComplete(database)
  return completed
}
