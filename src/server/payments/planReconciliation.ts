import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PaymentState } from '#domain/payments/PaymentOnProfile.ts'
import type { ReconciledOutcome } from '#sync/protocol/Payments.ts'
import type { ListRow } from '../imports/ListRow.ts'
import { RowMatching } from './planRoll.ts'
import type { RollRowProblem } from './RollRowProblem.ts'

/** A line of the round as it stands before the file is laid on it. */
export type OpenLine = {
  readonly id: string
  readonly beneficiaryId: string
  readonly unitCode: string
  readonly amountInDong: number
  readonly state: PaymentState
  readonly isAccount: boolean
  /** An open session has it on its phones: its counter says what was paid. */
  readonly isHeld: boolean
}
export type PlannedCredit = {
  readonly row: ListRow
  readonly outcome: ReconciledOutcome
  readonly problems: readonly RollRowProblem[]
  /** The line to be settled; only of a row that is matched. */
  readonly line: OpenLine | undefined
}
export type ReconciliationOrder = {
  readonly source: 'bank' | 'post-office'
  readonly people: readonly BeneficiaryProfile[]
  readonly lines: readonly OpenLine[]
}

const PAID: ReadonlySet<PaymentState> = new Set(['paid', 'review'])
const DUE: ReadonlySet<PaymentState> = new Set(['waiting', 'missed'])

/** What the file says was paid: its total where it has one, else this month's money and what was carried. */
const saidInDong = ({ pay, amountInDong }: ListRow): number => pay.totalInDong ?? (amountInDong ?? 0) + (pay.carriedInDong ?? 0)

class Reconciling {
  readonly #matching: RowMatching
  readonly #linesOf: ReadonlyMap<string, readonly OpenLine[]>
  readonly #source: ReconciliationOrder['source']
  readonly #settled = new Set<string>()

  constructor({ people, lines, source }: ReconciliationOrder) {
    this.#linesOf = Map.groupBy(lines, (line) => line.beneficiaryId)
    // Only people of this roll can be meant; a namesake elsewhere is nobody here.
    this.#matching = new RowMatching(people.filter((person) => this.#linesOf.has(person.id)))
    this.#source = source
  }

  plan = (row: ListRow): PlannedCredit => {
    const doubts = row.problems.map((code): RollRowProblem => ({ code }))
    const told = (outcome: ReconciledOutcome, problems: readonly RollRowProblem[] = [], line?: OpenLine): PlannedCredit => ({
      row,
      outcome,
      problems: [...doubts, ...problems],
      line,
    })
    const found = this.#matching.find(row)
    if (!('person' in found)) return told(found.outcome === 'missing' ? 'not-on-roll' : 'kept-back', [found.problem])
    const amount = saidInDong(row)
    if (amount === 0) return told('kept-back', [{ code: 'AMOUNT_MISSING' }])
    return this.#settle(amount, this.#linesOf.get(found.person.id) ?? [], told)
  }

  /** A line of the very amount that waits; what was paid before is paid, and any other amount is asked about. */
  #settle(
    amount: number,
    lines: readonly OpenLine[],
    told: (outcome: ReconciledOutcome, problems?: readonly RollRowProblem[], line?: OpenLine) => PlannedCredit,
  ): PlannedCredit {
    const own = lines.filter((line) => line.isAccount === (this.#source === 'bank') && !this.#settled.has(line.id))
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

/** Each row of a bank's credit list or the post office's own file finds its line; nothing is written here. */
export const planReconciliation = (rows: readonly ListRow[], order: ReconciliationOrder): PlannedCredit[] =>
  rows.map(new Reconciling(order).plan)
