import { GROUP_OF, LOG_ACTS, LOG_PAGE, type LogAct, type LogAnswer, type LogEntry, type LogGroup } from '#sync/protocol/OfficeLog.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

/** Ids are UUIDs; days are Vietnam's, both ends counted. What is left out narrows nothing. */
export type LogWish = {
  readonly group?: LogGroup | undefined
  readonly before?: number | undefined
  readonly personId?: string | undefined
  readonly accountId?: string | undefined
  readonly from?: PlainDate | undefined
  readonly until?: PlainDate | undefined
}

/** An account's units are those it has or, when it has none, all it ever had. */
const within = (account: string): string => `NOT EXISTS (
  SELECT FROM account_scope AS scope WHERE scope.account_id = ${account} AND NOT scope.unit_code = ANY ($1::text[])
    AND (scope.ended_at IS NULL OR NOT EXISTS (SELECT FROM account_scope AS now WHERE now.account_id = ${account} AND now.ended_at IS NULL)))`

const OWN_PERSON = 'SELECT FROM beneficiary AS person WHERE person.id = $5::uuid AND person.unit_code = ANY ($1::text[])'
const VIETNAM_DAY = `(entry.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`
/**
 * A coordinator reads what was done by accounts that lie wholly within the own units, and what was done by nobody that has one.
 * Of one person of the own units it is everything, whoever did it: the person may ask who saw their data.
 */
const ENTRIES = `
  SELECT entry.position, round(extract(epoch FROM entry.at) * 1000)::int8 AS "atMs", entry.act, entry.subject, account.display_name AS by
  FROM audit_entry AS entry LEFT JOIN account ON account.id = entry.account_id
  WHERE entry.act = ANY ($2::text[]) AND ($3::bigint IS NULL OR entry.position < $3)
    AND CASE WHEN $5::text IS NULL THEN ${within('entry.account_id')} ELSE entry.subject = $5 AND EXISTS (${OWN_PERSON}) END
    AND ($6::uuid IS NULL OR entry.account_id = $6) AND ($7::date IS NULL OR ${VIETNAM_DAY} >= $7) AND ($8::date IS NULL OR ${VIETNAM_DAY} <= $8)
  ORDER BY entry.position DESC LIMIT $4`
/** Names of what an entry is about, as far as it lies in the asker's units; everything else keeps its name to itself. */
const NAMES = `
  SELECT id::text AS id, profile ->> 'fullName' AS name FROM beneficiary WHERE id = ANY ($2::uuid[]) AND unit_code = ANY ($1::text[])
  UNION ALL SELECT id::text, display_name FROM account WHERE id = ANY ($2::uuid[]) AND ${within('account.id')}
  UNION ALL SELECT id::text, body ->> 'name' FROM payment_period WHERE id = ANY ($2::uuid[])
  UNION ALL SELECT id::text, body ->> 'name' FROM campaign WHERE id = ANY ($2::uuid[])
  UNION ALL SELECT id::text, name FROM pay_point WHERE id = ANY ($2::uuid[]) AND unit_code = ANY ($1::text[])`
type Kept = Omit<LogEntry, 'about'> & { readonly subject: string }

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Said in so many words by those who wrote them: a file's name, a month. */
const SPEAKS: ReadonlySet<LogAct> = new Set(['account-created', 'bank-report-imported', 'shares-exported'])
const actsOf = (group: LogGroup | undefined): readonly LogAct[] => LOG_ACTS.filter((act) => group === undefined || GROUP_OF[act] === group)

/** The office's own log, newest first, a page of `LOG_PAGE` at a time. */
export async function readLog(queries: Queries, wish: LogWish, { unitCodes }: Pick<Asker, 'unitCodes'>): Promise<LogAnswer> {
  const narrowed = [wish.personId, wish.accountId, wish.from, wish.until].map((one) => one ?? null)
  const kept = await queries.query<Kept>(ENTRIES, [unitCodes, actsOf(wish.group), wish.before ?? null, LOG_PAGE + 1, ...narrowed])
  const page = kept.slice(0, LOG_PAGE)
  const subjects = [...page.map(({ subject }) => subject), ...(wish.personId ? [wish.personId] : [])]
  const ids = [...new Set(subjects.filter((subject) => UUID.test(subject)))]
  const names = new Map((await queries.query<{ id: string; name: string }>(NAMES, [unitCodes, ids])).map(({ id, name }) => [id, name]))
  const entries = page.map(({ subject, ...entry }) => ({ ...entry, about: names.get(subject) ?? (SPEAKS.has(entry.act) ? subject : '') }))
  const before = kept.length > LOG_PAGE ? (page.at(-1)?.position ?? null) : null
  return { entries, before, person: names.get(wish.personId ?? '') ?? null }
}
