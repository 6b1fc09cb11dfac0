import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { erasedProfile } from '#domain/privacy/erasedProfile.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { bareFact, NOTHING_OF_A_VISIT } from '#sync/recording/bareFact.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import { TAKEN } from '../payments/recoveries.ts'
import type { Queries } from '../store/Database.ts'

const EMPTY = `'""'::jsonb`
/** Sets what is there and adds nothing that is not. */
const blanked = (column: string, paths: readonly string[]): string =>
  paths.reduce((sql, path) => `jsonb_set(${sql}, '{${path}}', ${EMPTY}, false)`, column)
const emptied = (column: string): string => `CASE WHEN ${column} IS NULL THEN NULL ELSE '' END`
const nulled = (key: string): string => `CASE WHEN body ? '${key}' THEN '{"${key}": null}' ELSE '{}' END::jsonb`
const OF_PERSON = 'WHERE beneficiary_id = $1'
const REQUESTS_OF = `SELECT id FROM data_request ${OF_PERSON}`
const UNITS_OF = `SELECT unit_code FROM change_log ${OF_PERSON} UNION SELECT unit_code FROM beneficiary WHERE id = $1`
const NO_SIDE = ['before', 'after'].reduce(
  (sql, side) => `jsonb_set(jsonb_set(${sql}, '{${side},payee}', '{"kind": "self"}', false), '{${side},decisionNumber}', ${EMPTY}, false)`,
  'body',
)

/** Names, numbers, texts and pictures go; amounts, days, periods, states and who of the office acted stay. `$1`: the person. */
const STATEMENTS: readonly string[] = [
  `DELETE FROM photo ${OF_PERSON}`,
  `UPDATE visit SET body = body || '${JSON.stringify(NOTHING_OF_A_VISIT)}' ${OF_PERSON}`,
  `UPDATE standing_report SET note = '', reason = ${emptied('reason')} ${OF_PERSON}`,
  `UPDATE gift_line SET card_number = NULL, added_reason = ${emptied('added_reason')}, outcome_reason = ${emptied('outcome_reason')} ${OF_PERSON}`,
  `UPDATE gift_handover SET body = ${blanked('body', ['receiver,fullName', 'receiver,reason', 'note'])} || ${nulled('signature')} || ${nulled('photoHash')} ${OF_PERSON}`,
  `UPDATE payment_line SET payee = ${blanked('payee', ['fullName'])} || CASE WHEN payee ? 'phone' THEN '{"phone": null}' ELSE '{}' END::jsonb, decision_number = '', book_number = '',
     added_reason = '', outcome_reason = ${emptied('outcome_reason')} ${OF_PERSON}`,
  `UPDATE disbursement SET body = ${blanked('body', ['receiver,fullName', 'receiver,identityTail', 'receiver,paper,number'])} || ${nulled('signature')} || ${nulled('photoHash')}
     || ${nulled('leasedElsewhereReason')} ${OF_PERSON}`,
  `UPDATE payment_miss SET note = '' ${OF_PERSON}`,
  `UPDATE payment_recovery SET reason = '', recovered_note = ${emptied('recovered_note')}, deduct_note = ${emptied('deduct_note')} ${OF_PERSON}`,
  `UPDATE difference_ticket SET body = ${NO_SIDE} || '{"explanation": null, "shares": []}' ${OF_PERSON}`,
  `UPDATE ticket_event SET note = '' WHERE ticket_id IN (SELECT id FROM difference_ticket ${OF_PERSON})`,
  `UPDATE authorisation SET full_name = '', identity_tail = '', number = '', ended_reason = ${emptied('ended_reason')} ${OF_PERSON}`,
  `DELETE FROM person_change ${OF_PERSON} AND state = 'waiting'`,
  `UPDATE person_change SET body = '{}', reason = '', answer_reason = ${emptied('answer_reason')} ${OF_PERSON}`,
  `UPDATE enrolment_move SET note = '', move = jsonb_set(${blanked('move', ['word,holder,fullName', 'word,accountTail'])}, '{word,holder,paper}', 'null', false) ${OF_PERSON}`,
  `DELETE FROM enrolment_account ${OF_PERSON}`,
  `DELETE FROM slip_key WHERE slip_id IN (SELECT id FROM slip ${OF_PERSON})`,
  `UPDATE slip SET revoked_at = coalesce(revoked_at, to_timestamp($2 / 1000.0)), carer = ${blanked('carer', ['fullName'])} ${OF_PERSON}`,
  `DELETE FROM said_report ${OF_PERSON} AND answered_at IS NULL`,
  `UPDATE said_report SET said = ${blanked('said', ['note', 'phone'])}, by_carer = NULL, answer = '' ${OF_PERSON}`,
  `UPDATE review_case SET reason = ${emptied('reason')} ${OF_PERSON}`,
  `UPDATE import_row SET body = '{}', choices = NULL ${OF_PERSON}`,
  `DELETE FROM import_change ${OF_PERSON}`,
  `DELETE FROM gift_list_person ${OF_PERSON}`,
  `UPDATE data_request SET wish = '', asked_by = ${blanked('asked_by', ['fullName', 'paper'])} ${OF_PERSON}`,
  `UPDATE data_request_step SET note = '' WHERE request_id IN (${REQUESTS_OF}) AND note <> ''`,
  // Pages and rosters as they were packed; built anew when next asked for.
  `DELETE FROM snapshot_blob WHERE unit_code IN (${UNITS_OF})`,
  `DELETE FROM snapshot WHERE unit_code IN (${UNITS_OF})`,
]

/** As they came, sealed, and as they were opened: the header with its signature stays, so that a fact sent again is known. */
async function bareFacts(queries: Queries, id: string): Promise<void> {
  const facts = await queries.query<{ id: string; body: FactBody }>(`SELECT id, body FROM fact ${OF_PERSON} AND body IS NOT NULL`, [id])
  await queries.query(
    `UPDATE fact SET body = one.body, sealed = '', ephemeral_key = '' FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, body jsonb) WHERE fact.id = one.id`,
    [JSON.stringify(facts.map(({ id: factId, body }) => ({ id: factId, body: bareFact(body) })))],
  )
}

/** Call it last in the transaction: the feed's counter is taken here, and the phones are told that the person is gone. */
export async function erasePerson(queries: Queries, person: Pick<BeneficiaryProfile, 'id' | 'unitCode'>, nowMs: number): Promise<void> {
  for (const statement of STATEMENTS) await queries.query(statement, statement.includes('$2') ? [person.id, nowMs] : [person.id])
  await bareFacts(queries, person.id)
  await saveProfiles(queries, [erasedProfile(person)], nowMs)
}

/** Money or a gift still to be handed out hangs on the person: it is finished or taken off first. */
export async function isStillDue(queries: Queries, id: string): Promise<boolean> {
  const [found] = await queries.query<{ due: boolean }>(
    `${TAKEN} SELECT EXISTS (SELECT FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id WHERE line.beneficiary_id = $1 AND period.state <> 'closed')
       OR EXISTS (SELECT FROM gift_line AS line JOIN campaign ON campaign.id = line.campaign_id WHERE line.beneficiary_id = $1 AND campaign.state <> 'closed' AND line.outcome = 'open')
       OR EXISTS (SELECT FROM payment_recovery AS recovery LEFT JOIN recovered ON recovered.id = recovery.id WHERE beneficiary_id = $1 AND ending IS NULL AND amount_in_dong > coalesce(taken, 0)) OR EXISTS (SELECT FROM review_case WHERE beneficiary_id = $1 AND settled_at IS NULL) AS due`,
    [id],
  )
  return found?.due ?? false
}
