import { describe, expect, it } from 'vitest'
import { assistanceRuleOn, parseAssistanceCode } from '#domain/programmes/assistanceCoefficient.ts'
import { NAMES_ON_LISTS, type AssistanceCode } from '#domain/programmes/assistanceRulesData.ts'
import { assistanceThatCounts } from '#domain/programmes/assistanceThatCounts.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const day = getPlainDate('2024-03-31')
const coefficientOf = (code: AssistanceCode, ageInYears: number) => assistanceRuleOn({ code, ageInYears }, day)?.coefficient

describe('the coefficient of NĐ 20/2021', () => {
  it.each<[AssistanceCode, number, number]>([
    ['K1', 3, 2.5],
    ['K1', 4, 1.5],
    ['K1', 15, 1.5],
    ['K2', 16, 1.5],
    ['K2', 22, 1.5],
    ['K3', 3, 2.5],
    ['K3', 4, 2],
    ['K3', 15, 2],
    ['K4', 35, 1],
    ['K5a', 60, 1.5],
    ['K5a', 79, 1.5],
    ['K5a', 80, 2],
    ['K5b', 75, 1],
    ['K5b', 79, 1],
    ['K5c', 80, 1],
    ['K5c', 103, 1],
    ['K5d', 71, 3],
    ['K6-DBN', 15, 2.5],
    ['K6-DBN', 16, 2],
    ['K6-DBN', 59, 2],
    ['K6-DBN', 60, 2.5],
    ['K6-N', 15, 2],
    ['K6-N', 16, 1.5],
    ['K6-N', 60, 2],
    ['K7', 2, 1.5],
    ['K8', 41, 1.5],
    ['CS-K1', 3, 2.5],
    ['CS-K1', 4, 1.5],
    ['CS-K5d', 71, 1.5],
    ['CS-NKT-1', 30, 1.5],
    ['CS-NKT-2', 30, 2],
    ['CS-DBN', 44, 1],
    ['CS-NHAN-DBN', 44, 1.5],
    ['CS-NHAN-DBN', 9, 2.5],
  ])('of %s at %d is %d', (code, age, coefficient) => {
    expect(coefficientOf(code, age)).toBe(coefficient)
  })
  it.each<[AssistanceCode, number]>([
    ['K1', 16],
    ['K2', 15],
    ['K2', 23],
    ['K3', 16],
    ['K5a', 59],
    ['K5b', 74],
    ['K5b', 80],
    ['K5c', 79],
    ['K5d', 59],
    ['K7', 3],
    ['CS-K1', 16],
  ])('is none for %s at %d', (code, age) => {
    expect(coefficientOf(code, age)).toBeUndefined()
  })
  it('is none before the decree applied', () => {
    expect(assistanceRuleOn({ code: 'K5c', ageInYears: 85 }, getPlainDate('2021-06-30'))).toBeUndefined()
  })
  it('knows its codes and no others', () => {
    expect([parseAssistanceCode('K6-N'), parseAssistanceCode('K9')]).toEqual(['K6-N', undefined])
  })
})

describe('several groups at once', () => {
  it.each<[string, AssistanceCode[], AssistanceCode[]]>([
    ['the highest coefficient alone is paid', ['K5c', 'K6-N'], ['K6-N']],
    ['a poor single parent keeps that beside a disability', ['K4', 'K6-N'], ['K4', 'K6-N']],
    ['a poor single parent keeps that beside the highest of the rest', ['K4', 'K5c', 'K6-N'], ['K4', 'K6-N']],
    ['a single parent with nothing beside it', ['K4'], ['K4']],
    ['what a carer gets stands apart', ['K5c', 'CS-DBN'], ['K5c', 'CS-DBN']],
    ['nobody without a group', [], []],
  ])('%s', (_title, codes, counted) => {
    const lines = codes.map((code) => ({ code, coefficient: coefficientOf(code, code === 'K5c' ? 82 : 62) ?? 0 }))
    expect(assistanceThatCounts(lines).map((line) => line.code)).toEqual(counted)
  })
})

describe('a name on a printed list', () => {
  it('is «Đối tượng khác» for the two groups that must not be named', () => {
    expect(Object.entries(NAMES_ON_LISTS).filter(([, name]) => name === 'Đối tượng khác')).toEqual([
      ['K3', 'Đối tượng khác'],
      ['K8', 'Đối tượng khác'],
    ])
  })
  it('never says HIV', () => {
    expect(Object.values(NAMES_ON_LISTS).join()).not.toMatch(/HIV/i)
  })
})
