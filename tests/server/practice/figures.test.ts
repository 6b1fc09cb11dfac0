import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DISTRICT_UNIT_CODES, makePracticeDistrict } from '#server/practice/makePracticeDistrict.ts'
import { communeFigures, practiceFigures } from '#server/practice/practiceFigures.ts'
import { makePeople } from '#server/practice/makePeople.ts'
import { campaignFigures, makePracticeGifts } from '#server/practice/makePracticeGifts.ts'
import { makePracticePayments } from '#server/practice/makePracticePayments.ts'
import { periodFigures } from '#server/practice/practicePeriodFigures.ts'
import { district, hashOf, households, people, QUARTER_END, SEED } from './district.ts'

const REPORT = {
  socialAssistanceQuarterInDong: 9_203_960_000,
  meritQuarterInDong: 2_837_408_000,
  socialAssistanceNewInQuarter: 215,
  poorHouseholdsA: 245,
  poorHouseholdsB: 469,
  nearPoorHouseholds: 396,
  peopleInPoorHouseholds: 3_390,
  turning90: 78,
  turning100: 14,
}

describe(`the practice district (SEED=${SEED})`, () => {
  it.each([SEED, 1, 7, 99])('from seed %d counts what the report counts', (seed) => {
    expect(practiceFigures(makePracticeDistrict(seed, QUARTER_END))).toMatchObject(REPORT)
  })
  it.each([
    ['people', 12_000],
    ['households', 9_000],
    ['socialAssistancePayees', 6_100],
    ['meritPayees', 480],
    ['meritPayeesAndKin', 1_250],
  ])('has about as many %s as the report lets one expect', (name, expected) => {
    expect(Math.abs((practiceFigures(district)[name] ?? 0) / expected - 1)).toBeLessThan(0.03)
  })
  it('lives in all ten communes, each with a fair part', () => {
    const counts = DISTRICT_UNIT_CODES.map((code) => people.filter((person) => person.unitCode === code).length)
    expect(counts.every((count) => count > 500 && count < 2_200)).toBe(true)
  })
  it('has the class of a household on all its members, the same in the same year', () => {
    const classes = households(district).map((members) => new Set(members.map((person) => JSON.stringify(person.poverty))).size)
    expect(Math.max(...classes)).toBe(1)
  })
  it('is the same to the byte for the same seed and day', () => {
    expect(hashOf(makePracticeDistrict(SEED, QUARTER_END))).toBe(hashOf(district))
  })
  it('is another for another seed', () => {
    expect(hashOf(makePracticeDistrict(SEED + 1, QUARTER_END))).not.toBe(hashOf(district))
  })
  it('can be made smaller, with exactly as many people as asked for', () => {
    const small = makePeople({ seed: SEED, unitCodes: ['26305'], people: 1_000, today: QUARTER_END })
    expect([small.people.length, new Set(small.people.map((person) => person.unitCode)).size]).toEqual([1_000, 1])
  })
})

describe('npm run practice-data', () => {
  const run = (...more: string[]) =>
    execFileSync(process.execPath, ['src/server/command-line/practice-data.ts', '--seed', String(SEED), ...more], { encoding: 'utf8' })

  it('prints as JSON the figures, the communes and the labelled lines', () => {
    expect(JSON.parse(run('--json'))).toEqual({
      seed: SEED,
      ...practiceFigures(district),
      communes: communeFigures(district),
      adjustments: district.adjustments,
      campaigns: campaignFigures(makePracticeGifts(people, SEED)),
      periods: periodFigures(makePracticePayments(district, SEED)),
    })
  })
  it('writes the same bytes for the same seed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tan-tay-practice-'))
    const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')]
    run('--out', first)
    run('--out', second)
    const [one, other] = [readFileSync(first), readFileSync(second)]
    rmSync(folder, { recursive: true })
    expect([one.equals(other), one.equals(Buffer.from(JSON.stringify(district)))]).toEqual([true, true])
  })
  it('refuses a seed that is no number, with a sentence', () => {
    expect(() => run('--seed', 'abc')).toThrow(/--seed là số/)
  })
})
