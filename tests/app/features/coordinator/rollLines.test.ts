import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import type { PayPoint } from '#domain/payments/PaymentLine.ts'
import { addedLine, emptyLine, problemsOfLine } from '#app/features/coordinator/period-lines/lineForm.ts'
import PeriodLines from '#app/features/coordinator/period-lines/PeriodLines.vue'
import { askForLines, mayChoose } from '#app/features/coordinator/period-lines/useRollLines.ts'
import { paperRows } from '#app/features/coordinator/roll-paper/paperRows.ts'
import { sumRows } from '#app/parts/paper/rollPaperRow.ts'
import RollPaper from '#app/features/coordinator/roll-paper/RollPaper.vue'
import { PAYMENT_STATES } from '#domain/payments/PaymentOnProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { addedLineRequest, type LineOnDesk } from '#sync/protocol/Payments.ts'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { line, period, PERIOD, standings } from '#tests/support/payDesk.ts'

const ADDRESS = `/api/periods/${PERIOD}`
const POINT = {
  id: '22222222-2222-4222-8222-222222222222',
  unitCode: '26305',
  name: 'Bưu điện Gia Tân 3',
  address: '',
  hours: '',
  channel: 'counter',
}
const CANDIDATE = {
  beneficiaryId: '44444444-4444-4444-8444-444444444444',
  fullName: 'Nguyễn Thị Hoa',
  birth: '1940',
  hamlet: 'Ấp 1',
  unitCode: '26305',
  isListed: true,
}
const desk = (lines: readonly LineOnDesk[], total = lines.length) =>
  new PaperDesk()
    .lay('GET', ADDRESS, standings())
    .lay('GET', `${ADDRESS}/lines`, { lines, total, sumInDong: 1_000_000 })
    .lay('GET', `${ADDRESS}/sheets`, { sheets: [] })
    .lay('GET', '/api/pay-points', { points: [POINT] })
    .lay('POST', `${ADDRESS}/candidates`, { people: [CANDIDATE], more: false })
const show = (office: PaperDesk, of = period({ state: 'paying', steps: { ...period().steps, released: period().steps.made } })) =>
  sitAt(PeriodLines, office.lay('GET', ADDRESS, standings(of)), { props: { id: PERIOD } })
const NO_FILTER = { unit: '', state: '', channel: '', point: '' } as const
afterEach(leaveDesk)

describe('what is asked of the office about lines', () => {
  it('stands in the address, except a name', () => {
    expect(askForLines({ ...NO_FILTER, unit: '26305', state: 'missed' }, '', 0)).toEqual({
      method: 'GET',
      path: '/lines?unit=26305&state=missed',
    })
    const named = askForLines({ ...NO_FILTER, unit: '26305' }, ' hoa ', 1)
    expect(named).toEqual({ method: 'POST', path: '/search', body: { name: 'hoa', unitCode: '26305', page: 1 } })
    expect(named.path).not.toContain('hoa')
  })
  it('goes on page by page', () => {
    expect(askForLines(NO_FILTER, '', 3).path).toBe('/lines?page=3')
  })
})

