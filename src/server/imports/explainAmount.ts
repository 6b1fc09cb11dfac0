import type { BeneficiaryProfile, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { parseBirthDate } from '#domain/people/BirthDate.ts'
import { likeliestAmount, possibleAmounts } from '#domain/programmes/possibleAmounts.ts'
import { rateDay } from '#domain/programmes/rateDay.ts'
import { standardOn } from '#domain/programmes/standardOn.ts'
import { isSocialPension } from '#domain/programmes/tableRateOn.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { PROVINCE_CODE } from '#domain/units/province.ts'

/** What the list pays a month, what coefficient and standard or a table of the day give, and by how much the two differ. */
export type AmountGap = {
  readonly saidInDong: number
  readonly ratedInDong: number
  readonly coefficient: number | null
  readonly standardInDong: number | null
}

function rated(line: Entitlement, profile: Pick<BeneficiaryProfile, 'birth'>, day: PlainDate): Omit<AmountGap, 'saidInDong'> | undefined {
  const about = { benefit: line, provinceCode: PROVINCE_CODE, day, payDay: day }
  const isByCoefficient = line.programmeCode === 'BTXH' && !isSocialPension(line)
  if (isByCoefficient && line.coefficient !== null) {
    const standard = standardOn(rateDay(about), PROVINCE_CODE)
    return (
      standard && {
        ratedInDong: standard.amountInDong * line.coefficient,
        coefficient: line.coefficient,
        standardInDong: standard.amountInDong,
      }
    )
  }
  const possible = possibleAmounts({ ...about, birth: parseBirthDate(profile.birth) ?? { precision: 'unknown' } })
  const likeliest = likeliestAmount(possible, line.monthlyAmountInDong)
  return likeliest && { ratedInDong: likeliest.amountInDong, coefficient: likeliest.coefficient, standardInDong: likeliest.standardInDong }
}

/**
 * Undefined where the amount of the benefit is what its coefficient and the standard of the day give (NĐ 20/2021 Điều 4 and 6), what its group's
 * table says, or where nothing on record tells. The amount on paper wins all the same.
 */
export function amountGap(
  profile: Pick<BeneficiaryProfile, 'birth' | 'entitlements'>,
  line: Entitlement | undefined,
  day: PlainDate,
): AmountGap | undefined {
  if (!line || line.monthlyAmountInDong <= 0) return undefined
  const rate = rated(line, profile, day)
  return !rate || rate.ratedInDong === line.monthlyAmountInDong ? undefined : { saidInDong: line.monthlyAmountInDong, ...rate }
}
