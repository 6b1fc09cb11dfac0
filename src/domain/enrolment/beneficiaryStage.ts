import { isExit, stepNumber, type EnrolmentPlace } from './EnrolmentStep.ts'

/** The five states a beneficiary sees: Đồng ý, Nộp hồ sơ, Ngân hàng đang làm thẻ, Nhận thẻ, Tiền vào thẻ. */
export const BENEFICIARY_STAGES = ['agreeing', 'handing-in', 'bank-at-work', 'taking-card', 'money-comes'] as const
export type BeneficiaryStage = (typeof BENEFICIARY_STAGES)[number]

const CURRENT = ['agreeing', 'agreeing', 'handing-in', 'bank-at-work', 'taking-card', 'money-comes', 'money-comes', null] as const

/** Which state is the current one; null when all five are done, and for whoever is paid in cash. */
export const currentStage = (place: EnrolmentPlace): BeneficiaryStage | null =>
  isExit(place) ? null : (CURRENT[stepNumber(place)] ?? null)

/** The states that are behind; none for whoever is paid in cash. */
export function doneStages(place: EnrolmentPlace): readonly BeneficiaryStage[] {
  if (isExit(place)) return []
  const current = currentStage(place)
  return current === null ? BENEFICIARY_STAGES : BENEFICIARY_STAGES.slice(0, BENEFICIARY_STAGES.indexOf(current))
}
