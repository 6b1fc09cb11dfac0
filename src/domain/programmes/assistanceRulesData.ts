import { source, type DatedSource } from './DatedSource.ts'

/** Groups of NĐ 20/2021 Điều 5, split where Điều 6 gives degrees of disability; «CS» are the carers of Điều 20, who are paid themselves. */
export const ASSISTANCE_CODES = [
  'K1',
  'K2',
  'K3',
  'K4',
  'K5a',
  'K5b',
  'K5c',
  'K5d',
  'K6-DBN',
  'K6-N',
  'K7',
  'K8',
  'CS-K1',
  'CS-K5d',
  'CS-NKT-1',
  'CS-NKT-2',
  'CS-DBN',
  'CS-NHAN-DBN',
] as const
export type AssistanceCode = (typeof ASSISTANCE_CODES)[number]

/** One row of the decree. Ages are completed years, of the carer's charge in the rows of Điều 20; null is no limit. */
export type AssistanceRule = {
  readonly code: AssistanceCode
  readonly fromAge: number | null
  readonly belowAge: number | null
  readonly coefficient: number
  readonly source: DatedSource
}

const COEFFICIENT = source({ from: '2021-07-01', inForce: '2021-07-01', by: 'Nghị định 20/2021/NĐ-CP, Điều 5 và Điều 6' })
const CARE = source({ from: '2021-07-01', inForce: '2021-07-01', by: 'Nghị định 20/2021/NĐ-CP, Điều 20' })

type Ages = readonly [fromAge: number | null, belowAge: number | null]
const ANY_AGE: Ages = [null, null]
const rule = (code: AssistanceCode, [fromAge, belowAge]: Ages, coefficient: number): AssistanceRule => ({
  code,
  fromAge,
  belowAge,
  coefficient,
  source: code.startsWith('CS-') ? CARE : COEFFICIENT,
})

export const ASSISTANCE_RULES: readonly AssistanceRule[] = [
  rule('K1', [null, 4], 2.5),
  rule('K1', [4, 16], 1.5),
  rule('K2', [16, 23], 1.5),
  rule('K3', [null, 4], 2.5),
  rule('K3', [4, 16], 2),
  rule('K4', ANY_AGE, 1),
  rule('K5a', [60, 80], 1.5),
  rule('K5a', [80, null], 2),
  rule('K5b', [75, 80], 1),
  rule('K5c', [80, null], 1),
  rule('K5d', [60, null], 3),
  rule('K6-DBN', [null, 16], 2.5),
  rule('K6-DBN', [16, 60], 2),
  rule('K6-DBN', [60, null], 2.5),
  rule('K6-N', [null, 16], 2),
  rule('K6-N', [16, 60], 1.5),
  rule('K6-N', [60, null], 2),
  rule('K7', [null, 3], 1.5),
  rule('K8', ANY_AGE, 1.5),
  rule('CS-K1', [null, 4], 2.5),
  rule('CS-K1', [4, 16], 1.5),
  rule('CS-K5d', ANY_AGE, 1.5),
  rule('CS-NKT-1', ANY_AGE, 1.5),
  rule('CS-NKT-2', ANY_AGE, 2),
  rule('CS-DBN', ANY_AGE, 1),
  rule('CS-NHAN-DBN', [null, 16], 2.5),
  rule('CS-NHAN-DBN', [16, null], 1.5),
]

/** Paid for each child (Điều 5 khoản 4). */
export const PAID_FOR_EACH_CHILD: AssistanceCode = 'K4'

/** Mai táng phí is at least this many standards (Điều 11). */
export const FUNERAL_COEFFICIENT = 20

const OTHER_GROUP = 'Đối tượng khác'

/** As lists print them. HIV is exempt from public posting (Điều 8), so K3 and K8 never stand on a list by name. */
export const NAMES_ON_LISTS: Readonly<Record<AssistanceCode, string>> = {
  K1: 'Trẻ em dưới 16 tuổi không có nguồn nuôi dưỡng',
  K2: 'Người 16–22 tuổi không có nguồn nuôi dưỡng đang đi học',
  K3: OTHER_GROUP,
  K4: 'Người đơn thân nghèo đang nuôi con',
  K5a: 'Người cao tuổi nghèo không có người phụng dưỡng',
  K5b: 'Người cao tuổi từ 75 đến dưới 80 tuổi vùng đặc biệt khó khăn',
  K5c: 'Người từ đủ 80 tuổi không có lương hưu',
  K5d: 'Người cao tuổi được nhận chăm sóc tại cộng đồng',
  'K6-DBN': 'Người khuyết tật đặc biệt nặng',
  'K6-N': 'Người khuyết tật nặng',
  K7: 'Trẻ em dưới 3 tuổi vùng đặc biệt khó khăn',
  K8: OTHER_GROUP,
  'CS-K1': 'Người nhận chăm sóc trẻ em',
  'CS-K5d': 'Người nhận chăm sóc người cao tuổi',
  'CS-NKT-1': 'Người khuyết tật đang mang thai hoặc nuôi một con dưới 36 tháng',
  'CS-NKT-2': 'Người khuyết tật đang mang thai và nuôi con nhỏ, hoặc nuôi từ hai con',
  'CS-DBN': 'Hộ chăm sóc người khuyết tật đặc biệt nặng',
  'CS-NHAN-DBN': 'Người nhận nuôi dưỡng người khuyết tật đặc biệt nặng',
}
