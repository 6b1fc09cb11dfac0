import type { PlainDate } from '../shared/PlainDate.ts'
import { isGoodReason } from './cashlessShare.ts'
import type { EnrolmentOnProfile } from './EnrolmentMove.ts'
import { stepNumber } from './EnrolmentStep.ts'
import { statusOnPage } from './layEnrolment.ts'

const AGREED = stepNumber('agreed')

/** Whether the counter speaks of a card today: not to whoever has said yes, has a good reason for cash, or is to be asked on a later day. */
export function mayBeAsked(page: EnrolmentOnProfile | null, today: PlainDate): boolean {
  const { place, reason, followUpDay } = statusOnPage(page)
  return stepNumber(place) < AGREED && !isGoodReason(reason) && (followUpDay === null || followUpDay <= today)
}
