/**
 * The state of a line in SQL, by the same order of questions as `paymentState`: `line` is the payment line; the joins give `done`,
 * null in both columns where nobody was paid.
 */
export const DONE = `
  LEFT JOIN LATERAL (SELECT bool_or(doubt IS NOT NULL) AS in_doubt FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL) AS done ON true`
export const STATE = `
  CASE WHEN done.in_doubt THEN 'review' WHEN done.in_doubt IS NOT NULL THEN 'paid' WHEN line.outcome <> 'open' THEN line.outcome
    WHEN EXISTS (SELECT FROM payment_miss WHERE line_id = line.id) THEN 'missed' ELSE 'waiting' END`
/** Nobody has the money. */
export const UNPAID = `NOT EXISTS (SELECT FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL)`
/** What a line waits for that was added after the release: until then it is stopped, so no counter pays it. */
export const WAITS_FOR_ANOTHER = 'Chờ người duyệt khác mở'
