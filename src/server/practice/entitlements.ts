import { parseBirthDate } from '#domain/people/BirthDate.ts'
import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { ageReachedBy } from '#domain/programmes/ageReached.ts'
import { parseAssistanceCode } from '#domain/programmes/assistanceCoefficient.ts'
import { monthlyAmountOn, type Claim } from '#domain/programmes/monthlyAmountOn.ts'
import { getPlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import { twoDigits } from './births.ts'
import type { Member } from './family.ts'
import type { SeededChance } from './SeededChance.ts'
import type { Seat } from './seats.ts'

export const PROVINCE_CODE = '75'
export const QUARTER_END = getPlainDate('2024-03-31')
/** The first days of the quarter's months. */
export const QUARTER_MONTHS = ['2024-01-01', '2024-02-01', '2024-03-01'].map(getPlainDate)

const firstOf = (year: number, month: number): PlainDate => getPlainDate(`${year}-${twoDigits(month)}-01`)
const EARLIEST_AGE: Readonly<Record<string, number>> = { K2: 16, K4: 20, K5a: 60, K5d: 60 }
const SINCE_THE_LAW_ON_ELDERS = 2011

const ageAtQuarterEnd = (birth: string): number => ageReachedBy(parseBirthDate(birth) ?? { precision: 'unknown' }, QUARTER_END) ?? 0

/** Elders from the month they reach 80, a bare year counting as its December; others from some month of the years they can have had it. */
function beginOfOld(seat: Seat, birth: string, chance: SeededChance): PlainDate | null {
  const [code, year, month] = [seat.codes[0] ?? '', Number(birth.slice(0, 4)), Number(birth.slice(5, 7) || 12)]
  if (code === 'K5c') return year + 80 < SINCE_THE_LAW_ON_ELDERS ? firstOf(SINCE_THE_LAW_ON_ELDERS, 1) : firstOf(year + 80, month)
  if (seat.programmeCode === 'NCC') return chance.happens(0.3) ? null : firstOf(chance.between(1996, 2022), chance.between(1, 12))
  const earliest = Math.min(2023, Math.max(2014, year + (EARLIEST_AGE[code] ?? 0)))
  return firstOf(chance.between(earliest, 2023), earliest === 2023 ? 12 : chance.between(1, 12))
}

function beginOf(seat: Seat, birth: string, chance: SeededChance): PlainDate | null {
  const [late] = seat.backPayMonths
  if (late !== undefined) return getPlainDate(`${late}-01`)
  return seat.newInMonth > 0 ? firstOf(2024, seat.newInMonth) : beginOfOld(seat, birth, chance)
}

type Wanted = { readonly code: string; readonly ageInYears: number; readonly children: number; readonly from: PlainDate | null }

/** A line as rate and coefficient give it; a plan the rules do not know is a bug. */
function line(programmeCode: Seat['programmeCode'], { code, ageInYears, children, from }: Wanted): Entitlement {
  const group = parseAssistanceCode(code)
  const claim: Claim =
    programmeCode === 'BTXH' && group
      ? { programmeCode, categoryCode: group, ageInYears, provinceCode: PROVINCE_CODE, children: children || 1 }
      : { programmeCode: 'NCC', categoryCode: code }
  const amount = monthlyAmountOn(claim, QUARTER_END)
  if (!amount) throw new Error(`No rule pays ${code} at ${ageInYears}`)
  return {
    programmeCode,
    categoryCode: code,
    coefficient: amount.explanation.kind === 'coefficient' ? amount.explanation.coefficient : null,
    monthlyAmountInDong: amount.amountInDong,
    from,
  }
}

/** What a member is paid in quarter I/2024, for themselves or for looking after the first of the household. */
export function entitlementsOf(
  member: Member & { readonly birth: string },
  { firstBirth, firstSeat }: { readonly firstBirth: string; readonly firstSeat: Seat | undefined },
  chance: SeededChance,
): Entitlement[] {
  const { seat, carerCode, birth } = member
  if (carerCode !== undefined && firstSeat) {
    const from =
      firstSeat.newInMonth > 0
        ? firstOf(2024, firstSeat.newInMonth)
        : firstOf(Math.max(chance.between(2021, 2023), Number(firstBirth.slice(0, 4))), 12)
    return [line(firstSeat.programmeCode, { code: carerCode, ageInYears: ageAtQuarterEnd(firstBirth), children: 0, from })]
  }
  if (!seat) return []
  const from = beginOf(seat, birth, chance)
  return seat.codes.map((code) => line(seat.programmeCode, { code, ageInYears: ageAtQuarterEnd(birth), children: seat.children, from }))
}
