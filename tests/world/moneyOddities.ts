const FLAGGED_PAYMENT = `fact.kind = 'payment.made' AND fact.answer = 'flagged'`
const STANDING = `SELECT *, row_number() OVER (PARTITION BY line_id ORDER BY n) AS place FROM disbursement WHERE cancelled_by IS NULL`
const EARLIER = `SELECT FROM disbursement AS before WHERE before.line_id = paid.line_id AND before.n < paid.n`
const DOUBTS = `('double-paid', 'line-stopped', 'person-dead', 'period-closed', 'amount-differs', 'leased-elsewhere', 'session-closed', 'not-a-teller', 'not-your-area')`

/** One settlement of a line: the first that stands, with no more than was due. */
const SETTLING = `
  SELECT 'settled more than once: ' || line_id AS what FROM disbursement WHERE effective_in_dong > 0 AND cancelled_by IS NULL GROUP BY line_id HAVING count(*) > 1
  UNION ALL SELECT 'settled with more than was due: ' || line.id FROM disbursement AS paid JOIN payment_line AS line ON line.id = line_id
    WHERE cancelled_by IS NULL GROUP BY line.id HAVING sum(effective_in_dong) > line.amount_in_dong
  UNION ALL SELECT 'settles otherwise than the first that stands: ' || fact_id FROM (${STANDING}) AS paid JOIN payment_line AS line ON line.id = line_id
    WHERE effective_in_dong <> CASE WHEN place = 1 THEN least(paid.amount_in_dong, line.amount_in_dong) ELSE 0 END`

/** A restored office may have forgotten a whole roll: what was paid of it is kept and waits for a person. */
const IS_OF_A_KNOWN_ROLL = `EXISTS (SELECT FROM payment_period WHERE id::text = fact.body ->> 'periodId')`

/** No payment refused, none lost, none invented, none of another sum than was said. */
const RECORD = `
  SELECT 'refused: ' || kind || ' ' || coalesce(problem, answer) AS what FROM fact WHERE kind LIKE 'payment.%' AND (answer = 'quarantined' OR (problem LIKE 'unknown-%' AND ${IS_OF_A_KNOWN_ROLL}) OR problem = 'not-yours-to-cancel')
  UNION ALL SELECT 'fact without its payment: ' || id FROM fact WHERE kind = 'payment.made' AND ${IS_OF_A_KNOWN_ROLL} AND NOT EXISTS (SELECT FROM disbursement WHERE fact_id = fact.id)
  UNION ALL SELECT 'payment without its fact, or of another sum: ' || fact_id FROM disbursement AS paid LEFT JOIN fact ON fact.id = fact_id
    WHERE (fact.body ->> 'amountInDong')::bigint IS DISTINCT FROM paid.amount_in_dong
  UNION ALL SELECT 'taken back and still standing: ' || fact_id FROM disbursement JOIN fact ON fact.kind = 'payment.cancelled' AND fact.answer = 'applied' AND fact.body ->> 'cancels' = fact_id::text WHERE cancelled_by IS NULL`

