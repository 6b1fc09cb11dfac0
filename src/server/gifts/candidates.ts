import type { Campaign } from '#domain/gifts/Campaign.ts'
import type { CandidatesAnswer } from '#sync/protocol/Gifts.ts'
import type { Queries } from '../store/Database.ts'
import { namePatterns } from '../store/namePatterns.ts'

const SHOWN = 20

type Found = CandidatesAnswer['people'][number]

/** People of the campaign's communes by name, and whether they stand on its list. */
export async function findCandidates(queries: Queries, campaign: Campaign, name: string): Promise<CandidatesAnswer> {
  const patterns = namePatterns(name)
  if (patterns.length === 0) return { people: [], more: false }
  const people = await queries.query<Found>(
    `SELECT id AS "beneficiaryId", profile ->> 'fullName' AS "fullName", birth, hamlet, unit_code AS "unitCode",
       EXISTS (SELECT FROM gift_line AS line WHERE line.beneficiary_id = beneficiary.id AND line.campaign_id = $1 AND outcome <> 'removed') AS "isListed"
     FROM beneficiary WHERE unit_code = ANY ($2::text[]) AND standing NOT IN ('dead', 'moved') AND ' ' || name_key LIKE ALL ($3::text[]) ORDER BY name_key, hamlet_key, id LIMIT ${SHOWN + 1}`,
    [campaign.id, campaign.unitCodes, patterns],
  )
  return { people: people.slice(0, SHOWN), more: people.length > SHOWN }
}
