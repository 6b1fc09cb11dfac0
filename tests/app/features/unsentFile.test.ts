import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import UnsentPackage from '#app/features/anyone/unsent-package/UnsentPackage.vue'
import { learnWords } from '#app/text/words.ts'
import { UNSENT_PACKAGES, type UnsentFile } from '#app/UnsentPackages.ts'
import { leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'

await learnWords(['seldom'])

const fileWith = (more: Partial<UnsentFile> = {}): UnsentFile => ({
  ...{ records: 12, photos: 3, photosLeft: 0, name: 'goi-chua-gui.txt', mayShare: false },
  ...{ share: () => Promise.resolve(true), save: () => undefined },
  ...more,
})
const show = (make: () => Promise<UnsentFile | undefined>) =>
  sitAt(UnsentPackage, new PaperDesk(), { tools: { [UNSENT_PACKAGES as symbol]: () => Promise.resolve({ make }) } })
afterEach(leaveDesk)

describe('saving what is unsent to a file', () => {
  it('tells how much the file holds and that nothing leaves the phone by it', async () => {
    const screen = await show(() => Promise.resolve(fileWith()))
    expect(screen.text()).toMatch(/Có 12 lượt và 3 ảnh trong tệp[^]*Các lượt vẫn còn trên máy này/)
  })
  it('tells what could not go along', async () => {
    const screen = await show(() => Promise.resolve(fileWith({ photosLeft: 2 })))
    expect(screen.text()).toContain('2 ảnh chưa vào tệp')
  })
  it('puts the file where the browser puts files, and says where', async () => {
    const save = vi.fn<() => void>()
    const screen = await show(() => Promise.resolve(fileWith({ save })))
    await press(screen, 'Lưu tệp vào máy')
    expect([save.mock.calls.length, screen.find('[role=status]').text()]).toEqual([1, expect.stringContaining('goi-chua-gui.txt')])
  })
  it('offers to hand it to another app only where the browser can', async () => {
    const names = async (mayShare: boolean) => {
      const screen = await show(() => Promise.resolve(fileWith({ mayShare })))
      return screen.findAll('button').map((button) => button.text())
    }
    expect([await names(false), await names(true)]).toEqual([['Lưu tệp vào máy'], ['Gửi tệp cho điều phối', 'Lưu tệp vào máy']])
  })
  it('says nothing was handed over when the person thought better of it', async () => {
    const screen = await show(() => Promise.resolve(fileWith({ mayShare: true, share: () => Promise.resolve(false) })))
    await press(screen, 'Gửi tệp cho điều phối')
    expect(screen.find('[role=status]').exists()).toBe(false)
  })
  it('says when nothing waits', async () => {
    expect((await show(() => Promise.resolve(undefined))).text()).toContain('Không có lượt nào chưa gửi')
  })
  it('tries again when the phone’s store did not answer', async () => {
    let tries = 0
    const screen = await show(() => (++tries === 1 ? Promise.reject(new Error('closed')) : Promise.resolve(fileWith())))
    const before = screen.find('[role=alert]').exists()
    await press(screen, 'Thử lại')
    await flushPromises()
    expect([before, screen.text()]).toEqual([true, expect.stringContaining('Có 12 lượt')])
  })
})
