import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import AnswerReports from '#app/features/anyone/answer-reports/AnswerReports.vue'
import HandSlip from '#app/features/anyone/hand-slip/HandSlip.vue'
import { learnWords } from '#app/text/words.ts'
import type { SlipPage } from '#domain/slips/SlipPage.ts'
import type { ReportOnDesk, SlipOnDesk } from '#sync/protocol/SlipDesk.ts'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { day, notReceived } from '#tests/support/slips.ts'

await learnWords(['slips'])
afterEach(leaveDesk)

const PERSON = '44444444-4444-4444-8444-444444444444'
const REPORT = '55555555-5555-4555-8555-555555555555'
const report = (more: Partial<ReportOnDesk> = {}): ReportOnDesk => ({
  id: REPORT,
  beneficiaryId: PERSON,
  fullName: 'Nguyễn Thị Hoa',
  birth: '1946',
  hamlet: 'Ấp Lạc Sơn',
  unitCode: '26305',
  said: notReceived({ note: 'Chưa thấy ai gọi' }),
  byCarer: null,
  owner: 'commune',
  saidDay: day('2026-11-20'),
  answerBy: day('2026-11-25'),
  isLate: false,
  answer: null,
  ...more,
})
const reports = (desk: PaperDesk) => sitAt(AnswerReports, desk, { props: { back: '/them' } })

describe('what payees say, before whoever answers', () => {
  it('shows the words, whose answer it waits for and until when, and that it is late', async () => {
    const desk = new PaperDesk().lay('GET', '/api/said-reports', { reports: [report({ isLate: true })], more: false })
    const text = (await reports(desk)).text()
    expect(
      ['Chưa nhận được tiền tháng 12/2026', '«Chưa thấy ai gọi»', 'Xã trả lời, hạn 25/11/2026', 'Quá hạn'].filter(
        (word) => !text.includes(word),
      ),
    ).toEqual([])
  })
  it('sends the answer, and nothing while it is empty', async () => {
    const desk = new PaperDesk()
      .lay('GET', '/api/said-reports', { reports: [report()], more: false })
      .lay('POST', '/api/said-reports', { done: true })
    const screen = await reports(desk)
    await press(screen, 'Gửi trả lời')
    expect(desk.posted(REPORT)).toBeUndefined()
    await field(screen, 'Trả lời cho Nguyễn Thị Hoa').setValue(' Mời bà ra bưu điện. ')
    await press(screen, 'Gửi trả lời')
    expect(desk.posted(REPORT)).toEqual({ act: 'answer', text: 'Mời bà ra bưu điện.' })
  })
  it('hands it to another owner', async () => {
    const desk = new PaperDesk()
      .lay('GET', '/api/said-reports', { reports: [report()], more: false })
      .lay('POST', '/api/said-reports', { done: true })
    await press(await reports(desk), 'Điều phối')
    expect(desk.posted(REPORT)).toEqual({ act: 'hand-over', owner: 'coordinator', note: '' })
  })
  it('says that somebody else has answered meanwhile', async () => {
    const desk = new PaperDesk()
      .lay('GET', '/api/said-reports', { reports: [report()], more: false })
      .refuse('POST', '/api/said-reports', 'case-settled')
    const screen = await reports(desk)
    await field(screen, 'Trả lời cho Nguyễn Thị Hoa').setValue('Mời bà ra')
    await press(screen, 'Gửi trả lời')
    expect([
      screen.find('[role=alert]').exists(),
      desk.asked.filter(({ method, address }) => method === 'GET' && !address.endsWith('/count')).length,
    ]).toEqual([true, 2])
  })
})

const page: SlipPage = {
  callName: 'bà Hoa',
  birthYear: 1946,
  reader: { kind: 'self' },
  expiresOn: day('2027-11-25'),
  asOfMs: 0,
  next: { state: 'none' },
  received: [],
  card: { way: 'card', stages: [], task: 'say-whether', appointment: null, account: null },
  helpers: { communeName: 'Xã Gia Tân 3', communePhone: null, officerName: null, officerPhone: null, payPlace: null },
  reports: [],
}
const slip = (more: Partial<SlipOnDesk> = {}): SlipOnDesk => ({
  slipId: REPORT,
  forWhom: { kind: 'self' },
  state: 'open',
  madeDay: day('2026-11-20'),
  madeBy: 'Trần Văn Nam',
  expiresOn: day('2027-11-20'),
  lastOpenedDay: null,
  timesOpened: 0,
  wrongGuesses: 0,
  phones: 0,
  ...more,
})
const OF_PERSON = `/api/slips/of/${PERSON}`
const slips = (desk: PaperDesk) => sitAt(HandSlip, desk, { props: { id: PERSON, back: '/chi-tra' } })

describe('the slips of a person, before whoever hands them out', () => {
  it('says why one opens nothing, and that a new code opens it again', async () => {
    const desk = new PaperDesk().lay('GET', OF_PERSON, { slips: [slip({ state: 'locked', wrongGuesses: 10 })], page })
    expect((await slips(desk)).text()).toContain('Có người gõ sai 10 lần. Đổi mã thì dùng lại được.')
  })
  it('asks twice before it revokes one', async () => {
    const desk = new PaperDesk().lay('GET', OF_PERSON, { slips: [slip()], page }).lay('POST', '/api/slips', { done: true })
    const screen = await slips(desk)
    await press(screen, 'Thu hồi')
    expect(desk.posted('/revocation')).toBeUndefined()
    await press(screen, 'Thu hồi')
    expect(desk.posted('/revocation')).toEqual({})
  })
  it('asked again after a lost answer is the same slip', async () => {
    const desk = new PaperDesk().lay('GET', OF_PERSON, { slips: [], page }).refuse('POST', '/api/slips', 'no-network')
    const screen = await slips(desk)
    await press(screen, 'Làm phiếu')
    await press(screen, 'Làm phiếu')
    await flushPromises()
    const made = desk.asked.flatMap(({ method, body }) => (method === 'POST' ? [(body as { slipId: string }).slipId] : []))
    expect([made.length, new Set(made).size]).toEqual([2, 1])
  })
  it('tells whoever may not make one why', async () => {
    const desk = new PaperDesk().refuse('GET', OF_PERSON, 'not-found')
    expect((await slips(desk)).text()).toContain('Chỉ làm phiếu được cho người trong xã mình')
  })
})