describe('the lines of a roll on the desk', () => {
  it('can be chosen while nobody was paid and nothing has ended them', () => {
    expect(PAYMENT_STATES.filter((state) => mayChoose({ state }))).toEqual(['waiting', 'missed', 'stopped', 'withdrawn'])
  })
  it('show what an amount is made of, who collects, and how often nobody came', async () => {
    const text = (await show(desk([line({ payeeName: 'Lê Văn Con' })]))).text()
    expect(text).toMatch(
      /Người nhận: Lê Văn Con.*1\.000\.000 đ.*Trợ cấp người cao tuổi 500\.000 đ.*Tháng 11 chưa lĩnh 500\.000 đ.*2 tháng liền chưa lĩnh/s,
    )
  })
  it('that were added say that they wait for somebody else, and those stopped say why', async () => {
    const added = line({ state: 'stopped', waitsForAnother: true, addedReason: 'Danh sách thiếu' })
    const stopped = line({ lineId: 'b', state: 'stopped', outcomeReason: 'Quyết định sáng nay' })
    const text = (await show(desk([added, stopped]))).text()
    expect(text).toMatch(/◷ Chờ người khác mở.*Danh sách thiếu.*△ Tạm dừng.*Quyết định sáng nay/s)
  })
  it('name a category nowhere: a list may be read over somebody’s shoulder', async () => {
    const parts = [
      { kind: 'monthly', programmeCode: 'BTXH', categoryCode: 'K3', label: 'Đối tượng khác', months: [], amountInDong: 1 },
    ] as const
    expect((await show(desk([line({ parts: [...parts, ...parts] })]))).html()).not.toContain('K3')
  })
  it('are stopped with a reason, and not without', async () => {
    const office = desk([line()]).lay('POST', `${ADDRESS}/stops`, { changed: 1, skipped: 0 })
    const screen = await show(office)
    await field(screen, 'Chọn Nguyễn Thị Hoa').setValue(true)
    await press(screen, 'Tạm dừng')
    expect(screen.text()).toContain('Ghi lý do')
    await screen.find('#stop-reason').setValue('Đã mất')
    await press(screen, 'Tạm dừng')
    expect(office.posted('/stops')).toEqual({ lineIds: [line().lineId], outcome: 'stopped', reason: 'Đã mất' })
    expect(document.querySelector('#notes')?.textContent).toContain('Đã dừng 1 khoản.')
  })
  it('say how many more there are, and bring them under the first', async () => {
    const office = desk([line()], 2)
    const screen = await show(office)
    office.lay('GET', `${ADDRESS}/lines?unit=26305&page=1`, {
      lines: [line({ lineId: 'b', fullName: 'Trần Văn Tâm' })],
      total: 2,
      sumInDong: 2,
    })
    await press(screen, 'Xem tiếp (còn 1 khoản)')
    expect(screen.findAll('tbody tr').map((one) => one.find('th').text().slice(0, 8))).toEqual(['Nguyễn T', 'Trần Văn'])
  })
  it('of a closed period are only looked at', async () => {
    const screen = await show(desk([line()]), period({ state: 'closed' }))
    expect(screen.find('input[type="checkbox"]').exists()).toBe(false)
    expect(screen.text()).not.toContain('Thêm khoản chi')
  })
})

describe('a line that is added', () => {
  const point = POINT as unknown as PayPoint
  it('has the channel of its pay point, and none of both on an account', () => {
    const form = { ...emptyLine(), label: 'Truy lĩnh tháng 10', amountInDong: 500_000, reason: 'Thiếu' }
    const of = (place: string) => v.parse(addedLineRequest, addedLine({ ...form, place }, CANDIDATE.beneficiaryId, [point]))
    expect(of(POINT.id)).toMatchObject({ channel: 'counter', payPointId: POINT.id })
    expect(of('account')).toMatchObject({ channel: 'account', payPointId: null })
  })
  it('names all that is missing, and no amount under 1.000 đồng', () => {
    expect(problemsOfLine({ ...emptyLine(), amountInDong: 999 }, false)).toEqual(['person', 'label', 'amount', 'place', 'reason'])
  })
  it('is for somebody found by name, and waits for another to let it go', async () => {
    const office = desk([line()]).lay('POST', `${ADDRESS}/lines`, { lineId: 'x' })
    const screen = await show(office)
    await screen.find('#add-name').setValue('hoa')
    await screen.find('form[aria-label="Chi cho ai? Gõ tên"]').trigger('submit')
    await flushPromises()
    await field(screen, 'Nguyễn Thị Hoa · 1940').setValue(true)
    await screen.find('#add-label').setValue('Truy lĩnh tháng 10')
    await screen.find('#add-amount').setValue(500_000)
    await screen.find('#add-place').setValue(POINT.id)
    await screen.find('#add-reason').setValue('Danh sách thiếu')
    await press(screen, 'Thêm khoản chi')
    expect(office.posted('/lines')).toMatchObject({
      beneficiaryId: CANDIDATE.beneficiaryId,
      amountInDong: 500_000,
      kind: 'back-pay',
      payPointId: POINT.id,
    })
    expect(document.querySelector('#notes')?.textContent).toContain('chờ người duyệt khác')
  })
})

