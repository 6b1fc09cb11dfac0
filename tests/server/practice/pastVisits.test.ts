import { describe, expect, it } from 'vitest'
import { buildRoster } from '#domain/caseload/buildRoster.ts'
import { RosterSearch } from '#domain/caseload/searchRoster.ts'
import { daysBetween, getPlainDate } from '#domain/shared/PlainDate.ts'
import { dueVisits } from '#domain/visits/dueVisits.ts'
import { makePracticeDistrict } from '#server/practice/makePracticeDistrict.ts'
import { people, SEED } from './district.ts'

const today = getPlainDate('2026-11-25')
const later = makePracticeDistrict(SEED, today).people
const mine = later.filter((person) => person.unitCode === '26305')
const visits = later.flatMap((person) => person.visits)
const roster = new RosterSearch(buildRoster(mine))
const due = dueVisits(
  Array.from({ length: mine.length }, (_, row) => roster.entry(row)),
  today,
)

describe(`practice on a day long after the quarter (SEED=${SEED})`, () => {
  it('is with the same people and the same money', () => {
    const without = (everyone: typeof people) => everyone.map((person) => ({ ...person, visits: [], followUpDay: null }))
    expect(without(later)).toEqual(without(people))
  })
  it('has visits of the last years only, none still to come', () => {
    const ages = visits.map((visit) => daysBetween(visit.day, today))
    expect([visits.length > 5_000, Math.min(...ages) > 0, Math.max(...ages) < 3 * 366]).toEqual([true, true, true])
  })
  it('has no visits on Sundays', () => {
    expect(visits.filter((visit) => new Date(visit.day).getUTCDay() === 0)).toEqual([])
  })
  it('tells visits newest first, at most five, each once', () => {
    const inOrder = later.every((person) => person.visits.every((visit, at) => visit.day <= (person.visits[at - 1]?.day ?? visit.day)))
    expect([
      inOrder,
      Math.max(...later.map((person) => person.visits.length)) <= 5,
      new Set(visits.map((visit) => visit.factId)).size,
    ]).toEqual([true, true, visits.length])
  })
  it('carries the newest visit’s appointment on the person', () => {
    expect(later.filter((person) => person.followUpDay !== (person.visits[0]?.followUpDay ?? null))).toEqual([])
  })
  it('leaves an officer a list of due visits that days can work off, for every reason', () => {
    expect([due.length > 60, due.length < 250, new Set(due.map((one) => one.reason.kind)).size]).toEqual([true, true, 5])
  })
})
