import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { ErasureStep } from '#sync/protocol/DataRequests.ts'
import { writeAudit } from '../access/audit.ts'
import type { Queries } from '../store/Database.ts'
import { lockRequest, moveRequest, type By, type OpenRequest } from './dataRequests.ts'
import { erasePerson, isStillDue } from './erasePerson.ts'

export type ErasureRefusal = 'not-found' | 'bad-request' | 'case-settled' | 'erase-by-another' | 'erase-still-due'
const DONE_NOTE = 'Đã xoá toàn bộ dữ liệu cá nhân; số tiền, ngày, kỳ giữ lại không kèm tên.'

const noteOf = ({ asker }: By, { id: requestId, beneficiary_id: subject }: OpenRequest) => ({
  accountId: asker.accountId,
  deviceId: asker.deviceId,
  subject,
  detail: { requestId },
})

async function ask(queries: Queries, request: OpenRequest, by: By): Promise<Result<null, ErasureRefusal>> {
  const [made] = await queries.query(
    `INSERT INTO erasure (request_id, beneficiary_id, asked_at, asked_by, asked_name) VALUES ($1, $2, to_timestamp($3 / 1000.0), $4, $5) ON CONFLICT DO NOTHING RETURNING request_id`,
    [request.id, request.beneficiary_id, by.nowMs, by.asker.accountId, by.asker.displayName],
  )
  if (made) await writeAudit(queries, { ...noteOf(by, request), act: 'person-erasure-asked' }, by.nowMs)
  return accepted(null)
}

/** Who asked for it, once it was asked for. */
async function askedBy(queries: Queries, requestId: string): Promise<string | undefined> {
  const [erasure] = await queries.query<{ asked_by: string }>('SELECT asked_by FROM erasure WHERE request_id = $1 FOR UPDATE', [requestId])
  return erasure?.asked_by
}

async function confirm(queries: Queries, request: OpenRequest, by: By): Promise<Result<null, ErasureRefusal>> {
  const first = await askedBy(queries, request.id)
  if (first === undefined) return refused('bad-request')
  if (first === by.asker.accountId) return refused('erase-by-another')
  const [person] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1 FOR UPDATE', [
    request.beneficiary_id,
  ])
  if (!person) return refused('not-found')
  if (await isStillDue(queries, request.beneficiary_id)) return refused('erase-still-due')
  await writeAudit(queries, { ...noteOf(by, request), act: 'person-erased' }, by.nowMs)
  await queries.query('UPDATE erasure SET done_at = to_timestamp($2 / 1000.0), done_by = $3, done_name = $4 WHERE request_id = $1', [
    request.id,
    by.nowMs,
    by.asker.accountId,
    by.asker.displayName,
  ])
  const moved = await moveRequest(queries, request, { step: { act: 'complete', note: DONE_NOTE }, by })
  if (!moved.ok) return moved
  await erasePerson(queries, person.profile, by.nowMs)
  return accepted(null)
}

/** One coordinator asks for the erasure a person wished, another does it; sums stay, and the phones are told. */
export async function actOnErasure(
  queries: Queries,
  requestId: string,
  { step, by }: { readonly step: ErasureStep; readonly by: By },
): Promise<Result<null, ErasureRefusal>> {
  const request = await lockRequest(queries, requestId, by.asker)
  if (!request) return refused('not-found')
  if (request.kind !== 'erase') return refused('bad-request')
  if (request.state === 'done' || request.state === 'refused') return refused('case-settled')
  return step.act === 'ask' ? ask(queries, request, by) : confirm(queries, request, by)
}
