/**
 * SQL: whether anything speaks of a person besides the list that made them, so that they stay when it is taken back.
 * `$1` is that list; gifts it laid itself do not count. Not everything shows on the page: a roll in the making does not.
 */
export const SPOKEN_OF = `(EXISTS (SELECT FROM fact WHERE fact.beneficiary_id = beneficiary.id) OR EXISTS (SELECT FROM visit WHERE visit.beneficiary_id = beneficiary.id)
  OR EXISTS (SELECT FROM standing_report AS report WHERE report.beneficiary_id = beneficiary.id) OR EXISTS (SELECT FROM payment_line AS due WHERE due.beneficiary_id = beneficiary.id)
  OR EXISTS (SELECT FROM authorisation WHERE authorisation.beneficiary_id = beneficiary.id) OR EXISTS (SELECT FROM enrolment_paper AS paper WHERE paper.beneficiary_id = beneficiary.id)
  OR EXISTS (SELECT FROM person_change AS put WHERE put.beneficiary_id = beneficiary.id) OR EXISTS (SELECT FROM slip WHERE slip.beneficiary_id = beneficiary.id) OR EXISTS (SELECT FROM data_request AS asked WHERE asked.beneficiary_id = beneficiary.id)
  OR EXISTS (SELECT FROM gift_line AS other WHERE other.beneficiary_id = beneficiary.id AND other.run_id IS DISTINCT FROM $1::uuid))`
