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

/**
 * Profiles written before a room existed get it empty, by the one way a profile is written: hash and feed follow,
 * so a phone that compares its digest fetches them and agrees. A start that is cut off goes on with those still left. Answers how many were completed.
 */
export async function completeProfiles(database: Database, clock: Clock): Promise<number> {
  for (let completed = 0; ;) {
    const done = await database.transaction({ kind: 'system' }, async (queries) => {
      const rows = await queries.query<{ profile: Older }>(
        `SELECT profile FROM beneficiary WHERE ${IS_OLDER} ORDER BY id LIMIT $1 FOR UPDATE`,
        [PEOPLE_AT_ONCE],
      )
      const whole = rows.map(({ profile }): BeneficiaryProfile => ({ ...ROOMS, ...profile }))
      return saveProfiles(queries, whole, clock.nowMs())
    })
    completed += done
    if (done === 0) return completed
  }
}