describe('a one-off payment that is added', () => {
  const fields = async (payFrom = '2025-03-05') => {
    const office = desk([line()]).lay('POST', `${ADDRESS}/lines`, { lineId: 'x' })
    const screen = await show(office, period({ state: 'draft', payFrom: getPlainDate(payFrom) }))
    await screen.find('#add-name').setValue('hoa')
    await screen.find('form[aria-label="Chi cho ai? Gõ tên"]').trigger('submit')
    await flushPromises()
    await field(screen, 'Nguyễn Thị Hoa · 1940').setValue(true)
    await field(screen, 'Loại khoản').setValue('one-off')
    return { office, screen }
  }
  const amountOf = (screen: VueWrapper) => Number((screen.find('#add-amount').element as HTMLInputElement).value)

  it.each([
    ['MAI_TANG', 'Mai táng phí', 10_000_000, /Nghị định 20\/2021\/NĐ-CP, Điều 11; Nghị định 76\/2024\/NĐ-CP; mức của ngày 5\/3\/2025/],
    ['DIEU_DUONG_NHA', 'Điều dưỡng tại nhà', 2_510_100, /Nghị định 75\/2021\/NĐ-CP.*Nghị định 77\/2024\/NĐ-CP/],
    ['DIEU_DUONG_TAP_TRUNG', 'Điều dưỡng tập trung', 5_020_200, /Nghị định 77\/2024\/NĐ-CP/],
    ['GIAO_DUC_02', 'Ưu đãi giáo dục, mức 0,2 lần chuẩn', 557_800, /Nghị định 77\/2024\/NĐ-CP/],
  ])('by the programme %s has its name and amount, with the law beside it', async (code, ...[name, amountInDong, basis]) => {
    const { screen } = await fields()
    await field(screen, 'Chương trình').setValue(code)
    expect([(screen.find('#add-label').element as HTMLInputElement).value, amountOf(screen)]).toEqual([name, amountInDong])
    expect(screen.find('#add-basis').text()).toMatch(basis)
  })
  it('is counted by days or martyrs where the programme is', async () => {
    const { screen } = await fields()
    await field(screen, 'Chương trình').setValue('AN_THEM')
    await field(screen, 'Số ngày').setValue(3)
    expect(amountOf(screen)).toBe(600_000)
    await field(screen, 'Chương trình').setValue('THO_CUNG')
    await field(screen, 'Số liệt sĩ').setValue(2)
    expect(amountOf(screen)).toBe(2_800_000)
  })
  it('on a death is three times the allowance that is written down', async () => {
    const { screen } = await fields()
    await field(screen, 'Chương trình').setValue('TU_TRAN_3_THANG')
    expect(amountOf(screen)).toBe(0)
    await field(screen, 'Trợ cấp hằng tháng của người đã mất').setValue(4_016_000)
    expect(amountOf(screen)).toBe(12_048_000)
  })
  it.each([
    ['2024-06-05', true],
    ['2025-03-05', false],
  ])('is offered for electricity on %s: %s, for no price is guessed', async (day, isOffered) => {
    const { screen } = await fields(day)
    expect(screen.find('#add-programme option[value="TIEN_DIEN"]').exists()).toBe(isOffered)
  })
  it('says where its figure was not compared with the law itself', async () => {
    const { screen } = await fields('2024-06-05')
    await field(screen, 'Chương trình').setValue('TIEN_DIEN')
    expect([amountOf(screen), screen.find('#add-basis').text()]).toEqual([162_540, expect.stringContaining('△ Chưa đối chiếu')])
  })
  it('is another amount where the decision says so, and is its programme’s money', async () => {
    const { office, screen } = await fields()
    await field(screen, 'Chương trình').setValue('MAI_TANG')
    await screen.find('#add-amount').setValue(8_000_000)
    await screen.find('#add-place').setValue('account')
    await screen.find('#add-reason').setValue('QĐ 12/QĐ-UBND')
    await press(screen, 'Thêm khoản chi')
    expect(office.posted('/lines')).toEqual({
      ...{ beneficiaryId: CANDIDATE.beneficiaryId, kind: 'one-off', label: 'Mai táng phí', amountInDong: 8_000_000 },
      ...{ channel: 'account', payPointId: null, reason: 'QĐ 12/QĐ-UBND', programmeCode: 'BTXH' },
    })
  })
  it('of no programme is written by hand', async () => {
    const { screen } = await fields()
    expect([screen.find('#add-basis').exists(), amountOf(screen)]).toEqual([false, 0])
  })
})

