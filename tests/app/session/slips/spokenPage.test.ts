import { describe, expect, it } from 'vitest'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type { NextPayment } from '#domain/slips/SlipPage.ts'
import { cardSaid, paymentSaid, receivedSaid, type Speaking } from '#app/session/slips/spokenPage.ts'
import { slipWords } from '#app/text/slipWords.ts'
import { DATED, PLACE, slipPage, SUM } from '#tests/support/slipPages.ts'

const say = (key: string, values: Record<string, string> = {}) => slipWords.global.t(key, values)
const on = (today: string): Speaking => ({ say, today: getPlainDate(today), wordsOf: 'north' })
const heard = (next: NextPayment, today = '2026-11-22') => paymentSaid(slipPage({ next }), on(today)).join(' ')

describe('the first screen read aloud', () => {
  it('says day, lunar day, amount, place, hours and papers in words (S194)', () => {
    expect(heard(DATED)).toBe(
      'Bà Hoa nhận tiền thứ Tư, ngày chín tháng mười hai. Tức là mùng một tháng mười một âm lịch. Còn mười bảy ngày nữa. ' +
        'Số tiền là hai triệu không trăm năm mươi lăm nghìn đồng. Nơi nhận: Bưu điện xã Gia Kiệm. Giờ nhận: từ 7 giờ 30 đến 11 giờ sáng. ' +
        'Nhớ mang theo căn cước.',
    )
  })
  it('says so while the money is being paid, and when that is over', () => {
    expect([heard(DATED, '2026-12-10').slice(0, 74), heard(DATED, '2026-12-20')]).toEqual([
      'Bà Hoa đang nhận tiền được, đến hết thứ Sáu, ngày mười một tháng mười hai.',
      'Ngày nhận tiền đã qua. Nếu chưa nhận, gọi cán bộ xã để hỏi.',
    ])
  })
  it.each<[string, NextPayment, string]>([
    [
      'money into an account',
      { state: 'into-account', ...SUM, payFrom: getPlainDate('2026-12-05'), account: null },
      'Không cần đến bưu điện.',
    ],
    ['a stop and why', { state: 'stopped', ...SUM, reason: 'thiếu giấy', bring: [] }, 'Vì thiếu giấy.'],
    [
      'money not fetched',
      {
        state: 'uncollected',
        ...SUM,
        monthsNotCollected: 1,
        until: getPlainDate('2026-12-31'),
        canBeFetched: false,
        place: PLACE,
        bring: [],
      },
      'Cần nhận đến hết thứ Năm, ngày ba mươi mốt tháng mười hai.',
    ],
    ['a payment being checked', { state: 'checking', ...SUM }, 'đang được kiểm tra'],
    ['a day not known yet', { state: 'not-yet-dated', month: SUM.month, usuallyByDay: 5 }, 'Chưa có ngày nhận tiền tháng mười hai.'],
    ['no payment', { state: 'none' }, 'Chưa có khoản tiền nào cho bà Hoa.'],
  ])('says %s', (_what, next, sentence) => {
    expect(heard(next)).toContain(sentence)
  })
  it('speaks of the card and of what was received', () => {
    const { card, callName } = slipPage()
    expect([...cardSaid(card, callName, on('2026-11-22')), ...receivedSaid([], callName, on('2026-11-22'))]).toEqual([
      'Bà Hoa đang nhận tiền mặt.',
      'Chưa có lần nhận tiền nào được ghi.',
    ])
  })
})
