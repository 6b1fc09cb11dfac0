import { isFirstMoney, wordOfResult, type BankResult } from '#domain/enrolment/bankResult.ts'
import type { EnrolmentWord } from '#domain/enrolment/EnrolmentMove.ts'
import { layMove, statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { BankReportRequest, BankRowOutcome } from '#sync/protocol/Enrolment.ts'
import { AccountSearch, keptBack, type KnownAccount, type Unfound } from '../credits/AccountSearch.ts'
import type { BankRowProblem } from '../credits/BankRowProblem.ts'
import { creditDayOf, isResult, resultOf } from '../credits/readCredit.ts'
import type { ListRow } from '../imports/ListRow.ts'

export type ReportedWord = { readonly beneficiaryId: string; readonly day: PlainDate; readonly word: EnrolmentWord }
export type MoneyCame = { readonly beneficiaryId: string; readonly day: PlainDate }
export type PlannedReport = {
  readonly row: ListRow
  readonly outcome: BankRowOutcome
  readonly problems: readonly BankRowProblem[]
  /** Only of a row that changes something. */
  readonly said: ReportedWord | undefined
  /** Money that came, whether that was news or not. */
  readonly came: MoneyCame | undefined
}
export type BankReportOrder = Pick<BankReportRequest, 'says'> & {
  /** Of a row without one. */
  readonly day: PlainDate
  readonly today: PlainDate
  readonly people: readonly BeneficiaryProfile[]
  /** Each person's newest, as far as it stands. */
  readonly accounts: readonly KnownAccount[]
  /** What reports have said of these people before: a word of the same day is not said twice. */
  readonly known: readonly ReportedWord[]
  /** Whom a roll calls paid through an account in the newest month. */
  readonly paidOnRoll: ReadonlySet<string>
  /** The last day on which any report said that money came; a report may be brought in after a newer one. */
  readonly moneyCame: ReadonlyMap<string, PlainDate>
}
type Person = BeneficiaryProfile

const DOUBTS_OF_A_PERSON = /^(NAME_|ID_|ROW_HIDDEN)/
const wordKey = ({ beneficiaryId, day, word }: ReportedWord): string =>
  `${beneficiaryId}/${day}/${word.kind === 'moved' ? word.to : word.kind === 'held' ? word.obstacle : word.kind}`

/** A row that is understood: of whom it says what, of which day. */
type Meant = {
  readonly row: ListRow
  readonly person: Person
  readonly result: BankResult
  readonly doubts: readonly BankRowProblem[]
  readonly said: ReportedWord
}
const isMeant = (one: Meant | PlannedReport): one is Meant => 'person' in one

/** A row that changes nothing. */
const unsaid = (told: Omit<PlannedReport, 'said' | 'came'> & Partial<Pick<PlannedReport, 'came'>>): PlannedReport => ({
  came: undefined,
  ...told,
  said: undefined,
})

class BankReporting {
  readonly #order: BankReportOrder
  readonly #search: AccountSearch
  readonly #known: ReadonlySet<string>
  /** The people as this report leaves them, row by row. */
  readonly #people = new Map<string, Person>()

  constructor(order: BankReportOrder) {
    this.#order = order
    this.#search = new AccountSearch(order)
    this.#known = new Set(order.known.map(wordKey))
  }

  read = (row: ListRow): Meant | PlannedReport => {
    const doubts = row.problems.filter((problem) => DOUBTS_OF_A_PERSON.test(problem) && problem !== 'NAME_MISSING')
    const none = ({ outcome, problem }: Unfound): PlannedReport => unsaid({ row, outcome, problems: [...doubts, problem] })
    const found = this.#search.find(row)
    if (!('person' in found)) return none(found)
    const { person, doubt } = found
    const result = resultOf(row, this.#order.says)
    if (!isResult(result)) return none(keptBack(result))
    const when = creditDayOf(row, this.#order)
    if (typeof when === 'string') return none(keptBack(when))
    const said = { beneficiaryId: person.id, day: when.day, word: wordOfResult(result) }
    return { row, person, result, said, doubts: doubt ? [...doubts, doubt] : doubts }
  }

  /** In the order of the days, for what a row changes hangs on what was said of the days before. */
  decide = ({ row, person, result, said, doubts }: Meant): PlannedReport => {
    const came = result === 'credited' ? { beneficiaryId: said.beneficiaryId, day: said.day } : undefined
    if (this.#known.has(wordKey(said))) return unsaid({ row, outcome: 'already', problems: doubts, came })
    if (!came && said.day < (this.#order.moneyCame.get(said.beneficiaryId) ?? ''))
      return unsaid({ row, outcome: 'kept-back', problems: [...doubts, 'MONEY_CAME_LATER'] })
    const now = this.#people.get(said.beneficiaryId) ?? person
    if (isNothingNew(said, now)) return unsaid({ row, outcome: 'already', problems: doubts, came })
    this.#people.set(said.beneficiaryId, withWord(now, said))
    const isStillPaid = !came && this.#order.paidOnRoll.has(said.beneficiaryId)
    return { row, outcome: result, problems: isStillPaid ? [...doubts, 'PAID_ON_ROLL'] : doubts, said, came }
  }
}

/** Month after month money comes to whoever has long had it. */
const isNothingNew = ({ word }: ReportedWord, person: Person): boolean =>
  word.kind === 'held' ? statusOnPage(person.enrolment).obstacle?.code === word.obstacle : !isFirstMoney(person)

/** Behind all that was said that day, as it will be written; each day's by an id of its own. */
const lastOf = (day: PlainDate): string => `ffffffff-ffff-7fff-bfff-0000${day.replaceAll('-', '')}`
function withWord(person: Person, { day, word }: ReportedWord): Person {
  const move = { factId: lastOf(day), day, by: '', side: 'coordinator', word, followUpDay: null, sharesPhone: null } as const
  return { ...person, enrolment: layMove(person.enrolment, move) }
}

/** Of whom one report says two things of one day, nothing is written before somebody has looked. */
function contradicted(meant: readonly Meant[]): ReadonlySet<Meant> {
  const ofOneDay = Map.groupBy(meant, ({ said: { beneficiaryId, day } }) => `${beneficiaryId}/${day}`)
  return new Set([...ofOneDay.values()].filter((own) => new Set(own.map(({ result }) => result)).size > 1).flat())
}

/** Each row of a bank's or the post office's report finds its person and its step; nothing is written here. */
export function planBankReport(rows: readonly ListRow[], order: BankReportOrder): PlannedReport[] {
  const reporting = new BankReporting(order)
  const read = rows.map(reporting.read)
  const meant = read.filter(isMeant)
  const disagreeing = contradicted(meant)
  const decided = new Map<Meant, PlannedReport>()
  for (const one of meant.toSorted((a, b) => (a.said.day < b.said.day ? -1 : a.said.day > b.said.day ? 1 : 0)))
    if (!disagreeing.has(one)) decided.set(one, reporting.decide(one))
  return read.map((one) => {
    if (!isMeant(one)) return one
    return decided.get(one) ?? unsaid({ row: one.row, outcome: 'kept-back', problems: [...one.doubts, 'ROWS_DISAGREE'] })
  })
}
