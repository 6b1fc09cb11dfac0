import { withLine } from '#domain/payments/layPayments.ts'
import type { PaymentLine, PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import type { LineOutcome, PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Queries } from '../store/Database.ts'

/** In the order of their ids, as everybody locks them who changes people. */
export async function lockPeople(queries: Queries, ids: readonly string[]): Promise<BeneficiaryProfile[]> {
  const rows = await queries.query<{ profile: BeneficiaryProfile }>(
    'SELECT profile FROM beneficiary WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE',
    [[...new Set(ids)]],
  )
  return rows.map((row) => row.profile)
}

/** The places of these lines, as people say them. */
export async function placeNames(
  queries: Queries,
  lines: readonly Pick<PaymentLine, 'payPointId'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(lines.flatMap(({ payPointId }) => payPointId ?? []))]
  const rows = await queries.query<{ id: string; name: string }>('SELECT id, name FROM pay_point WHERE id = ANY ($1::uuid[])', [ids])
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const onPage = (line: PaymentLine, period: PaymentPeriod, place: string): PaymentOnProfile => ({
  lineId: line.id,
  periodId: line.periodId,
  month: period.months.at(-1) as PaymentOnProfile['month'],
  amountInDong: line.amountInDong,
  carriedMonths: line.carriedMonths,
  channel: line.channel,
  place,
  payFrom: period.payFrom,
  payUntil: period.payUntil,
  disbursements: [],
  unpaid: null,
  outcome: line.outcome,
})

/** The pages of these people with the lines of a released period on them, the newest first. */
export function pagesWithLines(
  people: readonly BeneficiaryProfile[],
  lines: readonly PaymentLine[],
  { period, places }: { readonly period: PaymentPeriod; readonly places: ReadonlyMap<string, string> },
): BeneficiaryProfile[] {
  const linesOf = Map.groupBy(lines, (line): string => line.beneficiaryId)
  return people.map((page) =>
    (linesOf.get(page.id) ?? []).reduce(
      (after, line) => withLine(after, onPage(line, period, places.get(line.payPointId ?? '') ?? '')),
      page,
    ),
  )
}

/** What became of these lines, on the pages that still show them. */
export const pagesWithOutcome = (
  people: readonly BeneficiaryProfile[],
  lineIds: ReadonlySet<string>,
  outcome: LineOutcome,
): BeneficiaryProfile[] =>
  people.map((page) => ({ ...page, payments: page.payments.map((line) => (lineIds.has(line.lineId) ? { ...line, outcome } : line)) }))
