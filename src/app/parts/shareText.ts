import { shareInTenths } from '#domain/enrolment/cashlessShare.ts'

const TENTHS = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export const tenthsText = (tenths: number): string => `${TENTHS.format(tenths / 10)} %`
/** «15,2 %», as offices write it; «–» of nobody. */
export function shareText(part: number, whole: number): string {
  const tenths = shareInTenths(part, whole)
  return tenths === undefined ? '–' : tenthsText(tenths)
}
/** Tenths of a percent as points: «1,4». */
export const pointsText = (tenths: number): string => TENTHS.format(tenths / 10)
