import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import UnlockPhone from '#app/features/anyone/unlock/UnlockPhone.vue'
import { GATE, type Outcome } from '#app/tools.ts'
import { leaveDesk, PaperDesk, sitAt } from '#tests/support/deskScreen.ts'

/** What the lock screen says of a code that was not taken. */
async function sentenceAfter(outcome: Outcome): Promise<string> {
  const gate = {
    ...{ onChange: () => () => undefined, notice: () => undefined, door: () => ({ face: 'locked', displayName: 'Trần Văn Nam' }) },
    unlock: () => Promise.resolve(outcome),
  }
  const screen = await sitAt(UnlockPhone, new PaperDesk(), { tools: { [GATE as symbol]: gate } })
  await screen.find('input').setValue('40719352')
  await screen.find('form').trigger('submit')
  await flushPromises()
  return screen.find('[role=alert]').text()
}
afterEach(leaveDesk)

describe('the lock screen', () => {
  it('tells how many tries are left after a wrong code', async () => {
    expect(await sentenceAfter({ ok: false, refusal: 'wrong-pin', triesLeft: 7 })).toContain('Mã chưa đúng. Còn 7 lần.')
  })
  it('asks for the password after five wrong codes', async () => {
    expect(await sentenceAfter({ ok: false, refusal: 'sign-in-first' })).toContain('Hãy vào lại bằng mật khẩu')
  })
  it('says what the phone itself cannot do just now', async () => {
    expect(await sentenceAfter({ ok: false, refusal: 'clock-wrong' })).toContain('Giờ trên máy sai')
  })
})
