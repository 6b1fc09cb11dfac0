import { createHash } from 'node:crypto'
import { sessionTotals } from '#domain/payments/sessionTotals.ts'
import type { PaySessionId } from '#domain/payments/PaymentOnProfile.ts'
import type { SessionClosing } from '#sync/protocol/Fact.ts'
import type { PracticePaymentLine, PracticePayments } from './makePracticePayments.ts'
import { tellerOf } from './pastCollections.ts'
import { practiceId } from './practiceId.ts'

/** A cash book of a closed month, its rows as the office keeps them. */
export type PracticeSession = { readonly id: string; readonly periodId: string; readonly payPointId: string; readonly row: object }
type Staff = ReadonlyMap<string, { readonly id: string; readonly displayName: string }>

const [ROUND_TO, NOTE] = [50_000_000, 500_000]

/** Counted back to the đồng: the largest note for most of it, the smallest for what is left. */
const notesOf = (sum: number): SessionClosing['notes'] => [
  { valueInDong: NOTE, count: Math.floor(sum / NOTE) },
  { valueInDong: 1_000, count: (sum % NOTE) / 1_000 },
]

function closingOf(
  id: string,
  lines: readonly PracticePaymentLine[],
  day: SessionClosing['day'],
): Omit<SessionClosing, 'periodId' | 'payPointId'> {
  const paid = lines.flatMap((one) => one.paid ?? [])
  const sum = paid.reduce((total, one) => total + one.amountInDong, 0)
  const totals = sessionTotals(
    Math.ceil(sum / ROUND_TO) * ROUND_TO,
    paid.map(({ factId, amountInDong }) => ({ kind: 'paid', factId, amountInDong })),
  )
  return {
    sessionId: id as PaySessionId,
    day,
    totals,
    notes: notesOf(totals.expectedInDong),
    countedInDong: totals.expectedInDong,
    differenceReason: '',
    // They were paid before any phone was there to number them.
    sequences: [],
    factsHash: createHash('sha256')
      .update(paid.map(({ factId }) => `${factId}\n`).join(''))
      .digest('hex'),
  }
}

/** One session for each place and closed month. */
export function pastSessions(
  { periods, points, lines }: PracticePayments,
  { seed, staff }: { seed: number; staff: Staff },
): PracticeSession[] {
  const inCash = Map.groupBy(
    lines.filter((one) => one.paid?.via === 'cash'),
    ({ line }) => `${line.periodId}/${line.payPointId}`,
  )
  return periods.flatMap((period) =>
    points.flatMap((point): PracticeSession[] => {
      const paid = inCash.get(`${period.id}/${point.id}`)
      if (!paid) return []
      const id = practiceId(seed, 'pay-session', `${period.id}/${point.id}`)
      const teller = [...staff.values()].find((one) => one.displayName === tellerOf(point.unitCode))
      const closing = { ...closingOf(id, paid, period.payUntil), periodId: period.id, payPointId: point.id }
      const row = {
        id,
        period_id: period.id,
        pay_point_id: point.id,
        unit_code: point.unitCode,
        account_id: teller?.id,
        account_name: teller?.displayName,
        device_id: practiceId(seed, 'device', teller?.displayName ?? ''),
        label: 'Bàn 1',
        float_in_dong: closing.totals.floatInDong,
        opened_at: `${period.payFrom}T00:30:00Z`,
        closing_fact: practiceId(seed, 'closing', id),
        closing,
        closed_at: `${period.payUntil}T10:00:00Z`,
      }
      return [{ id, periodId: period.id, payPointId: point.id, row }]
    }),
  )
}
