import { readQuery, type Tail } from '#domain/caseload/readQuery.ts'
import type { Channel } from '#domain/payments/PaymentOnProfile.ts'
import { benefitState } from '#domain/programmes/benefitRuns.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { PeopleAnswer, PeopleRequest, PersonOnList } from '#sync/protocol/People.ts'
import type { ReceivingState } from '#sync/protocol/peopleKinds.ts'
import type { Queries } from '../store/Database.ts'
import { namePatterns } from '../store/namePatterns.ts'
import { OPEN_THINGS, PAYEES_WAITING } from './openThings.ts'

export const PEOPLE_ON_A_PAGE = 50

/** $1 is today: a benefit that ends on a day to come is still received. */
export const RECEIVING_STATE = `CASE WHEN person.standing IN ('dead', 'moved') THEN 'ended' WHEN person.receives_until = '' THEN 'none' WHEN person.receives_until >= $1 THEN 'receiving'
  WHEN person.holds_suspended THEN 'suspended' ELSE 'ended' END`
const ANY_TODO = [...Object.values(OPEN_THINGS), PAYEES_WAITING].join(' UNION ALL ')
const DIGITS_FIT = `(right(person.citizen_id, length(one)) = one OR right(person.old_identity_number, length(one)) = one OR person.birth_year::text = one OR right(person.phone, length(one)) = one)`
const INITIALS = `regexp_replace(person.name_key, '(\\S)\\S*\\s*', '\\1', 'g')`

/** The newest roll of each commune that a second person released: how people are paid by now. */
const NEWEST = `SELECT DISTINCT ON (unit.code) unit.code AS unit_code, period.id AS period_id FROM payment_period AS period CROSS JOIN LATERAL unnest(period.unit_codes) AS unit (code)
  WHERE period.state IN ('released', 'paying', 'closed') ORDER BY unit.code, period.months[array_upper(period.months, 1)] DESC, period.released_at DESC`

const FOUND = `
  newest AS (${NEWEST}),
  found AS (
    SELECT person.id, person.unit_code, person.hamlet_key, person.name_key FROM beneficiary AS person
    WHERE person.standing <> 'erased' AND ($2::text IS NULL OR person.unit_code = $2) AND ($3::text IS NULL OR person.programmes @> ARRAY[$3]) AND CASE WHEN $4::text IS NULL THEN $12::boolean OR (${RECEIVING_STATE}) <> 'none' ELSE (${RECEIVING_STATE}) = $4 END
      AND ($5::text IS NULL OR person.payee_kind = $5) AND ($6::text IS NULL OR person.id IN (SELECT beneficiary_id FROM payment_line WHERE (unit_code, period_id) IN (SELECT unit_code, period_id FROM newest) AND channel = $6 AND outcome <> 'withdrawn'))
      AND CASE $7::text WHEN 'any' THEN person.id IN (${ANY_TODO}) WHEN 'payee' THEN person.id IN (${PAYEES_WAITING}) ELSE true END
      AND (($8::text[] = '{}' OR ' ' || person.name_key LIKE ALL ($8)) OR ($9::text IS NOT NULL AND ${INITIALS} LIKE $9))
      AND ($10::integer[] = '{}' OR person.birth_year = ANY ($10)) AND NOT EXISTS (SELECT FROM unnest($11::text[]) AS one WHERE (${DIGITS_FIT}) IS NOT TRUE)
  )`
