import type { OpenKind } from '#sync/protocol/peopleKinds.ts'

/** What waits for an answer about people, by where it is answered: each a question after `beneficiary_id`, as far as row-level security lets the asker see. */
export const OPEN_THINGS: Readonly<Record<OpenKind, string>> = {
  doubt: 'SELECT beneficiary_id FROM review_case WHERE settled_at IS NULL',
  report: 'SELECT beneficiary_id FROM standing_report WHERE settled_at IS NULL AND cancelled_by IS NULL',
  ticket: 'SELECT beneficiary_id FROM difference_ticket WHERE settled_at IS NULL',
  said: 'SELECT beneficiary_id FROM said_report WHERE answered_at IS NULL',
  'data-request': `SELECT beneficiary_id FROM data_request WHERE state IN ('new', 'answered')`,
  recovery: 'SELECT beneficiary_id FROM payment_recovery WHERE ending IS NULL',
}
export const PAYEES_WAITING = `SELECT beneficiary_id FROM person_change WHERE state = 'waiting'`
