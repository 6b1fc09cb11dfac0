import { parseAssistanceCode } from './assistanceCoefficient.ts'
import { NAMES_ON_LISTS } from './assistanceRulesData.ts'
import { MERIT_TABLES } from './meritRatesData.ts'
import { meritRateOn } from './meritRateOn.ts'
import { SOCIAL_PENSION_CODE, SOCIAL_PENSION_NAME } from './socialPensionData.ts'

const WITHOUT_A_GROUP: Readonly<Record<string, string>> = { BTXH: 'Trợ cấp xã hội hằng tháng', NCC: 'Trợ cấp ưu đãi người có công' }
const [, NEWEST_TABLE] = MERIT_TABLES

/** A group as a list prints it, whatever the day. The code itself is never printed: what is unknown might be what must not be named. */
export function nameOnLists(programmeCode: string, categoryCode: string): string {
  if (categoryCode === SOCIAL_PENSION_CODE) return SOCIAL_PENSION_NAME
  const code = programmeCode === 'BTXH' ? parseAssistanceCode(categoryCode) : undefined
  if (code) return NAMES_ON_LISTS[code]
  const merit = programmeCode === 'NCC' ? meritRateOn(categoryCode, NEWEST_TABLE.appliesFrom) : undefined
  return merit?.name ?? WITHOUT_A_GROUP[programmeCode] ?? 'Khoản chi khác'
}
