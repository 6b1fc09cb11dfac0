import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openedCampaign, type PaperLine } from '#tests/support/campaigns.ts'
import { giftTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { sitDownAtDesk } from '#tests/support/officer.ts'

let office: Office
let desk: HeldPhone
let page: Page
let campaign: { id: string; lines: PaperLine[] }
const nam = () => phones[0] ?? new FieldPhone(office.address)
const huy = () => phones[1] ?? new FieldPhone(office.address)
const phones: FieldPhone[] = []
const deliver = async (by: FieldPhone, line: PaperLine | undefined) =>
  by.push(await by.record(giftTo(line?.beneficiaryId, line?.lineId ?? '', campaign.id)))
const tab = () => page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: /^Cần xem lại/ })

beforeAll(async () => {
  office = await openOffice()
  for (const name of ['canbo.giatan3', 'duyet', 'dieuphoi']) {
    const phone = new FieldPhone(office.address)
    await phone.signIn(name)
    phones.push(phone)
  }
  const binh = phones[2] ?? nam()
  campaign = await openedCampaign(binh)
  for (const line of campaign.lines.slice(0, 2)) {
    await deliver(nam(), line)
    await deliver(huy(), line)
  }
  // One more that the coordinator recorded with the own hand.
  await deliver(nam(), campaign.lines[2])
  await deliver(binh, campaign.lines[2])
  desk = new HeldPhone(office.address)
  page = await desk.pickUp()
  await sitDownAtDesk(page, office.address)
})
afterAll(async () => {
  await desk.throwAway()
  await office.close()
})
const caseOf = (line: PaperLine | undefined) => page.getByRole('article', { name: line?.fullName ?? '' })

it('the number beside «Cần xem lại» says how many wait, on every screen', async () => {
  await expect.poll(() => tab().textContent()).toMatch(/3/)
})

it('both handovers of a gift stand side by side, with who, when and to whom', async () => {
  await tab().click()
  const doubt = caseOf(campaign.lines[0])
  await doubt.waitFor()
  expect(await doubt.textContent()).toMatch(/Lượt thứ nhất.*Lượt thứ hai/)
  expect(await inspect(page, 'can-xem-lai')).toEqual([])
})

it('nothing is chosen beforehand, and a decision without a word is asked for', async () => {
  const doubt = caseOf(campaign.lines[0])
  await doubt.getByRole('button', { name: 'Giải quyết' }).click()
  await doubt.getByText('Chọn giữ lượt nào').waitFor()
  await doubt.getByText('Ghi lý do').waitFor()
  expect(await inspect(page, 'can-xem-lai-thieu')).toEqual([])
})

it('it is settled by keyboard alone, once, and the number goes down', async () => {
  const doubt = caseOf(campaign.lines[0])
  await doubt.getByLabel('Giữ lượt thứ nhất').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Đã hỏi cả hai cán bộ')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Đã giải quyết. Các máy sẽ nhận kết quả.').waitFor()
  await doubt.waitFor({ state: 'hidden' })
  await expect.poll(() => tab().textContent()).toMatch(/2/)
})

it('nobody settles what they recorded themselves', async () => {
  const doubt = caseOf(campaign.lines[2])
  await doubt.getByLabel('Giữ cả hai').check()
  await doubt.getByLabel('Lý do').fill('Hai suất khác nhau')
  await doubt.getByRole('button', { name: 'Giải quyết' }).click()
  await page.getByText('Lượt này do anh/chị ghi, nên người khác phải giải quyết.').waitFor()
  expect(await doubt.isVisible()).toBe(true)
})

it('what was settled stays to be looked up with who and why', async () => {
  await page.getByLabel('Đã giải quyết').check()
  const settled = caseOf(campaign.lines[0])
  await settled.waitFor()
  expect(await settled.textContent()).toMatch(/Giữ lượt thứ nhất.*Nguyễn Thanh Bình.*Đã hỏi cả hai cán bộ/)
  expect(await settled.textContent()).toMatch(/Không tính lượt này/)
  expect(await inspect(page, 'da-giai-quyet')).toEqual([])
})

it('without a network the screen says so and comes back by one button', async () => {
  await desk.signal(false)
  await page.getByLabel('Đang chờ').check()
  await page.getByText(/Máy chưa có mạng/).waitFor()
  const found = await inspect(page, 'can-xem-lai-mat-mang')
  await desk.signal(true)
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await caseOf(campaign.lines[1]).waitFor()
  expect(found).toEqual([])
})

it('no screen broke the content policy, asked another host or complained', () => {
  expect(desk.complaints).toEqual([])
})
