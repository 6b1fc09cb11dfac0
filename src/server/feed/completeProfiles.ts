import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Clock } from '../http/Services.ts'
import type { Database } from '../store/Database.ts'
import { saveProfiles } from './saveProfiles.ts'

const PEOPLE_AT_ONCE = 500

/** As written before gifts, or before payments, existed. */
type Older = Omit<BeneficiaryProfile, 'gifts' | 'payments'> & Partial<Pick<BeneficiaryProfile, 'gifts' | 'payments'>>

const isOlder = (room: 'gifts' | 'payments'): string => `NOT profile ? '${room}'`

/**
 * Profiles written before gifts or payments existed get an empty list of them, by the one way a profile is written: hash and feed follow,
 * so a phone that compares its digest fetches them and agrees. A start that is cut off goes on with those still left. Answers how many were completed.
 */
export async function completeProfiles(database: Database, clock: Clock): Promise<number> {
  for (let completed = 0; ;) {
    const done = await database.transaction({ kind: 'system' }, async (queries) => {
      const rows = await queries.query<{ profile: Older }>(
        `SELECT profile FROM beneficiary WHERE ${isOlder('gifts')} OR ${isOlder('payments')} ORDER BY id LIMIT $1 FOR UPDATE`,
        [PEOPLE_AT_ONCE],
      )
      const whole = rows.map(({ profile }): BeneficiaryProfile => ({ gifts: [], payments: [], ...profile }))
      return saveProfiles(queries, whole, clock.nowMs())
    })
    completed += done
    if (done === 0) return completed
  }
}
