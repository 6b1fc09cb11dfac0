import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import TakeInPackage from '#app/features/coordinator/take-in-package/TakeInPackage.vue'
import type { PackedRecordAnswer, UnsentPackageAnswer } from '#sync/protocol/UnsentPackage.ts'
import { field, leaveDesk, PaperDesk, sitAt } from '#tests/support/deskScreen.ts'

const ADDRESS = '/api/unsent-packages'
const record = (id: string, answer: PackedRecordAnswer['answer'], problem: PackedRecordAnswer['problem'] = null): PackedRecordAnswer => ({
  id,
  kind: 'visit.recorded',
  recordedAtMs: Date.UTC(2026, 10, 24),
  answer,
  problem,
})
const answer = (records: readonly PackedRecordAnswer[], leftOut = 0): UnsentPackageAnswer => ({
  ownerName: 'Trần Văn Nam',
  madeAtMs: Date.UTC(2026, 10, 24),
  records,
  photos: { received: 2, leftOut },
})
async function choose(screen: VueWrapper, file: Pick<File, 'text'>): Promise<void> {
  const input = field(screen, 'Tệp gói chưa gửi')
  Object.defineProperty(input.element, 'files', { value: [file] })
  await input.trigger('change')
  await screen.find('form').trigger('submit')
  await flushPromises()
}
const asFile = (text: string): Pick<File, 'text'> => ({ text: () => Promise.resolve(text) })
afterEach(leaveDesk)

describe('a package taken in at the desk', () => {
  it('is sent as it was chosen', async () => {
    const office = new PaperDesk().lay('POST', ADDRESS, answer([]))
    await choose(await sitAt(TakeInPackage, office), asFile('gói\nsum\n'))
    expect(office.posted(ADDRESS)).toEqual({ text: 'gói\nsum\n' })
  })
  it('tells whose it is and how many records had which answer', async () => {
    const records = [record('1', 'applied'), record('2', 'duplicate'), record('3', 'applied')]
    const screen = await sitAt(TakeInPackage, new PaperDesk().lay('POST', ADDRESS, answer(records)))
    await choose(screen, asFile('gói'))
    expect(screen.text()).toMatch(/Gói của Trần Văn Nam[^]*✓ Đã nhận: 2\s*✓ Đã có từ trước: 1/)
  })
  it('puts those first that somebody must look at, with the reason and the way there', async () => {
    const records = [record('1', 'applied'), record('2', 'flagged', 'device-revoked')]
    const screen = await sitAt(TakeInPackage, new PaperDesk().lay('POST', ADDRESS, answer(records)))
    await choose(screen, asFile('gói'))
    expect([screen.find('details li').text(), screen.find('a[href="/can-xem-lai"]').exists()]).toEqual([
      expect.stringMatching(/cần xem lại[^]*thu hồi/),
      true,
    ])
  })
  it('counts the photos that could not be used', async () => {
    const screen = await sitAt(TakeInPackage, new PaperDesk().lay('POST', ADDRESS, answer([], 3)))
    await choose(screen, asFile('gói'))
    expect(screen.text()).toMatch(/Ảnh: 2 đã có ở máy chủ[^]*3 ảnh không mở được/)
  })
  it.each([
    ['package-broken', /bị hỏng, bị thiếu/],
    ['package-foreign', /không phải của máy nào/],
  ])('is refused as %s in one sentence, and nothing is shown of it', async (refusal, sentence) => {
    const screen = await sitAt(TakeInPackage, new PaperDesk().refuse('POST', ADDRESS, refusal))
    await choose(screen, asFile('hỏng'))
    expect([screen.find('[role=alert]').text(), screen.find('#taken-in').exists()]).toEqual([expect.stringMatching(sentence), false])
  })
  it('that the browser cannot read asks for it again and sends nothing', async () => {
    const office = new PaperDesk()
    const screen = await sitAt(TakeInPackage, office)
    await choose(screen, { text: () => Promise.reject(new Error('moved away')) })
    expect([screen.find('[role=alert]').text(), office.posted(ADDRESS)]).toEqual([expect.stringMatching(/Chọn lại/), undefined])
  })
})
