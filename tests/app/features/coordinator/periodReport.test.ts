import { afterEach, describe, expect, it, vi } from 'vitest'
import PayPoints from '#app/features/coordinator/pay-points/PayPoints.vue'
import PeriodReport from '#app/features/coordinator/period-report/PeriodReport.vue'
import { reportTotals } from '#app/features/coordinator/period-report/reportTotals.ts'
import PeriodSessions from '#app/features/coordinator/period-sessions/PeriodSessions.vue'
import { sequenceRuns } from '#app/features/coordinator/period-sessions/sequenceRuns.ts'
import RecoveryList from '#app/features/coordinator/recoveries/RecoveryList.vue'
import { shareText } from '#app/desk/pay/shareText.ts'
import type { Recovery } from '#sync/protocol/Recoveries.ts'
import { leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { PERIOD, period, report } from '#tests/support/payDesk.ts'

const at = (answer = report()) => new PaperDesk().lay('GET', `/api/periods/${PERIOD}/report`, answer)
const read = (answer = report()) => sitAt(PeriodReport, at(answer), { props: { id: PERIOD } })
afterEach(leaveDesk)

describe('the report of a period', () => {
  it('adds its rows up without losing a đồng', () => {
    const totals = reportTotals(report().rows)
    expect(totals.due.sumInDong).toBe(totals.paid.sumInDong + totals.carried.sumInDong + totals.returned.sumInDong)
    expect([totals.due.lines, totals.remainingInDong]).toEqual([550, 10_000_000])
  })
  it('has nothing where there is no row', () => {
    expect(reportTotals([]).paid).toEqual({ lines: 0, sumInDong: 0 })
  })
  it('is on paper by commune and programme, with the sum in words and three signers', async () => {
    const [paper] = (await read()).findAll('article')
    expect(paper?.text()).toMatch(/Xã Gia Tân 3Bảo trợ xã hội500250\.000\.000.*Xã Quang TrungNgười có công50100\.000\.000/s)
    expect(paper?.text()).toMatch(/Ba trăm bốn mươi triệu đồng.*NGƯỜI LẬP BIỂU.*ĐƠN VỊ CHI TRẢ.*THỦ TRƯỞNG ĐƠN VỊ/s)
  })
  it('names who did not collect, the longest first, and proposes a suspension after three', async () => {
    const text = (await read()).find('details').text()
    expect(text).toMatch(/Võ Thị Tư.*3 tháng liền chưa lĩnh: đề xuất tạm dừng.*Lê Văn Sáu.*Vắng mặt/s)
  })
  it('says that the figures may change while the period is open, and nothing of it afterwards', async () => {
    expect((await read()).text()).toContain('Kỳ chưa đóng: số liệu còn đổi. 1 quầy chưa chốt.')
    expect((await read(report({ period: period({ state: 'closed' }) }))).text()).not.toContain('Kỳ chưa đóng')
  })
  it('is taken along as workbooks', async () => {
    const links = (await read()).findAll('a[download]').map((one) => one.attributes('href'))
    expect(links).toEqual([`/api/periods/${PERIOD}/report.xlsx`, `/api/periods/${PERIOD}/list.xlsx`])
  })
  it('leaves a list nobody prints from a browser to the workbook', async () => {
    const [one] = report().uncollected
    const screen = await read(report({ uncollected: Array.from({ length: 1_001 }, () => one).filter((person) => person !== undefined) }))
    expect(screen.findAll('article')).toHaveLength(1)
    expect(screen.text()).toContain('Danh sách chưa lĩnh dài 1.001 người: tải báo cáo (Excel) để in.')
  })
  it('says so where everybody has collected, and prints no empty list', async () => {
    const screen = await read(report({ uncollected: [] }))
    expect(screen.text()).toContain('✓ Không còn ai chưa lĩnh.')
    expect(screen.findAll('article')).toHaveLength(1)
  })
})

describe('a share', () => {
  it('has one place after the comma, and is a dash of nothing', () => {
    expect([shareText(152, 1_000), shareText(0, 5), shareText(0, 0)]).toEqual(['15,2%', '0,0%', '–'])
  })
})

describe('the counters of a period', () => {
  it('that do not balance come first, with the numbers the office misses', async () => {
    const screen = await sitAt(PeriodSessions, at(), { props: { id: PERIOD } })
    const [first, second] = screen.findAll('article').map((one) => one.text())
    expect(first).toMatch(/Quầy 1.*Chốt chưa khớp.*Phạm Thị Lan.*thiếu 4 lượt của máy này \(số 12–14, 18\)/s)
    expect(second).toMatch(/Quầy 2.*Đã chốt.*-5\.000 đ.*Thiếu tiền lẻ/s)
  })
  it('draw runs of numbers together, in order', () => {
    expect([sequenceRuns([3, 1, 2, 7]), sequenceRuns([5]), sequenceRuns([])]).toEqual(['1–3, 7', '5', ''])
  })
  it('are none before one opens', async () => {
    expect((await sitAt(PeriodSessions, at(report({ sessions: [] })), { props: { id: PERIOD } })).text()).toContain('Chưa có quầy nào mở')
  })
})

type Screen = Awaited<ReturnType<typeof sitAt>>
const formOf = (screen: Screen, words: string) => screen.findAll('form').find((form) => form.text().includes(words)) ?? screen.find('form')

describe('what is to be recovered', () => {
  const one = (more: Partial<Recovery>): Recovery => ({
    ...{ id: 'a', beneficiaryId: 'b', fullName: 'Lê Thị Ánh', hamlet: 'Ấp 1', unitCode: '26305', periodName: 'Tháng 11/2026' },
    ...{ amountInDong: 500_000, reason: 'Chi hai lần', openedAtMs: 0, openedBy: 'Trần Duyệt', isOwn: false, ending: null },
    ...{ takenInDong: 0, waitingInDong: 0, deduction: null, ...more },
  })
  it('is summed as far as it is still out, which stands on top', async () => {
    const ending = { how: 'repaid', by: 'Bình', atMs: 0, note: 'Phiếu thu 12' } as const
    const recoveries = [one({ id: 'back', fullName: 'Đã Trả', ending }), one({})]
    const screen = await sitAt(RecoveryList, new PaperDesk().lay('GET', '/api/recoveries', { recoveries }))
    expect(screen.text()).toContain('Còn 1 khoản phải thu hồi, 500.000 đ.')
    expect(screen.findAll('li b').map((name) => name.text().slice(0, 6))).toEqual(['Lê Thị', 'Đã Trả'])
    expect(screen.text()).toMatch(/Bình ghi đã thu lúc.*Phiếu thu 12/s)
  })
  it('is repaid with what proves it, and not without', async () => {
    const desk = new PaperDesk().lay('GET', '/api/recoveries', { recoveries: [one({})] }).lay('POST', '/api/recoveries/a/ending', {})
    const screen = await sitAt(RecoveryList, desk)
    await formOf(screen, 'Kết quả thế nào?').trigger('submit')
    expect([screen.text().includes('Chọn kết quả'), screen.text().includes('Ghi căn cứ')]).toEqual([true, true])
    await screen.find('input[value="repaid"]').setValue()
    await formOf(screen, 'Kết quả thế nào?').find('textarea').setValue('Phiếu thu số 12')
    await formOf(screen, 'Kết quả thế nào?').trigger('submit')
    await vi.waitFor(() => expect(document.body.textContent).toContain('Đã ghi: Lê Thị Ánh nộp lại 500.000 đ.'))
    expect(desk.posted('/api/recoveries/a/ending')).toEqual({ how: 'repaid', note: 'Phiếu thu số 12' })
  })
  it('is taken off the next rolls with its grounds, and not without (S276)', async () => {
    const desk = new PaperDesk().lay('GET', '/api/recoveries', { recoveries: [one({})] }).lay('POST', '/api/recoveries/a/deduction', {})
    const screen = await sitAt(RecoveryList, desk)
    const form = formOf(screen, 'còn thiếu thì trừ tiếp')
    await form.trigger('submit')
    expect(form.text()).toContain('Ghi căn cứ')
    await form.find('textarea').setValue('Quyết định số 15')
    await form.trigger('submit')
    await vi.waitFor(() => expect(document.body.textContent).toContain('Đã ghi: khoản của Lê Thị Ánh trừ vào kỳ sau.'))
    expect(desk.posted('/api/recoveries/a/deduction')).toEqual({ isOn: true, note: 'Quyết định số 15' })
  })
  it('tells what rolls have taken and what is left, and is over when all was taken (S276)', async () => {
    const recoveries = [one({ id: 'all', takenInDong: 500_000 }), one({ takenInDong: 200_000, waitingInDong: 100_000 })]
    const screen = await sitAt(RecoveryList, new PaperDesk().lay('GET', '/api/recoveries', { recoveries }))
    expect(screen.text()).toMatch(
      /Còn 1 khoản phải thu hồi, 300\.000 đ.*Đã trừ 200\.000 đ, còn 300\.000 đ.*Đang trừ 100\.000 đ.*Đã trừ đủ/s,
    )
    expect(screen.text()).not.toContain('Ghi kết quả')
  })
  it('is not written off by whoever opened it', async () => {
    const recoveries = [one({ isOwn: true })]
    const screen = await sitAt(RecoveryList, new PaperDesk().lay('GET', '/api/recoveries', { recoveries }))
    expect(screen.findAll('input[type=radio]').map((way) => way.attributes('value'))).toEqual(['repaid'])
    expect(screen.text()).toContain('Muốn thôi thu thì người khác ghi.')
  })
})

describe('pay points', () => {
  it('are added with a name, and without one the field says so', async () => {
    const desk = new PaperDesk().lay('GET', '/api/pay-points', { points: [] }).lay('POST', '/api/pay-points', { id: 'new' })
    const screen = await sitAt(PayPoints, desk)
    await press(screen, 'Thêm')
    expect(screen.text()).toContain('Ghi tên điểm chi')
    await screen.find('#point-name').setValue('Nhà văn hoá ấp Lạc Sơn')
    await press(screen, 'Thêm')
    expect(desk.posted('/api/pay-points')).toMatchObject({ name: 'Nhà văn hoá ấp Lạc Sơn', unitCode: '26305', channel: 'counter' })
  })
})
