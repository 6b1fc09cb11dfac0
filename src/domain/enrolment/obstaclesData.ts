import { source, type DatedSource } from '../programmes/DatedSource.ts'
import type { EnrolmentStep } from './EnrolmentStep.ts'
import type { Obstacle, ObstacleCode, StepOwner } from './Obstacle.ts'

/**
 * What an obstacle's row stands on. The obstacles come from the how-to of the cashless programme (công văn 5234/LĐTBXH-TTTT) and from press
 * accounts; the order of steps, who removes what and after how many days to ask again are our own proposal: no text was found that fixes
 * them. Asked for, and not a part of each row, because every phone carries the rows and none shows this.
 */
export const sourceOfObstacle = (code: ObstacleCode): DatedSource =>
  code === 'CHUA_DU_TUOI'
    ? source({ from: '2024-10-01', inForce: '2024-10-01', by: 'Thông tư 17/2024/TT-NHNN, Điều 11' })
    : source({ from: '2022-12-23', by: 'Công văn 5234/LĐTBXH-TTTT; ngày hẹn lại do phần mềm đề xuất', certainty: 'inferred' })

type Written = Partial<Pick<Obstacle, 'fallsBackTo' | 'isReasonToRefuse'>>
const met = (
  code: ObstacleCode,
  metAt: readonly EnrolmentStep[],
  { owner, days, ...more }: { readonly owner: StepOwner; readonly days: number } & Written,
): Obstacle => ({ code, metAt, owner, followUpDays: days, isReasonToRefuse: false, fallsBackTo: null, ...more })

const SAID = { isReasonToRefuse: true } as const
const ASKING: readonly EnrolmentStep[] = ['not-asked', 'asked', 'agreed']
const CHECKING: readonly EnrolmentStep[] = ['agreed', 'population-checked']
const OPENING: readonly EnrolmentStep[] = ['population-checked', 'account-opened']
const USING: readonly EnrolmentStep[] = ['card-active', 'number-on-list', 'first-money']

export const OBSTACLES: readonly Obstacle[] = [
  met('NGAI_PHI', ASKING, { owner: 'commune', days: 30, ...SAID }),
  met('THICH_TIEN_MAT', ASKING, { owner: 'commune', days: 90, ...SAID }),
  met('KHONG_BIET_DUNG', ASKING, { owner: 'commune', days: 30, ...SAID }),
  met('SO_LUA_DAO', ASKING, { owner: 'commune', days: 30, ...SAID }),
  met('XA_ATM', [...ASKING, ...USING], { owner: 'commune', days: 90, ...SAID }),
  met('CHUA_CO_CCCD', ['asked', 'agreed'], { owner: 'commune', days: 30 }),
  met('CCCD_HET_HAN', ['asked', 'agreed'], { owner: 'commune', days: 30 }),
  met('KHONG_DI_LAI', ['asked', ...OPENING, 'agreed'], { owner: 'bank', days: 30 }),
  met('CAN_GIAM_HO', ['asked', 'agreed'], { owner: 'commune', days: 30 }),
  met('LECH_HO_TEN', [...CHECKING, 'account-opened', 'number-on-list'], { owner: 'commune', days: 15, fallsBackTo: 'agreed' }),
  met('LECH_NGAY_SINH', CHECKING, { owner: 'commune', days: 15, fallsBackTo: 'agreed' }),
  met('LECH_SO_DD', CHECKING, { owner: 'commune', days: 15, fallsBackTo: 'agreed' }),
  met('KHONG_DIEN_THOAI', OPENING, { owner: 'commune', days: 15 }),
  met('SINH_TRAC', OPENING, { owner: 'bank', days: 15 }),
  met('CHUA_DU_TUOI', ['agreed', ...OPENING], { owner: 'bank', days: 15 }),
  met('CHUA_NHAN_THE', ['account-opened', 'card-active'], { owner: 'bank', days: 15, fallsBackTo: 'account-opened' }),
  met('QUEN_PIN', USING, { owner: 'bank', days: 7 }),
  met('MAT_THE', USING, { owner: 'bank', days: 7, fallsBackTo: 'account-opened' }),
  met('SAI_SO_TK', ['number-on-list', 'first-money'], { owner: 'commune', days: 7, fallsBackTo: 'card-active' }),
  met('TK_DONG', ['account-opened', ...USING], { owner: 'bank', days: 15, fallsBackTo: 'population-checked' }),
  met('TRA_VE', ['number-on-list', 'first-money'], { owner: 'commune', days: 7, fallsBackTo: 'card-active' }),
  met('KHAC', ['not-asked', 'asked', ...CHECKING, 'account-opened', ...USING], { owner: 'commune', days: 30, ...SAID }),
]

const BY_CODE = new Map(OBSTACLES.map((obstacle) => [obstacle.code, obstacle]))

export function getObstacle(code: ObstacleCode): Obstacle {
  const obstacle = BY_CODE.get(code)
  if (!obstacle) throw new Error(`An obstacle without its row: ${code}`)
  return obstacle
}
