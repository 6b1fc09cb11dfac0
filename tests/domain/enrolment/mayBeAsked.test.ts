import { describe, expect, it } from 'vitest'
import type { EnrolmentStatus } from '#domain/enrolment/EnrolmentMove.ts'
import { ENROLMENT_STEPS, type EnrolmentPlace } from '#domain/enrolment/EnrolmentStep.ts'
import { mayBeAsked } from '#domain/enrolment/mayBeAsked.ts'
import { obstaclesToChoose } from '#domain/enrolment/obstaclesToChoose.ts'
import { paperAge } from '#domain/enrolment/PaperOnItsWay.ts'
import { PAPER_TERM } from '#domain/enrolment/paperTermData.ts'
import { reportableSteps } from '#domain/enrolment/reportableSteps.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { standing } from './moves.ts'

const on = (day: string): PlainDate => day as PlainDate
const TODAY = on('2026-12-03')
const asked = (place: EnrolmentPlace, more: Partial<EnrolmentStatus> = {}) =>
  mayBeAsked({ before: standing(place, more), moves: [] }, TODAY)

describe('whom the counter speaks to of a card', () => {
  it('whoever has not said yes', () => {
    expect(ENROLMENT_STEPS.filter((step) => asked(step))).toEqual(['not-asked', 'asked'])
  })
  it('whom nobody has ever asked', () => {
    expect(mayBeAsked(null, TODAY)).toBe(true)
  })
  it('nobody before the day agreed for asking again', () => {
    const day = (followUpDay: string) => asked('asked', { followUpDay: on(followUpDay) })
    expect([day('2026-12-04'), day('2026-12-03')]).toEqual([false, true])
  })
  it('nobody who has a good reason for cash, and again whoever merely wished it', () => {
    expect([asked('not-feasible', { reason: 'frail-and-alone' }), asked('back-to-cash', { reason: 'own-wish' })]).toEqual([false, true])
  })
})

describe('what is offered as an obstacle', () => {
  it('a no has the person’s own reasons, wherever they stand', () => {
    expect(obstaclesToChoose('population-checked', true)).toEqual(obstaclesToChoose('asked', true))
  })
  it('a card is lost by whoever has one', () => {
    expect([obstaclesToChoose('card-active', false).includes('MAT_THE'), obstaclesToChoose('asked', false).includes('MAT_THE')]).toEqual([
      true,
      false,
    ])
  })
  it('something is always offered', () => {
    const places: EnrolmentPlace[] = [...ENROLMENT_STEPS, 'back-to-cash', 'not-feasible']
    expect(places.filter((place) => obstaclesToChoose(place, false).length === 0)).toEqual([])
  })
})

describe('papers on their way', () => {
  const age = (handed: string, waits: boolean) => paperAge({ handedDay: on(handed), waits }, TODAY)
  it('are late the day after their term', () => {
    expect([age('2026-11-28', true), age('2026-11-27', true)]).toEqual([
      { ageInDays: PAPER_TERM.days, isLate: false },
      { ageInDays: PAPER_TERM.days + 1, isLate: true },
    ])
  })
  it('that were answered are never late', () => {
    expect(age('2026-01-01', false).isLate).toBe(false)
  })
  it('dated ahead have no age below nothing', () => {
    expect(age('2026-12-24', true).ageInDays).toBe(0)
  })
})

describe('what the desk writes down by report', () => {
  it.each([
    ['number-on-list', ['first-money']],
    ['account-opened', ['card-active', 'number-on-list']],
    ['agreed', ['population-checked', 'account-opened']],
    ['first-money', []],
  ] as const)('at %s: %j', (place, steps) => {
    expect(reportableSteps(place)).toEqual(steps)
  })
})
