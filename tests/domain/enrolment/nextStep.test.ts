import { describe, expect, it } from 'vitest'
import type { EnrolmentStatus } from '#domain/enrolment/EnrolmentMove.ts'
import { ENROLMENT_STEPS } from '#domain/enrolment/EnrolmentStep.ts'
import { nextStep } from '#domain/enrolment/nextStep.ts'
import { OBSTACLE_CODES } from '#domain/enrolment/Obstacle.ts'
import { getObstacle, OBSTACLES, sourceOfObstacle } from '#domain/enrolment/obstaclesData.ts'
import { STEP_TERMS } from '#domain/enrolment/stepTermsData.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { standing } from './moves.ts'

const on = (day: string): PlainDate => day as PlainDate
const late = (status: EnrolmentStatus, today: string): boolean => nextStep(status, on(today)).isLate

describe('who owes the next step', () => {
  it.each([
    ['not-asked', 'commune'],
    ['asked', 'commune'],
    ['agreed', 'commune'],
    ['population-checked', 'bank'],
    ['account-opened', 'bank'],
    ['card-active', 'commune'],
    ['number-on-list', 'office'],
    ['first-money', null],
    ['back-to-cash', null],
    ['not-feasible', null],
  ] as const)('at %s it is %s (S95)', (place, owner) => {
    expect(nextStep(standing(place), on('2026-11-20')).owner).toBe(owner)
  })
  it('an obstacle is its remover’s, whatever the step (S95)', () => {
    expect(
      nextStep(standing('population-checked', { obstacle: { code: 'KHONG_DIEN_THOAI', since: on('2026-11-10') } }), on('2026-11-20')),
    ).toEqual({ owner: 'commune', ageInDays: 10, isLate: false })
  })
  it('a card lost after the first money is the bank’s again', () => {
    expect(nextStep(standing('first-money', { obstacle: { code: 'QUEN_PIN', since: on('2026-11-10') } }), on('2026-11-12')).owner).toBe(
      'bank',
    )
  })
})

describe('how long it has lain', () => {
  it('is counted in days from the day of the step', () => {
    expect(nextStep(standing('agreed'), on('2026-11-09')).ageInDays).toBe(8)
  })
  it('is late the day after its term, and not before', () => {
    expect([late(standing('agreed'), '2026-11-11'), late(standing('agreed'), '2026-11-12')]).toEqual([false, true])
  })
  it('is not late before the day agreed for asking again, and late after it', () => {
    const putOff = standing('asked', { followUpDay: on('2027-03-01') })
    expect([late(putOff, '2027-03-01'), late(putOff, '2027-03-02')]).toEqual([false, true])
  })
  it('is never below nothing, whatever the clock of a phone said', () => {
    expect(nextStep(standing('agreed'), on('2026-10-01')).ageInDays).toBe(0)
  })
  it('nobody is late who was never asked', () => {
    expect(nextStep(standing('not-asked'), on('2030-01-01'))).toEqual({ owner: 'commune', ageInDays: 0, isLate: false })
  })
})

describe('the tables behind it', () => {
  it('every step has its term, and every obstacle its row', () => {
    expect([STEP_TERMS.map(({ step }) => step), OBSTACLES.map(({ code }) => code)]).toEqual([ENROLMENT_STEPS, OBSTACLE_CODES])
  })
  it('every obstacle is asked about again within a quarter', () => {
    expect(OBSTACLES.filter(({ followUpDays }) => followUpDays < 1 || followUpDays > 92)).toEqual([])
  })
  it('every obstacle is met somewhere', () => {
    expect(OBSTACLES.filter(({ metAt }) => metAt.length === 0)).toEqual([])
  })
  it('an obstacle that falls back is met after the step it falls back to', () => {
    const early = OBSTACLES.filter(
      ({ fallsBackTo, metAt }) =>
        fallsBackTo && !metAt.some((step) => ENROLMENT_STEPS.indexOf(step) >= ENROLMENT_STEPS.indexOf(fallsBackTo)),
    )
    expect(early).toEqual([])
  })
  it('what nobody found in a text is called inferred', () => {
    expect(OBSTACLES.filter(({ code }) => sourceOfObstacle(code).certainty === 'sure').map(({ code }) => code)).toEqual(['CHUA_DU_TUOI'])
  })
  it('a reason to say no can be given before the first question', () => {
    expect(OBSTACLES.filter(({ isReasonToRefuse, metAt }) => isReasonToRefuse && !metAt.includes('not-asked'))).toEqual([])
  })
  it('each is found by its code', () => {
    expect(getObstacle('MAT_THE')).toMatchObject({ code: 'MAT_THE', owner: 'bank', fallsBackTo: 'account-opened' })
  })
})
