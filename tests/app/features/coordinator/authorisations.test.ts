import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import AuthorisationDesk from '#app/features/coordinator/authorisations/AuthorisationDesk.vue'
import { emptyPaper, problemsOfPaper, type PaperForm } from '#app/features/coordinator/authorisations/paperForm.ts'
import PersonPapers from '#app/features/coordinator/authorisations/PersonPapers.vue'
import { dateOfDayNumber, dayNumber, vietnamDay } from '#domain/shared/PlainDate.ts'
import type { PaperOnFile, PapersOfPerson, PaperSeen } from '#sync/protocol/Authorisations.ts'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { NOW_MS } from '#tests/support/mountedScreen.ts'

const TODAY = vietnamDay(NOW_MS)
const inDays = (days: number) => dateOfDayNumber(dayNumber(TODAY) + days)
const HOLDER = { beneficiaryId: 'p', holderName: 'Nguyễn Thị Hoa', birth: '1940', hamlet: 'Ấp Lạc Sơn', unitCode: '26305' }
const WHO = { fullName: 'Trần Văn Con', relation: 'child', identityTail: '4821', number: '12/UQ', validUntil: inDays(100) } as const
const SEEN: PaperSeen = { ...WHO, factId: 'f', seenOn: inDays(-3), seenBy: 'Phạm Thị Lan' }
const onFile = (more: Partial<PaperOnFile> = {}): PaperOnFile => ({
  ...WHO,
  id: 'a',
  signedOn: null,
  recordedAtMs: NOW_MS,
  ended: null,
  ...more,
})
const papers = (more: Partial<PapersOfPerson> = {}) => ({ ...HOLDER, onFile: [onFile()], seen: [], ...more })
const sit = (desk: PaperDesk, more: Partial<PapersOfPerson> = {}, props = {}) =>
  sitAt(PersonPapers, desk.lay('GET', '/api/authorisations/of/p', papers(more)), { props: { id: 'p', back: '/uy-quyen', ...props } })
const filled = (more: Partial<PaperForm> = {}): PaperForm => ({ ...WHO, signedOn: '', ...more })
afterEach(leaveDesk)

describe('what is missing on a paper', () => {
  it('is said before anything is sent', () => {
    expect(problemsOfPaper(emptyPaper(), TODAY)).toEqual(['name', 'relation', 'tail', 'number', 'day'])
    expect(problemsOfPaper(filled(), TODAY)).toEqual([])
  })
  it.each([
    [{ validUntil: inDays(-1) }, 'expired'],
    [{ validUntil: inDays(400) }, 'too-long'],
    [{ signedOn: inDays(1) }, 'signed-later'],
    [{ signedOn: inDays(-300) }, 'too-long'],
  ])('%o is %s', (more, problem) => {
    expect(problemsOfPaper(filled(more), TODAY)).toEqual([problem])
  })
})

describe('the papers of one person', () => {
  it('are put on file with all that the office asks for', async () => {
    const desk = new PaperDesk().lay('POST', '/api/authorisations', { id: 'a' })
    const screen = await sit(desk, { onFile: [] })
    await field(screen, 'Họ và tên người được uỷ quyền').setValue('Trần Văn Con')
    await field(screen, 'con').setValue(true)
    await field(screen, '4 số cuối').setValue('4821')
    await field(screen, 'Số giấy').setValue('12/UQ')
    await field(screen, 'Dùng đến ngày').setValue(inDays(100))
    await screen.find('form').trigger('submit')
    await flushPromises()
    expect(desk.posted('/api/authorisations')).toEqual({ ...WHO, beneficiaryId: 'p', signedOn: null })
    expect(document.querySelector('#notes')?.textContent).toContain('Đã lưu giấy của Trần Văn Con')
  })
  it('end with a reason, after it was said what follows', async () => {
    const desk = new PaperDesk().lay('POST', '/api/authorisations/a/ending', {})
    const screen = await sit(desk)
    expect(screen.text()).toContain('Các quầy sẽ không chi cho Trần Văn Con theo giấy này nữa.')
    await screen.find('details form').trigger('submit')
    expect([desk.posted('/ending'), screen.find('details [role="alert"]').text()]).toEqual([undefined, 'Ghi lý do'])
    await field(screen, 'Lý do chấm dứt').setValue('Người hưởng rút lại')
    await screen.find('details form').trigger('submit')
    expect(desk.posted('/ending')).toEqual({ reason: 'Người hưởng rút lại' })
  })
  it('that have ended say by whom and why, and cannot be ended again', async () => {
    const screen = await sit(new PaperDesk(), { onFile: [onFile({ ended: { atMs: NOW_MS, by: 'Nguyễn Thanh Bình', reason: 'Rút lại' } })] })
    expect(screen.text()).toMatch(/Nguyễn Thanh Bình chấm dứt lúc.*Lý do: Rút lại/s)
    expect(screen.find('details').exists()).toBe(false)
  })
  it('shown at a counter lie filled in and are not typed again', async () => {
    const desk = new PaperDesk().lay('POST', '/api/authorisations', { id: 'a' })
    const screen = await sit(desk, { onFile: [], seen: [SEEN] })
    await press(screen, 'Đưa vào hồ sơ')
    await screen.find('form').trigger('submit')
    expect(desk.posted('/api/authorisations')).toEqual({ ...WHO, beneficiaryId: 'p', signedOn: null })
  })
  it('chosen on the list of papers from counters are filled in at once', async () => {
    const screen = await sit(new PaperDesk(), { onFile: [], seen: [SEEN] }, { seenId: 'f' })
    expect((field(screen, 'Số giấy').element as HTMLInputElement).value).toBe('12/UQ')
  })
})

describe('papers written down at the counters', () => {
  it('are listed with whom they are for, who wrote them down and the way to the file', async () => {
    const screen = await sitAt(AuthorisationDesk, new PaperDesk().lay('GET', '/api/authorisations', { seen: [{ ...SEEN, ...HOLDER }] }))
    expect(screen.text()).toMatch(
      /Nhận thay Nguyễn Thị Hoa.*Trần Văn Con \(con\) · căn cước …4821.*Giấy số 12\/UQ.*Phạm Thị Lan ghi tại quầy/s,
    )
    expect(screen.findAll('a').map((one) => one.attributes('href'))).toContain('/uy-quyen/p?phieu=f')
  })
})
