import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRoster, flagsOf } from '#domain/caseload/buildRoster.ts'
import { ROSTER_FLAGS, type Roster, type RosterEntry } from '#domain/caseload/Roster.ts'
import { RosterSearch } from '#domain/caseload/searchRoster.ts'
import {
  POVERTY_CLASSES,
  STANDINGS,
  type BeneficiaryId,
  type BeneficiaryProfile,
  type Entitlement,
  type HouseholdId,
  type VisitSummary,
} from '#domain/people/BeneficiaryProfile.ts'
import { dateOfDayNumber, getPlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const entitled = (programmeCode: string, categoryCode: string): Entitlement => ({
  programmeCode,
  categoryCode,
  coefficient: null,
  monthlyAmountInDong: 1,
  from: null,
})
const visited = (day: string, ...findings: string[]): VisitSummary => ({
  factId: day,
  day: getPlainDate(day),
  purpose: 'home-visit',
  findings,
  officerName: 'Trần Văn Nam',
  note: '',
  followUpDay: null,
})

const day = fc.integer({ min: 1, max: 40_000 }).map(dateOfDayNumber)
const name = fc
  .array(fc.constantFrom('Nguyễn', 'Thị', 'Hoa', 'Hoà', 'Điểu', 'Đức', 'Ân', 'Út', 'Thổ', 'Kim'), { minLength: 1, maxLength: 6 })
  .map((syllables) => syllables.join(' '))
const digits = (length: number) => fc.option(fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)))
const profile: fc.Arbitrary<BeneficiaryProfile> = fc
  .record({
    id: fc.uuid().map((id) => id as BeneficiaryId),
    fullName: name,
    birth: fc.oneof(fc.constant(''), fc.integer({ min: 1915, max: 2026 }).map(String), day),
    citizenId: digits(12),
    oldIdentityNumber: digits(9),
    phone: digits(10),
    hamlet: fc.constantFrom('Lạc Sơn', 'Gia Yên', 'Ấp 1', ''),
    householdId: fc.option(fc.constantFrom('h1', 'h2', 'h3').map((id) => id as HouseholdId)),
    poverty: fc.array(fc.record({ year: fc.integer({ min: 2020, max: 2026 }), class: fc.constantFrom(...POVERTY_CLASSES) }), {
      maxLength: 3,
    }),
    standing: fc.constantFrom(...STANDINGS),
    followUpDay: fc.option(day),
    visits: fc.array(
      day.map((one) => visited(one, 'well')),
      { maxLength: 2 },
    ),
  })
  .map(person)

const shown = (one: BeneficiaryProfile, row: number) => ({
  row,
  id: one.id,
  fullName: one.fullName,
  birthYear: one.birth === '' ? undefined : Number(one.birth.slice(0, 4)),
  hamlet: one.hamlet,
  householdId: one.householdId ?? undefined,
  identityTail: (one.citizenId ?? one.oldIdentityNumber ?? '').slice(-6),
  lastVisitDay: one.visits[0]?.day,
  followUpDay: one.followUpDay ?? undefined,
  flags: flagsOf(one),
})

/** An entry reads its columns when asked; here every column is asked. */
const read = (entry: RosterEntry) => ({
  row: entry.row,
  id: entry.id,
  fullName: entry.fullName,
  birthYear: entry.birthYear,
  hamlet: entry.hamlet,
  householdId: entry.householdId,
  identityTail: entry.identityTail,
  lastVisitDay: entry.lastVisitDay,
  followUpDay: entry.followUpDay,
  flags: entry.flags,
})

describe(`a roster (SEED=${SEED})`, () => {
  it('gives back every person as lists show them, through the wire', () => {
    fc.assert(
      fc.property(fc.array(profile, { maxLength: 40 }), (profiles) => {
        const travelled: Roster = JSON.parse(JSON.stringify(buildRoster(profiles)))
        const search = new RosterSearch(travelled)
        expect(profiles.map((_, row) => read(search.entry(row)))).toEqual(profiles.map(shown))
      }),
      { seed: SEED, numRuns: 200 },
    )
  })
  it('finds each person by the whole name', () => {
    fc.assert(
      fc.property(fc.array(profile, { minLength: 1, maxLength: 20 }), (profiles) => {
        const search = new RosterSearch(buildRoster(profiles))
        const missed = profiles.filter((one, row) => !search.find(one.fullName).some((match) => match.row === row))
        expect(missed).toEqual([])
      }),
      { seed: SEED, numRuns: 200 },
    )
  })
  it('keeps each syllable once, however many people bear it', () => {
    const roster = buildRoster(Array.from({ length: 50 }, () => person({ fullName: 'Nguyễn Thị Hoa' })))
    expect(roster.syllables).toEqual(['Nguyễn', 'Thị', 'Hoa'])
  })
})

describe('the bits of a person', () => {
  const { merit, socialAssistance, poor, nearPoor, severelyDisabled, needsHelp, reportedDead, reportedMoved, reportedRefusing } =
    ROSTER_FLAGS
  it.each<[string, Partial<BeneficiaryProfile>, number]>([
    ['nothing for somebody on no list', {}, 0],
    ['merit', { entitlements: [entitled('NCC', 'TUAT_61')] }, merit],
    ['assistance', { entitlements: [entitled('BTXH', 'K5c')] }, socialAssistance],
    ['a severe disability', { entitlements: [entitled('BTXH', 'K6-N')] }, socialAssistance | severelyDisabled],
    ['no disability for who cares for the disabled', { entitlements: [entitled('BTXH', 'CS-DBN')] }, socialAssistance],
    [
      'both programmes',
      { entitlements: [entitled('NCC', 'TU_DAY'), entitled('BTXH', 'K6-DBN')] },
      merit | socialAssistance | severelyDisabled,
    ],
    ['poor A', { poverty: [{ year: 2024, class: 'NGHEO_A' }] }, poor],
    ['poor B', { poverty: [{ year: 2024, class: 'NGHEO_B' }] }, poor],
    ['near-poor', { poverty: [{ year: 2024, class: 'CAN_NGHEO' }] }, nearPoor],
    [
      'nothing once out of poverty',
      {
        poverty: [
          { year: 2024, class: 'MOI_THOAT_NGHEO' },
          { year: 2023, class: 'NGHEO_A' },
        ],
      },
      0,
    ],
    [
      'the class of the newest year',
      {
        poverty: [
          { year: 2023, class: 'CAN_NGHEO' },
          { year: 2024, class: 'NGHEO_B' },
        ],
      },
      poor,
    ],
    ['need as the newest visit found it', { visits: [visited('2024-03-01', 'frail'), visited('2024-01-01', 'well')] }, needsHelp],
    ['no need once found well again', { visits: [visited('2024-03-01', 'well'), visited('2024-01-01', 'needs-food')] }, 0],
    ['a death reported', { standing: 'reported-dead' }, reportedDead],
    ['a death confirmed', { standing: 'dead' }, reportedDead],
    ['a move reported', { standing: 'reported-moved' }, reportedMoved],
    ['a move confirmed', { standing: 'moved' }, reportedMoved],
    ['a refusal reported', { standing: 'reported-refusing' }, reportedRefusing],
  ])('say %s', (_title, wanted, flags) => {
    expect(flagsOf(person({ fullName: 'Nguyễn Thị Hoa', ...wanted }))).toBe(flags)
  })
})
