import { describe, expect, it } from 'vitest'
import { bankResultIn, wordOfResult } from '#domain/enrolment/bankResult.ts'
import { statusAfter } from '#domain/enrolment/enrolmentOf.ts'
import { said, standing } from './moves.ts'

const read = (result: string, reason = '') => bankResultIn({ result, reason })

describe('what a bank writes', () => {
  it.each([
    ['Thành công', 'credited'],
    ['ĐÃ GHI CÓ', 'credited'],
    ['Da chuyen', 'credited'],
    ['OK', 'credited'],
    ['x', 'credited'],
    ['Không thành công', 'bounced'],
    ['Chuyển tiền bị trả về', 'bounced'],
    ['Hoàn trả', 'bounced'],
    ['FAILED', 'bounced'],
    ['Tài khoản đã đóng', 'account-closed'],
    ['TK bị khoá', 'account-closed'],
    ['Sai số tài khoản', 'wrong-number'],
    ['TK không tồn tại', 'wrong-number'],
  ])('«%s» is %s', (text, result) => {
    expect(read(text)).toBe(result)
  })
  it('why it came back is told by the reason beside it (S161)', () => {
    expect([read('Trả về', 'TK đã tất toán'), read('Trả về', 'Sai tên người nhận'), read('Trả về', 'lỗi hệ thống')]).toEqual([
      'account-closed',
      'wrong-number',
      'bounced',
    ])
  })
  it('a reason beside money that came changes nothing', () => {
    expect(read('Thành công', 'tài khoản đóng')).toBe('credited')
  })
  it('money that has not come yet has neither come nor come back', () => {
    expect([read('Chưa thành công'), read('Chưa ghi có')]).toEqual([undefined, undefined])
  })
  it('what nobody foresaw is not guessed', () => {
    expect([read('abc'), read(''), read('1')]).toEqual([undefined, undefined, undefined])
  })
})

describe('written on to the steps (S161)', () => {
  it.each([
    ['credited', 'first-money', null],
    ['bounced', 'card-active', 'TRA_VE'],
    ['account-closed', 'population-checked', 'TK_DONG'],
    ['wrong-number', 'card-active', 'SAI_SO_TK'],
  ] as const)('%s leads from the list to %s', (result, place, obstacle) => {
    const after = statusAfter(standing('number-on-list'), said(wordOfResult(result), { side: 'coordinator' }))
    expect([after.place, after.obstacle?.code ?? null]).toEqual([place, obstacle])
  })
})
