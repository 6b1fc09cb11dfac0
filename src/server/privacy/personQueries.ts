// What each table holds of one person, `$1`, with others by what they are to the person alone.

const MS = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)::int8`
const VIETNAM_DAY = (column: string): string => `to_char(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`
const TAKEN = (body: string): string =>
  `'kind', coalesce(${body} #>> '{receiver,kind}', 'self'), 'relation', ${body} #>> '{receiver,relation}'`

export const PAYMENTS = `
  SELECT period.body ->> 'name' AS period, line.parts, line.amount_in_dong AS "amountInDong", line.channel, line.outcome,
    coalesce((SELECT jsonb_agg(jsonb_build_object('day', paid.day, 'amountInDong', paid.amount_in_dong, 'via', paid.via, 'by', coalesce(paid.body ->> 'tellerName', ''), ${TAKEN('paid.body')}) ORDER BY paid.n)
      FROM disbursement AS paid WHERE paid.line_id = line.id AND paid.cancelled_by IS NULL), '[]') AS paid
  FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id WHERE line.beneficiary_id = $1 ORDER BY period.months, line.ordinal`

export const GIFTS = `
  SELECT campaign.body ->> 'name' AS campaign, ARRAY (SELECT component ->> 'label' FROM jsonb_array_elements(line.components) AS component) AS labels, line.value_in_dong AS "valueInDong",
    coalesce((SELECT jsonb_agg(jsonb_build_object('day', one.day, 'isMissed', one.is_missed, 'by', one.body ->> 'officerName', ${TAKEN('one.body')}) ORDER BY one.n)
      FROM gift_handover AS one WHERE one.line_id = line.id AND one.cancelled_by IS NULL), '[]') AS handovers
  FROM gift_line AS line JOIN campaign ON campaign.id = line.campaign_id WHERE line.beneficiary_id = $1 ORDER BY line.added_at, line.id`

export const VISITS = `SELECT day, body FROM visit WHERE beneficiary_id = $1 AND cancelled_by IS NULL ORDER BY day, fact_id`
export const STANDING_REPORTS = `SELECT day, report, note FROM standing_report WHERE beneficiary_id = $1 AND cancelled_by IS NULL ORDER BY day, fact_id`
export const ACCOUNT = `
  SELECT bank_bin AS "bankBin", account_number AS "accountNumber", holder_name AS "holderName" FROM enrolment_account WHERE beneficiary_id = $1 AND cancelled_by IS NULL ORDER BY n DESC LIMIT 1`
export const CARD_WORDS = `
  SELECT day, coalesce(move #>> '{word,kind}', '') AS word, move #>> '{word,to}' AS "to", (move ->> 'sharesPhone')::boolean AS "sharesPhone", note
  FROM enrolment_move WHERE beneficiary_id = $1 AND cancelled_by IS NULL ORDER BY day, n`

export const SLIPS = `
  SELECT ${VIETNAM_DAY('slip.made_at')} AS "madeDay", slip.made_name AS "madeBy", slip.expires_on AS "expiresOn", slip.carer IS NOT NULL AS "isForCarer", slip.revoked_at IS NOT NULL AS "isRevoked",
    coalesce((SELECT jsonb_agg(jsonb_build_object('act', one.act, 'atMs', ${MS('one.at')}) ORDER BY one.n) FROM slip_use AS one WHERE one.slip_id = slip.id), '[]') AS uses
  FROM slip WHERE slip.beneficiary_id = $1 ORDER BY slip.made_at, slip.id`
export const SAID = `
  SELECT ${VIETNAM_DAY('said_at')} AS day, said ->> 'kind' AS kind, coalesce(said ->> 'note', '') AS note, answer FROM said_report WHERE beneficiary_id = $1 ORDER BY said_at, id`
export const REQUESTS = `
  SELECT received_on AS "receivedOn", kind, wish, state, (SELECT step.ground FROM data_request_step AS step WHERE step.request_id = request.id AND step.ground IS NOT NULL) AS ground
  FROM data_request AS request WHERE beneficiary_id = $1 ORDER BY n`
export const CONSENTS = `
  SELECT day, purpose, answer, way, speaker, notice_version AS "noticeVersion", account_name AS by FROM consent WHERE beneficiary_id = $1 ORDER BY day, n`
export const DESK_CHANGES = `
  SELECT ${VIETNAM_DAY('made_at')} AS day, kind, state, to_char(counts_from, 'YYYY-MM-DD') AS "countsFrom", reason, made_name AS by,
    CASE WHEN kind IN ('benefit', 'stop') THEN body END AS benefit,
    coalesce((SELECT jsonb_agg(one.value || jsonb_build_object('field', one.key) ORDER BY one.key) FROM jsonb_each(body) AS one WHERE kind = 'correction'), '[]') AS corrected
  FROM person_change WHERE beneficiary_id = $1 ORDER BY n`
export const LOOKS = `
  SELECT ${MS('entry.at')} AS "atMs", entry.act, account.display_name AS by FROM audit_entry AS entry LEFT JOIN account ON account.id = entry.account_id WHERE entry.subject = $1::text ORDER BY entry.position`

/** Whose folded name of two words and more stands in the folded text `$2`. */
export const NAMES_IN = `SELECT DISTINCT name_key AS name FROM beneficiary WHERE id <> $1 AND name_key LIKE '% %' AND position(' ' || name_key || ' ' IN $2) > 0`
/** Who stands beside the person by name, wherever it was written. */
export const NAMES_BESIDE = `
  SELECT name FROM (
    SELECT profile ->> 'guardianName' AS name FROM beneficiary WHERE id = $1 UNION SELECT profile #>> '{payee,fullName}' FROM beneficiary WHERE id = $1
    UNION SELECT payee ->> 'fullName' FROM payment_line WHERE beneficiary_id = $1 UNION SELECT body #>> '{receiver,fullName}' FROM disbursement WHERE beneficiary_id = $1
    UNION SELECT body #>> '{receiver,fullName}' FROM gift_handover WHERE beneficiary_id = $1 UNION SELECT holder_name FROM enrolment_account WHERE beneficiary_id = $1
    UNION SELECT carer ->> 'fullName' FROM slip WHERE beneficiary_id = $1 UNION SELECT full_name FROM authorisation WHERE beneficiary_id = $1
    UNION SELECT asked_by ->> 'fullName' FROM data_request WHERE beneficiary_id = $1
    UNION SELECT body #>> '{to,fullName}' FROM person_change WHERE beneficiary_id = $1 UNION SELECT body #>> '{was,fullName}' FROM person_change WHERE beneficiary_id = $1
  ) AS beside WHERE name IS NOT NULL`
