import { carriedParts } from '#domain/payments/carriedParts.ts'
import type { ProposedLine } from '#domain/payments/makeRoll.ts'
import { sumOfParts, type PaymentLine, type PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import type { Queries } from '../store/Database.ts'
import { writeLines, linesOfPeriod } from './rollLines.ts'
import { markCarriedOn, uncollectedLines } from './uncollected.ts'

/** The roll after this one, while it is still a draft: what is left over is added to it. A later roll takes it up when it is made. Periods are locked in their order, and before people (S277). */
export async function lockDraftAfter(
  queries: Queries,
  { id }: Pick<PaymentPeriod, 'id'>,
): Promise<Pick<PaymentPeriod, 'id' | 'unitCodes'> | undefined> {
  const [draft] = await queries.query<Pick<PaymentPeriod, 'id' | 'unitCodes'>>(
    `SELECT id, unit_codes AS "unitCodes" FROM payment_period WHERE previous_id = $1 AND state = 'draft' AND EXISTS (SELECT FROM payment_line WHERE period_id = payment_period.id) ORDER BY made_at LIMIT 1 FOR UPDATE`,
    [id],
  )
  return draft
}

/** ADDED to what the person is due there; whoever is not on it gets a line of their own. */
function withCarried(line: PaymentLine | undefined, own: readonly PaymentLine[]): ProposedLine | undefined {
  const carried = carriedParts(own)
  const [left] = own
  const base = line ?? left
  if (!base) return undefined
  const parts = [...(line?.parts ?? []), ...carried.parts]
  return {
    beneficiaryId: base.beneficiaryId,
    unitCode: base.unitCode,
    ordinal: 1,
    payee: base.payee,
    parts,
    amountInDong: sumOfParts(parts),
    carriedMonths: (line?.carriedMonths ?? 0) + carried.months,
    channel: base.channel,
    payPointId: base.payPointId,
    decisionNumber: base.decisionNumber,
    bookNumber: base.bookNumber,
    outcome: 'open',
  }
}

export async function carryInto(queries: Queries, draft: Pick<PaymentPeriod, 'id' | 'unitCodes'>, nowMs: number): Promise<void> {
  const uncollected = await uncollectedLines(queries, draft.unitCodes)
  const firstOf = new Map(
    (await linesOfPeriod(queries, draft.id)).filter((line) => line.ordinal === 1).map((line) => [line.beneficiaryId, line]),
  )
  const grown = [...Map.groupBy(uncollected, (line) => line.beneficiaryId)].flatMap(
    ([person, own]) => withCarried(firstOf.get(person), own) ?? [],
  )
  const lines = await writeLines(queries, draft.id, { lines: grown, writing: { accountId: null, nowMs, reason: '' } })
  await markCarriedOn(queries, uncollected, lines)
}
