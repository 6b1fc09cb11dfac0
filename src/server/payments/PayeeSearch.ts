import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { AccountSearch, bareNumber, type KnownAccount } from '../credits/AccountSearch.ts'
import type { BankRowProblem } from '../credits/BankRowProblem.ts'
import type { ListRow } from '../imports/ListRow.ts'
import { RowMatching } from './planRoll.ts'
import type { RollRowProblem } from './RollRowProblem.ts'

type Doubted = { readonly doubts: readonly RollRowProblem[] }
type Payee = Doubted & { readonly person: BeneficiaryProfile }
type Unfound = Doubted & { readonly outcome: 'not-on-roll' | 'kept-back'; readonly problem: RollRowProblem }

const doubtsOf = (row: ListRow): RollRowProblem[] => row.problems.map((code) => ({ code }))
/** A bank's list tells no birth, and needs none. */
const doubtsBesideBirth = (row: ListRow): RollRowProblem[] => doubtsOf(row).filter(({ code }) => !code.startsWith('BIRTH_'))

/** Whose a row is: by the account the money went to and its holder, else as an import finds people. */
export class PayeeSearch {
  readonly #accounts: AccountSearch
  readonly #matching: RowMatching

  constructor(known: { readonly people: readonly BeneficiaryProfile[]; readonly accounts: readonly KnownAccount[] }) {
    this.#accounts = new AccountSearch(known)
    this.#matching = new RowMatching(known.people)
  }

  find(row: ListRow): Payee | Unfound {
    if (bareNumber(row.credit.accountNumber) === '') return this.#byTraits(row)
    const found = this.#accounts.find(row)
    if ('person' in found) return this.#byAccount(row, found)
    const isOpen = found.outcome === 'not-found' || found.problem === 'ACCOUNT_SHARED'
    const other = isOpen ? this.#byTraits(row) : undefined
    if (other && !('problem' in other && other.problem.code === 'PERSON_UNKNOWN')) return other
    const outcome = found.outcome === 'not-found' ? 'not-on-roll' : 'kept-back'
    return { outcome, problem: { code: found.problem }, doubts: doubtsBesideBirth(row) }
  }

  #byAccount(row: ListRow, { person, doubt }: { readonly person: BeneficiaryProfile; readonly doubt?: BankRowProblem }): Payee | Unfound {
    const taken = this.#matching.take(person)
    const doubts = doubtsBesideBirth(row)
    if (!('person' in taken)) return { outcome: 'kept-back', problem: taken.problem, doubts }
    return { person, doubts: doubt ? [...doubts, { code: doubt }] : doubts }
  }

  #byTraits(row: ListRow): Payee | Unfound {
    const doubts = doubtsOf(row)
    const found = this.#matching.find(row)
    if (!('person' in found)) return { outcome: found.outcome === 'missing' ? 'not-on-roll' : 'kept-back', problem: found.problem, doubts }
    const code = this.#accounts.doubtOf(row, found.person)
    if (code === 'ACCOUNT_OF_ANOTHER' || code === 'ACCOUNT_DIFFERS') return { outcome: 'kept-back', problem: { code }, doubts }
    return { person: found.person, doubts: code ? [...doubts, { code }] : doubts }
  }
}
