import { describe, expect, it } from 'vitest'
import { addCounts, countCashless, NOBODY_PAYABLE } from '#domain/enrolment/cashlessShare.ts'
import type { EnrolmentMove, EnrolmentOnProfile } from '#domain/enrolment/EnrolmentMove.ts'
import { doubtAbout, enrolmentOf, NOT_ASKED, statusAfter } from '#domain/enrolment/enrolmentOf.ts'
import { isExit, stepNumber } from '#domain/enrolment/EnrolmentStep.ts'
import { layMove, liftMove, MOVES_ON_A_PROFILE, statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import { mayBeAsked } from '#domain/enrolment/mayBeAsked.ts'
import { nextStep } from '#domain/enrolment/nextStep.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { Chance } from '#tests/support/Chance.ts'
import { seededMoves, shuffled } from './seededMoves.ts'

const FIRST = Number(process.env['SEED'] ?? 0)
const SEEDS = Array.from({ length: 150 }, (_, at) => FIRST + at)
const TODAY = '2026-11-28' as PlainDate
type Page = EnrolmentOnProfile | null
const laid = (moves: readonly EnrolmentMove[], page: Page = null): Page => moves.reduce<Page>(layMove, page)
/** The seeds at which it does not hold. */
const broken = (holds: (chance: Chance) => boolean): number[] => SEEDS.filter((seed) => !holds(new Chance(seed)))
const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

describe('any words about an account, by anybody, on any days', () => {
  it('read the same in whatever order they come, on a phone and at the office (S91)', () => {
    const wrong = broken((chance) => {
      const moves = seededMoves(chance, MOVES_ON_A_PROFILE)
      return alike(laid(moves), laid(shuffled(moves, chance)))
    })
    expect(wrong).toEqual([])
  })
  it('read the same when some came twice, as after a lost answer (S91)', () => {
    const wrong = broken((chance) => {
      const moves = seededMoves(chance, MOVES_ON_A_PROFILE)
      return alike(laid(moves), laid(shuffled([...moves, ...moves.slice(0, 5)], chance)))
    })
    expect(wrong).toEqual([])
  })
  it('leave the page as it was when the last of them is taken back', () => {
    const wrong = broken((chance) => {
      const [last, ...others] = seededMoves(chance, MOVES_ON_A_PROFILE)
      const page = laid(others)
      return last === undefined || alike(liftMove(last ? layMove(page, last) : page, last.factId), page)
    })
    expect(wrong).toEqual([])
  })
  it('come to the same on a short page as in the whole history, when they come day by day', () => {
    const wrong = broken((chance) => {
      const moves = seededMoves(chance, 40).sort((one, other) =>
        one.day === other.day ? (one.factId < other.factId ? -1 : 1) : one.day < other.day ? -1 : 1,
      )
      const page = laid(moves)
      return page !== null && page.moves.length === MOVES_ON_A_PROFILE && alike(statusOnPage(page), enrolmentOf(moves))
    })
    expect(wrong).toEqual([])
  })
  it('never go backwards but by an obstacle, a no or an exit (S90)', () => {
    const wrong = broken((chance) => {
      let status = NOT_ASKED
      return seededMoves(chance, 60).every((move) => {
        const before = status
        status = statusAfter(status, move)
        return move.word.kind !== 'moved' || isExit(before.place) || stepNumber(status.place) >= stepNumber(before.place)
      })
    })
    expect(wrong).toEqual([])
  })
  it('in doubt change nothing at all (S91)', () => {
    const wrong = broken((chance) => {
      let status = NOT_ASKED
      return seededMoves(chance, 60).every((move) => {
        const before = status
        status = statusAfter(status, move)
        return doubtAbout(before, move) === null || status === before
      })
    })
    expect(wrong).toEqual([])
  })
})

describe('wherever that leads', () => {
  const status = (chance: Chance) => enrolmentOf(seededMoves(chance, chance.between(0, 30)))
  it('an obstacle has its day, an exit its reason, and nobody else has one', () => {
    const wrong = broken((chance) => {
      const { place, reason, since } = status(chance)
      return (reason !== null) === isExit(place) && (since === null) === (place === 'not-asked')
    })
    expect(wrong).toEqual([])
  })
  it('the next step is owed by somebody until the money comes or the person leaves (S95)', () => {
    const wrong = broken((chance) => {
      const now = status(chance)
      const isOver = isExit(now.place) || (now.place === 'first-money' && now.obstacle === null)
      return (nextStep(now, TODAY).owner === null) === isOver
    })
    expect(wrong).toEqual([])
  })
  it('nobody is asked at the counter who has said yes', () => {
    const wrong = broken((chance) => {
      const now = status(chance)
      return stepNumber(now.place) < stepNumber('agreed') || !mayBeAsked({ before: now, moves: [] }, TODAY)
    })
    expect(wrong).toEqual([])
  })
  it('the communes of a district add up to it, and no part is more than the whole (S96)', () => {
    const wrong = broken((chance) => {
      const people = Array.from({ length: 60 }, () => ({ isPaidThroughAccount: chance.isOneIn(6), status: status(chance) }))
      const [one, other] = [people.slice(0, 23), people.slice(23)].map(countCashless)
      const whole = countCashless(people)
      const parts = [whole.paidThroughAccount, whole.hasAccount, whole.agreed, whole.paidThroughAccount + whole.cashForGoodReason]
      return (
        alike(whole, [one, other].flatMap((count) => count ?? []).reduce(addCounts, NOBODY_PAYABLE)) &&
        parts.every((part) => part <= whole.payable)
      )
    })
    expect(wrong).toEqual([])
  })
})
