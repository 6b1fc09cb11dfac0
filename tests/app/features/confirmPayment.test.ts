import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import ConfirmPayment from '#app/features/teller/pay-line/ConfirmPayment.vue'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { showAtCounter } from '#tests/support/counterSetup.ts'
import { PaperRoll } from '#tests/support/fakes/PaperRoll.ts'
import { paidBy, rollLine } from '#tests/support/rollLines.ts'

type Wanted = Parameters<typeof rollLine>[1]
async function confirm(wanted: Wanted, others: readonly ReturnType<typeof rollLine>[] = []) {
  const line = rollLine(1, wanted)
  const shown = await showAtCounter(ConfirmPayment, { line, foundBy: 'list' }, new PaperRoll([line, ...others]))
  await flushPromises()
  const button = (words: string) => shown.screen.findAll('button').find((one) => one.text().includes(words))
  return { ...shown, text: () => shown.screen.text(), button }
}
const PAYS = 'đã nhận'

beforeEach(() => {
  document.body.innerHTML = ''
})

describe('a line that another counter paid', () => {
  const paidElsewhere = { line: { disbursements: [paidBy('theirs')] } }
  it('says at what hour, who and where, once the office has told it', async () => {
    const { text, button } = await confirm({ ...paidElsewhere, paidAtMs: { theirs: Date.UTC(2026, 10, 25, 1, 5) } })
    expect(text()).toMatch(/Đã chi lúc 08:05.*Bưu điện Gia Tân 3.*Vũ Minh Tú/s)
    expect(button(PAYS)).toBeUndefined()
  })
  it('says the day alone where the office does not know the hour', async () => {
    expect((await confirm(paidElsewhere)).text()).toContain('Đã chi ngày 25/11/2026')
  })
})

describe('before the money is handed over', () => {
  it('both can read who it is, how much in figures and words, and which notes', async () => {
    const { text } = await confirm({ line: { amountInDong: 2_055_000 } })
    expect(text()).toContain('Nguyễn Thị Hoa')
    expect(text()).toContain('2.055.000 đồng')
    expect(text()).toMatch(/Hai triệu không trăm năm mươi lăm nghìn đồng(?! đồng)/)
    expect(text().replace(/\s+/g, ' ')).toContain('4 tờ 500.000 · 1 tờ 50.000 · 1 tờ 5.000')
  })
  it('the one button has the focus, so that Enter pays, and it pays once', async () => {
    const { button, records, screen } = await confirm({})
    expect(document.activeElement?.textContent).toContain('Chính chủ đã nhận')
    await button(PAYS)?.trigger('click')
    await flushPromises()
    expect([records.kept.length, screen.emitted('leave')]).toEqual([1, [[true]]])
  })
  it('a guardian who is paid in somebody’s place is named, and is whom the button is for', async () => {
    const { button, records } = await confirm({ payee: { kind: 'guardian', fullName: 'Lê Thị Dâu', phone: null } })
    await button('Người giám hộ đã nhận')?.trigger('click')
    await flushPromises()
    expect(records.kept[0]?.body).toMatchObject({ receiver: { kind: 'guardian', fullName: 'Lê Thị Dâu' } })
  })
  it('months that were not collected before are told', async () => {
    expect((await confirm({ line: { carriedMonths: 2 } })).text()).toContain('Có 2 tháng chưa lĩnh kỳ trước')
  })
  it('another line of the same person is in sight', async () => {
    const second = rollLine(2, { beneficiaryId: rollLine(1).beneficiaryId, line: { amountInDong: 300_000 } })
    expect((await confirm({}, [second])).text()).toContain('300.000 đ')
  })
})

describe('nobody is paid by this screen', () => {
  it('twice: when, where and by whom it was paid stand there instead of the button (S54, S69)', async () => {
    const { text, button } = await confirm({ line: { disbursements: [paidBy('theirs')] } })
    expect(button(PAYS)).toBeUndefined()
    expect(text()).toContain('△ Đã chi ngày 25/11/2026')
    expect(text()).toContain('tại Bưu điện Gia Tân 3, do Vũ Minh Tú chi.')
  })
  it('in cash where the money goes to a card (S69)', async () => {
    const { text, button } = await confirm({ line: { channel: 'account' } })
    expect([button(PAYS), text().includes('nhận qua thẻ. Không chi tiền mặt.')]).toEqual([undefined, true])
  })
  it('after the line was stopped (S69)', async () => {
    const { text, button } = await confirm({ line: { outcome: 'stopped' } })
    expect([button(PAYS), text().includes('Khoản này đã dừng chi.')]).toEqual([undefined, true])
  })
  it('from another counter’s list before a reason was written; with it the reason goes along (S69)', async () => {
    const { button, records, screen, text } = await confirm({ heldBy: { sessionId: 'other' as never, label: 'Quầy 2' } })
    await button(PAYS)?.trigger('click')
    await flushPromises()
    expect([records.kept, text().includes('Ghi lý do chi khoản của quầy khác')]).toEqual([[], true])
    await screen.find('#elsewhere-reason').setValue('Quầy 2 mất điện')
    await button(PAYS)?.trigger('click')
    await flushPromises()
    expect(records.kept[0]?.body).toMatchObject({ leasedElsewhereReason: 'Quầy 2 mất điện' })
  })
  it('whose death was reported and confirmed, but a report alone only warns', async () => {
    const [dead, reported] = [await confirm({ standing: 'dead' }), await confirm({ standing: 'reported-dead' })]
    expect([dead.button(PAYS), reported.button(PAYS) !== undefined, reported.text().includes('△')]).toEqual([undefined, true, true])
  })
})

it('an attempt in vain earlier is told, and does not hinder', async () => {
  const { text, button } = await confirm({ line: { unpaid: { reason: 'absent', day: '2026-11-24' as PlainDate } } })
  expect([button(PAYS) !== undefined, text().includes('Chưa chi được ngày 24/11/2026: Vắng mặt')]).toEqual([true, true])
})