/** Every second payment is flagged, once, and whatever is doubtful waits for a person until one has looked. */
const DOUBT = `
  SELECT 'paid twice and not flagged: ' || fact_id AS what FROM disbursement AS paid JOIN fact ON fact.id = fact_id
    WHERE fact.problem IS DISTINCT FROM 'double-paid' AND EXISTS (${EARLIER} AND before.cancelled_by IS NULL)
  UNION ALL SELECT 'flagged as second without a first: ' || fact_id FROM disbursement AS paid JOIN fact ON fact.id = fact_id WHERE fact.problem = 'double-paid' AND NOT EXISTS (${EARLIER})
  UNION ALL SELECT 'flagged, cases ' || count(review_case.fact_id) || ': ' || fact.id FROM fact LEFT JOIN review_case ON review_case.fact_id = fact.id
    WHERE fact.kind LIKE 'payment.%' AND fact.answer = 'flagged' GROUP BY fact.id HAVING count(review_case.fact_id) <> 1
  UNION ALL SELECT 'doubt ' || doubt || ' that nobody is asked about: ' || fact_id FROM disbursement AS paid
    WHERE cancelled_by IS NULL AND doubt IS NOT NULL AND NOT EXISTS (SELECT FROM review_case AS asked WHERE asked.fact_id = paid.fact_id AND asked.problem = paid.doubt AND settled_at IS NULL)
  UNION ALL SELECT 'asked about ' || asked.problem || ' though nothing is doubtful: ' || asked.fact_id FROM review_case AS asked JOIN disbursement AS paid ON paid.fact_id = asked.fact_id
    WHERE settled_at IS NULL AND asked.problem IN ${DOUBTS} AND (cancelled_by IS NOT NULL OR doubt IS DISTINCT FROM asked.problem)
  UNION ALL SELECT 'another sum than was due, and nobody was asked: ' || fact.id FROM fact JOIN disbursement AS paid ON paid.fact_id = fact.id JOIN payment_line AS line ON line.id = line_id
    WHERE cancelled_by IS NULL AND paid.amount_in_dong <> line.amount_in_dong AND NOT (${FLAGGED_PAYMENT} AND EXISTS (SELECT FROM review_case AS asked WHERE asked.fact_id = fact.id AND decision IS DISTINCT FROM 'withdrawn'))`

/** A session balances exactly when every fact its book counts has come; then the book's sum is the facts' own. */
const BOOKS = `
  SELECT CASE WHEN here = counted AND paid IS DISTINCT FROM (closing -> 'totals' ->> 'paidInDong')::bigint THEN 'the book says another sum than its facts: ' ELSE 'here ' || here || ' of ' || counted || ', balanced ' || (balanced_at IS NOT NULL) || ': ' END || id AS what
  FROM (SELECT session.id, closing, balanced_at,
      (SELECT coalesce(sum((run ->> 1)::bigint - (run ->> 0)::bigint + 1), 0) FROM jsonb_array_elements(closing -> 'sequences') AS run) AS counted, found.here, found.paid
    FROM pay_session AS session CROSS JOIN LATERAL (
      SELECT count(*) AS here, coalesce(sum((body ->> 'amountInDong')::bigint) FILTER (WHERE kind = 'payment.made'), 0) AS paid
      FROM jsonb_array_elements(closing -> 'sequences') AS run JOIN fact ON device_id = closing_device AND device_sequence BETWEEN (run ->> 0)::bigint AND (run ->> 1)::bigint) AS found
    WHERE closing IS NOT NULL) AS book
  WHERE (here = counted) <> (balanced_at IS NOT NULL) OR (here = counted AND paid IS DISTINCT FROM (closing -> 'totals' ->> 'paidInDong')::bigint)`

/** Each person's page shows the payments of their lines that stand, in their order, with what is doubtful about them; and nothing else. */
const PAGES = `
  SELECT 'on the page ' || coalesce(shown::text, 'nothing') || ', on record ' || kept::text AS what
  FROM (SELECT jsonb_build_object('outcome', outcome, 'paid', coalesce((SELECT jsonb_agg(jsonb_build_object('id', fact_id, 'amount', amount_in_dong, 'doubt', doubt) ORDER BY n) FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL), '[]')) AS kept,
      (SELECT jsonb_build_object('outcome', one -> 'outcome', 'paid', coalesce((SELECT jsonb_agg(jsonb_build_object('id', done -> 'factId', 'amount', done -> 'amountInDong', 'doubt', done -> 'doubt') ORDER BY at) FROM jsonb_array_elements(one -> 'disbursements') WITH ORDINALITY AS each (done, at)), '[]'))
        FROM beneficiary, jsonb_array_elements(profile -> 'payments') AS one WHERE beneficiary.id = line.beneficiary_id AND one ->> 'lineId' = line.id::text) AS shown
    FROM payment_line AS line) AS both_sides WHERE shown IS DISTINCT FROM kept`

/** What must never be there after any step. */
export const MONEY_ODDITIES = [SETTLING, RECORD, DOUBT, BOOKS, PAGES].join(' UNION ALL ')
