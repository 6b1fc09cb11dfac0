import type { FoundPeople } from '#sync/protocol/DataRequests.ts'
import type { Queries } from '../store/Database.ts'
import { namePatterns } from '../store/namePatterns.ts'

const SHOWN = 20

/** Row-level security leaves people of the asker's communes; the dead are found too, for whoever inherits. */
export async function findPeople(queries: Queries, name: string): Promise<FoundPeople> {
  const patterns = namePatterns(name)
  if (patterns.length === 0) return { people: [], more: false }
  const people = await queries.query<FoundPeople['people'][number]>(
    `SELECT id AS "beneficiaryId", profile ->> 'fullName' AS "fullName", birth, hamlet, unit_code AS "unitCode"
     FROM beneficiary WHERE ' ' || name_key LIKE ALL ($1::text[]) ORDER BY name_key, hamlet_key, id LIMIT ${SHOWN + 1}`,
    [patterns],
  )
  return { people: people.slice(0, SHOWN), more: people.length > SHOWN }
}
