import type { Entitlement } from '../people/BeneficiaryProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'

type Running = Pick<Entitlement, 'from' | 'stop'>

/** Whether the month, `YYYY-MM`, is one the benefit is due for: those of its first and of its last day are (NĐ 20/2021 Điều 8). */
export const runsInMonth = ({ from, stop }: Running, month: string): boolean =>
  (from === null || from.slice(0, 7) <= month) && (stop === undefined || month <= stop.lastDay.slice(0, 7))

export const BENEFIT_STATES = ['receiving', 'suspended', 'ended'] as const
export type BenefitState = (typeof BENEFIT_STATES)[number]

/** Đang hưởng, Tạm dừng or Thôi hưởng as it stands on that day. */
export const benefitState = ({ stop }: Running, today: PlainDate): BenefitState =>
  stop === undefined || today <= stop.lastDay ? 'receiving' : stop.kind
