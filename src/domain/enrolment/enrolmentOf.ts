import { isExit, stepNumber } from './EnrolmentStep.ts'
import type { EnrolmentMove, EnrolmentStatus } from './EnrolmentMove.ts'
import { mayMove } from './mayMove.ts'
import { getObstacle } from './obstaclesData.ts'

/** Why somebody must look at a word that is kept: it changes nothing until then. */
export const ENROLMENT_DOUBTS = ['enrolment-not-yours', 'enrolment-backwards'] as const
export type EnrolmentDoubt = (typeof ENROLMENT_DOUBTS)[number]

export const NOT_ASKED: EnrolmentStatus = {
  place: 'not-asked',
  since: null,
  obstacle: null,
  reason: null,
  followUpDay: null,
  holder: null,
  account: null,
  sharesPhone: null,
}

type Moved = EnrolmentStatus['place']
const HAS_ACCOUNT = stepNumber('account-opened')

/** A step that is reached again keeps its day: how long somebody has waited does not begin anew. */
const at = (status: EnrolmentStatus, place: Moved, { day, followUpDay }: EnrolmentMove): EnrolmentStatus => ({
  ...status,
  place,
  since: place === status.place ? status.since : day,
  obstacle: null,
  reason: null,
  followUpDay,
})

/** The way back to a step that must be taken again; whoever has not come so far stays. */
function heldUp(status: EnrolmentStatus, move: EnrolmentMove, code: Parameters<typeof getObstacle>[0]): EnrolmentStatus {
  const { fallsBackTo } = getObstacle(code)
  const place = fallsBackTo && stepNumber(fallsBackTo) < stepNumber(status.place) ? fallsBackTo : status.place
  const since = status.obstacle?.code === code ? status.obstacle.since : move.day
  return { ...at(status, place, move), reason: status.reason, obstacle: { code, since } }
}

/** No is an answer, and whoever has an account keeps it. */
function refused(status: EnrolmentStatus, move: EnrolmentMove, code: Parameters<typeof getObstacle>[0]): EnrolmentStatus {
  if (isExit(status.place)) return status
  const place = stepNumber(status.place) < HAS_ACCOUNT ? 'asked' : status.place
  return { ...at(status, place, move), obstacle: { code, since: move.day } }
}

function afterWord(status: EnrolmentStatus, move: EnrolmentMove): EnrolmentStatus {
  const { word } = move
  switch (word.kind) {
    case 'moved':
      return { ...at(status, word.to, move), holder: word.holder ?? status.holder }
    case 'refused':
      return refused(status, move, word.obstacle)
    case 'held':
      return heldUp(status, move, word.obstacle)
    case 'left':
      return { ...at(status, word.exit, move), reason: word.reason }
    case 'account': {
      const place = stepNumber(status.place) < HAS_ACCOUNT ? 'account-opened' : status.place
      const { bankBin, accountTail, nameAgrees } = word
      return { ...at(status, place, move), holder: word.holder, account: { bankBin, accountTail, nameAgrees } }
    }
  }
}

/** The doubt about one word where the person stands; nothing goes backwards but by an obstacle, a no, or an exit. */
export function doubtAbout(status: EnrolmentStatus, { side, word }: EnrolmentMove): EnrolmentDoubt | null {
  if (!mayMove(side, word)) return 'enrolment-not-yours'
  return word.kind === 'moved' && stepNumber(word.to) < stepNumber(status.place) ? 'enrolment-backwards' : null
}

/** Where the person stands after one word more. What is doubtful stands in the history and moves nobody. */
export function statusAfter(status: EnrolmentStatus, move: EnrolmentMove): EnrolmentStatus {
  if (doubtAbout(status, move) !== null) return status
  return { ...afterWord(status, move), sharesPhone: move.sharesPhone ?? status.sharesPhone }
}

/** By day, then by id, which the phone that recorded it numbered by its clock: whatever order they came in, they are read in one. */
export const byDay = (one: EnrolmentMove, other: EnrolmentMove): number =>
  one.day === other.day ? (one.factId < other.factId ? -1 : one.factId > other.factId ? 1 : 0) : one.day < other.day ? -1 : 1

/** All that was said, in whatever order it came, folded to where the person stands. */
export const enrolmentOf = (moves: readonly EnrolmentMove[], before: EnrolmentStatus = NOT_ASKED): EnrolmentStatus =>
  [...moves].sort(byDay).reduce(statusAfter, before)
