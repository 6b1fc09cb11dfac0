import { afterEach, describe, expect, it } from 'vitest'
import NewPeriod from '#app/features/coordinator/new-period/NewPeriod.vue'
import {
  laterMonth,
  periodRequestOf,
  periodsAlready,
  problemsOf,
  proposePeriod,
  sameDayLater,
  tetSoonAfter,
} from '#app/features/coordinator/new-period/periodForm.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import { periodRequest } from '#sync/protocol/Payments.ts'
import * as v from 'valibot'
import { field, leaveDesk, PaperDesk, press, sitAt } from '#tests/support/deskScreen.ts'
import { period } from '#tests/support/payDesk.ts'

const TODAY = getPlainDate('2026-11-25')
const OWN = ['26305', '26308', '26311']
afterEach(leaveDesk)

describe('a new period', () => {
  it('is the month after the last one, on the same days, in the same communes, with the same proof', () => {
    expect(proposePeriod([period()], TODAY, OWN)).toEqual({
      firstMonth: '2027-01',
      howMany: 1,
      unitCodes: ['26305', '26308'],
      payFrom: '2027-01-01',
      payUntil: '2027-01-15',
      signature: 'none',
      photo: 'optional',
      roll: undefined,
    })
  })
  it('follows two months that were paid together', () => {
    const tet = period({
      months: ['2027-01', '2027-02'] as PaymentMonth[],
      payFrom: getPlainDate('2027-01-20'),
      payUntil: getPlainDate('2027-02-03'),
    })
    expect(proposePeriod([tet], TODAY, OWN)).toMatchObject({ firstMonth: '2027-03', payFrom: '2027-03-20', payUntil: '2027-04-03' })
  })
  it('takes the newest of several, in whatever order they come', () => {
    const older = period({ months: ['2026-10'] as PaymentMonth[] })
    expect(proposePeriod([older, period(), older], TODAY, OWN).firstMonth).toBe('2027-01')
  })
  it('is this month from the first to the fifteenth where there was none before', () => {
    expect(proposePeriod([], TODAY, OWN)).toMatchObject({
      firstMonth: '2026-11',
      payFrom: '2026-11-01',
      payUntil: '2026-11-15',
      unitCodes: OWN,
    })
  })
  it('leaves out communes that are no longer one’s own', () => {
    expect(proposePeriod([period()], TODAY, ['26308']).unitCodes).toEqual(['26308'])
  })
  it('has the last day of a short month instead of a day that is not', () => {
    expect([sameDayLater('2027-01-31', 1), sameDayLater('2028-01-31', 1), sameDayLater('2026-12-31', 2)]).toEqual([
      '2027-02-28',
      '2028-02-29',
      '2027-02-28',
    ])
  })
  it('goes over the turn of a year', () => {
    expect([laterMonth('2026-12', 1), laterMonth('2027-01', -1), laterMonth('2026-11', 14)]).toEqual(['2027-01', '2026-12', '2028-01'])
  })
  it('knows when Tết is near, and when it is not', () => {
    expect([tetSoonAfter('2027-01-01'), tetSoonAfter('2026-12-01'), tetSoonAfter('2027-02-07')]).toEqual([
      '2027-02-06',
      undefined,
      undefined,
    ])
  })
  it('says which period pays one of its months already, in the same communes only', () => {
    const form = { ...proposePeriod([period()], TODAY, OWN), firstMonth: '2026-11', howMany: 2 as const }
    expect(periodsAlready([period()], form)).toHaveLength(1)
    expect(periodsAlready([period()], { ...form, unitCodes: ['26311'] })).toEqual([])
  })
  it('names all that is missing at once', () => {
    const form = { ...proposePeriod([], TODAY, []), payUntil: '2026-10-01' }
    expect(problemsOf(form)).toEqual(['days', 'units', 'roll'])
  })
  it('is what the office takes, two months in order', () => {
    const form = { ...proposePeriod([period()], TODAY, OWN), howMany: 2 as const, roll: 'from-entitlements' as const }
    expect(v.parse(periodRequest, periodRequestOf(form))).toMatchObject({ months: ['2027-01', '2027-02'], roll: 'from-entitlements' })
  })
})

describe('the screen of a new period', () => {
  const sit = (desk = new PaperDesk()) =>
    sitAt(NewPeriod, desk.lay('GET', '/api/periods', { periods: [period()] }).lay('POST', '/api/periods', { id: 'new' }))
  it('takes two touches once it is open: where the roll comes from, and make', async () => {
    const desk = new PaperDesk()
    const screen = await sit(desk)
    await field(screen, 'Lập từ hồ sơ đang hưởng').setValue(true)
    await press(screen, 'Tạo kỳ chi trả')
    expect(desk.posted('/api/periods')).toMatchObject({ months: ['2027-01'], roll: 'from-entitlements', unitCodes: ['26305', '26308'] })
  })
  it('moves its days along with its month', async () => {
    const desk = new PaperDesk()
    const screen = await sit(desk)
    await screen.find('#first-month').setValue('2027-02')
    await field(screen, 'Nhập từ Excel').setValue(true)
    await press(screen, 'Tạo kỳ chi trả')
    expect(desk.posted('/api/periods')).toMatchObject({ months: ['2027-02'], payFrom: '2027-02-01', payUntil: '2027-02-15', roll: 'empty' })
  })
  it('chooses nobody’s roll for them', async () => {
    const desk = new PaperDesk()
    const screen = await sit(desk)
    await press(screen, 'Tạo kỳ chi trả')
    expect(screen.text()).toContain('Chọn lấy danh sách chi ở đâu')
    expect(desk.posted('/api/periods')).toBeUndefined()
  })
  it('speaks of Tết where it is near, with the day as families keep it', async () => {
    expect((await sit()).text()).toMatch(/gộp hai tháng trước Tết.*6\/2\/2027/s)
  })
})
