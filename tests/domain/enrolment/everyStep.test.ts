import { describe, expect, it } from 'vitest'
import type { EnrolmentWord } from '#domain/enrolment/EnrolmentMove.ts'
import { doubtAbout, statusAfter } from '#domain/enrolment/enrolmentOf.ts'
import { ENROLMENT_EXITS, ENROLMENT_SIDES, ENROLMENT_STEPS, stepNumber, type EnrolmentPlace } from '#domain/enrolment/EnrolmentStep.ts'
import { OBSTACLE_CODES } from '#domain/enrolment/Obstacle.ts'
import { said, standing, to } from './moves.ts'

const PLACES: readonly EnrolmentPlace[] = [...ENROLMENT_STEPS, ...ENROLMENT_EXITS]
const [, ...REACHED] = ENROLMENT_STEPS
const OTHERS: readonly EnrolmentWord[] = [
  { kind: 'refused', obstacle: 'NGAI_PHI' },
  ...OBSTACLE_CODES.map((obstacle): EnrolmentWord => ({ kind: 'held', obstacle })),
  { kind: 'left', exit: 'back-to-cash', reason: 'own-wish' },
  { kind: 'left', exit: 'not-feasible', reason: 'frail-and-alone' },
  { kind: 'account', holder: { kind: 'own' }, bankBin: '970449', accountTail: '4821', nameAgrees: true },
]

/** Written out by hand, a letter for each side that may say so: o(fficer), t(eller), c(oordinator). */
const WHO: Readonly<Record<(typeof REACHED)[number], string>> = {
  asked: 'ot',
  agreed: 'ot',
  'population-checked': 'oc',
  'account-opened': 'tc',
  'card-active': 'otc',
  'number-on-list': 'oc',
  'first-money': 'c',
}

describe('every step, every word, every side', () => {
  it('only those move a step whose step it is (S90)', () => {
    const wrong = REACHED.flatMap((step) =>
      ENROLMENT_SIDES.filter(
        (side) => (doubtAbout(standing('not-asked'), said(to(step), { side })) === null) !== WHO[step].includes(side.slice(0, 1)),
      ).map((side) => `${side}: ${step}`),
    )
    expect(wrong).toEqual([])
  })
  it('nobody moves a step backwards by saying an earlier one (S90)', () => {
    const pairs = PLACES.flatMap((place) => REACHED.map((step) => ({ place, step })))
    const wrong = pairs.filter(({ place, step }) => {
      const move = said(to(step), { side: WHO[step].startsWith('o') ? 'officer' : WHO[step].startsWith('t') ? 'teller' : 'coordinator' })
      return (doubtAbout(standing(place), move) === 'enrolment-backwards') !== stepNumber(step) < stepNumber(place)
    })
    expect(wrong).toEqual([])
  })
  it('a word in doubt moves nobody, wherever they stand (S91)', () => {
    const moves = [...REACHED.map(to), ...OTHERS].flatMap((word) => ENROLMENT_SIDES.map((side) => said(word, { side })))
    const moved = PLACES.flatMap((place) =>
      moves
        .filter((move) => doubtAbout(standing(place), move) !== null && statusAfter(standing(place), move) !== standing(place))
        .filter((move) => JSON.stringify(statusAfter(standing(place), move)) !== JSON.stringify(standing(place))),
    )
    expect(moved).toEqual([])
  })
  it('whoever leaves the way may be asked anew, from the first step or from any (S90)', () => {
    const doubts = ENROLMENT_EXITS.flatMap((exit) => [
      doubtAbout(standing(exit), said(to('asked'))),
      doubtAbout(standing(exit), said(to('card-active'))),
    ])
    expect(doubts).toEqual([null, null, null, null])
  })
  it('a teller tells of no and of obstacles, but ends nothing that the commune has begun (S90)', () => {
    const doubted = PLACES.flatMap((place) => OTHERS.filter((word) => doubtAbout(standing(place), said(word, { side: 'teller' })) !== null))
    expect(new Set(doubted.map(({ kind }) => kind))).toEqual(new Set(['left']))
  })
  it('no word ever leaves a person at a place that is none', () => {
    const after = PLACES.flatMap((place) =>
      [...REACHED.map(to), ...OTHERS].flatMap((word) =>
        ENROLMENT_SIDES.map((side) => statusAfter(standing(place), said(word, { side })).place),
      ),
    )
    expect(after.filter((place) => !PLACES.includes(place))).toEqual([])
  })
  it.each(OBSTACLE_CODES)('the obstacle %s throws nobody forward, and nobody off the way', (obstacle) => {
    const after = PLACES.map((place) => ({ place, now: statusAfter(standing(place), said({ kind: 'held', obstacle })) }))
    expect(after.filter(({ place, now }) => stepNumber(now.place) > stepNumber(place) || now.obstacle?.code !== obstacle)).toEqual([])
  })
})
