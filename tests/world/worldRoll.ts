import { withLine } from '#domain/payments/layPayments.ts'
import type { PaymentLineId, PaymentMonth, PayPointId, PeriodId } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import { touchLines } from '#server/payments/touchLines.ts'
import type { Queries } from '#server/store/Database.ts'
import { lineOf } from '#tests/support/payments.ts'

const POINT = '018f4444-0000-7000-8000-000000000001' as PayPointId
const [MAKER, RELEASER] = ['018f5555-0000-7000-8000-000000000001', '018f5555-0000-7000-8000-000000000002']
export const MOST_PERIODS = 2
/** What a restored office forgot is made anew as another roll, with ids of its own: the first of a month and its lines never come back. */
type Edition = { readonly number: number; readonly restorations: number }
const inHex = (count: number): string => count.toString(16).padStart(2, '0')
const periodOf = ({ number, restorations }: Edition): PeriodId =>
  `018f3333-0000-7000-8000-000000000${inHex(restorations)}${number}` as PeriodId
const paymentLineOf = (beneficiaryId: string, { number, restorations }: Edition): PaymentLineId =>
  `018f3${inHex(restorations)}${number}${beneficiaryId.slice(8)}` as PaymentLineId

/** Odd sums, so that whoever counts them otherwise than in whole đồng is found out; one of them is nothing but tenths. */
const amountOf = (place: number): number => 300_100 + place * 70_070

/** One place where everybody of all communes is paid, so that counters meet. */
export const openPayPoint = (queries: Queries, unitCode: string): Promise<unknown> =>
  queries.query(
    `INSERT INTO pay_point (id, unit_code, name, address, hours, channel) VALUES ($1, $2, 'Bưu điện xã', 'Ấp 1', '7 giờ 30 đến 11 giờ', 'counter')`,
    [POINT, unitCode],
  )

type Rolled = { readonly profile: BeneficiaryProfile; readonly lineId: PaymentLineId; readonly amountInDong: number }

async function insertPeriod(queries: Queries, { edition, previousId, month, unitCodes, nowMs }: Release): Promise<void> {
  const body = { name: `Tháng ${month}`, payFrom: `${month}-01`, payUntil: `${month}-15`, signature: 'none', photo: 'none' }
  await queries.query(
    `INSERT INTO payment_period (id, body, months, unit_codes, state, previous_id, made_at, made_by, made_name, released_at, released_by, released_name)
     VALUES ($1, $2, $3, $4, 'released', $5, to_timestamp($6 / 1000.0), $7, 'Người lập', to_timestamp($6 / 1000.0), $8, 'Người duyệt')`,
    [periodOf(edition), JSON.stringify(body), [month], unitCodes, previousId, nowMs, MAKER, RELEASER],
  )
}

const insertLines = (queries: Queries, rolled: readonly Rolled[], edition: Edition): Promise<unknown> =>
  queries.query(
    `INSERT INTO payment_line (id, period_id, beneficiary_id, unit_code, payee, parts, amount_in_dong, channel, pay_point_id, added_at)
     SELECT line, $1, person.id, person.unit_code, person.profile -> 'payee', '[]', amount, 'counter', $2, now()
     FROM unnest($3::uuid[], $4::uuid[], $5::bigint[]) AS one (line, person_id, amount) JOIN beneficiary AS person ON person.id = one.person_id`,
    [
      periodOf(edition),
      POINT,
      rolled.map(({ lineId }) => lineId),
      rolled.map(({ profile }) => profile.id),
      rolled.map(({ amountInDong }) => amountInDong),
    ],
  )

type Release = {
  readonly edition: Edition
  readonly previousId: PeriodId | null
  readonly month: string
  readonly unitCodes: readonly string[]
  readonly nowMs: number
}

/** `leftOut`: whom the office alone changes, in transactions that stay open while others write. */
export type Communes = { readonly unitCodes: readonly string[]; readonly leftOut: readonly string[] }

/** A roll that somebody made and somebody else released: everybody has one line, and their page says so. */
export async function releaseRoll(
  queries: Queries,
  { unitCodes, leftOut }: Communes,
  { nowMs, restorations }: { readonly nowMs: number; readonly restorations: number },
): Promise<void> {
  const known = await queries.query<{ id: PeriodId }>('SELECT id FROM payment_period ORDER BY id')
  const number = known.length + 1
  if (number > MOST_PERIODS) return
  const edition = { number, restorations }
  const month = `2026-${10 + number}` as PaymentMonth
  const people = await queries.query<{ profile: BeneficiaryProfile }>(
    'SELECT profile FROM beneficiary WHERE id <> ALL ($1::uuid[]) ORDER BY id FOR UPDATE',
    [leftOut],
  )
  const rolled = people.map(({ profile }, place) => ({
    profile,
    lineId: paymentLineOf(profile.id, edition),
    amountInDong: amountOf(place),
  }))
  await insertPeriod(queries, { edition, previousId: known.at(-1)?.id ?? null, month, unitCodes, nowMs })
  await insertLines(queries, rolled, edition)
  const pages = rolled.map(({ profile, lineId, amountInDong }) => {
    const days = { payFrom: `${month}-01` as PlainDate, payUntil: `${month}-15` as PlainDate }
    return withLine(profile, lineOf({ lineId, periodId: periodOf(edition), month, amountInDong, ...days }))
  })
  await saveProfiles(queries, pages, nowMs)
  await touchLines(
    queries,
    rolled.map(({ lineId }) => lineId),
  )
}
