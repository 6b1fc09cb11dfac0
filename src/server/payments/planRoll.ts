import { carriedParts, type UncollectedLine } from '#domain/payments/carriedParts.ts'
import type { PayPlace, ProposedLine } from '#domain/payments/makeRoll.ts'
import { inOrder, monthsInWords } from '#domain/payments/months.ts'
import { partsThatFit } from '#domain/payments/partsThatFit.ts'
import { sumOfParts, type PaymentLine, type PaymentPart, type PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import type { BeneficiaryProfile, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { matchPerson, type Traits } from '#domain/people/matchPerson.ts'
import { PeopleIndex } from '#domain/people/PeopleIndex.ts'
import { runsInMonth } from '#domain/programmes/benefitRuns.ts'
import { groupOf } from '#domain/programmes/groupOf.ts'
import { nameOnLists } from '#domain/programmes/nameOnLists.ts'
import { runsByMonth } from '#domain/programmes/runsByMonth.ts'
import type { RollRowOutcome } from '#sync/protocol/Payments.ts'
import { numbersOf } from '../imports/layRow.ts'
import type { ListRow } from '../imports/ListRow.ts'
import type { RollRowProblem } from './RollRowProblem.ts'

export type PlannedLine = {
  readonly row: ListRow
  readonly outcome: RollRowOutcome
  readonly problems: readonly RollRowProblem[]
  readonly line: ProposedLine | undefined
}
export type RollListOrder = {
  readonly period: Pick<PaymentPeriod, 'months'>
  readonly programmeCode: string
  readonly people: readonly BeneficiaryProfile[]
  /** The draft as it stands: other programmes' parts of a line stay. */
  readonly lines: ReadonlyMap<string, PaymentLine>
  readonly uncollected: ReadonlyMap<string, readonly UncollectedLine[]>
  readonly placeOf: (profile: BeneficiaryProfile) => PayPlace
}

export const traitsOf = (row: ListRow): Traits => ({ name: row.name, birth: row.birth, idNumbers: numbersOf(row), hamlet: row.hamlet })

type Found = { readonly person: BeneficiaryProfile } | { readonly outcome: 'missing' | 'kept-back'; readonly problem: RollRowProblem }

/** Each row finds its person as an import does: by number, name and birth date, or name, year and hamlet; never by a name alone. */
export class RowMatching {
  readonly #index: PeopleIndex<BeneficiaryProfile>
  readonly #taken = new Set<string>()

  constructor(people: readonly BeneficiaryProfile[]) {
    this.#index = new PeopleIndex(people)
  }

  find(row: ListRow): Found {
    const traits = traitsOf(row)
    const match = matchPerson(traits, this.#index.candidatesFor(traits))
    if (match.kind === 'id-of-another') return { outcome: 'kept-back', problem: { code: 'ID_OF_ANOTHER' } }
    if (match.kind === 'nobody') return { outcome: 'missing', problem: { code: 'PERSON_UNKNOWN' } }
    const free = match.people.filter((person) => !this.#taken.has(person.id))
    const [person] = free
    if (!person) return { outcome: 'kept-back', problem: { code: 'DUPLICATE_PERSON' } }
    return free.length > 1 ? { outcome: 'kept-back', problem: { code: 'MATCH_AMBIGUOUS' } } : this.take(person)
  }

  /** One row is one person's, however the row found them. */
  take(person: BeneficiaryProfile): Found {
    if (this.#taken.has(person.id)) return { outcome: 'kept-back', problem: { code: 'DUPLICATE_PERSON' } }
    this.#taken.add(person.id)
    return { person }
  }
}

const runsIn = (one: Entitlement, months: readonly string[]): number => months.filter((month) => runsInMonth(one, month)).length

/** What the record explains of this programme for the months of the round. */
function explained(person: BeneficiaryProfile, { programmeCode, period }: RollListOrder): { own: Entitlement[]; amountInDong: number } {
  const own = person.entitlements.filter((one) => one.programmeCode === programmeCode && runsIn(one, period.months) > 0)
  return { own, amountInDong: own.reduce((sum, one) => sum + one.monthlyAmountInDong * runsIn(one, period.months), 0) }
}

/**
 * Benefit by benefit where the record explains the list's amount; else one part with what the list says, its group too where the record has
 * none. What runs by no month is paid once.
 */
function partsDue({ amountInDong: said, benefit }: ListRow, person: BeneficiaryProfile, order: RollListOrder): PaymentPart[] {
  const amountInDong = said ?? 0
  const { own, amountInDong: known } = explained(person, order)
  const { programmeCode, period } = order
  const when = runsByMonth(programmeCode)
    ? ({ kind: 'monthly', months: period.months } as const)
    : ({ kind: 'one-off', months: [] } as const)
  const part = (categoryCode: string, amount: number): PaymentPart => ({
    ...when,
    programmeCode,
    categoryCode,
    label: nameOnLists(programmeCode, categoryCode),
    amountInDong: amount,
  })
  if (amountInDong <= 0) return []
  if (known !== amountInDong) return [part(own[0]?.categoryCode ?? groupOf(programmeCode, benefit.group) ?? '', amountInDong)]
  return own.map((one) => part(one.categoryCode, one.monthlyAmountInDong * runsIn(one, period.months)))
}

type Carried = { readonly parts: readonly PaymentPart[]; readonly months: number; readonly knownInDong: number }

/** What the list says was not collected; told part by part where the round before says the same. */
function carriedOf({ pay }: ListRow, person: BeneficiaryProfile, { uncollected, programmeCode }: RollListOrder): Carried {
  const known = carriedParts(uncollected.get(person.id) ?? [])
  const own = known.parts.filter((part) => part.programmeCode === programmeCode)
  const knownInDong = sumOfParts(own)
  const saidInDong = pay.carriedInDong ?? 0
  const months = inOrder(own.flatMap((part) => part.months))
  if (saidInDong === 0) return { parts: [], months: 0, knownInDong }
  if (saidInDong === knownInDong) return { parts: own, months: pay.carriedMonths ?? months.length, knownInDong }
  const words = months.length > 0 ? monthsInWords(months) : 'kỳ trước'
  const label = `Chưa lĩnh ${words}: ${nameOnLists(programmeCode, own[0]?.categoryCode ?? '')}`
  const part: PaymentPart = {
    kind: 'carried',
    programmeCode,
    categoryCode: own[0]?.categoryCode ?? '',
    label,
    months,
    amountInDong: saidInDong,
  }
  return { parts: [part], months: pay.carriedMonths ?? Math.max(1, months.length), knownInDong }
}

/** As the list has it: which months it makes good stands on no list in a form that could be read. */
function backPayOf({ pay }: ListRow, person: BeneficiaryProfile, { programmeCode }: RollListOrder): PaymentPart[] {
  const categoryCode = person.entitlements.find((one) => one.programmeCode === programmeCode)?.categoryCode ?? ''
  const label = `Truy lĩnh: ${nameOnLists(programmeCode, categoryCode)}`
  return pay.backPayInDong ? [{ kind: 'back-pay', programmeCode, categoryCode, label, months: [], amountInDong: pay.backPayInDong }] : []
}

/** All that a row pays: this month, what is made good, and what is carried. */
export const payInDong = ({ pay, amountInDong }: ListRow): number =>
  (amountInDong ?? 0) + (pay.backPayInDong ?? 0) + (pay.carriedInDong ?? 0)

function totalProblem(row: ListRow): RollRowProblem | null {
  const { pay } = row
  const knownInDong = payInDong(row)
  if (pay.totalInDong === null || pay.totalInDong === knownInDong) return null
  return { code: 'TOTAL_DIFFERS', saidInDong: pay.totalInDong, knownInDong }
}

class RollPlanning {
  readonly #order: RollListOrder
  readonly #matching: RowMatching

  constructor(order: RollListOrder) {
    this.#order = order
    this.#matching = new RowMatching(order.people)
  }

  plan = (row: ListRow): PlannedLine => {
    const doubts = row.problems.map((code): RollRowProblem => ({ code }))
    const none = (outcome: RollRowOutcome, problem: RollRowProblem): PlannedLine => ({
      row,
      outcome,
      problems: [...doubts, problem],
      line: undefined,
    })
    const found = this.#matching.find(row)
    if (!('person' in found)) return none(found.outcome, found.problem)
    const { person } = found
    if (person.standing === 'dead' || person.standing === 'moved') return none('kept-back', { code: 'PERSON_GONE' })
    const total = totalProblem(row)
    if (total) return none('kept-back', total)
    if (row.problems.includes('AMOUNT_UNREADABLE')) return none('kept-back', { code: 'PART_MISSING' })
    return this.#lay({ ...row, problems: [] }, person, { row, doubts })
  }

  #lay(said: ListRow, person: BeneficiaryProfile, { row, doubts }: { row: ListRow; doubts: readonly RollRowProblem[] }): PlannedLine {
    const order = this.#order
    const { own, amountInDong: knownInDong } = explained(person, order)
    const saidInDong = said.amountInDong ?? 0
    const carried = carriedOf(said, person, order)
    const parts = [...partsDue(said, person, order), ...backPayOf(said, person, order), ...carried.parts]
    if (parts.length === 0) return { row, outcome: 'kept-back', problems: [...doubts, { code: 'PART_MISSING' }], line: undefined }
    const differs = own.length > 0 && saidInDong !== knownInDong
    const carriedInDong = said.pay.carriedInDong ?? 0
    const problems: RollRowProblem[] = [
      ...doubts,
      ...(differs ? [{ code: 'AMOUNT_DIFFERS' as const, saidInDong, knownInDong }] : []),
      ...(carriedInDong === carried.knownInDong
        ? []
        : [{ code: 'CARRIED_DIFFERS' as const, saidInDong: carriedInDong, knownInDong: carried.knownInDong }]),
    ]
    return {
      row,
      outcome: own.length === 0 ? 'added' : differs ? 'changed' : 'listed',
      problems,
      line: this.#lineOf(said, person, { parts, carried }),
    }
  }

  #lineOf(
    { pay }: ListRow,
    person: BeneficiaryProfile,
    { parts: own, carried }: { parts: readonly PaymentPart[]; carried: Carried },
  ): ProposedLine {
    const before = this.#order.lines.get(person.id)
    // What the office takes back stands in no list: it stays, as far as the new line holds it.
    const others = (before?.parts ?? []).filter((part) => part.programmeCode !== this.#order.programmeCode || part.recoveryId !== undefined)
    const { parts } = partsThatFit([...others, ...own])
    const place = before ?? this.#order.placeOf(person)
    return {
      beneficiaryId: person.id,
      unitCode: person.unitCode,
      ordinal: 1,
      payee: person.payee,
      parts,
      amountInDong: sumOfParts(parts),
      carriedMonths: Math.max(carried.months, inOrder(others.flatMap((part) => (part.kind === 'carried' ? part.months : []))).length),
      channel: place.channel,
      payPointId: place.payPointId,
      decisionNumber: pay.decisionNumber || place.decisionNumber,
      bookNumber: pay.bookNumber || place.bookNumber,
      outcome: 'open',
    }
  }
}

/** Decides for every row of a pay list what line it is; nothing is written here. What the list says stands, and what it differs from is told. */
export const planRoll = (rows: readonly ListRow[], order: RollListOrder): PlannedLine[] => rows.map(new RollPlanning(order).plan)
