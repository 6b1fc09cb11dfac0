import { monthAfter, monthOf } from '../payments/months.ts'
import type { Disbursement } from '../payments/PaymentOnProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { RolledLine } from './RolledLine.ts'
import type { ReceivedLine } from './SlipPage.ts'

const MONTHS_TOLD = 12

const takenBy = ({ receiver }: Disbursement): string | null => (receiver.kind === 'self' ? null : receiver.fullName)

/** What was paid in the last twelve months, newest first; two payments of one line are two lines here, for both were made. */
export function receivedLines(lines: readonly RolledLine[], today: PlainDate): ReceivedLine[] {
  const since = monthAfter(monthOf(today), -MONTHS_TOLD)
  return lines
    .flatMap(({ line }) =>
      line.disbursements.map((paid) => ({
        month: line.month,
        amountInDong: paid.amountInDong,
        day: paid.day,
        place: paid.place,
        via: paid.via,
        takenBy: takenBy(paid),
        isBeingChecked: paid.doubt !== null,
      })),
    )
    .filter(({ day }) => monthOf(day) > since)
    .sort((one, other) => (one.day === other.day ? 0 : one.day > other.day ? -1 : 1))
}
