import { sumOfParts, type PaymentLine, type PaymentPart, type PaymentPeriod, type PayPoint } from '#domain/payments/PaymentLine.ts'
import { carriedParts } from '#domain/payments/carriedParts.ts'
import { withLine } from '#domain/payments/layPayments.ts'
import type { Disbursement, PaymentLineId, PaymentMonth, PaymentOnProfile, PeriodId } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PracticeAdjustment } from './adjustments.ts'
import type { PracticePeople } from './makePeople.ts'
import { relationsIn, type RelationOf } from './collectorRelations.ts'
import { collectionOf } from './pastCollections.ts'
import { practiceId } from './practiceId.ts'
import { PRACTICE_PERIODS, type PracticePeriod } from './practicePaymentsData.ts'
import { adjustedPart, funeralPart, monthlyParts, overpaid, takenBack } from './practiceParts.ts'
import { choosePayees, type PracticePayee } from './practicePayees.ts'
import { PracticePoints } from './practicePoints.ts'
import { SeededChance } from './SeededChance.ts'

export type PracticePaymentLine = {
  readonly person: BeneficiaryProfile
  readonly line: PaymentLine
  /** The line that the uncollected money went on to. */
  readonly carriedTo: PaymentLineId | null
  readonly paid: Disbursement | null
}
export type PracticePayments = {
  readonly points: readonly PayPoint[]
  readonly periods: readonly PaymentPeriod[]
  readonly lines: readonly PracticePaymentLine[]
  /** Everybody, those on a roll with their newest lines. */
  readonly people: readonly BeneficiaryProfile[]
}

type Making = {
  readonly seed: number
  readonly chance: SeededChance
  readonly adjustments: ReadonlyMap<string, readonly PracticeAdjustment[]>
  readonly periodIds: readonly PeriodId[]
  readonly relationOf: RelationOf
}
type Place = { readonly period: PracticePeriod; readonly at: number }

const lineId = (seed: number, month: PaymentMonth, personId: string): PaymentLineId =>
  practiceId(seed, 'payment-line', `${month}/${personId}`) as PaymentLineId

function ownParts({ person, funeral, isOverpaid }: PracticePayee, { period, at }: Place, { adjustments }: Making): PaymentPart[] {
  if (funeral) return funeral.at === at ? [funeralPart(funeral.deceased)] : []
  const monthly = monthlyParts(person, period.month)
  if (at === 0) return [...(isOverpaid ? overpaid(monthly) : monthly), ...(adjustments.get(person.id) ?? []).map(adjustedPart)]
  return at === 1 && isOverpaid ? [...monthly, takenBack] : monthly
}

function lineOf(payee: PracticePayee, place: Place, { parts, making }: { parts: readonly PaymentPart[]; making: Making }): PaymentLine {
  const { person, point, decisionNumber, bookNumber } = payee
  const { seed, periodIds } = making
  return {
    id: lineId(seed, place.period.month, person.id),
    periodId: periodIds[place.at] as PeriodId,
    beneficiaryId: person.id,
    unitCode: person.unitCode,
    ordinal: 1,
    payee: person.payee,
    parts,
    amountInDong: sumOfParts(parts),
    carriedMonths: new Set(parts.flatMap((part) => (part.kind === 'carried' ? part.months : []))).size,
    channel: point?.channel ?? 'account',
    payPointId: point?.id ?? null,
    decisionNumber,
    bookNumber,
    outcome: place.period.isPaid && payee.missesIn.has(place.at) ? 'carried' : 'open',
  }
}

/** The lines of one payee through the quarter; what was not collected stands on the next month's line too. */
function linesOf(payee: PracticePayee, making: Making): PracticePaymentLine[] {
  let carried: readonly PaymentPart[] = []
  return PRACTICE_PERIODS.flatMap((period, at): PracticePaymentLine[] => {
    const parts = [...ownParts(payee, { period, at }, making), ...carried]
    if (parts.length === 0) return []
    const line = lineOf(payee, { period, at }, { parts, making })
    const isMissed = line.outcome === 'carried'
    carried = isMissed ? carriedParts([line]).parts : []
    const next = isMissed ? PRACTICE_PERIODS[at + 1] : undefined
    return [
      {
        person: payee.person,
        line,
        carriedTo: next ? lineId(making.seed, next.month, payee.person.id) : null,
        paid: period.isPaid && !isMissed ? collectionOf(payee, { line, period }, making) : null,
      },
    ]
  })
}

const onPage = (
  { line, paid }: PracticePaymentLine,
  { period, point }: { period: PracticePeriod; point: PayPoint | null },
): PaymentOnProfile => ({
  lineId: line.id,
  periodId: line.periodId,
  month: period.month,
  amountInDong: line.amountInDong,
  carriedMonths: line.carriedMonths,
  channel: line.channel,
  place: point?.name ?? '',
  payFrom: period.payFrom,
  payUntil: period.payUntil,
  disbursements: paid ? [paid] : [],
  unpaid: null,
  outcome: line.outcome,
})

const periodOf = (
  period: PracticePeriod,
  at: number,
  more: Pick<PaymentPeriod, 'unitCodes'> & { ids: readonly PeriodId[] },
): PaymentPeriod => ({
  id: more.ids[at] as PeriodId,
  name: period.name,
  months: [period.month],
  unitCodes: more.unitCodes,
  payFrom: period.payFrom,
  payUntil: period.payUntil,
  signature: 'optional',
  photo: 'none',
  state: period.isPaid ? 'closed' : 'released',
  previousId: more.ids[at - 1] ?? null,
})

/** The rolls of quarter I/2024: January and February paid and closed, March released and waiting. All of it follows from the seed. */
export function makePracticePayments({ people, adjustments }: PracticePeople, seed: number): PracticePayments {
  const unitCodes = [...new Set(people.map((person) => person.unitCode))].sort()
  const places = new PracticePoints(seed, unitCodes)
  const ids = PRACTICE_PERIODS.map(({ month }) => practiceId(seed, 'period', month) as PeriodId)
  const chance = new SeededChance(seed)
  const making: Making = {
    seed,
    chance,
    adjustments: Map.groupBy(adjustments, (one): string => one.beneficiaryId),
    periodIds: ids,
    relationOf: relationsIn(people),
  }
  const payees = choosePayees(people, { places, chance })
  const [lines, pages]: [PracticePaymentLine[], Map<string, BeneficiaryProfile>] = [[], new Map()]
  for (const payee of payees) {
    const own = linesOf(payee, making)
    lines.push(...own)
    pages.set(
      payee.person.id,
      own.reduce((page, one) => {
        const period = PRACTICE_PERIODS[ids.indexOf(one.line.periodId)]
        return period ? withLine(page, onPage(one, { period, point: payee.point })) : page
      }, payee.person),
    )
  }
  return {
    points: places.points,
    periods: PRACTICE_PERIODS.map((period, at) => periodOf(period, at, { unitCodes, ids })),
    lines,
    people: people.map((person) => pages.get(person.id) ?? person),
  }
}
