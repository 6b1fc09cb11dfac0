import { describe, expect, it } from 'vitest'
import { COLLECTION_RULES } from '#domain/payments/collectionRulesData.ts'
import { dayBefore } from '#domain/payments/months.ts'
import { NOTE_VALUES } from '#domain/payments/noteValuesData.ts'
import { ASSISTANCE_CODES, ASSISTANCE_RULES } from '#domain/programmes/assistanceRulesData.ts'
import { appliesOn, source, type DatedSource } from '#domain/programmes/DatedSource.ts'
import { MERIT_TABLES } from '#domain/programmes/meritRatesData.ts'
import { nameOnLists } from '#domain/programmes/nameOnLists.ts'
import { ONE_OFF_PROGRAMMES } from '#domain/programmes/oneOffProgrammesData.ts'
import { SOCIAL_PENSION_LEVELS } from '#domain/programmes/socialPensionData.ts'
import { MERIT_STANDARDS, NATIONAL_STANDARDS, PROVINCIAL_STANDARDS } from '#domain/programmes/standardsData.ts'
import { START_RULES } from '#domain/programmes/startRulesData.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const sources = (rows: readonly { readonly source: DatedSource }[]) => rows.map((row) => row.source)
const FOLLOWING: readonly [string, readonly DatedSource[]][] = [
  ['the national standard', sources(NATIONAL_STANDARDS)],
  ['the standard of merit', sources(MERIT_STANDARDS)],
  ['the tables of merit', MERIT_TABLES],
  ['the social pension', sources(SOCIAL_PENSION_LEVELS)],
]
const EVERYTHING = [
  ...FOLLOWING.flatMap(([, rows]) => rows),
  ...[PROVINCIAL_STANDARDS, ASSISTANCE_RULES, ONE_OFF_PROGRAMMES, START_RULES, COLLECTION_RULES, NOTE_VALUES].flatMap(sources),
]

describe('rows with dates', () => {
  it.each(FOLLOWING)('of %s follow one another without a gap or a day in common', (_title, rows) => {
    const ends = rows.slice(0, -1).map((row) => row.appliesUntil)
    expect(ends).toEqual(rows.slice(1).map((row) => dayBefore(row.appliesFrom)))
  })
  it('say where they come from', () => {
    expect(EVERYTHING.filter((row) => row.legalBasis.length < 10)).toEqual([])
  })
  it('end after they begin', () => {
    expect(EVERYTHING.filter((row) => row.appliesUntil !== null && row.appliesUntil < row.appliesFrom)).toEqual([])
  })
  it('of 2026, told by one source alone, are nowhere called sure', () => {
    expect(EVERYTHING.filter((row) => row.appliesFrom >= '2026-01-01' && row.certainty === 'sure')).toEqual([])
  })
  it('hold on their first and last day and not beside them', () => {
    const march = source({ from: '2024-03-01', until: '2024-03-31', by: 'Một văn bản' })
    const days = ['2024-02-29', '2024-03-01', '2024-03-31', '2024-04-01'].map(getPlainDate)
    expect(days.map((day) => appliesOn(march, day))).toEqual([false, true, true, false])
  })
})

describe('the ages of a group', () => {
  it.each(ASSISTANCE_CODES)('%s do not overlap, nor leave an age out between them', (code) => {
    const rows = ASSISTANCE_RULES.filter((rule) => rule.code === code)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.slice(0, -1).map((rule) => rule.belowAge)).toEqual(rows.slice(1).map((rule) => rule.fromAge))
  })
  it('that open a benefit name one that lists know', () => {
    const unnamed = START_RULES.filter((rule) => nameOnLists('BTXH', rule.categoryCode) === 'Trợ cấp xã hội hằng tháng')
    expect(unnamed).toEqual([])
  })
})
