import type { EnrolmentStep } from './EnrolmentStep.ts'

/** What usually holds a step up, by the short codes offices write. A code once named stays. */
export const OBSTACLE_CODES = [
  'NGAI_PHI',
  'THICH_TIEN_MAT',
  'KHONG_BIET_DUNG',
  'SO_LUA_DAO',
  'XA_ATM',
  'CHUA_CO_CCCD',
  'CCCD_HET_HAN',
  'KHONG_DI_LAI',
  'CAN_GIAM_HO',
  'LECH_HO_TEN',
  'LECH_NGAY_SINH',
  'LECH_SO_DD',
  'KHONG_DIEN_THOAI',
  'SINH_TRAC',
  'CHUA_DU_TUOI',
  'CHUA_NHAN_THE',
  'QUEN_PIN',
  'MAT_THE',
  'SAI_SO_TK',
  'TK_DONG',
  'TRA_VE',
  'KHAC',
] as const
export type ObstacleCode = (typeof OBSTACLE_CODES)[number]

/** Whose work the next step is. */
export type StepOwner = 'commune' | 'bank' | 'office'

export type Obstacle = {
  readonly code: ObstacleCode
  /** The steps at which it is usually met. */
  readonly metAt: readonly EnrolmentStep[]
  /** Said by the person: a reason to say no, as against what a paper or a machine says. */
  readonly isReasonToRefuse: boolean
  /** The step that must be taken again; null when nothing that was reached is lost by it. */
  readonly fallsBackTo: EnrolmentStep | null
  /** Who can remove it. */
  readonly owner: StepOwner
  /** In how many days somebody asks again, as proposed; the officer may name another day. */
  readonly followUpDays: number
}
