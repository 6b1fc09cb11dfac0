import type { CashPoint } from '#domain/enrolment/CashPoint.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { parseCashPoints } from '#sync/protocol/parseAnswers.ts'
import type { CashPoints } from '../tools.ts'
import type { FetchLink } from './FetchLink.ts'
import { FollowedList } from './FollowedList.ts'
import type { CurrentRoom } from './OpenRoom.ts'

export class PhoneCashPoints extends FollowedList<CashPoint> implements CashPoints {
  constructor(room: CurrentRoom, link: FetchLink) {
    super(room, link, {
      name: 'cash-points',
      address: `${ADDRESSES.enrolment}/cash-points`,
      parse: (answer) => parseCashPoints(answer)?.points,
    })
  }
}
