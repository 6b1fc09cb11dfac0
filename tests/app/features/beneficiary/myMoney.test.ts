import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import MyMoney from '#app/features/beneficiary/my-money/MyMoney.vue'
import OpenSlip from '#app/features/beneficiary/open-slip/OpenSlip.vue'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { NextPayment } from '#domain/slips/SlipPage.ts'
import { PaperNotices } from '#tests/support/paperNotices.ts'
import { PLACE, SUM } from '#tests/support/slipPages.ts'
import { showSlip } from '#tests/support/slipScreen.ts'

const day = (text: string) => text as PlainDate

describe('the first screen of those who receive', () => {
  it('answers when, where, how much and what to bring', async () => {
    const { screen } = await showSlip(MyMoney)
    const wanted = [
      'Thứ Tư, 9/12',
      'ngày 1 tháng 11 âm lịch',
      'còn 17 ngày',
      '2.055.000 đồng',
      'Hai triệu không trăm năm mươi lăm ngàn đồng',
      PLACE.name,
      'căn cước',
    ]
    expect(wanted.filter((word) => !screen.text().includes(word))).toEqual([])
  })
  it.each<[string, NextPayment, string]>([
    [
      'into an account',
      { state: 'into-account', ...SUM, payFrom: day('2026-12-05'), account: { bankName: 'Agribank', accountTail: '3356' } },
      'Agribank, số cuối 3356',
    ],
    ['stopped', { state: 'stopped', ...SUM, reason: '', bring: [] }, 'Xã chưa ghi vì sao.'],
    ['being checked', { state: 'checking', ...SUM }, 'Đang đối chiếu'],
    ['not dated yet', { state: 'not-yet-dated', month: SUM.month, usuallyByDay: 5 }, 'Thường có trước ngày 5.'],
    [
      'not collected',
      { state: 'uncollected', ...SUM, monthsNotCollected: 2, until: day('2026-12-31'), canBeFetched: true, place: PLACE, bring: [] },
      'Cần nhận đến hết ngày 31/12.',
    ],
    ['nothing', { state: 'none' }, 'Xã chưa ghi khoản tiền nào cho bà Hoa.'],
  ])('says in plain words that the money is %s', async (_what, next, sentence) => {
    const { screen } = await showSlip(MyMoney, { page: { next } })
    expect(screen.text()).toContain(sentence)
  })
  it('says how old its news are when the phone was long without network (S191)', async () => {
    const { screen } = await showSlip(MyMoney, { page: { asOfMs: Date.UTC(2026, 10, 18, 2) } })
    expect(screen.text()).toContain('Thông tin ngày 18/11. Máy chưa có mạng nên chưa cập nhật.')
  })
  it('puts the payday into the calendar without name and amount', async () => {
    const { screen, files } = await showSlip(MyMoney)
    await screen
      .findAll('button')
      .find((button) => button.text() === 'Ghi vào lịch của máy')
      ?.trigger('click')
    const text = files[0]?.text ?? ''
    expect([text.includes('DTSTART;VALUE=DATE:20261209'), text.includes('Hoa'), text.includes('2.055')]).toEqual([true, false, false])
  })
})

describe('being reminded of a payday', () => {
  const press = async (screen: Awaited<ReturnType<typeof showSlip>>['screen'], name: string) => {
    const find = () => screen.findAll('button').find((button) => button.text() === name && button.attributes('disabled') === undefined)
    await vi.waitUntil(find)
    await find()?.trigger('click')
  }
  it('is offered without a push by saying where it works, and a tap leaves the day with the phone (S206)', async () => {
    const { screen, notices } = await showSlip(MyMoney)
    const before = screen.text().includes('Chiều hôm trước, mở phiếu ra là máy nhắc.')
    await press(screen, 'Nhắc tôi trước ngày chi trả')
    await vi.waitUntil(() => screen.text().includes('✓ Chiều hôm trước'))
    expect([before, notices.left?.days]).toEqual([true, ['2026-12-09']])
  })
  it('says what passes through a stranger before the tap that makes it pass (S202)', async () => {
    const { screen, held } = await showSlip(MyMoney)
    held.reminderKey.value = 'key of the office'
    await nextTick()
    expect(screen.text()).toContain('Câu nhắc đi qua máy chủ của hãng làm trình duyệt, chỉ nói ngày mai là ngày chi trả')
  })
  it('says how to undo it where the person has said no to all notices (S206)', async () => {
    const { screen } = await showSlip(MyMoney, { notices: new PaperNotices('denied') })
    await press(screen, 'Nhắc tôi trước ngày chi trả')
    await vi.waitUntil(() => screen.text().includes('Máy đang tắt thông báo của trang này.'))
  })
  it('is not offered where the browser shows no notices, nor for a payday that is not there (S206)', async () => {
    const shown = [
      await showSlip(MyMoney, { notices: new PaperNotices('none') }),
      await showSlip(MyMoney, { page: { next: { state: 'none' } } }),
    ]
    expect(shown.map(({ screen }) => screen.text().includes('Nhắc tôi trước ngày chi trả'))).toEqual([false, false])
  })
  it('ends by a tap, and nothing stays with the phone (S201)', async () => {
    const { screen, notices } = await showSlip(MyMoney)
    await press(screen, 'Nhắc tôi trước ngày chi trả')
    await vi.waitUntil(() => screen.text().includes('Thôi nhắc'))
    await press(screen, 'Thôi nhắc')
    await vi.waitUntil(() => screen.text().includes('Nhắc tôi trước ngày chi trả'))
    expect(notices.left).toBeUndefined()
  })
})

describe('reading aloud', () => {
  const press = async (screen: Awaited<ReturnType<typeof showSlip>>['screen'], name: string) => {
    const find = () => screen.findAll('button').find((button) => button.text() === name && button.attributes('disabled') === undefined)
    await vi.waitUntil(find)
    await find()?.trigger('click')
  }

  it('is no button on a phone without a Vietnamese voice, and the page says so (S194)', async () => {
    const { screen } = await showSlip(MyMoney, { voice: 'none' })
    const buttons = screen.findAll('button').map((button) => button.text())
    expect([buttons.includes('Đọc to cho tôi nghe'), screen.text().includes('chưa có giọng đọc tiếng Việt')]).toEqual([false, true])
  })
  it('asks after the first time whether it was Vietnamese, and goes when it was not (S194)', async () => {
    const { screen, voice, kept } = await showSlip(MyMoney, { voice: 'silent' })
    await press(screen, 'Đọc to cho tôi nghe')
    voice.turn('silent')
    await nextTick()
    await press(screen, 'Không')
    await nextTick()
    expect([
      voice.said[0]?.startsWith('Bà Hoa nhận tiền thứ Tư'),
      kept.at(-1)?.hearsWell,
      screen.text().includes('chưa có giọng đọc'),
    ]).toEqual([true, false, true])
  })
  it('asks no more once it was heard clearly', async () => {
    const { screen, voice } = await showSlip(MyMoney, { voice: 'silent' })
    await press(screen, 'Đọc to cho tôi nghe')
    voice.turn('silent')
    await nextTick()
    await press(screen, 'Nghe rõ')
    await nextTick()
    expect([screen.text().includes('Ông/bà nghe rõ'), screen.text().includes('Đọc to cho tôi nghe')]).toEqual([false, true])
  })
})

describe('a slip opened inside Zalo', () => {
  it('says how to open it in the browser', async () => {
    const { screen } = await showSlip(OpenSlip, { hostApp: 'Zalo', secret: '0'.repeat(26) })
    expect(screen.text()).toContain('Trang đang mở trong Zalo')
  })
})
