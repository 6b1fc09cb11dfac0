import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { personOf } from '#sync/recording/layFacts.ts'
import type { Asker } from '../http/Services.ts'
import type { Judgement } from '../inbox/judge.ts'
import type { Queries } from '../store/Database.ts'

type Keeping = { readonly asker: Asker; readonly nowMs: number; readonly profiles: ReadonlyMap<string, BeneficiaryProfile> }
/** By what a record was taken back: the author's cancelling fact, or a settlement. */
export type TakenBack = { readonly id: string; readonly cancels: string }

/** Every flagged fact waits for a person, once; opened with the fact, in the push's own transaction. */
export async function openCases(queries: Queries, judgements: readonly Judgement[], { asker, nowMs, profiles }: Keeping): Promise<void> {
  const rows = judgements.flatMap(({ act, item: { id, examined }, verdict }) => {
    if (verdict.answer !== 'flagged' || act === 'nothing' || examined.kind !== 'sound') return []
    const person = personOf(examined.body) ?? null
    // About somebody nobody knows: whoever looks after the author's commune looks.
    const unitCode = profiles.get(person ?? '')?.unitCode ?? asker.unitCodes[0] ?? null
    return [{ fact_id: id, kind: examined.body.kind, problem: verdict.problem, unit_code: unitCode, beneficiary_id: person }]
  })
  if (rows.length === 0) return
  await queries.query(
    `INSERT INTO review_case (fact_id, kind, problem, unit_code, beneficiary_id, recorded_by, opened_at)
     SELECT fact_id, kind, problem, unit_code, beneficiary_id, $2, to_timestamp($3 / 1000.0)
     FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, kind text, problem text, unit_code text, beneficiary_id uuid)`,
    [JSON.stringify(rows), asker.displayName, nowMs],
  )
}

/** A second handover whose first was taken back is second to nobody. */
const SECOND_TO_NOBODY = `doubt.problem = 'gift-delivered-twice' AND EXISTS (
  SELECT FROM gift_handover AS second JOIN gift_handover AS gone ON gone.line_id = second.line_id
  WHERE second.fact_id = doubt.fact_id AND gone.fact_id = one.cancels
    AND NOT EXISTS (SELECT FROM gift_handover AS first WHERE first.line_id = second.line_id AND first.n < second.n AND NOT first.is_missed AND first.cancelled_by IS NULL))`

/** A second payment likewise; a line that is not paid at all has nobody's doubt about its first payment. */
const SECOND_PAYMENT_TO_NOBODY = `doubt.problem = 'double-paid' AND EXISTS (
  SELECT FROM disbursement AS second JOIN disbursement AS gone ON gone.line_id = second.line_id
  WHERE second.fact_id = doubt.fact_id AND gone.fact_id = one.cancels
    AND NOT EXISTS (SELECT FROM disbursement AS first WHERE first.line_id = second.line_id AND first.n < second.n AND first.cancelled_by IS NULL))`

/** Second to nobody, yet of another sum than was due: the same case asks about that now. */
const askAboutSum = (queries: Queries, takenBack: readonly TakenBack[]): Promise<unknown> =>
  queries.query(
    `UPDATE review_case AS doubt SET problem = second.doubt FROM disbursement AS second JOIN disbursement AS gone ON gone.line_id = second.line_id
     WHERE gone.fact_id = ANY ($1::uuid[]) AND second.fact_id = doubt.fact_id AND second.doubt = 'amount-differs' AND second.cancelled_by IS NULL AND doubt.problem = 'double-paid' AND doubt.settled_at IS NULL`,
    [takenBack.map(({ cancels }) => cancels)],
  )

/** What was taken back needs nobody's look any more, nor does what was doubtful only beside it. */
export async function withdrawCases(
  queries: Queries,
  takenBack: readonly TakenBack[],
  { by, nowMs }: { by: { readonly accountId: string; readonly displayName: string }; nowMs: number },
): Promise<void> {
  if (takenBack.length === 0) return
  await askAboutSum(queries, takenBack)
  await queries.query(
    `UPDATE review_case AS doubt SET decision = 'withdrawn', reason = '', settlement_id = one.id, settled_by = $3, settled_name = $4, settled_at = to_timestamp($5 / 1000.0)
     FROM unnest($1::uuid[], $2::uuid[]) AS one (id, cancels) WHERE doubt.settled_at IS NULL AND (doubt.fact_id = one.cancels OR (${SECOND_TO_NOBODY}) OR (${SECOND_PAYMENT_TO_NOBODY}))`,
    [takenBack.map(({ id }) => id), takenBack.map(({ cancels }) => cancels), by.accountId, by.displayName, nowMs],
  )
}
