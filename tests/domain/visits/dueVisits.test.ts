import { describe, expect, it } from 'vitest'
import { ROSTER_FLAGS, type RosterEntry } from '#domain/caseload/Roster.ts'
import { dateOfDayNumber, dayNumber, getPlainDate } from '#domain/shared/PlainDate.ts'
import { dueVisits, whyVisit } from '#domain/visits/dueVisits.ts'

const today = getPlainDate('2026-11-25')
const daysAgo = (days: number) => dateOfDayNumber(dayNumber(today) - days)
const { merit, socialAssistance, poor, nearPoor, severelyDisabled, livesAlone, needsHelp, reportedDead, reportedMoved, reportedRefusing } =
  ROSTER_FLAGS
const someone = (wanted: Partial<RosterEntry>): RosterEntry => ({
  row: 0,
  id: 'somebody',
  fullName: 'Nguyễn Thị Hoa',
  birthYear: 1960,
  hamlet: 'Lạc Sơn',
  householdId: undefined,
  identityTail: '004821',
  lastVisitDay: daysAgo(60),
  followUpDay: undefined,
  flags: socialAssistance,
  ...wanted,
})
const why = (wanted: Partial<RosterEntry>) => whyVisit(someone(wanted), today)
const order = (...entries: Partial<RosterEntry>[]) => dueVisits(entries.map(someone), today).map((due) => due.entry.id)

describe('a visit is due', () => {
  it.each<[string, Partial<RosterEntry>, object]>([
    ['when an agreed day has passed', { followUpDay: daysAgo(3) }, { kind: 'follow-up-passed', daysLate: 3 }],
    ['when an agreed day was yesterday', { followUpDay: daysAgo(1) }, { kind: 'follow-up-passed', daysLate: 1 }],
    ['on the agreed day', { followUpDay: today }, { kind: 'follow-up-today' }],
    ['to whoever was promised a day, on aid or not', { followUpDay: daysAgo(2), flags: 0 }, { kind: 'follow-up-passed', daysLate: 2 }],
    [
      'to somebody in need after a month',
      { flags: socialAssistance | needsHelp, lastVisitDay: daysAgo(31) },
      { kind: 'needs-help', daysSince: 31 },
    ],
    ['to somebody in need who is on no list', { flags: needsHelp, lastVisitDay: daysAgo(31) }, { kind: 'needs-help', daysSince: 31 }],
    ['to a poor person nobody ever called on', { flags: poor, lastVisitDay: undefined }, { kind: 'never-visited' }],
    ['to a person with merit nobody ever called on', { flags: merit, lastVisitDay: undefined }, { kind: 'never-visited' }],
    ['to everyone on aid after half a year', { lastVisitDay: daysAgo(181) }, { kind: 'long-ago', daysSince: 181 }],
    [
      'to somebody who refuses the aid as well',
      { flags: socialAssistance | reportedRefusing, lastVisitDay: daysAgo(181) },
      { kind: 'long-ago' },
    ],
  ])('%s', (_title, wanted, reason) => {
    expect(why(wanted)).toMatchObject(reason)
  })
  it.each<[string, Partial<RosterEntry>]>([
    ['to the dead, whatever was agreed', { flags: socialAssistance | reportedDead, followUpDay: daysAgo(9) }],
    ['to the dead nobody ever called on', { flags: poor | reportedDead, lastVisitDay: undefined }],
    ['to those who moved away', { flags: merit | needsHelp | reportedMoved, lastVisitDay: daysAgo(400) }],
    ['before the agreed day', { followUpDay: daysAgo(-1) }],
    ['before the agreed day, however long ago the last visit was', { followUpDay: daysAgo(-30), lastVisitDay: daysAgo(400) }],
    ['to somebody in need within the month', { flags: socialAssistance | needsHelp, lastVisitDay: daysAgo(30) }],
    ['to somebody on aid within half a year', { lastVisitDay: daysAgo(180) }],
    ['to a neighbour on no list nobody ever called on', { flags: 0, lastVisitDay: undefined }],
    ['to the near-poor for being near-poor alone', { flags: nearPoor, lastVisitDay: undefined }],
    ['to those visited today', { lastVisitDay: today }],
  ])('never %s', (_title, wanted) => {
    expect(why(wanted)).toBeUndefined()
  })
})

describe('due visits come most urgent first', () => {
  const strongest = { birthYear: 1930, flags: socialAssistance | severelyDisabled | livesAlone }
  const youngAndStrong = { birthYear: 1990, flags: socialAssistance }
  it('by reason: day passed, day today, in need, never, long ago', () => {
    expect(
      order(
        { id: 'long-ago', lastVisitDay: daysAgo(200) },
        { id: 'never', lastVisitDay: undefined },
        { id: 'need', lastVisitDay: daysAgo(40), flags: socialAssistance | needsHelp },
        { id: 'today', followUpDay: today },
        { id: 'passed', followUpDay: daysAgo(1) },
      ),
    ).toEqual(['passed', 'today', 'need', 'never', 'long-ago'])
  })
  it.each<[string, Partial<RosterEntry>, Partial<RosterEntry>]>([
    ['a day passed', { followUpDay: daysAgo(1) }, { followUpDay: today }],
    ['a day promised for today', { followUpDay: today }, { lastVisitDay: daysAgo(90), flags: strongest.flags | needsHelp }],
    ['never having been visited', { lastVisitDay: undefined }, { lastVisitDay: daysAgo(900) }],
  ])('and %s never waits behind a weaker reason of an older and frailer person', (_title, stronger, weaker) => {
    expect(order({ ...strongest, id: 'weaker', ...weaker }, { ...youngAndStrong, id: 'stronger', ...stronger })).toEqual([
      'stronger',
      'weaker',
    ])
  })
  it.each<[string, Partial<RosterEntry>, Partial<RosterEntry>]>([
    ['the longer a day has passed', { followUpDay: daysAgo(9) }, { followUpDay: daysAgo(2) }],
    ['the frailer', { lastVisitDay: undefined, flags: socialAssistance | severelyDisabled }, { lastVisitDay: undefined }],
    ['the older', { lastVisitDay: undefined, birthYear: 1935 }, { lastVisitDay: undefined, birthYear: 1950 }],
    ['a known age before an unknown one', { lastVisitDay: undefined, birthYear: 1950 }, { lastVisitDay: undefined, birthYear: undefined }],
  ])('within a reason %s', (_title, first, second) => {
    expect(order({ ...second, id: 'second' }, { ...first, id: 'first' })).toEqual(['first', 'second'])
  })
  it('and alike in the same order on every phone', () => {
    const [one, other] = [{ id: 'a', lastVisitDay: undefined }, { id: 'b', lastVisitDay: undefined }] // prettier-ignore
    expect([order(one, other), order(other, one)]).toEqual([['a', 'b'], ['a', 'b']]) // prettier-ignore
  })
})
