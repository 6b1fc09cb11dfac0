import { afterEach, describe, expect, it } from 'vitest'
import RaiseRates from '#app/features/coordinator/payment-period/RaiseRates.vue'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type { RaiseAnswer } from '#sync/protocol/Raises.ts'
import { leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { PERIOD } from '#tests/support/payDesk.ts'

const ADDRESS = `/api/periods/${PERIOD}/raise`
const answer = (more: Partial<RaiseAnswer> = {}): RaiseAnswer => ({
  lines: 5_412,
  beforeInDong: 2_164_800_000,
  afterInDong: 2_706_000_000,
  leftOnPaper: 7,
  steps: [
    {
      ...{ programmeCode: 'BTXH', appliesFrom: getPlainDate('2024-07-01'), legalBasis: 'Nghị định 76/2024/NĐ-CP', certainty: 'sure' },
      ...{ standardBeforeInDong: 400_000, standardInDong: 500_000, lines: 5_412, differenceInDong: 541_200_000 },
    },
  ],
  done: [],
  ...more,
})
const done = { decision: 'QĐ 12/QĐ-UBND', lines: 5_412, beforeInDong: 1, afterInDong: 2, by: 'Bình', atMs: 0 }
const show = (desk: PaperDesk, isDraft = true) => sitAt(RaiseRates, desk, { props: { periodId: PERIOD, isDraft } })
afterEach(leaveDesk)

describe('a draft with lines at the rate before', () => {
  it('says which rate, by which decree, from when, how many lines and how much', async () => {
    const text = (await show(new PaperDesk().lay('GET', ADDRESS, answer()))).text()
    expect(text).toMatch(/mức chuẩn 400\.000 → 500\.000.*Nghị định 76\/2024\/NĐ-CP, áp dụng từ 1\/7\/2024.*5\.412 khoản.*541\.200\.000 đ/s)
    expect(text).toContain('7 khoản khác với mức và hệ số: giữ như trên giấy.')
  })
  it('is raised by a paper, asked twice with its number, and tells the office what was seen', async () => {
    const desk = new PaperDesk().lay('GET', ADDRESS, answer()).lay('POST', ADDRESS, {})
    const screen = await show(desk)
    await screen.find('#raise-decision').setValue('QĐ 12/QĐ-UBND')
    await press(screen, 'Nâng lên mức mới')
    expect(screen.text()).toContain('Nâng 5.412 khoản, từ 2.164.800.000 đ lên 2.706.000.000 đ?')
    await press(screen, 'Nâng 5.412 khoản')
    expect(desk.posted('/raise')).toEqual({ decision: 'QĐ 12/QĐ-UBND', lines: 5_412, afterInDong: 2_706_000_000 })
  })
  it('is not raised without one', async () => {
    const desk = new PaperDesk().lay('GET', ADDRESS, answer())
    const screen = await show(desk)
    await press(screen, 'Nâng lên mức mới')
    await press(screen, 'Nâng 5.412 khoản')
    expect([screen.text().includes('Ghi số văn bản'), desk.posted('/raise')]).toEqual([true, undefined])
  })
  it('warns of a rate that was not compared with the law itself', async () => {
    const steps = answer().steps.map((step) => ({ ...step, certainty: 'likely' as const }))
    expect((await show(new PaperDesk().lay('GET', ADDRESS, answer({ steps })))).text()).toContain('Xem văn bản trước khi nâng.')
  })
})

describe('a roll with nothing to raise', () => {
  it('shows nothing of it', async () => {
    const screen = await show(new PaperDesk().lay('GET', ADDRESS, answer({ lines: 0, steps: [] })))
    expect(screen.find('section').exists()).toBe(false)
  })
  it('keeps in sight what was raised before, by whom and which paper', async () => {
    const screen = await show(new PaperDesk().lay('GET', ADDRESS, answer({ lines: 0, steps: [], done: [done] })), false)
    expect(screen.text()).toMatch(/Đã nâng lên mức mới.*5\.412 khoản.*QĐ 12\/QĐ-UBND.*Bình/s)
  })
})