describe('the roll on paper', () => {
  it('adds what was not collected before to this month’s money, never takes it off', () => {
    const [row] = paperRows({ lines: [line()] })
    expect(row).toMatchObject({ nowInDong: 500_000, carriedMonths: 1, carriedInDong: 500_000, totalInDong: 1_000_000, birthYear: '1940' })
  })
  it('leaves out whoever signs for no cash', () => {
    const lines = [line(), line({ channel: 'account' }), line({ state: 'stopped' }), line({ state: 'withdrawn' })]
    expect(paperRows({ lines })).toHaveLength(1)
  })
  it('carries what was drawn at the counter, under the name of whoever took the money', () => {
    const paid = { day: '2026-11-05', by: 'Hạnh', receiver: 'Trần Văn Con', amountInDong: 1_000_000 }
    const strokes = [
      [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    ]
    const [drawn, inked] = [line({ lineId: 'drawn', paid }), line({ lineId: 'inked', paid })]
    expect(paperRows({ lines: [drawn, inked], signatures: { drawn: strokes } })).toMatchObject([
      { receiverName: 'Trần Văn Con', signature: strokes },
      { receiverName: inked.payeeName ?? '', signature: null },
    ])
  })
  it('sums every column of money', () => {
    expect(sumRows(paperRows({ lines: [line(), line()] }))).toEqual({
      nowInDong: 1_000_000,
      carriedInDong: 1_000_000,
      totalInDong: 2_000_000,
    })
  })
  it('has the two-row head, the sum in words and two signers, and is called no form it is not', async () => {
    const text = (await sitAt(RollPaper, desk([line()]), { props: { id: PERIOD } })).find('article').text()
    expect(text).toMatch(
      /CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM.*DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG.*Chưa trả tháng trước.*Người nhận.*Số tháng.*Ký/s,
    )
    expect(text).toMatch(/Một triệu đồng.*NGƯỜI LẬP BIỂU.*THỦ TRƯỞNG ĐƠN VỊ/s)
    expect(text).not.toMatch(/C72a|HD/)
  })
  it('is whole: every page is fetched before anything is shown', async () => {
    const office = desk([line()], 2)
    office.lay('GET', `${ADDRESS}/lines?unit=26305&paper=1&page=1`, { lines: [line({ lineId: 'b' })], total: 2, sumInDong: 2 })
    expect((await sitAt(RollPaper, office, { props: { id: PERIOD } })).text()).toContain('Cộng: 2 người')
    office.refuse('GET', `${ADDRESS}/lines?unit=26305&paper=1&page=1`, 'server-busy')
    expect((await sitAt(RollPaper, office, { props: { id: PERIOD } })).find('article').exists()).toBe(false)
  })
})
