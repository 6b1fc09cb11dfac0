import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { PaperOnFile, PapersOfPerson, PaperSeen, PapersSeen } from '#sync/protocol/Authorisations.ts'
import type { Queries } from '../store/Database.ts'

const AT_ONCE = 200
const HOLDER = `person.id AS "beneficiaryId", person.profile ->> 'fullName' AS "holderName", person.birth, person.hamlet, person.unit_code AS "unitCode"`

/** The newest payment on each paper. A number is typed as it comes, so the same name until the same day is the same paper too. */
const SEEN = `
  SELECT DISTINCT ON (person.id, paper.key) paid.fact_id AS "factId", to_char(paid.day, 'YYYY-MM-DD') AS "seenOn", paid.body ->> 'tellerName' AS "seenBy",
    paper.name AS "fullName", paid.body #>> '{receiver,relation}' AS relation, paid.body #>> '{receiver,identityTail}' AS "identityTail", paper.number, paper.until AS "validUntil", ${HOLDER}
  FROM disbursement AS paid JOIN beneficiary AS person ON person.id = paid.beneficiary_id
    CROSS JOIN LATERAL (SELECT paid.body #>> '{receiver,fullName}' AS name, paid.body #>> '{receiver,paper,number}' AS number, paid.body #>> '{receiver,paper,validUntil}' AS until,
      lower(regexp_replace(paid.body #>> '{receiver,paper,number}', '\\s', '', 'g')) AS key) AS paper
  WHERE paid.body #>> '{receiver,kind}' = 'authorised' AND paid.cancelled_by IS NULL AND paper.until >= $1 AND paper.name <> '' AND ($2::uuid IS NULL OR person.id = $2)
    AND NOT EXISTS (SELECT FROM authorisation AS known WHERE known.beneficiary_id = person.id AND
      (lower(regexp_replace(known.number, '\\s', '', 'g')) = paper.key OR (lower(known.full_name) = lower(paper.name) AND to_char(known.valid_until, 'YYYY-MM-DD') = paper.until)))
  ORDER BY person.id, paper.key, paid.n DESC LIMIT ${AT_ONCE}`

const ON_FILE = `
  SELECT id, full_name AS "fullName", relation, identity_tail AS "identityTail", number, to_char(signed_on, 'YYYY-MM-DD') AS "signedOn", to_char(valid_until, 'YYYY-MM-DD') AS "validUntil",
    round(extract(epoch FROM recorded_at) * 1000)::int8 AS "recordedAtMs",
    CASE WHEN ended_at IS NOT NULL THEN jsonb_build_object('atMs', round(extract(epoch FROM ended_at) * 1000)::int8, 'by', ended_name, 'reason', ended_reason) END AS ended
  FROM authorisation WHERE beneficiary_id = $1 AND full_name <> '' ORDER BY ended_at IS NOT NULL, valid_until DESC, recorded_at DESC`

type Person = Omit<PapersOfPerson, 'onFile' | 'seen'>
type Seen = PapersSeen['seen'][number]

const paperSeen = ({ factId, seenOn, seenBy, fullName, relation, identityTail, number, validUntil }: Seen): PaperSeen => ({
  ...{ factId, seenOn, seenBy, fullName, relation, identityTail, number, validUntil },
})

/** Papers written down at the counters and on nobody's file, as far as row-level security lets the asker see. */
export const papersSeen = async (queries: Queries, today: PlainDate): Promise<PapersSeen> => ({
  seen: await queries.query<Seen>(SEEN, [today, null]),
})

/** What is on file of one person, the papers that hold first, and what was shown at a counter since. */
export async function papersOfPerson(queries: Queries, id: string, today: PlainDate): Promise<PapersOfPerson | undefined> {
  const [person] = await queries.query<Person>(`SELECT ${HOLDER} FROM beneficiary AS person WHERE id::text = $1`, [id])
  if (!person) return undefined
  const seen = await queries.query<Seen>(SEEN, [today, id])
  return { ...person, onFile: await queries.query<PaperOnFile>(ON_FILE, [id]), seen: seen.map(paperSeen) }
}
