import type { PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import { CHANNELS, PAYMENT_STATES } from '#domain/payments/PaymentOnProfile.ts'
import { maskedIdentity } from '#domain/people/maskedIdentity.ts'
import { foldText } from '#domain/people/foldText.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import type { Payee } from '#domain/people/BeneficiaryProfile.ts'
import type { LineOnDesk, LinesAnswer } from '#sync/protocol/Payments.ts'
import type { Queries } from '../store/Database.ts'
import { DONE, STATE, WAITS_FOR_ANOTHER } from './lineState.ts'
import { missedMonths } from './missedMonths.ts'

export const LINES_ON_A_PAGE = 200

/** What a page of lines is narrowed down to; undefined narrows nothing. */
export type LineFilter = {
  readonly unitCode?: string | undefined
  readonly state?: string | undefined
  readonly channel?: string | undefined
  readonly payPointId?: string | undefined
  readonly programmeCode?: string | undefined
  /** Words of a name; they come in a body, never in an address. */
  readonly name?: string | undefined
}

type Kept = Omit<LineOnDesk, 'maskedIdentity' | 'payeeName' | 'missedInARow' | 'advice'> & {
  readonly identity: string | null
  readonly payee: Payee
}

const KNOWN_STATE = new Set<string>(PAYMENT_STATES)
const KNOWN_CHANNEL = new Set<string>(CHANNELS)
const knownIn = (words: ReadonlySet<string>, word: string | undefined): string | null =>
  word !== undefined && words.has(word) ? word : null

const patternsOf = (name: string | undefined): string[] | null => {
  const words = foldText(name ?? '')
    .split(' ')
    .filter(Boolean)
  return words.length === 0 ? null : words.map((word) => `% ${word.replace(/[%_\\]/g, '')}%`)
}

/** The same rows for the page, its count and its sum. */
const FOUND = `
  WITH found AS (
    SELECT line.id, line.amount_in_dong, ${STATE} AS state, person.hamlet_key, person.name_key, line.unit_code, line.ordinal
    FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id ${DONE}
    WHERE line.period_id = $1 AND ($2::text IS NULL OR line.unit_code = $2) AND ($4::text IS NULL OR line.channel = $4) AND ($5::text IS NULL OR line.pay_point_id::text = $5)
      AND ($6::text IS NULL OR line.parts @> jsonb_build_array(jsonb_build_object('programmeCode', $6::text))) AND ($7::text[] IS NULL OR ' ' || person.name_key LIKE ALL ($7::text[]))
  ), wanted AS (SELECT * FROM found WHERE $3::text IS NULL OR state = $3)`

/** «Chính chủ» is whoever the line names to receive: a guardian's own name, not the child's. */
const RECEIVER = `CASE WHEN paid.body -> 'receiver' ->> 'kind' <> 'self' THEN paid.body -> 'receiver' ->> 'fullName' WHEN line.payee ->> 'kind' = 'self' THEN person.profile ->> 'fullName' ELSE line.payee ->> 'fullName' END`
const SHOW = `
  SELECT line.id AS "lineId", line.beneficiary_id AS "beneficiaryId", person.profile ->> 'fullName' AS "fullName", person.birth, person.hamlet, line.unit_code AS "unitCode",
    coalesce(person.citizen_id, person.old_identity_number) AS identity, line.payee, line.parts, line.amount_in_dong AS "amountInDong", line.carried_months AS "carriedMonths", line.channel,
    coalesce(point.name, '') AS "placeName", line.decision_number AS "decisionNumber", line.book_number AS "bookNumber", ${STATE} AS state, line.added_reason AS "addedReason", line.outcome = 'stopped' AND coalesce(line.outcome_reason, '') = '${WAITS_FOR_ANOTHER}' AS "waitsForAnother",
    CASE WHEN line.outcome IN ('stopped', 'withdrawn') AND line.outcome_reason <> '${WAITS_FOR_ANOTHER}' THEN line.outcome_reason ELSE '' END AS "outcomeReason",
    (SELECT jsonb_build_object('day', to_char(paid.day, 'YYYY-MM-DD'), 'by', coalesce(paid.body ->> 'tellerName', ''), 'receiver', ${RECEIVER}, 'amountInDong', paid.amount_in_dong)
       FROM disbursement AS paid WHERE paid.line_id = line.id AND paid.cancelled_by IS NULL ORDER BY paid.n LIMIT 1) AS paid,
    CASE WHEN done.in_doubt IS NULL THEN (SELECT reason FROM payment_miss WHERE line_id = line.id ORDER BY n DESC LIMIT 1) END AS "unpaidReason"
  FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id JOIN beneficiary AS person ON person.id = line.beneficiary_id LEFT JOIN pay_point AS point ON point.id = line.pay_point_id ${DONE}`
const ORDER = 'line.unit_code, person.hamlet_key, person.name_key, line.beneficiary_id, line.ordinal'

const isCollected = ({ state }: Pick<Kept, 'state'>): boolean => state === 'paid' || state === 'review'
const asPerson = ({ beneficiaryId, parts }: Pick<Kept, 'beneficiaryId' | 'parts'>) => ({
  beneficiaryId,
  programmeCodes: [...new Set(parts.map((part) => part.programmeCode))],
})

/** Whoever collected has missed nothing, so nobody's past is asked for whose line is paid. */
async function shown(queries: Queries, period: RoundOfLines, rows: readonly Kept[]): Promise<LineOnDesk[]> {
  const missed = await missedMonths(queries, period, rows.filter((line) => !isCollected(line)).map(asPerson))
  return rows.map((row) => {
    const { identity, payee, ...line } = row
    return {
      ...line,
      maskedIdentity: identity === null ? null : maskedIdentity(identity),
      payeeName: payee.kind === 'self' ? null : payee.fullName,
      ...missed(asPerson(row)),
    }
  })
}

type RoundOfLines = Pick<PaymentPeriod, 'id' | 'months' | 'payUntil'>

/** Of the payment that is shown, the first that stands: no signature of a second one under the first one's name. */
const DRAWN = `
  SELECT "lineId", signature FROM (
    SELECT DISTINCT ON (line_id) line_id AS "lineId", body -> 'signature' AS signature FROM disbursement WHERE line_id = ANY ($1::uuid[]) AND cancelled_by IS NULL ORDER BY line_id, n) AS shown
  WHERE jsonb_typeof(signature) = 'array'`
type Drawn = { lineId: string; signature: NonNullable<VisitRecord['signature']> }

async function drawnOn(queries: Queries, lines: readonly { lineId: string }[]): Promise<Record<string, Drawn['signature']>> {
  const drawn = await queries.query<Drawn>(DRAWN, [lines.map(({ lineId }) => lineId)])
  return Object.fromEntries(drawn.map(({ lineId, signature }) => [lineId, signature]))
}

/** A page of a period's lines in the order lists are printed, with count and sum of all that fit; on paper with what was signed on a phone. */
export async function linesOnDesk(
  queries: Queries,
  period: RoundOfLines,
  { filter, page, onPaper = false }: { filter: LineFilter; page: number; onPaper?: boolean },
): Promise<LinesAnswer> {
  const values = [
    period.id,
    filter.unitCode ?? null,
    knownIn(KNOWN_STATE, filter.state),
    knownIn(KNOWN_CHANNEL, filter.channel),
    filter.payPointId ?? null,
    filter.programmeCode ?? null,
    patternsOf(filter.name),
  ]
  const [all] = await queries.query<{ total: number; sumInDong: number }>(
    `${FOUND} SELECT count(*)::int8 AS total, coalesce(sum(amount_in_dong), 0)::int8 AS "sumInDong" FROM wanted`,
    values,
  )
  const rows = await queries.query<Kept>(
    `${FOUND}, page AS (SELECT id FROM wanted ORDER BY unit_code, hamlet_key, name_key, id, ordinal LIMIT ${LINES_ON_A_PAGE} OFFSET $8) ${SHOW} WHERE line.id IN (SELECT id FROM page) ORDER BY ${ORDER}`,
    [...values, page * LINES_ON_A_PAGE],
  )
  const answer = { lines: await shown(queries, period, rows), total: all?.total ?? 0, sumInDong: all?.sumInDong ?? 0 }
  return onPaper ? { ...answer, signatures: await drawnOn(queries, rows) } : answer
}

/** Every line of a period as it is printed, of one commune or of all the asker's; withdrawn ones stand on no paper. */
export async function linesOnPaper(queries: Queries, period: RoundOfLines, unitCode: string | null): Promise<LineOnDesk[]> {
  const rows = await queries.query<Kept>(
    `${SHOW} WHERE line.period_id = $1 AND ($2::text IS NULL OR line.unit_code = $2) AND line.outcome <> 'withdrawn' ORDER BY ${ORDER}`,
    [period.id, unitCode],
  )
  return shown(queries, period, rows)
}
