import { isDeepStrictEqual } from 'node:util'
import type { BeneficiaryProfile, Payee } from '#domain/people/BeneficiaryProfile.ts'
import { readPhoneNumber } from '#domain/people/phoneNumber.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { PayeeChange, PayeeRequest } from '#sync/protocol/People.ts'
import { writeAudit } from '../access/audit.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Queries } from '../store/Database.ts'
import { keepChange, lockPerson, type By, type ChangeRefusal } from './personChanges.ts'

/** Undefined for a phone number that is none. */
function payeeOf({ to }: PayeeRequest): Payee | undefined {
  if (to.kind === 'self') return { kind: 'self' }
  const phone = to.phone ? readPhoneNumber(to.phone).phone : null
  return to.phone && phone === null ? undefined : { kind: 'guardian', fullName: to.fullName, phone }
}

/** Asked for by one: nothing changes until another person of the office confirms it. One wish at a time. */
export async function askForPayee(
  queries: Queries,
  id: string,
  { request, by }: { readonly request: PayeeRequest; readonly by: By },
): Promise<Result<'waiting', ChangeRefusal>> {
  const page = await lockPerson(queries, id, by)
  if (!page) return refused('not-found')
  if (!isDeepStrictEqual(page.payee, request.was)) return refused('person-changed')
  const to = payeeOf(request)
  // From a day to come nothing could count: a page has one payee, and it holds at once.
  if (!to || isDeepStrictEqual(to, page.payee) || request.countsFrom > vietnamDay(by.nowMs)) return refused('bad-request')
  const [waiting] = await queries.query(`SELECT FROM person_change WHERE beneficiary_id = $1 AND state = 'waiting'`, [page.id])
  if (waiting) return refused('person-changed')
  const body: PayeeChange = { was: page.payee, to, paper: request.paper }
  const about = {
    beneficiaryId: page.id,
    kind: 'payee',
    reason: request.reason,
    countsFrom: request.countsFrom,
    state: 'waiting',
    body,
  } as const
  await keepChange(queries, about, { act: 'payee-asked', by })
  return accepted('waiting')
}

type Answer = { readonly isConfirmed: boolean; readonly reason: string; readonly by: By }
type Waiting = { readonly beneficiary_id: string; readonly body: PayeeChange; readonly made_by: string; readonly state: string }

const withPayee = (page: BeneficiaryProfile, { to }: PayeeChange): BeneficiaryProfile => ({
  ...page,
  payee: to,
  guardianName: to.kind === 'guardian' ? to.fullName : to.kind === 'self' ? null : page.guardianName,
})

/** Confirmed by another than whoever asked, or turned down by anybody, also by whoever asked. Confirmed, the phones and the next roll follow. */
export async function answerPayee(
  queries: Queries,
  changeId: string,
  { isConfirmed, reason, by }: Answer,
): Promise<Result<'answered', ChangeRefusal>> {
  const [found] = await queries.query<Waiting>(`SELECT beneficiary_id FROM person_change WHERE id::text = $1 AND kind = 'payee'`, [
    changeId,
  ])
  const page = found && (await lockPerson(queries, found.beneficiary_id, by))
  const [asked] = await queries.query<Waiting>('SELECT body, made_by, state FROM person_change WHERE id::text = $1 FOR UPDATE', [changeId])
  if (!page || !asked) return refused('not-found')
  if (asked.state !== 'waiting') return refused('case-settled')
  const { asker, nowMs } = by
  if (isConfirmed && asked.made_by === asker.accountId) return refused('settle-by-another')
  if (isConfirmed && !isDeepStrictEqual(page.payee, asked.body.was)) return refused('person-changed')
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, subject: page.id, detail: {} }
  await writeAudit(queries, { ...note, act: isConfirmed ? 'payee-changed' : 'payee-turned-down' }, nowMs)
  await queries.query(
    `UPDATE person_change SET state = $2, answered_at = to_timestamp($3 / 1000.0), answered_by = $4, answered_name = $5, answer_reason = $6 WHERE id::text = $1`,
    [changeId, isConfirmed ? 'done' : 'turned-down', nowMs, asker.accountId, asker.displayName, reason],
  )
  if (isConfirmed) await saveProfiles(queries, [withPayee(page, asked.body)], nowMs)
  return accepted('answered')
}
