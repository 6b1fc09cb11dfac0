import type { PlainDate } from '../shared/PlainDate.ts'
import { appliesOn, type DatedSource } from './DatedSource.ts'
import { ONE_OFF_PROGRAMMES, type OneOffProgramme } from './oneOffProgrammesData.ts'
import { meritStandardOn, standardOn } from './standardOn.ts'

export type OneOffCase = {
  readonly code: string
  readonly provinceCode: string
  /** The current allowance of whoever died; asked for by some rows alone. */
  readonly monthlyAllowanceInDong?: number
  /** Days or martyrs; one when left out. */
  readonly count?: number
}
export type OneOffDue = {
  /** Whole đồng. */
  readonly amountInDong: number
  readonly programme: OneOffProgramme
  /** Of the standard, where the amount follows one. */
  readonly standardSource: DatedSource | null
}

function standardFor({ amount }: OneOffProgramme, day: PlainDate, provinceCode: string) {
  if (amount.kind !== 'of-standard') return undefined
  return amount.by === 'merit' ? meritStandardOn(day) : standardOn(day, provinceCode)
}

function unitAmount({ amount }: OneOffProgramme, standardInDong: number | undefined, allowanceInDong: number | undefined) {
  switch (amount.kind) {
    case 'fixed':
      return amount.inDong
    case 'electricity':
      return amount.kwhAMonth * amount.months * amount.priceInDong
    case 'of-allowance':
      return allowanceInDong === undefined ? undefined : amount.months * allowanceInDong
    case 'of-standard':
      // 0,9 × a standard has no binary fraction that is exact: rounded to the đồng, which is what the product is.
      return standardInDong === undefined ? undefined : Math.round(amount.coefficient * standardInDong)
  }
}

export const oneOffProgrammeOn = (code: string, day: PlainDate): OneOffProgramme | undefined =>
  ONE_OFF_PROGRAMMES.find((programme) => programme.code === code && appliesOn(programme.source, day))

/** What is due on a day, with its reason; undefined for an unknown code, for days without a figure on record, and where the allowance is not told. */
export function oneOffAmountOn(
  { code, provinceCode, monthlyAllowanceInDong, count = 1 }: OneOffCase,
  day: PlainDate,
): OneOffDue | undefined {
  const programme = oneOffProgrammeOn(code, day)
  const standard = programme && standardFor(programme, day, provinceCode)
  const each = programme && unitAmount(programme, standard?.amountInDong, monthlyAllowanceInDong)
  return programme && each !== undefined ? { amountInDong: each * count, programme, standardSource: standard?.source ?? null } : undefined
}
