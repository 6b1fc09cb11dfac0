import { FUNERAL_COEFFICIENT } from './assistanceRulesData.ts'
import { source, type DatedSource } from './DatedSource.ts'

/** Who it is counted by: two martyrs of one family are two, two people of one household are one. */
export type EntitledUnit = 'person' | 'household' | 'martyr'
export type OneOffAmount =
  /** Times the month's standard; `by` says which one. */
  | { readonly kind: 'of-standard'; readonly coefficient: number; readonly by: 'assistance' | 'merit' }
  | { readonly kind: 'fixed'; readonly inDong: number }
  /** Times the current monthly allowance of whoever died. */
  | { readonly kind: 'of-allowance'; readonly months: number }
  /** So many kWh a month at the price of the first tier, for the months of the quarter. */
  | { readonly kind: 'electricity'; readonly kwhAMonth: number; readonly months: number; readonly priceInDong: number }

export type OneOffProgramme = {
  readonly code: string
  readonly programmeCode: 'BTXH' | 'NCC' | 'KHAC'
  readonly name: string
  readonly unit: EntitledUnit
  readonly per: 'occasion' | 'day' | 'quarter' | 'year'
  readonly amount: OneOffAmount
  /** Whole đồng, and whether a text says anything about rounding further. */
  readonly rounding: 'whole-dong' | 'rounded-in-practice'
  readonly source: DatedSource
}

type Row = Omit<OneOffProgramme, 'rounding' | 'programmeCode'>
const MERIT = source({ from: '2022-01-01', inForce: '2021-09-15', by: 'Nghị định 75/2021/NĐ-CP (VBHN 4804/2024)' })
const merit = (row: Omit<Row, 'source'>): OneOffProgramme => ({ ...row, programmeCode: 'NCC', rounding: 'whole-dong', source: MERIT })
const ofMerit = (coefficient: number): OneOffAmount => ({ kind: 'of-standard', coefficient, by: 'merit' })

/**
 * What is paid beside the monthly lines. NĐ 75/2021 applies to these from 01/01/2022, to monthly allowances from 01/07/2021.
 * Electricity stands for the two quarters whose price is known; the price after the new tiers of 2025 was not found, and older amounts
 * are from the press alone. Convalescence in a centre is paid to the centre by its own accounts: plan and actual are free amounts there.
 */
export const ONE_OFF_PROGRAMMES: readonly OneOffProgramme[] = [
  {
    code: 'MAI_TANG',
    programmeCode: 'BTXH',
    name: 'Mai táng phí',
    unit: 'person',
    per: 'occasion',
    amount: { kind: 'of-standard', coefficient: FUNERAL_COEFFICIENT, by: 'assistance' },
    rounding: 'whole-dong',
    source: source({ from: '2021-07-01', inForce: '2021-07-01', by: 'Nghị định 20/2021/NĐ-CP, Điều 11' }),
  },
  merit({ code: 'DIEU_DUONG_NHA', name: 'Điều dưỡng tại nhà', unit: 'person', per: 'occasion', amount: ofMerit(0.9) }),
  merit({ code: 'DIEU_DUONG_TAP_TRUNG', name: 'Điều dưỡng tập trung', unit: 'person', per: 'occasion', amount: ofMerit(1.8) }),
  merit({ code: 'THO_CUNG', name: 'Thờ cúng liệt sĩ', unit: 'martyr', per: 'year', amount: { kind: 'fixed', inDong: 1_400_000 } }),
  merit({ code: 'AN_THEM', name: 'Ăn thêm ngày lễ, Tết', unit: 'person', per: 'day', amount: { kind: 'fixed', inDong: 200_000 } }),
  merit({ code: 'GIAO_DUC_02', name: 'Ưu đãi giáo dục, mức 0,2 lần chuẩn', unit: 'person', per: 'year', amount: ofMerit(0.2) }),
  merit({ code: 'GIAO_DUC_04', name: 'Ưu đãi giáo dục, mức 0,4 lần chuẩn', unit: 'person', per: 'year', amount: ofMerit(0.4) }),
  merit({
    code: 'TU_TRAN_3_THANG',
    name: 'Trợ cấp một lần khi người hưởng từ trần, bằng ba tháng trợ cấp',
    unit: 'person',
    per: 'occasion',
    amount: { kind: 'of-allowance', months: 3 },
  }),
  {
    code: 'TIEN_DIEN',
    programmeCode: 'KHAC',
    name: 'Hỗ trợ tiền điện hộ nghèo, hộ chính sách xã hội',
    unit: 'household',
    per: 'quarter',
    amount: { kind: 'electricity', kwhAMonth: 30, months: 3, priceInDong: 1_806 },
    rounding: 'rounded-in-practice',
    source: source({
      from: '2024-01-01',
      until: '2024-06-30',
      by: 'Quyết định 28/2014/QĐ-TTg; giá bậc 1 là 1.806 đ/kWh',
      certainty: 'inferred',
    }),
  },
]
