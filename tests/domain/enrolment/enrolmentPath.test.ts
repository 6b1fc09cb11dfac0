import { describe, expect, it } from 'vitest'
import { daysUntilGrown, enrolmentPath, mayOpenOnline } from '#domain/enrolment/enrolmentPath.ts'
import { OPENING_RULES } from '#domain/enrolment/openingRulesData.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'

const TODAY = '2026-11-28' as PlainDate
const path = (wanted: Partial<BeneficiaryProfile>, day = TODAY) => enrolmentPath(person({ fullName: 'Trần Văn Bình', ...wanted }), day)
const GUARDIAN = { kind: 'guardian', fullName: 'Trần Thị Lan', phone: null } as const

describe('which way an account is opened', () => {
  it.each([
    ['2011-11-29', 'child'],
    ['2011-11-28', 'minor'],
    ['2008-11-29', 'minor'],
    ['2008-11-28', 'own'],
    ['1940', 'own'],
  ] as const)('born %s: %s (S93)', (birth, way) => {
    expect(path({ birth })).toBe(way)
  })
  it('a bare year counts as its last day, so that nobody is called grown up too early', () => {
    expect([path({ birth: '2008' }), path({ birth: '2007' })]).toEqual(['minor', 'own'])
  })
  it('a month counts as its last day', () => {
    expect([path({ birth: '2008-11' }), path({ birth: '2008-10' })]).toEqual(['minor', 'own'])
  })
  it('whose birth nobody knows goes the way of those of age', () => {
    expect(path({ birth: '' })).toBe('own')
  })
  it('whoever has a guardian on the list goes with the guardian (S93)', () => {
    expect([path({ payee: GUARDIAN }), path({ guardianName: 'Trần Thị Lan' })]).toEqual(['guarded', 'guarded'])
  })
  it('a small child with a guardian goes the way of a child: the representative opens', () => {
    expect(path({ birth: '2020-05-05', payee: GUARDIAN })).toBe('child')
  })
  it('whoever is paid through an authorised relative still opens their own', () => {
    expect(path({ payee: { kind: 'authorised', fullName: 'Trần Thị Lan', phone: null } })).toBe('own')
  })
  it('before the circular was in force nobody had a way of their own', () => {
    expect(path({ birth: '2020-05-05' }, '2024-09-30' as PlainDate)).toBe('own')
  })
})

describe('opening over the internet', () => {
  it('is for those of age and full capacity alone (S93)', () => {
    expect((['own', 'minor', 'child', 'guarded'] as const).filter(mayOpenOnline)).toEqual(['own'])
  })
  it('each rule names its circular', () => {
    expect(OPENING_RULES.every(({ source }) => source.legalBasis.includes('17/2024/TT-NHNN') && source.certainty === 'sure')).toBe(true)
  })
})

describe('coming of age', () => {
  it('is so many days away', () => {
    expect(daysUntilGrown('2008-12-08', TODAY)).toBe(10)
  })
  it('is behind whoever is grown', () => {
    expect(daysUntilGrown('1990-01-01', TODAY)).toBe(0)
  })
  it('is not counted without a birthday', () => {
    expect(daysUntilGrown('2009', TODAY)).toBeUndefined()
  })
})
