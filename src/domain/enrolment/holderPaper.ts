import { daysBetween, type PlainDate } from '../shared/PlainDate.ts'
import type { AccountHolder } from './EnrolmentMove.ts'
import { HOLDER_PAPER_TERM } from './holderPaperData.ts'

/** How the authorisation or guardian's paper of an account in another name stands. */
export type PaperStanding = 'good' | 'soon' | 'ended' | 'missing'

/** Null where the account is the person's own, or nobody has said whose it is: then no paper is asked for. */
export function standingOfPaper(holder: AccountHolder | null, today: PlainDate): PaperStanding | null {
  if (holder?.kind !== 'proxy') return null
  if (holder.paper === null) return 'missing'
  const daysLeft = daysBetween(today, holder.paper.validUntil)
  if (daysLeft < 0) return 'ended'
  return daysLeft <= HOLDER_PAPER_TERM.warnDays ? 'soon' : 'good'
}
