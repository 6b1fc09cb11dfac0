import type { Entitlement } from '../people/BeneficiaryProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { appliesOn } from './DatedSource.ts'
import { meritRateOn } from './meritRateOn.ts'
import { SOCIAL_PENSION_CODE, SOCIAL_PENSION_LEVELS } from './socialPensionData.ts'
import type { Standard } from './standardsData.ts'

export type Benefit = Pick<Entitlement, 'programmeCode' | 'categoryCode'>

export const isSocialPension = ({ categoryCode }: Benefit): boolean => categoryCode === SOCIAL_PENSION_CODE
export const socialPensionOn = (day: PlainDate): Standard | undefined => SOCIAL_PENSION_LEVELS.find((level) => appliesOn(level.source, day))

/** Whether rules or tables know the programme at all. */
export const hasRates = (benefit: Benefit): boolean => ['BTXH', 'NCC'].includes(benefit.programmeCode) || isSocialPension(benefit)

/** Đồng a month where a table tells it outright; undefined where a coefficient does, and for a day whose table is not known. */
export function tableRateOn(benefit: Benefit, day: PlainDate): Standard | undefined {
  if (isSocialPension(benefit)) return socialPensionOn(day)
  return benefit.programmeCode === 'NCC' ? meritRateOn(benefit.categoryCode, day) : undefined
}
