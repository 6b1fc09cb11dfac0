import type { PaymentPeriod, PeriodState } from '#domain/payments/PaymentLine.ts'
import type { PaymentMonth, PeriodId } from '#domain/payments/PaymentOnProfile.ts'
import type { PeriodFigures } from '#sync/protocol/Payments.ts'
import type { Queries } from '../store/Database.ts'
import { PERIOD_COLUMNS } from './payables.ts'

type Step = 'made' | 'checked' | 'released' | 'closed'
export const STEPS: readonly Step[] = ['made', 'checked', 'released', 'closed']

/** Who took each step, by account; the screens get names and whether it was oneself. */
export type KeptPeriod = PaymentPeriod & {
  readonly steps: PeriodFigures['steps']
  /** Accounts, for the rule of two people. */
  readonly madeBy: string
  readonly checkedBy: string | null
}

const ownStep = (step: Step): string =>
  `'${step}', CASE WHEN ${step}_at IS NULL THEN NULL ELSE jsonb_build_object('atMs', round(extract(epoch FROM ${step}_at) * 1000)::int8, 'by', ${step}_name, 'isOwn', ${step}_by::text = current_setting('tan_tay.account', true)) END`
const COLUMNS = `${PERIOD_COLUMNS}, made_by AS "madeBy", checked_by AS "checkedBy", jsonb_build_object(${STEPS.map(ownStep).join(', ')}) AS steps`

/** Newest month first. Row-level security leaves those that touch the asker's units. */
export const listPeriods = (queries: Queries, most: number): Promise<KeptPeriod[]> =>
  queries.query<KeptPeriod>(`SELECT ${COLUMNS} FROM payment_period ORDER BY months DESC, made_at DESC, id LIMIT $1`, [most])

export async function findPeriod(queries: Queries, id: string, lock: 'locked' | 'unlocked' = 'unlocked'): Promise<KeptPeriod | undefined> {
  const [period] = await queries.query<KeptPeriod>(
    `SELECT ${COLUMNS} FROM payment_period WHERE id::text = $1${lock === 'locked' ? ' FOR UPDATE' : ''}`,
    [id],
  )
  return period
}

/** The newest released round before these months that was paid in any of the communes. */
export async function periodBefore(
  queries: Queries,
  months: readonly PaymentMonth[],
  unitCodes: readonly string[],
): Promise<PeriodId | null> {
  const [before] = await queries.query<{ id: PeriodId }>(
    `SELECT id FROM payment_period WHERE state IN ('released', 'paying', 'closed') AND months[array_upper(months, 1)] < $1 AND unit_codes && $2::text[] ORDER BY months DESC, made_at DESC LIMIT 1`,
    [months[0], unitCodes],
  )
  return before?.id ?? null
}

export type NewPeriod = Omit<PaymentPeriod, 'id' | 'state'>
export type Maker = { readonly accountId: string; readonly displayName: string }

export async function createPeriod(
  queries: Queries,
  { months, unitCodes, previousId, ...body }: NewPeriod,
  made: { readonly id: string; readonly by: Maker; readonly nowMs: number },
): Promise<void> {
  await queries.query(
    `INSERT INTO payment_period (id, body, months, unit_codes, state, previous_id, made_at, made_by, made_name) VALUES ($1, $2, $3, $4, 'draft', $5, to_timestamp($6 / 1000.0), $7, $8)`,
    [made.id, JSON.stringify(body), months, unitCodes, previousId, made.nowMs, made.by.accountId, made.by.displayName],
  )
}

const MOMENT = { checked: 'checked', released: 'released', closed: 'closed' } as const satisfies Partial<Record<PeriodState, Step>>

/** The next step, with who took it and when. */
export async function stepPeriod(
  queries: Queries,
  id: string,
  { state, by, nowMs }: { readonly state: keyof typeof MOMENT; readonly by: Maker; readonly nowMs: number },
): Promise<void> {
  const step = MOMENT[state]
  await queries.query(
    `UPDATE payment_period SET state = $2, ${step}_at = to_timestamp($3 / 1000.0), ${step}_by = $4, ${step}_name = $5 WHERE id = $1`,
    [id, state, nowMs, by.accountId, by.displayName],
  )
}

/** «Tháng 1, 2/2024»: as people call a round. */
export function periodName(months: readonly PaymentMonth[]): string {
  const byYear = Map.groupBy(months.toSorted(), (month) => month.slice(0, 4))
  return [...byYear].map(([year, own]) => `Tháng ${own.map((month) => Number(month.slice(5))).join(', ')}/${year}`).join(' và ')
}
