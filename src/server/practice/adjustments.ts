import { parseBirthDate } from '#domain/people/BirthDate.ts'
import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { ageReachedBy } from '#domain/programmes/ageReached.ts'
import { parseAssistanceCode } from '#domain/programmes/assistanceCoefficient.ts'
import { monthlyAmountOn, type Claim } from '#domain/programmes/monthlyAmountOn.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { PROVINCE_CODE } from './entitlements.ts'
import type { ProgrammeCode, Seat } from './seats.ts'

/** A line of the quarter beside the monthly ones: what was decided late and paid at once, or paid too much and taken back. */
export type PracticeAdjustment = {
  readonly beneficiaryId: BeneficiaryId
  readonly programmeCode: ProgrammeCode
  readonly kind: 'back-pay' | 'recovery'
  /** As the list words it. */
  readonly label: string
  /** `YYYY-MM`, the months it makes good. */
  readonly months: readonly string[]
  /** Negative when recovered. */
  readonly amountInDong: number
}

function amountOf(profile: BeneficiaryProfile, month: string): number {
  const day = getPlainDate(`${month}-01`)
  const ageInYears = ageReachedBy(parseBirthDate(profile.birth) ?? { precision: 'unknown' }, day) ?? 0
  return profile.entitlements.reduce((sum, { categoryCode, coefficient }) => {
    const group = parseAssistanceCode(categoryCode)
    const claim: Claim =
      group && coefficient !== null
        ? { programmeCode: 'BTXH', categoryCode: group, ageInYears, provinceCode: PROVINCE_CODE }
        : { programmeCode: 'NCC', categoryCode }
    return sum + (monthlyAmountOn(claim, day)?.amountInDong ?? 0)
  }, 0)
}

const inWords = (months: readonly string[]): string =>
  `Truy lĩnh tháng ${months.map((month) => month.slice(5)).join(', ')}/${months[0]?.slice(0, 4)}`

/** At the standard and the rate of each month made good, not of the month it is paid in. */
export function adjustmentsFor(profile: BeneficiaryProfile, seat: Seat | undefined): PracticeAdjustment[] {
  if (!seat || seat.backPayMonths.length === 0) return []
  return [
    {
      beneficiaryId: profile.id,
      programmeCode: seat.programmeCode,
      kind: 'back-pay',
      label: inWords(seat.backPayMonths),
      months: seat.backPayMonths,
      amountInDong: seat.backPayMonths.reduce((sum, month) => sum + amountOf(profile, month), 0),
    },
  ]
}
