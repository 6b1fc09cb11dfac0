import { byDay, doubtAbout, enrolmentOf, NOT_ASKED, statusAfter, type EnrolmentDoubt } from './enrolmentOf.ts'
import type { EnrolmentMove, EnrolmentOnProfile, EnrolmentStatus } from './EnrolmentMove.ts'

/** How many words a page shows; those before them stand on it as what they came to. */
export const MOVES_ON_A_PROFILE = 12

type Page = EnrolmentOnProfile | null

export const statusOnPage = (page: Page): EnrolmentStatus => (page ? enrolmentOf(page.moves, page.before) : NOT_ASKED)

const shortened = ({ before, moves }: EnrolmentOnProfile): EnrolmentOnProfile => {
  const [oldest, ...newer] = moves
  return oldest && moves.length > MOVES_ON_A_PROFILE ? shortened({ before: statusAfter(before, oldest), moves: newer }) : { before, moves }
}

/** A word in the place of its day; laying the same one twice changes nothing. */
export function layMove(page: Page, move: EnrolmentMove): EnrolmentOnProfile {
  const { before, moves } = page ?? { before: NOT_ASKED, moves: [] }
  if (page && moves.some(({ factId }) => factId === move.factId)) return page
  return shortened({ before, moves: [...moves, move].sort(byDay) })
}

/** A word taken back leaves no trace; the page of whom nobody has asked is none. */
export function liftMove(page: Page, factId: string): Page {
  if (!page?.moves.some((move) => move.factId === factId)) return page
  const moves = page.moves.filter((move) => move.factId !== factId)
  return moves.length === 0 && page.before.place === 'not-asked' ? null : { ...page, moves }
}

/** The doubt about a word at the place its day gives it among those already told. */
export function doubtOnPage(page: Page, move: EnrolmentMove): EnrolmentDoubt | null {
  const earlier = (page?.moves ?? []).filter((one) => one.factId !== move.factId && byDay(one, move) < 0)
  return doubtAbout(enrolmentOf(earlier, page?.before), move)
}
