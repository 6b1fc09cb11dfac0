import type { BankResult } from '#domain/enrolment/bankResult.ts'
import type { PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { ReconciledOutcome } from '#sync/protocol/Payments.ts'
import type { KnownAccount } from '../credits/AccountSearch.ts'
import { creditDayOf, isResult, resultOf } from '../credits/readCredit.ts'
import type { ListRow } from '../imports/ListRow.ts'
import { PayeeSearch } from './PayeeSearch.ts'
import { payInDong } from './planRoll.ts'
import type { RollRowProblem } from './RollRowProblem.ts'

/** A line of the round as it stands before the file is laid on it. */
export type OpenLine = {
  readonly id: string
  readonly beneficiaryId: string
  readonly unitCode: string
  readonly amountInDong: number
  readonly state: PaymentState
  /** The last day on which it was paid, as far as that stands. */
  readonly paidDay: PlainDate | null
  readonly isAccount: boolean
  /** An open session has it on its phones: its counter says what was paid. */
  readonly isHeld: boolean
}
/** A line that the file proves was paid, and on which day. */
export type ProvenLine = { readonly line: OpenLine; readonly day: PlainDate }
export type PlannedCredit = {
  readonly row: ListRow
  readonly outcome: ReconciledOutcome
  readonly problems: readonly RollRowProblem[]
  /** Only of a row that is matched. */
  readonly proven: ProvenLine | undefined
}
export type ReconciliationOrder = {
  readonly source: 'bank' | 'post-office'
  /** Of a row without one. */
  readonly day: PlainDate
  readonly today: PlainDate
  /** Of this roll alone: a namesake elsewhere is nobody here. */
  readonly people: readonly BeneficiaryProfile[]
  readonly accounts: readonly KnownAccount[]
  readonly lines: readonly OpenLine[]
}

/** A row that is understood: whose it is, what became of the money, and on which day. */
type Meant = {
  readonly row: ListRow
  readonly person: BeneficiaryProfile
  readonly result: BankResult
  readonly day: PlainDate
  readonly doubts: readonly RollRowProblem[]
}
const isMeant = (one: Meant | PlannedCredit): one is Meant => 'person' in one

const PAID: ReadonlySet<PaymentState> = new Set(['paid', 'review'])
const DUE: ReadonlySet<PaymentState> = new Set(['waiting', 'missed'])

/** What the file says was paid: its total where it has one, else all that it names. */
const saidInDong = (row: ListRow): number => row.pay.totalInDong ?? payInDong(row)

/** The row in the bank's own words. A slash between spaces would part the sentence's two languages. */
const wordsOf = ({ credit }: ListRow): string => [credit.result, credit.reason].filter(Boolean).join(': ').replaceAll(' / ', '/')

/** A transfer that failed on that day or later leaves nothing of money that is said to have come before. */
const undoes = (failed: Meant, { row, person, day }: Meant): boolean =>
  failed.person.id === person.id && failed.day >= day && [0, saidInDong(row)].includes(saidInDong(failed.row))

const unproven = (told: Omit<PlannedCredit, 'proven'>): PlannedCredit => ({ ...told, proven: undefined })

class Reconciling {
  readonly #order: ReconciliationOrder
  readonly #linesOf: ReadonlyMap<string, readonly OpenLine[]>
  /** Apart, for one transfer may fail and the next of the same person succeed. */
  readonly #search: Readonly<Record<'credited' | 'failed', PayeeSearch>>
  readonly #settled = new Set<string>()

  constructor(order: ReconciliationOrder) {
    this.#order = order
    this.#linesOf = Map.groupBy(order.lines, (line) => line.beneficiaryId)
    this.#search = { credited: new PayeeSearch(order), failed: new PayeeSearch(order) }
  }

  read = (row: ListRow, says: 'by-row' | 'credited'): Meant | PlannedCredit => {
    const result = resultOf(row, says)
    const found = this.#search[result === 'credited' ? 'credited' : 'failed'].find(row)
    if (!('person' in found)) return unproven({ row, outcome: found.outcome, problems: [...found.doubts, found.problem] })
    const { person, doubts } = found
    const keptBack = (code: 'AMOUNT_MISSING' | Exclude<typeof result, BankResult> | 'DAY_UNREADABLE' | 'DAY_AHEAD'): PlannedCredit =>
      unproven({ row, outcome: 'kept-back', problems: [...doubts, { code }] })
    if (!isResult(result)) return keptBack(result)
    const when = creditDayOf(row, this.#order)
    if (typeof when === 'string') return keptBack(when)
    if (result === 'credited' && saidInDong(row) === 0) return keptBack('AMOUNT_MISSING')
    return { row, person, result, day: when.day, doubts }
  }

  decide(one: Meant, failed: readonly Meant[]): PlannedCredit {
    const { row, person, doubts } = one
    const own = (this.#linesOf.get(person.id) ?? []).filter(({ isAccount }) => isAccount === (this.#order.source === 'bank'))
    const told: Told = (outcome, problems = [], line) => ({
      ...{ row, outcome, problems: [...doubts, ...problems] },
      proven: line && { line, day: one.day },
    })
    if (own.length === 0) return told('not-on-roll', [{ code: 'OTHER_CHANNEL' }])
    if (one.result !== 'credited') return told('bounced', cameBack(one, own))
    if (failed.some((other) => undoes(other, one))) return told('kept-back', [{ code: 'ROWS_DISAGREE' }])
    return this.#settle(saidInDong(row), own, told)
  }

  /** A line of the very amount that waits; what was paid before is paid, and any other amount is asked about. */
  #settle(amount: number, lines: readonly OpenLine[], told: Told): PlannedCredit {
    const own = lines.filter((line) => !this.#settled.has(line.id))
    const due = own.find((line) => DUE.has(line.state) && line.amountInDong === amount)
    if (due?.isHeld) return told('kept-back', [{ code: 'LINE_HELD' }])
    if (due) {
      this.#settled.add(due.id)
      return told('matched', [], due)
    }
    if (own.some((line) => PAID.has(line.state) && line.amountInDong === amount)) return told('already')
    const waiting = own.find((line) => DUE.has(line.state)) ?? own.find((line) => PAID.has(line.state))
    if (waiting) return told('amount-differs', [{ code: 'PAID_AMOUNT_DIFFERS', saidInDong: amount, knownInDong: waiting.amountInDong }])
    return told(own.length > 0 ? 'kept-back' : 'not-on-roll', [{ code: own.length > 0 ? 'LINE_NOT_OPEN' : 'OTHER_CHANNEL' }])
  }
}

type Told = (outcome: ReconciledOutcome, problems?: readonly RollRowProblem[], line?: OpenLine) => PlannedCredit

/** Why the line stays open; of a line that was called paid before the money came back, that somebody must look at it. */
function cameBack({ row, day }: Meant, own: readonly OpenLine[]): RollRowProblem[] {
  const said: RollRowProblem = { code: 'MONEY_CAME_BACK', said: wordsOf(row) }
  const isPaid = own.some((line) => PAID.has(line.state) && (line.paidDay ?? '') <= day)
  return isPaid ? [said, { code: 'PAID_ON_ROLL' }] : [said]
}

/**
 * Each row of a bank's credit list or the post office's own file finds its line; nothing is written here. A list that tells results tells
 * them of every row: one without is not taken for money that came.
 */
export function planReconciliation(rows: readonly ListRow[], order: ReconciliationOrder): PlannedCredit[] {
  const reconciling = new Reconciling(order)
  const says = rows.some(({ credit }) => credit.result !== '') ? 'by-row' : 'credited'
  const read = rows.map((row) => reconciling.read(row, says))
  const failed = read.filter(isMeant).filter(({ result }) => result !== 'credited')
  return read.map((one) => (isMeant(one) ? reconciling.decide(one, failed) : one))
}
