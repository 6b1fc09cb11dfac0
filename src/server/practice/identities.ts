import type { Sex } from '#domain/people/BeneficiaryProfile.ts'
import type { SeededChance } from './SeededChance.ts'
import { weighted } from './weighted.ts'

export type Identities = { readonly citizenId: string | null; readonly oldIdentityNumber: string | null }

const digits = (value: number, length: number): string => String(value).padStart(length, '0')

/** Many elders came from the Red River in 1954; the young were born here. */
const BORN_IN = {
  elder: weighted([
    ['075', 22],
    ['036', 26],
    ['034', 14],
    ['035', 10],
    ['037', 8],
    ['030', 6],
    ['033', 4],
    ['040', 4],
    ['046', 3],
    ['079', 3],
  ]),
  younger: weighted([
    ['075', 86],
    ['036', 3],
    ['034', 2],
    ['070', 3],
    ['079', 3],
    ['040', 3],
  ]),
} as const

/** What share of people has which papers. */
const papersOf = (bornInYear: number) =>
  bornInYear < 1944
    ? { oldOnly: 0.06, none: 0.05, alsoOld: 0.25 }
    : bornInYear < 2004
      ? { oldOnly: 0.03, none: 0.015, alsoOld: 0.22 }
      : { oldOnly: 0, none: bornInYear > 2017 ? 0.3 : 0.06, alsoOld: 0 }

const YEAR_IS_WRONG = 0.008
const SEX_IS_WRONG = 0.004

/** Numbers as TT 07/2016/TT-BCA builds them, each given once; a few disagree with sex or year, as old papers do. */
export class IdentityMaker {
  readonly #given = new Set<string>()
  readonly #chance: SeededChance

  constructor(chance: SeededChance) {
    this.#chance = chance
  }

  make(bornInYear: number, sex: Sex): Identities {
    const { oldOnly, none, alsoOld } = papersOf(bornInYear)
    const mark = this.#chance.next()
    if (mark < none) return { citizenId: null, oldIdentityNumber: null }
    if (mark < none + oldOnly) return { citizenId: null, oldIdentityNumber: this.#old() }
    return { citizenId: this.#citizenId(bornInYear, sex), oldIdentityNumber: this.#chance.happens(alsoOld) ? this.#old() : null }
  }

  #citizenId(bornInYear: number, sex: Sex): string {
    const year = this.#chance.happens(YEAR_IS_WRONG) ? bornInYear + this.#chance.pick([-2, -1, 1, 2]) : bornInYear
    const isFemale = (sex === 'female') !== this.#chance.happens(SEX_IS_WRONG)
    const province = this.#chance.pickWeighted(bornInYear < 1954 ? BORN_IN.elder : BORN_IN.younger)
    const century = (year < 2000 ? 0 : 2) + (isFemale ? 1 : 0)
    return this.#unused(() => `${province}${century}${digits(year % 100, 2)}${digits(this.#chance.below(1_000_000), 6)}`)
  }

  #old(): string {
    return this.#unused(() => `27${digits(this.#chance.below(3), 1)}${digits(this.#chance.below(1_000_000), 6)}`)
  }

  #unused(make: () => string): string {
    for (;;) {
      const number = make()
      if (this.#given.has(number)) continue
      this.#given.add(number)
      return number
    }
  }
}
