import type * as v from 'valibot'
import type { ProposedLine } from '#domain/payments/makeRoll.ts'
import { sumOfParts, type PaymentLine, type PaymentPart, type PayPoint } from '#domain/payments/PaymentLine.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { addedLineRequest, stopRequest } from '#sync/protocol/Payments.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Done, PeriodChange } from './changePeriod.ts'
import { lockPeople, pagesWithLines, pagesWithOutcome, placeNames } from './linesOnPages.ts'
import { UNPAID, WAITS_FOR_ANOTHER } from './lineState.ts'
import { openPoints } from './payPlaces.ts'
import { LINE_COLUMNS, writeLines } from './rollLines.ts'
import { touchLines } from './touchLines.ts'

type Addition = v.InferOutput<typeof addedLineRequest>
type Stop = v.InferOutput<typeof stopRequest>

const isReleased = ({ period }: PeriodChange): boolean => period.state === 'released' || period.state === 'paying'

function partOf(
  { kind, label, amountInDong, programmeCode }: Addition,
  { entitlements }: BeneficiaryProfile,
  { period }: PeriodChange,
): PaymentPart {
  const [first] = entitlements
  const months = kind === 'one-off' ? [] : period.months
  return {
    kind,
    programmeCode: programmeCode ?? first?.programmeCode ?? 'KHAC',
    categoryCode: kind === 'one-off' ? '' : (first?.categoryCode ?? ''),
    label,
    months,
    amountInDong,
  }
}

type Onto = { readonly person: BeneficiaryProfile; readonly lines: readonly PaymentLine[]; readonly point: PayPoint | undefined }

/** On a draft the part joins the person's line; a released line stays as it is, and the addition is a line of its own. */
function lineWith(change: PeriodChange, addition: Addition, { person, lines, point }: Onto): ProposedLine {
  const [first] = lines
  const part = partOf(addition, person, change)
  const joined = isReleased(change) ? undefined : first
  const parts = [...(joined?.parts ?? []), part]
  return {
    beneficiaryId: person.id,
    unitCode: person.unitCode,
    ordinal: isReleased(change) ? lines.length + 1 : 1,
    payee: person.payee,
    parts,
    amountInDong: sumOfParts(parts),
    carriedMonths: joined?.carriedMonths ?? 0,
    channel: addition.channel,
    payPointId: point?.id ?? null,
    decisionNumber: first?.decisionNumber ?? '',
    bookNumber: first?.bookNumber ?? '',
    outcome: isReleased(change) ? 'stopped' : 'open',
  }
}

const linesOfPerson = ({ queries, period }: PeriodChange, personId: string): Promise<PaymentLine[]> =>
  queries.query<PaymentLine>(
    `SELECT ${LINE_COLUMNS} FROM payment_line AS line WHERE period_id = $1 AND beneficiary_id = $2 ORDER BY ordinal`,
    [period.id, personId],
  )

/** What was forgotten or wrong. After the release it waits, stopped, until another person with the duty opens it. */
export async function addLine(change: PeriodChange, addition: Addition): Promise<Done> {
  const { queries, period, asker, nowMs, note } = change
  if (period.state !== 'draft' && !isReleased(change)) return { refusal: 'period-not-released' }
  const [person] = await lockPeople(queries, [addition.beneficiaryId])
  if (!person || !period.unitCodes.includes(person.unitCode)) return { refusal: 'not-found' }
  const point = (await openPoints(queries, [person.unitCode])).find((one) => one.id === addition.payPointId)
  if (addition.channel === 'account' ? addition.payPointId !== null : point?.channel !== addition.channel) return { refusal: 'bad-request' }
  const proposed = lineWith(change, addition, { person, lines: await linesOfPerson(change, person.id), point })
  await note('payment-line-added', { kind: addition.kind, amountInDong: addition.amountInDong })
  const writing = {
    accountId: asker.accountId,
    nowMs,
    reason: addition.reason,
    ...(isReleased(change) ? { outcomeReason: WAITS_FOR_ANOTHER } : {}),
  }
  const lines = await writeLines(queries, period.id, { lines: [proposed], writing })
  if (isReleased(change)) {
    await saveProfiles(queries, pagesWithLines([person], lines, { period, places: await placeNames(queries, lines) }), nowMs)
    await touchLines(
      queries,
      lines.map((line) => line.id),
    )
  }
  return { body: { lineId: lines[0]?.id }, status: 201 }
}

type Stoppable = {
  readonly id: string
  readonly beneficiaryId: string
  readonly ordinal: number
  readonly outcome: string
  readonly addedBy: string | null
}

const stoppable = ({ queries, period }: PeriodChange, ids: readonly string[]): Promise<Stoppable[]> =>
  queries.query<Stoppable>(
    `SELECT id, beneficiary_id AS "beneficiaryId", ordinal, outcome, added_by AS "addedBy" FROM payment_line AS line
     WHERE period_id = $1 AND id = ANY ($2::uuid[]) AND outcome IN ('open', 'stopped', 'withdrawn') AND ${UNPAID} ORDER BY id`,
    [period.id, ids],
  )

/** Opening a line that was added after the release is a release of its own: by another person, who bears the duty. */
function mayOpen(lines: readonly Stoppable[], { asker }: PeriodChange): Done | undefined {
  const added = lines.filter((line) => line.ordinal > 1)
  if (added.length === 0) return undefined
  if (!asker.duties.includes('releases')) return { refusal: 'duty-missing' }
  return added.some((line) => line.addedBy === asker.accountId) ? { refusal: 'release-by-another' } : undefined
}

/** Lines that nobody was paid for are stopped, withdrawn or opened again, with the reason; it reaches the counters and the officers' pages. */
export async function stopLines(change: PeriodChange, { lineIds, outcome, reason }: Stop): Promise<Done> {
  const { queries, period, asker, nowMs, note } = change
  if (period.state === 'closed') return { refusal: 'period-not-released' }
  const found = await stoppable(change, lineIds)
  const refusal = outcome === 'open' ? mayOpen(found, change) : undefined
  if (refusal) return refusal
  const people = await lockPeople(
    queries,
    found.map((line) => line.beneficiaryId),
  )
  // Somebody may have been paid while the people were being locked.
  const ids = (await stoppable(change, lineIds)).filter((line) => line.outcome !== outcome).map((line) => line.id)
  if (ids.length === 0) return { refusal: 'line-not-open' }
  await note('payment-lines-stopped', { outcome, lines: ids.length })
  await queries.query(
    'UPDATE payment_line SET outcome = $2, outcome_reason = $3, outcome_at = to_timestamp($4 / 1000.0), outcome_name = $5, outcome_by = $6 WHERE id = ANY ($1::uuid[])',
    [ids, outcome, reason, nowMs, asker.displayName, asker.accountId],
  )
  if (isReleased(change)) {
    await saveProfiles(queries, pagesWithOutcome(people, new Set(ids), outcome), nowMs)
    await touchLines(queries, ids)
  }
  return { body: { changed: ids.length, skipped: new Set(lineIds).size - ids.length } }
}
