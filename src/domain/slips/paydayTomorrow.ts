import { dateOfDayNumber, dayNumber, type PlainDate } from '../shared/PlainDate.ts'
import type { NextPayment } from './SlipPage.ts'

/** The first day of the next payment in cash, to be fetched or brought home, while it is still to come; undefined for everything else. */
export const paydayAhead = (next: NextPayment, today: PlainDate): PlainDate | undefined =>
  next.state === 'dated' && next.payFrom > today ? next.payFrom : undefined

/** Whether that day is tomorrow: whoever is told of it in the evening has time to find the papers. */
export const isPaydayTomorrow = (next: NextPayment, today: PlainDate): boolean =>
  paydayAhead(next, today) === dateOfDayNumber(dayNumber(today) + 1)