const COUNT = `WITH ${FOUND} SELECT (SELECT count(*)::int8 FROM found) AS total, (SELECT count(*)::int8 FROM (${PAYEES_WAITING}) AS waiting) AS "payeesWaiting"`
const PAGE = `WITH ${FOUND},
  page AS (SELECT * FROM found WHERE $13::text IS NULL OR (unit_code, hamlet_key, name_key, id) > ($13, $14, $15, $16::uuid) ORDER BY unit_code, hamlet_key, name_key, id LIMIT ${PEOPLE_ON_A_PAGE + 1})
  SELECT person.id AS "beneficiaryId", person.profile ->> 'fullName' AS "fullName", person.birth, person.hamlet_key, person.name_key, person.profile ->> 'hamlet' AS hamlet, person.unit_code AS "unitCode", person.standing,
    right(coalesce(person.citizen_id, person.old_identity_number), 4) AS "identityTail", ${RECEIVING_STATE} AS state, person.programmes, person.profile -> 'entitlements' AS entitlements,
    person.profile #>> '{payee,fullName}' AS "payeeName", person.id IN (${ANY_TODO}) AS "hasTodo",
    (SELECT line.channel FROM payment_line AS line WHERE line.beneficiary_id = person.id AND (line.unit_code, line.period_id) IN (SELECT unit_code, period_id FROM newest) AND line.outcome <> 'withdrawn' ORDER BY line.ordinal LIMIT 1) AS channel
  FROM page JOIN beneficiary AS person ON person.id = page.id ORDER BY person.unit_code, person.hamlet_key, person.name_key, person.id`

type Kept = Omit<PersonOnList, 'monthlyInDong' | 'state' | 'channel'> & {
  readonly state: ReceivingState
  readonly channel: Channel | null
  readonly hamlet_key: string
  readonly name_key: string
  readonly entitlements: BeneficiaryProfile['entitlements']
}

/** The digits as they were typed; what no number can end with finds nobody. */
const digitsOf = ({ value, modulus, lastThree, year }: Tail): string =>
  lastThree < 0 ? 'none' : (year?.toString() ?? String(value).padStart(Math.round(Math.log10(modulus)), '0'))

/** As the phones search: each word begins a word of the name, a word alone may be initials, digits end a number or are the year of birth. */
function searched(q: string): unknown[] | undefined {
  const asked = readQuery(q)
  if (!asked) return q === '' ? [[], null, [], []] : undefined
  const words = asked.names.map(({ folded }) => folded)
  const patterns = namePatterns(words.join(' '))
  const [only] = words.length === 1 ? words : []
  const initials = only !== undefined && /^[a-z]{2,}$/.test(only) ? `${only}%` : null
  return [patterns, initials, asked.years, asked.tails.map(digitsOf)]
}

function onList(kept: Kept, today: PlainDate): PersonOnList {
  const { beneficiaryId, fullName, birth, hamlet, unitCode, standing, identityTail, state, programmes, payeeName, channel, hasTodo } = kept
  const running = kept.entitlements.filter((one) => benefitState(one, today) === 'receiving')
  return {
    ...{ beneficiaryId, fullName, birth, hamlet, unitCode, standing, identityTail, state, programmes, payeeName, channel, hasTodo },
    monthlyInDong: running.reduce((sum, one) => sum + one.monthlyAmountInDong, 0),
  }
}

/** A page of the asker's people in the order lists are printed, as far as row-level security lets them see; groups are named to nobody here. */
export async function listPeople(queries: Queries, wish: PeopleRequest, today: PlainDate): Promise<PeopleAnswer> {
  const search = searched(wish.q)
  if (!search) return { people: [], total: 0, next: null, payeesWaiting: 0 }
  const narrowed = [wish.unit, wish.programme, wish.state, wish.payee, wish.channel, wish.todo].map((one) => one ?? null)
  // Whoever has no benefit is no beneficiary yet, but is found by name, by what is to be done, or where a roll pays them.
  const values = [today, ...narrowed, ...search, wish.q !== '' || wish.todo !== undefined || wish.channel !== undefined]
  const [count] = await queries.query<{ total: number; payeesWaiting: number }>(COUNT, values)
  const rows = await queries.query<Kept>(PAGE, [...values, ...(wish.after ?? [null, null, null, null])])
  const page = rows.slice(0, PEOPLE_ON_A_PAGE)
  const last = rows.length > PEOPLE_ON_A_PAGE ? page.at(-1) : undefined
  return {
    people: page.map((one) => onList(one, today)),
    total: count?.total ?? 0,
    next: last ? [last.unitCode, last.hamlet_key, last.name_key, last.beneficiaryId] : null,
    payeesWaiting: count?.payeesWaiting ?? 0,
  }
}
