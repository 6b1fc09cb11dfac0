import { paperAge, type Batch, type Paper, type PaperAnswer, type PaperReturn } from '#domain/enrolment/PaperOnItsWay.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { BatchesAnswer, BatchRequest, PapersRequest } from '#sync/protocol/Enrolment.ts'
import { peopleOfOwnPoints } from '../access/payPointScope.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

const BATCHES_AT_ONCE = 100
type By = { readonly asker: Asker; readonly nowMs: number }
type KeptBatch = Omit<Batch, 'ageInDays' | 'isLate' | 'papers'>
type KeptPaper = Omit<Paper, 'answer'> & {
  batch_id: string
  answer: 'acknowledged' | 'returned' | null
  reason: PaperReturn | null
  answered_name: string
  answered_ms: number
}

const answerOf = ({ answer, reason, answered_name, answered_ms }: KeptPaper): PaperAnswer => {
  if (answer === 'returned' && reason) return { kind: 'returned', reason, by: answered_name, atMs: answered_ms }
  return answer === null ? { kind: 'waiting' } : { kind: 'acknowledged', by: answered_name, atMs: answered_ms }
}

const BATCHES = `
  SELECT id, unit_code AS "unitCode", receiver, handed_day AS "handedDay", made_name AS "handedBy", note
  FROM enrolment_batch AS batch ORDER BY EXISTS (SELECT FROM enrolment_paper WHERE batch_id = batch.id AND answer IS NULL) DESC, handed_day, id LIMIT $1`
const PAPERS = `
  SELECT batch_id, paper.beneficiary_id AS "beneficiaryId", profile ->> 'fullName' AS "fullName", person.birth, person.hamlet, person.unit_code AS "unitCode", answer, reason, answered_name,
    round(extract(epoch FROM answered_at) * 1000)::int8 AS answered_ms
  FROM enrolment_paper AS paper JOIN beneficiary AS person ON person.id = paper.beneficiary_id WHERE batch_id = ANY ($1::uuid[]) ORDER BY person.hamlet, person.name_key, person.id`

function paperOf(row: KeptPaper): Paper {
  const { beneficiaryId, fullName, birth, hamlet, unitCode } = row
  return { beneficiaryId, fullName, birth, hamlet, unitCode, answer: answerOf(row) }
}

/** What is on its way between the two sides, the same for both, as far as row-level security lets the asker see. */
export async function listBatches(queries: Queries, today: PlainDate): Promise<BatchesAnswer> {
  const batches = await queries.query<KeptBatch>(BATCHES, [BATCHES_AT_ONCE])
  const rows = await queries.query<KeptPaper>(PAPERS, [batches.map(({ id }) => id)])
  const papersOf = Map.groupBy(rows, (row) => row.batch_id)
  return {
    batches: batches.map((batch) => {
      const papers = (papersOf.get(batch.id) ?? []).map(paperOf)
      const waits = papers.some(({ answer }) => answer.kind === 'waiting')
      return { ...batch, ...paperAge({ handedDay: batch.handedDay, waits }, today), papers }
    }),
  }
}

/** Papers of people of one commune; whoever is not of it stays out. Handing over the same batch again changes nothing. */
export async function handOverPapers(
  queries: Queries,
  { id, unitCode, receiver, handedDay, note, beneficiaryIds }: BatchRequest,
  by: By,
): Promise<number | 'not-allowed'> {
  if (!by.asker.unitCodes.includes(unitCode)) return 'not-allowed'
  const made = await queries.query(
    `INSERT INTO enrolment_batch (id, unit_code, receiver, handed_day, note, made_at, made_by, made_name) VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
    [id, unitCode, receiver, handedDay, note, by.nowMs, by.asker.accountId, by.asker.displayName],
  )
  if (made.length === 0) return 0
  const papers = await queries.query(
    `INSERT INTO enrolment_paper (batch_id, beneficiary_id, unit_code) SELECT $1, id, unit_code FROM beneficiary WHERE unit_code = $2 AND id = ANY ($3::uuid[]) RETURNING beneficiary_id`,
    [id, unitCode, beneficiaryIds],
  )
  return papers.length
}

/** Each paper is answered once; what was answered before stays as it is. Answers how many were. */
export async function answerPapers(
  queries: Queries,
  batchId: string,
  { answers, by }: PapersRequest & { by: By },
): Promise<number | 'not-found'> {
  const [batch] = await queries.query<{ unit_code: string }>('SELECT unit_code FROM enrolment_batch WHERE id = $1', [batchId])
  if (!batch || !by.asker.unitCodes.includes(batch.unit_code)) return 'not-found'
  const ids = answers.map(({ beneficiaryId }) => beneficiaryId)
  const own = await peopleOfOwnPoints(queries, ids, by.asker)
  const rows = answers
    .filter(({ beneficiaryId }) => own.has(beneficiaryId))
    .map((one) => ({ beneficiary_id: one.beneficiaryId, answer: one.answer, reason: 'reason' in one ? one.reason : null }))
  const answered = await queries.query(
    `UPDATE enrolment_paper AS paper SET answer = one.answer, reason = one.reason, answered_at = to_timestamp($3 / 1000.0), answered_by = $4, answered_name = $5
     FROM jsonb_to_recordset($1::jsonb) AS one (beneficiary_id uuid, answer text, reason text) WHERE paper.batch_id = $2 AND paper.beneficiary_id = one.beneficiary_id AND paper.answer IS NULL RETURNING paper.beneficiary_id`,
    [JSON.stringify(rows), batchId, by.nowMs, by.asker.accountId, by.asker.displayName],
  )
  return answered.length
}
