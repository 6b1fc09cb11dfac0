import { describe, expect, it } from 'vitest'
import { readAmount } from '#server/imports/readAmount.ts'
import { readBirth } from '#server/imports/readBirth.ts'

describe('an amount in a cell', () => {
  it.each([
    [540_000, 540_000, null],
    ['540.000', 540_000, null],
    ['540,000', 540_000, null],
    ['540 000', 540_000, null],
    ['540.000đ', 540_000, null],
    ['540.000 đồng/tháng', 540_000, null],
    ['540.000 VNĐ', 540_000, null],
    ['1.080.000,00', 1_080_000, null],
    ['1,080,000.00', 1_080_000, null],
    ['540000.00', 540_000, null],
    ["'540000", 540_000, null],
    ['5.4E+05', 540_000, null],
    ['540 nghìn', 540_000, null],
    ['1,5 triệu', 1_500_000, null],
    [540_000.4, 540_000, null],
    ['0', 0, null],
    ['', null, 'AMOUNT_MISSING'],
    ['-', null, 'AMOUNT_MISSING'],
    [null, null, 'AMOUNT_MISSING'],
    ['năm trăm', null, 'AMOUNT_UNREADABLE'],
    ['54.00.000', null, 'AMOUNT_UNREADABLE'],
    ['-540.000', null, 'AMOUNT_UNREADABLE'],
    [-1, null, 'AMOUNT_UNREADABLE'],
    [Number.POSITIVE_INFINITY, null, 'AMOUNT_UNREADABLE'],
    ['#REF!', null, 'AMOUNT_UNREADABLE'],
    ['99999999999999999999', null, 'AMOUNT_UNREADABLE'],
  ] as const)('%j is %s', (cell, amountInDong, problem) => {
    expect(readAmount(cell)).toEqual({ amountInDong, problem })
  })
  it.each([
    [540, 540_000],
    ['1.080', 1_080_000],
    [540_000, 540_000],
  ])('%j on a list in thousands is %i', (cell, amountInDong) => {
    expect(readAmount(cell, 1_000).amountInDong).toBe(amountInDong)
  })
})

describe('a birth in a cell', () => {
  it.each([
    [1943, '1943', null],
    ['1943', '1943', null],
    ["'1943", '1943', null],
    ['Sinh năm 1943', '1943', null],
    ['1943 (âl)', '1943', null],
    ['2/9/1943', '1943-09-02', null],
    ['02.09.1943', '1943-09-02', null],
    ['2-9-43', '1943-09-02', null],
    ['02/ 09/ 1943', '1943-09-02', null],
    ['02091943', '1943-09-02', null],
    [2_091_943, '1943-09-02', null],
    ['1943-09-02', '1943-09-02', null],
    ['1943-09-02 00:00:00', '1943-09-02', null],
    ['ngày 2 tháng 9 năm 1943', '1943-09-02', null],
    [15_951, '1943-09-02', null],
    [new Date(Date.UTC(1943, 8, 2)), '1943-09-02', null],
    ['9/1943', '1943-09', null],
    ['00/00/1943', '1943', null],
    ['--/9/1943', '1943-09', null],
    ['?/?/1943', '1943', null],
    ['01/01/1943', '1943-01-01', 'BIRTH_FIRST_OF_JANUARY'],
    ['5/3/24', '2024-03-05', 'BIRTH_CENTURY_GUESSED'],
    ['31/02/1948', '', 'BIRTH_UNREADABLE'],
    ['29/02/1943', '', 'BIRTH_UNREADABLE'],
    ['25/13/1943', '', 'BIRTH_UNREADABLE'],
    ['80 tuổi', '', 'BIRTH_UNREADABLE'],
    [80, '', 'BIRTH_UNREADABLE'],
    [1_700, '', 'BIRTH_UNREADABLE'],
    [new Date(Number.NaN), '', 'BIRTH_UNREADABLE'],
    ['', '', 'BIRTH_MISSING'],
    [null, '', 'BIRTH_MISSING'],
  ] as const)('%j is «%s»', (cell, birth, problem) => {
    expect(readBirth(cell)).toEqual({ birth, problem })
  })
  it('of two figures takes its century from the identity number', () => {
    expect(readBirth('5/3/24', 1924)).toEqual({ birth: '1924-03-05', problem: null })
  })
})
