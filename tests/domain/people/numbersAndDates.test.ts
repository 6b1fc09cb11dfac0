import { describe, expect, it } from 'vitest'
import { ageInYear, birthDateText, birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import { identityDoubts, readIdentityNumber } from '#domain/people/identityNumber.ts'
import { readPhoneNumber } from '#domain/people/phoneNumber.ts'

describe('an identity number', () => {
  it.each([
    ['075140004821', '075140004821', []],
    [' 075 140 004 821 ', '075140004821', []],
    ['075.140.004.821', '075140004821', []],
    ["'075140004821", '075140004821', []],
    ['CCCD: 075140004821', '075140004821', []],
    ['075140004821 (cấp 12/03/2021)', '075140004821', []],
    ['271234567 / 075140004821', '075140004821', []],
    ['75140004821', '075140004821', ['ID_ZERO_RESTORED']],
    ['1140004821', '001140004821', ['ID_ZERO_RESTORED']],
    ['7.5140004821E+10', '075140004821', ['ID_ZERO_RESTORED']],
    ['7,5140004821E+10', '075140004821', ['ID_ZERO_RESTORED']],
    ['7.514E+10', null, ['ID_UNREADABLE']],
    ['271234567', '271234567', []],
    ['27 123 4567', '271234567', []],
    ['23456789', '023456789', ['ID_ZERO_RESTORED']],
    ['07514000482', null, ['ID_UNREADABLE']],
    ['0751400048211', null, ['ID_UNREADABLE']],
    ['99140004821', null, ['ID_UNREADABLE']],
    ['099140004821', '099140004821', ['ID_PROVINCE_UNKNOWN']],
    ['chưa có', null, ['ID_UNREADABLE']],
    ['', null, []],
  ] as const)('written «%s» is %s', (text, number, doubts) => {
    expect(readIdentityNumber(text)).toEqual({ number, doubts })
  })
  it.each([
    ['075140004821', 1940, 'female', []],
    ['075040004821', 1940, 'male', []],
    ['075140004821', 1941, 'female', ['ID_YEAR_DIFFERS']],
    ['075140004821', 1940, 'male', ['ID_SEX_DIFFERS']],
    ['075024000001', 1924, 'male', []],
    ['075310000001', 2010, 'female', []],
    ['075140004821', undefined, 'unknown', []],
    ['271234567', 1999, 'male', []],
    [null, 1940, 'male', []],
  ] as const)('%s of somebody born %s, %s, raises %j', (...[number, year, sex, doubts]) => {
    expect(identityDoubts(number, { birthYear: year, sex })).toEqual(doubts)
  })
})

describe('a phone number', () => {
  it.each([
    ['0912345678', '0912345678', null],
    ['0912.345.678', '0912345678', null],
    ['+84 912 345 678', '0912345678', null],
    ['84912345678', '0912345678', null],
    ['912345678', '0912345678', 'PHONE_CORRECTED'],
    ['01681234567', '0381234567', 'PHONE_CORRECTED'],
    ['1681234567', '0381234567', 'PHONE_CORRECTED'],
    ['0251.3847.798', '02513847798', null],
    ['0912345678 / 0987654321', '0912345678', null],
    ['9.12345678E+8', '0912345678', 'PHONE_CORRECTED'],
    ['12345', null, 'PHONE_UNREADABLE'],
    ['không có', null, 'PHONE_UNREADABLE'],
    ['', null, null],
  ] as const)('written «%s» is %s', (text, phone, doubt) => {
    expect(readPhoneNumber(text)).toEqual({ phone, doubt })
  })
})

describe('a birth date', () => {
  it.each([
    ['1940', { precision: 'year', year: 1940 }, 1940],
    ['1940-09', { precision: 'month', year: 1940, month: 9 }, 1940],
    ['1940-09-02', { precision: 'day', date: '1940-09-02' }, 1940],
    ['', { precision: 'unknown' }, undefined],
  ] as const)('kept as «%s» comes back as it was', (text, birth, year) => {
    const parsed = parseBirthDate(text)
    expect([parsed, parsed && birthYear(parsed), parsed && birthDateText(parsed)]).toEqual([birth, year, text])
  })
  it.each(['1940-02-31', '1940-13', '40', 'năm 1940', '1940/09/02'])('«%s» is none', (text) => {
    expect(parseBirthDate(text)).toBeUndefined()
  })
  it.each([
    ['1944-12-31', 80],
    ['1944', 80],
    ['', undefined],
  ])('of «%s» makes %s years in 2024, by the calendar', (text, age) => {
    expect(ageInYear(parseBirthDate(text) ?? { precision: 'unknown' }, 2024)).toBe(age)
  })
})
