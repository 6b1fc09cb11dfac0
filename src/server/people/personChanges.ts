import { randomUUID } from 'node:crypto'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { isErased } from '#domain/privacy/erasedProfile.ts'
import type { LogAct } from '#sync/protocol/OfficeLog.ts'
import type { CorrectedField, PersonChange } from '#sync/protocol/People.ts'
import { writeAudit } from '../access/audit.ts'
import { UUID } from '../access/readLog.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

export type By = { readonly asker: Asker; readonly nowMs: number }
export type ChangeRefusal =
  'not-found' | 'bad-request' | 'person-changed' | 'benefit-twice' | 'number-of-another' | 'case-settled' | 'settle-by-another'

const SHOWN = 50
const MOMENT = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)::int8`
const CHANGES = `
  SELECT id, kind, body, reason, to_char(counts_from, 'YYYY-MM-DD') AS "countsFrom", ${MOMENT('made_at')} AS "madeAtMs", made_name AS "madeBy", made_by = $2 AS "isOwn", state,
    CASE WHEN answered_at IS NOT NULL THEN jsonb_build_object('by', answered_name, 'atMs', ${MOMENT('answered_at')}, 'reason', answer_reason) END AS answer
  FROM person_change WHERE beneficiary_id = $1 AND body <> '{}' ORDER BY n DESC LIMIT ${SHOWN}`

type Corrected = { readonly was: string | null; readonly to: string | null }
const NUMBERS: readonly CorrectedField[] = ['citizenId', 'oldIdentityNumber']

/** Kept whole, shown by the last four digits. */
function shown(change: PersonChange): PersonChange {
  if (change.kind !== 'correction') return change
  const tailOf = (text: string | null) => text && `…${text.slice(-4)}`
  const short = (field: string, { was, to }: Corrected): Corrected =>
    NUMBERS.some((one) => one === field) ? { was: tailOf(was), to: tailOf(to) } : { was, to }
  const body = Object.fromEntries(Object.entries(change.body).map(([field, one]) => [field, short(field, one)]))
  return { ...change, body }
}

/** What the desk changed of one person, newest first, as far as row-level security lets the asker see. */
export const changesOf = async (queries: Queries, id: string, accountId: string): Promise<PersonChange[]> =>
  (await queries.query<PersonChange>(CHANGES, [id, accountId])).map(shown)

/** The person's page, held until the transaction ends; undefined for anybody who is not the asker's to change. */
export async function lockPerson(queries: Queries, id: string, { asker }: By): Promise<BeneficiaryProfile | undefined> {
  if (!UUID.test(id)) return undefined
  const [kept] = await queries.query<{ profile: BeneficiaryProfile }>(
    'SELECT profile FROM beneficiary WHERE id = $1 AND unit_code = ANY ($2::text[]) FOR UPDATE',
    [id, asker.unitCodes],
  )
  return kept && !isErased(kept.profile) ? kept.profile : undefined
}

export type ChangeToKeep = {
  readonly beneficiaryId: string
  readonly kind: PersonChange['kind']
  readonly body: object
  readonly reason: string
  readonly countsFrom: string
  readonly state: 'done' | 'waiting'
}

/** The line of the history and the line of the log; neither says a number in full to whoever reads them. */
export async function keepChange(
  queries: Queries,
  change: ChangeToKeep,
  { act, by }: { readonly act: LogAct; readonly by: By },
): Promise<void> {
  const { asker, nowMs } = by
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act, subject: change.beneficiaryId }
  await writeAudit(queries, { ...note, detail: { fields: Object.keys(change.body).sort().join(' ') } }, nowMs)
  await queries.query(
    `INSERT INTO person_change (id, beneficiary_id, kind, body, reason, counts_from, made_at, made_by, made_name, state) VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), $8, $9, $10)`,
    [
      randomUUID(),
      change.beneficiaryId,
      change.kind,
      JSON.stringify(change.body),
      change.reason,
      change.countsFrom,
      nowMs,
      asker.accountId,
      asker.displayName,
      change.state,
    ],
  )
}
