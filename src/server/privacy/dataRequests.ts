import { stateAfter, type RequestState } from '#domain/privacy/DataRequest.ts'
import { requestDays } from '#domain/privacy/requestDays.ts'
import { vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type {
  DataRequestAct,
  DataRequestCount,
  DataRequestOnDesk,
  DataRequestsAnswer,
  DataRequestToKeep,
} from '#sync/protocol/DataRequests.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { withdrawConsents } from './withdrawConsents.ts'

const SHOWN = 200
export type By = { readonly asker: Asker; readonly nowMs: number }
const LOG_ACT = { answer: 'data-request-answered', complete: 'data-request-done', refuse: 'data-request-refused' } as const

const DUE = `CASE request.state WHEN 'new' THEN request.answer_by WHEN 'answered' THEN request.complete_by END`
const STEPS = `(SELECT jsonb_agg(jsonb_build_object('act', step.act, 'by', step.account_name, 'atMs', round(extract(epoch FROM step.at) * 1000)::int8, 'ground', step.ground, 'note', step.note) ORDER BY step.n)
  FROM data_request_step AS step WHERE step.request_id = request.id)`
const ERASURE = `(SELECT jsonb_build_object('by', erasure.asked_name, 'atMs', round(extract(epoch FROM erasure.asked_at) * 1000)::int8, 'isOwn', erasure.asked_by::text = $3) FROM erasure WHERE erasure.request_id = request.id)`
const ON_DESK = `
  SELECT request.id, request.beneficiary_id AS "beneficiaryId", person.profile ->> 'fullName' AS "fullName", person.birth, person.hamlet, person.unit_code AS "unitCode",
    request.kind, request.way, request.wish, request.asked_by AS "askedBy", request.received_on::text AS "receivedOn", request.answer_by::text AS "answerBy", request.complete_by::text AS "completeBy",
    request.legal_basis AS "legalBasis", request.state, (${DUE})::text AS "dueOn", coalesce(${DUE} < $2::date, false) AS "isLate", coalesce(${STEPS}, '[]') AS steps, ${ERASURE} AS erasure
  FROM data_request AS request JOIN beneficiary AS person ON person.id = request.beneficiary_id
  WHERE (request.state IN ('done', 'refused')) = $1 ORDER BY ${DUE}, request.n DESC LIMIT ${SHOWN + 1}`

/** Row-level security leaves those of the asker's communes. */
export async function listDataRequests(
  queries: Queries,
  wanted: { readonly areEnded: boolean; readonly today: PlainDate; readonly accountId: string },
): Promise<DataRequestsAnswer> {
  const requests = await queries.query<DataRequestOnDesk>(ON_DESK, [wanted.areEnded, wanted.today, wanted.accountId])
  return { requests: requests.slice(0, SHOWN), more: requests.length > SHOWN }
}

/** Row-level security leaves those of the asker's communes. */
export async function countDataRequests(queries: Queries, today: PlainDate): Promise<DataRequestCount> {
  const [count] = await queries.query<DataRequestCount>(
    `SELECT count(*)::int4 AS open, count(*) FILTER (WHERE ${DUE} < $1::date)::int4 AS late
     FROM data_request AS request JOIN beneficiary AS person ON person.id = request.beneficiary_id WHERE request.state IN ('new', 'answered')`,
    [today],
  )
  return count ?? { open: 0, late: 0 }
}

type Step = {
  readonly requestId: string
  readonly act: 'keep' | DataRequestAct['act']
  readonly ground: string | null
  readonly note: string
}
/** Each step stands on the request and, without its words, in the office's log. */
async function writeStep(queries: Queries, { requestId, act, ground, note }: Step, { asker, nowMs }: By): Promise<void> {
  await queries.query(
    `INSERT INTO data_request_step (request_id, at, account_id, account_name, act, ground, note) VALUES ($1, to_timestamp($2 / 1000.0), $3, $4, $5, $6, $7)`,
    [requestId, nowMs, asker.accountId, asker.displayName, act, ground, note],
  )
}
const noteOf = ({ asker }: By, subject: string) => ({ accountId: asker.accountId, deviceId: asker.deviceId, subject })

/** Kept once however often it is sent; another's request under the same name, a day to come and a day no rule is known for are refused. */
export async function keepDataRequest(
  queries: Queries,
  given: DataRequestToKeep,
  by: By,
): Promise<Result<{ readonly id: string }, 'not-found' | 'bad-request'>> {
  const { requestId, beneficiaryId, kind, receivedOn } = given
  const [person] = await queries.query('SELECT id FROM beneficiary WHERE id = $1 AND unit_code = ANY ($2::text[]) FOR UPDATE', [
    beneficiaryId,
    by.asker.unitCodes,
  ])
  if (!person) return refused('not-found')
  const days = requestDays(kind, receivedOn)
  if (!days || receivedOn > vietnamDay(by.nowMs)) return refused('bad-request')
  const [made] = await queries.query(
    `INSERT INTO data_request (id, beneficiary_id, kind, asked_by, way, wish, received_on, answer_by, complete_by, legal_basis)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      requestId,
      beneficiaryId,
      kind,
      JSON.stringify(given.askedBy),
      given.way,
      given.wish,
      receivedOn,
      days.answerBy,
      days.completeBy,
      days.legalBasis,
    ],
  )
  if (!made) return isSame(queries, given)
  await writeAudit(queries, { ...noteOf(by, beneficiaryId), act: 'data-request-kept', detail: { requestId, kind } }, by.nowMs)
  await writeStep(queries, { requestId, act: 'keep', ground: null, note: '' }, by)
  return accepted({ id: requestId })
}

async function isSame(queries: Queries, { requestId, beneficiaryId, kind }: DataRequestToKeep) {
  const [same] = await queries.query('SELECT id FROM data_request WHERE id = $1 AND beneficiary_id = $2 AND kind = $3', [
    requestId,
    beneficiaryId,
    kind,
  ])
  return same ? accepted({ id: requestId }) : refused('bad-request' as const)
}

export type OpenRequest = { readonly id: string; readonly beneficiary_id: string; readonly kind: string; readonly state: RequestState }
/** Locked until the end of the transaction; undefined for a request of a person outside the asker's communes. */
export async function lockRequest(queries: Queries, id: string, { unitCodes }: Pick<Asker, 'unitCodes'>): Promise<OpenRequest | undefined> {
  const [request] = await queries.query<OpenRequest>(
    `SELECT request.id, request.beneficiary_id, request.kind, request.state FROM data_request AS request JOIN beneficiary AS person ON person.id = request.beneficiary_id
     WHERE request.id::text = $1 AND person.unit_code = ANY ($2::text[]) FOR UPDATE OF request`,
    [id, unitCodes],
  )
  return request
}

export async function moveRequest(queries: Queries, request: OpenRequest, { step, by }: { step: DataRequestAct; by: By }) {
  const state = stateAfter(request.state, step.act)
  if (!state) return refused('case-settled' as const)
  const { id: requestId, beneficiary_id: subject, kind } = request
  await writeAudit(queries, { ...noteOf(by, subject), act: LOG_ACT[step.act], detail: { requestId, kind } }, by.nowMs)
  await queries.query('UPDATE data_request SET state = $2 WHERE id = $1', [requestId, state])
  await writeStep(queries, { requestId, act: step.act, ground: step.act === 'refuse' ? step.ground : null, note: step.note }, by)
  return accepted(null)
}

/** Answered once, carried out or refused once; what is ended stays so. A consent to be withdrawn is, the moment that is said to be done. */
export async function actOnDataRequest(
  queries: Queries,
  id: string,
  { step, by }: { step: DataRequestAct; by: By },
): Promise<Result<null, 'not-found' | 'case-settled'>> {
  const request = await lockRequest(queries, id, by.asker)
  if (!request) return refused('not-found')
  const moved = await moveRequest(queries, request, { step, by })
  if (moved.ok && request.kind === 'withdraw' && step.act === 'complete') await withdrawConsents(queries, request.id, by)
  return moved
}
