import type { PlainDate } from '../shared/PlainDate.ts'
import { appliesOn } from './DatedSource.ts'
import { MERIT_STANDARDS, NATIONAL_STANDARDS, PROVINCIAL_STANDARDS, type Standard } from './standardsData.ts'

/**
 * Đồng a month that coefficients multiply, on a day of the month being paid: the national standard or the province's, whichever is higher
 * (NĐ 20/2021 Điều 4). Province codes are the statistics office's. Undefined for a day before anything on record.
 */
export function standardOn(day: PlainDate, provinceCode: string): Standard | undefined {
  const national = NATIONAL_STANDARDS.find((standard) => appliesOn(standard.source, day))
  const provincial = PROVINCIAL_STANDARDS.find((standard) => standard.provinceCode === provinceCode && appliesOn(standard.source, day))
  if (!national || !provincial) return national ?? provincial
  return provincial.amountInDong > national.amountInDong ? provincial : national
}

/** Đồng; the base of one-off merit payments (NĐ 75/2021 and what amended it). */
export const meritStandardOn = (day: PlainDate): Standard | undefined => MERIT_STANDARDS.find((standard) => appliesOn(standard.source, day))
