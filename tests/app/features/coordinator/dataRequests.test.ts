import { afterEach, describe, expect, it } from 'vitest'
import DataRequests from '#app/features/coordinator/data-requests/DataRequests.vue'
import MoreOfOffice from '#app/features/coordinator/more/MoreOfOffice.vue'
import { useDataRequestsWaiting } from '#app/session/useDataRequestsWaiting.ts'
import { learnWords } from '#app/text/words.ts'
import type { DataRequestOnDesk } from '#sync/protocol/DataRequests.ts'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'

await learnWords(['privacy', 'slips', 'cashless'])

const REQUESTS = '/api/privacy/requests'
const request = {
  ...{ id: 'r1', beneficiaryId: 'b1', fullName: 'Nguyễn Thị Hoa', birth: '1940', hamlet: 'Ấp 1', unitCode: '26305' },
  ...{ kind: 'see', way: 'letter', wish: 'Xin xem hồ sơ', askedBy: { kind: 'self' }, receivedOn: '2026-11-20', answerBy: '2026-11-24' },
  ...{
    completeBy: '2026-11-30',
    legalBasis: 'Nghị định 356/2025/NĐ-CP Điều 5',
    state: 'new',
    dueOn: '2026-11-24',
    isLate: true,
    erasure: null,
    steps: [],
  },
} as unknown as DataRequestOnDesk
const person = { beneficiaryId: 'b1', fullName: 'Nguyễn Thị Hoa', birth: '1940', hamlet: 'Ấp 1', unitCode: '26305' }
const desk = (requests: readonly DataRequestOnDesk[] = [request]) =>
  new PaperDesk()
    .lay('GET', REQUESTS, { requests, more: false })
    .lay('GET', `${REQUESTS}/count`, { open: 3, late: 1 })
    .lay('POST', '/api/privacy/people', { people: [person], more: false })
    .lay('POST', REQUESTS, { id: 'new' })
afterEach(leaveDesk)

describe('the register of requests on the desk', () => {
  it('tells until when an answer is due, and that the day is gone', async () => {
    const screen = await sitAt(DataRequests, desk())
    expect(screen.find('article').text()).toMatch(/Xem dữ liệu của mình · Nguyễn Thị Hoa[^]*Trả lời chậm nhất ngày 24\/11\/2026\s*Quá hạn/)
  })
  it('names what is missing before anything is sent', async () => {
    const office = desk()
    const screen = await sitAt(DataRequests, office)
    await field(screen, 'Dữ liệu của ai?').setValue('nguyen thi hoa')
    await screen.find('form[role=search]').trigger('submit')
    await expect.poll(() => screen.text()).toContain('Thấy 1 người')
    await screen.findAll('form')[1]?.trigger('submit')
    expect(screen.text()).toContain('Còn 3 chỗ cần xem lại')
    expect(office.posted('/requests')).toBeUndefined()
  })
  it('writes down who asks what, and says the last day of the answer', async () => {
    const office = desk()
    const screen = await sitAt(DataRequests, office)
    await field(screen, 'Dữ liệu của ai?').setValue('nguyen thi hoa')
    await screen.find('form[role=search]').trigger('submit')
    await expect.poll(() => screen.text()).toContain('Thấy 1 người')
    await field(screen, 'Nguyễn Thị Hoa').setValue(true)
    await field(screen, 'Xoá dữ liệu').setValue(true)
    await field(screen, 'Ghi lại lời yêu cầu').setValue('Xin xoá số điện thoại')
    await field(screen, 'Ngày nhận yêu cầu').setValue('2026-01-05')
    await screen.findAll('form')[1]?.trigger('submit')
    await expect.poll(() => document.body.textContent).toContain('Đã ghi yêu cầu của Nguyễn Thị Hoa. Trả lời chậm nhất ngày 7/1/2026.')
    expect(office.posted('/requests')).toMatchObject({
      ...{ beneficiaryId: 'b1', kind: 'erase', way: 'in-person', receivedOn: '2026-01-05' },
      ...{ wish: 'Xin xoá số điện thoại', askedBy: { kind: 'self' } },
    })
  })
  it('asks for the reason of a refusal', async () => {
    const office = desk().lay('POST', `${REQUESTS}/r1`, { done: true })
    const screen = await sitAt(DataRequests, office)
    await field(screen, 'Từ chối').setValue(true)
    await field(screen, 'Đã nói, đã làm gì?').setValue('Luật Kế toán')
    await press(screen, 'Ghi lại')
    expect([screen.text().includes('Từ chối thì chọn lý do.'), office.posted('/r1')]).toEqual([true, undefined])
    await field(screen, 'Luật buộc phải giữ').setValue(true)
    await press(screen, 'Ghi lại')
    expect(office.posted('/r1')).toEqual({ act: 'refuse', ground: 'kept-by-law', note: 'Luật Kế toán' })
  })
  it('offers no second answer to what was answered, and nothing at the end', async () => {
    const answered = { ...request, state: 'answered', dueOn: '2026-11-30' } as DataRequestOnDesk
    const done = { ...request, id: 'r2', state: 'done', dueOn: null } as DataRequestOnDesk
    const screen = await sitAt(DataRequests, desk([answered, done]))
    const labels = screen.findAll('article label').map((one) => one.text())
    expect(labels).toEqual(['Đã làm xong', 'Từ chối', 'Đã nói, đã làm gì?'])
  })
})

describe('«Thêm»', () => {
  it('tells how many requests wait and how many are late', async () => {
    const screen = await sitAt(MoreOfOffice, desk())
    await useDataRequestsWaiting().look()
    await expect.poll(() => screen.text()).toContain('Yêu cầu về dữ liệu cá nhân: 3 việc đang chờ, 1 quá hạn')
  })
})
