import { compareRolls, DIFFERENCE_KINDS, type Roll, type RollDifference } from '#domain/payments/compareRolls.ts'
import type { PaymentPart, PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import type { PaymentCount } from '#domain/payments/countPayments.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { PROVINCE_CODE } from '#domain/units/province.ts'
import type { DifferenceOnDesk, DifferencesAnswer } from '#sync/protocol/Payments.ts'
import type { Queries } from '../store/Database.ts'
import { leanPeople } from './leanPeople.ts'
import { findPeriod } from './periods.ts'
import { linesOfPeriod } from './rollLines.ts'
import { SAME_DIFFERENCE } from './tickets.ts'
import { questionsOnDesk } from './rollQuestions.ts'

type Rolls = { readonly before: Roll | undefined; readonly beforeName: string | null; readonly after: Roll }

/** A part of the commune's people is compared with the same part of the roll before. */
async function rollsOf(queries: Queries, period: PaymentPeriod): Promise<Rolls> {
  const previous = period.previousId === null ? undefined : await findPeriod(queries, period.previousId)
  const after = { months: period.months, payFrom: period.payFrom, lines: await linesOfPeriod(queries, period.id) }
  if (!previous) return { before: undefined, beforeName: null, after }
  const lines = (await linesOfPeriod(queries, previous.id)).filter((line) => period.unitCodes.includes(line.unitCode))
  return { before: { months: previous.months, payFrom: previous.payFrom, lines }, beforeName: previous.name, after }
}

async function profilesOf(queries: Queries, { before, after }: Rolls): Promise<ReadonlyMap<string, BeneficiaryProfile>> {
  const ids = [...new Set([...(before?.lines ?? []), ...after.lines].map((line) => line.beneficiaryId))]
  return new Map((await leanPeople(queries, 'id = ANY ($1::uuid[])', [ids])).map((profile) => [profile.id, profile]))
}

/** The very first roll has nothing to differ from: all of it was looked at when it was made. */
const compared = (rolls: Rolls, profiles: ReadonlyMap<string, BeneficiaryProfile>): RollDifference[] =>
  rolls.before ? compareRolls(rolls.before, rolls.after, { profileOf: (id) => profiles.get(id), provinceCode: PROVINCE_CODE }) : []

export async function differencesOf(queries: Queries, period: PaymentPeriod): Promise<RollDifference[]> {
  const rolls = await rollsOf(queries, period)
  return compared(rolls, await profilesOf(queries, rolls))
}

const countOf = (lines: Roll['lines'] | undefined): PaymentCount => ({
  lines: lines?.length ?? 0,
  sumInDong: (lines ?? []).reduce((sum, line) => sum + line.amountInDong, 0),
})

/** Grants, months made good and money taken back, each by its words: what no month's benefit explains of the roll's sum. */
function labelledOf(lines: Roll['lines']): DifferencesAnswer['labelled'] {
  const parts = lines.flatMap((line) => line.parts.filter((part) => ['recovery', 'one-off', 'back-pay'].includes(part.kind)))
  const labelOf = ({ label, kind }: PaymentPart): string => (kind === 'one-off' ? (label.split(':')[0] ?? label) : label)
  return [...Map.groupBy(parts, (part) => `${part.programmeCode}/${labelOf(part)}`).values()].flatMap((own) =>
    own[0]
      ? [
          {
            label: labelOf(own[0]),
            programmeCode: own[0].programmeCode,
            amountInDong: own.reduce((sum, part) => sum + part.amountInDong, 0),
          },
        ]
      : [],
  )
}

type KeptTicket = { readonly id: string; readonly beneficiaryId: string; readonly kind: string }
const TICKETS = `
  SELECT ticket.id, ticket.beneficiary_id AS "beneficiaryId", ticket.kind FROM difference_ticket AS ticket
    JOIN jsonb_array_elements($2::jsonb) AS one (body) ON ticket.beneficiary_id = (one.body ->> 'beneficiaryId')::uuid AND ticket.kind = one.body ->> 'kind'
  WHERE ticket.period_id = $1 AND ${SAME_DIFFERENCE('ticket.body', 'one.body')}`

/** Of the differences as they are now: what was asked or settled before the roll was changed again answers nothing. */
async function ticketsOf(queries: Queries, periodId: string, differences: readonly RollDifference[]): Promise<ReadonlyMap<string, string>> {
  const unexplained = JSON.stringify(differences.filter((one) => one.explanation === null))
  const tickets = await queries.query<KeptTicket>(TICKETS, [periodId, unexplained])
  return new Map(tickets.map(({ id, beneficiaryId, kind }) => [`${beneficiaryId}/${kind}`, id]))
}

/** How the roll differs from the one before, the unexplained with their tickets. Row-level security keeps other communes out on both sides. */
export async function differencesOnDesk(queries: Queries, period: PaymentPeriod): Promise<DifferencesAnswer> {
  const rolls = await rollsOf(queries, period)
  const profiles = await profilesOf(queries, rolls)
  const told = compared(rolls, profiles)
  const ticketOf = await ticketsOf(queries, period.id, told)
  const differences = told.map((one): DifferenceOnDesk => {
    const page = profiles.get(one.beneficiaryId)
    const shown = { fullName: page?.fullName ?? '', birth: page?.birth ?? '', hamlet: page?.hamlet ?? '', unitCode: page?.unitCode ?? '' }
    return { ...one, ...shown, ticketId: ticketOf.get(`${one.beneficiaryId}/${one.kind}`) ?? null }
  })
  const counts = Object.fromEntries(DIFFERENCE_KINDS.map((kind) => [kind, differences.filter((one) => one.kind === kind).length]))
  return {
    previousName: rolls.beforeName,
    differences,
    counts: counts as DifferencesAnswer['counts'],
    unexplained: differences.filter((one) => one.explanation === null).length,
    before: countOf(rolls.before?.lines),
    after: countOf(rolls.after.lines),
    questions: await questionsOnDesk(queries, period.id),
    labelled: labelledOf(rolls.after.lines),
  }
}
