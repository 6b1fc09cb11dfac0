import { parseAccountNumber } from '#domain/enrolment/readVietQr.ts'
import { sameHolder } from '#domain/enrolment/sameHolder.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { numbersOf } from '../imports/layRow.ts'
import type { ListRow } from '../imports/ListRow.ts'
import type { BankRowProblem } from './BankRowProblem.ts'

export type KnownAccount = { readonly beneficiaryId: string; readonly accountNumber: string; readonly holderName: string }
type Person = BeneficiaryProfile
type Searched = {
  readonly people: readonly Person[]
  /** Each person's newest, as far as it stands. */
  readonly accounts: readonly KnownAccount[]
}
export type Unfound = { readonly outcome: 'not-found' | 'kept-back'; readonly problem: BankRowProblem }
type Found = { readonly person: Person; readonly doubt?: BankRowProblem } | Unfound

/** Zeros in front are lost where a spreadsheet took the number for a figure. */
export const bareNumber = (account: string): string => (parseAccountNumber(account) ?? '').replace(/^0+/, '')

export const keptBack = (problem: BankRowProblem): Unfound => ({ outcome: 'kept-back', problem })

/** Finds whose account a row speaks of: by the number and its holder, or by the identity number; never by a name alone. */
export class AccountSearch {
  readonly #people: ReadonlyMap<string, Person>
  readonly #byIdentity: ReadonlyMap<string, Person>
  readonly #byNumber: ReadonlyMap<string, readonly KnownAccount[]>
  readonly #accountOf: ReadonlyMap<string, KnownAccount>

  constructor({ people, accounts }: Searched) {
    this.#people = new Map(people.map((person) => [person.id, person]))
    this.#byIdentity = new Map(
      people.flatMap((person) =>
        [person.citizenId, person.oldIdentityNumber].flatMap((number) => (number ? [[number, person] as const] : [])),
      ),
    )
    this.#byNumber = Map.groupBy(accounts, ({ accountNumber }) => bareNumber(accountNumber))
    this.#accountOf = new Map(accounts.map((account) => [account.beneficiaryId, account]))
  }

  find(row: ListRow): Found {
    const number = bareNumber(row.credit.accountNumber)
    const identities = numbersOf(row)
    if (number === '' && identities.length === 0) return { outcome: 'not-found', problem: 'NOTHING_TO_FIND' }
    const byIdentity = identities.flatMap((one) => this.#byIdentity.get(one) ?? [])[0]
    const owners = number === '' ? [] : (this.#byNumber.get(number) ?? [])
    if (owners.length === 0) return this.#withoutAccount(row, byIdentity, number)
    if (byIdentity) {
      const own = owners.some(({ beneficiaryId }) => beneficiaryId === byIdentity.id)
      return own ? this.#identified(row, byIdentity) : keptBack('ACCOUNT_OF_ANOTHER')
    }
    const [owner, ...others] = owners
    if (others.length > 0 || !owner) return keptBack('ACCOUNT_SHARED')
    const person = this.#people.get(owner.beneficiaryId)
    return person ? this.#named(row, person) : { outcome: 'not-found', problem: 'ACCOUNT_UNKNOWN' }
  }

  /** The number is nobody's on record: the identity number alone decides, and says what is missing. */
  #withoutAccount(row: ListRow, person: Person | undefined, number: string): Found {
    if (!person) return { outcome: 'not-found', problem: 'ACCOUNT_UNKNOWN' }
    const known = this.#accountOf.get(person.id)
    if (known && number !== '') return keptBack('ACCOUNT_DIFFERS')
    const found = this.#identified(row, person)
    return 'person' in found && !known ? { ...found, doubt: 'ACCOUNT_NOT_ON_RECORD' } : found
  }

  /** What speaks against the row's account of somebody who was found without it; nothing where it is theirs or the row has none. */
  doubtOf({ credit }: ListRow, { id }: Person): 'ACCOUNT_OF_ANOTHER' | 'ACCOUNT_DIFFERS' | 'ACCOUNT_NOT_ON_RECORD' | undefined {
    const number = bareNumber(credit.accountNumber)
    const owners = this.#byNumber.get(number) ?? []
    if (number === '' || owners.some(({ beneficiaryId }) => beneficiaryId === id)) return undefined
    if (owners.length > 0) return 'ACCOUNT_OF_ANOTHER'
    return this.#accountOf.has(id) ? 'ACCOUNT_DIFFERS' : 'ACCOUNT_NOT_ON_RECORD'
  }

  /** Found by the identity number; a name beside it must be theirs, and none is needed. */
  #identified = (row: ListRow, person: Person): Found => (row.name === '' ? { person } : this.#named(row, person))

  #named(row: ListRow, person: Person): Found {
    const holder = this.#accountOf.get(person.id)?.holderName ?? ''
    return sameHolder(row.name, person.fullName) || sameHolder(row.name, holder) ? { person } : keptBack('HOLDER_DIFFERS')
  }
}
