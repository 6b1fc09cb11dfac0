import type { PovertyClass } from '../people/BeneficiaryProfile.ts'
import { source, type DatedSource } from './DatedSource.ts'
import { SOCIAL_PENSION_CODE } from './socialPensionData.ts'

/** An age that opens a monthly benefit. What no page tells (a pension, a region) is a condition in words, for a person to check. */
export type StartRule = {
  readonly categoryCode: string
  readonly fromAge: number
  readonly belowAge: number | null
  /** The household's class; null where any will do. */
  readonly poverty: readonly PovertyClass[] | null
  readonly condition: string
  /** Elders' aid runs from the month the age is reached (NĐ 20/2021 Điều 8), the social pension from the month of the decision. */
  readonly runsFrom: 'age' | 'decision'
  readonly source: DatedSource
}

const POOR: readonly PovertyClass[] = ['NGHEO_A', 'NGHEO_B', 'CAN_NGHEO']
const NO_PENSION = 'Không có lương hưu, trợ cấp bảo hiểm xã hội hoặc trợ cấp xã hội hằng tháng khác'
const PENSION = source({ from: '2025-07-01', inForce: '2025-07-01', by: 'Nghị định 176/2025/NĐ-CP', certainty: 'likely' })
const ELDERS = source({ from: '2021-07-01', inForce: '2021-07-01', by: 'Nghị định 20/2021/NĐ-CP, Điều 5 khoản 5' })

/** The first that fits is proposed. Whether those of 80 and over wholly passed to the social pension was not verified: both rows stand. */
export const START_RULES: readonly StartRule[] = [
  {
    categoryCode: SOCIAL_PENSION_CODE,
    fromAge: 75,
    belowAge: null,
    poverty: null,
    condition: NO_PENSION,
    runsFrom: 'decision',
    source: PENSION,
  },
  {
    categoryCode: SOCIAL_PENSION_CODE,
    fromAge: 70,
    belowAge: 75,
    poverty: POOR,
    condition: NO_PENSION,
    runsFrom: 'decision',
    source: PENSION,
  },
  { categoryCode: 'K5c', fromAge: 80, belowAge: null, poverty: null, condition: NO_PENSION, runsFrom: 'age', source: ELDERS },
  {
    categoryCode: 'K5b',
    fromAge: 75,
    belowAge: 80,
    poverty: POOR,
    condition: 'Sống ở xã, thôn vùng dân tộc thiểu số và miền núi đặc biệt khó khăn',
    runsFrom: 'age',
    source: ELDERS,
  },
]
