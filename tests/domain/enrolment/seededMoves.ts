import type { EnrolmentMove, EnrolmentWord } from '#domain/enrolment/EnrolmentMove.ts'
import { ENROLMENT_SIDES, ENROLMENT_STEPS } from '#domain/enrolment/EnrolmentStep.ts'
import { OBSTACLE_CODES } from '#domain/enrolment/Obstacle.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { Chance } from '#tests/support/Chance.ts'
import { said, to } from './moves.ts'

const [, ...REACHED] = ENROLMENT_STEPS

function word(chance: Chance): EnrolmentWord {
  const obstacle = chance.of(OBSTACLE_CODES)
  const words: readonly [number, EnrolmentWord][] = [
    [6, to(chance.of(REACHED))],
    [2, { kind: 'refused', obstacle }],
    [2, { kind: 'held', obstacle }],
    [1, { kind: 'left', exit: 'not-feasible', reason: 'frail-and-alone' }],
    [1, { kind: 'left', exit: 'back-to-cash', reason: 'own-wish' }],
    [1, { kind: 'account', holder: { kind: 'own' }, bankBin: '970449', accountTail: String(chance.between(1000, 9999)), nameAgrees: true }],
  ]
  return chance.weighed(words) ?? to('asked')
}

/** So many words by all sides on a few days, several of them on the same day, in no order. */
export const seededMoves = (chance: Chance, count: number): EnrolmentMove[] =>
  Array.from({ length: count }, () =>
    said(word(chance), {
      side: chance.of(ENROLMENT_SIDES),
      day: `2026-11-${String(chance.between(1, 9)).padStart(2, '0')}` as PlainDate,
      sharesPhone: chance.of([true, false, null]),
    }),
  )

export function shuffled<Value>(list: readonly Value[], chance: Chance): Value[] {
  const left = [...list]
  return list.flatMap(() => left.splice(chance.below(left.length), 1))
}
