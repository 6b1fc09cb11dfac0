import { describe, expect, it } from 'vitest'
import { BENEFICIARY_STAGES, currentStage, doneStages } from '#domain/enrolment/beneficiaryStage.ts'
import { statusAfter } from '#domain/enrolment/enrolmentOf.ts'
import { ENROLMENT_EXITS, ENROLMENT_STEPS } from '#domain/enrolment/EnrolmentStep.ts'
import { mayMove } from '#domain/enrolment/mayMove.ts'
import { refusalOf, wordOf } from '#domain/enrolment/officerAnswers.ts'
import { said, standing } from './moves.ts'

describe('the officer’s four answers, written on to the steps', () => {
  it.each([
    ['agreed', 'agreed'],
    ['papers-handed-in', 'population-checked'],
    ['has-card', 'card-active'],
  ] as const)('«%s» is the step %s (S94)', (answer, step) => {
    expect(statusAfter(standing('not-asked'), said(wordOf(answer))).place).toBe(step)
  })
  it('«Từ chối» is asked, with its reason (S94)', () => {
    expect(statusAfter(standing('not-asked'), said(refusalOf('NGAI_PHI')))).toMatchObject({
      place: 'asked',
      obstacle: { code: 'NGAI_PHI' },
    })
  })
  it('each of them is the officer’s to give', () => {
    expect(
      [wordOf('agreed'), wordOf('papers-handed-in'), wordOf('has-card'), refusalOf('KHAC')].every((word) => mayMove('officer', word)),
    ).toBe(true)
  })
})

describe('the five states a beneficiary sees', () => {
  it.each([
    ['not-asked', 'agreeing', 0],
    ['asked', 'agreeing', 0],
    ['agreed', 'handing-in', 1],
    ['population-checked', 'bank-at-work', 2],
    ['account-opened', 'taking-card', 3],
    ['card-active', 'money-comes', 4],
    ['number-on-list', 'money-comes', 4],
    ['first-money', null, 5],
  ] as const)('at %s the current one is %s and %i are behind (S94)', (place, stage, done) => {
    expect([currentStage(place), doneStages(place).length]).toEqual([stage, done])
  })
  it('none of them goes back while the steps go on', () => {
    const done = ENROLMENT_STEPS.map((step) => doneStages(step).length)
    expect(done).toEqual([...done].sort((one, other) => one - other))
  })
  it('whoever is paid in cash sees none of them', () => {
    expect(ENROLMENT_EXITS.map((exit) => [currentStage(exit), doneStages(exit)])).toEqual([
      [null, []],
      [null, []],
    ])
  })
  it('all of them are behind whoever has had the first money', () => {
    expect(doneStages('first-money')).toEqual(BENEFICIARY_STAGES)
  })
})
