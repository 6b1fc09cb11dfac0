import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import { peopleWithCards } from '#tests/support/cards.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { makeWorkbook } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, goToGifts, sitDownAtDesk } from '#tests/support/officer.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const NAME = 'Thẻ BHYT năm 2027'
let office: Office
let desk: HeldPhone
let field: HeldPhone
let page: Page
let people: BeneficiaryProfile[]
const nth = (place: number): BeneficiaryProfile => {
  const person = people[place]
  if (!person) throw new Error('The practice district has too few people')
  return person
}
const cardOf = (place: number) => `CC27575001234${String(place).padStart(2, '0')}`
const listOf = (...places: number[]) =>
  makeWorkbook({
    name: 'T1',
    rows: [
      ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Địa chỉ', 'Số thẻ BHYT'],
      ...places.map((place, at): Cell[] => {
        const { fullName, birth, citizenId, hamlet } = nth(place)
        return [at + 1, fullName, birth.split('-').reverse().join('/'), citizenId, hamlet, cardOf(place)]
      }),
    ],
  })
/** One list of cards from its file to the campaign. */
async function bringIn(kind: string, ...places: number[]): Promise<void> {
  await page.getByLabel('Danh sách này thuộc diện nào?').selectOption({ label: kind })
  const buffer = Buffer.from(await listOf(...places))
  await page.getByLabel(/Kéo tệp/).setInputFiles({ name: `${kind}.xlsx`, mimeType: XLSX, buffer })
  await page.getByRole('button', { name: 'Đọc tệp' }).click()
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
  await page.getByRole('button', { name: `Nhập ${places.length} suất` }).click()
  await page.getByText(`Đã thêm ${places.length} suất vào danh sách.`).waitFor()
}
const rowOf = (kind: string) => page.getByRole('region', { name: 'Theo diện' }).getByRole('row', { name: kind })

beforeAll(async () => {
  office = await openOffice()
  // Of one hamlet, which the officer's list shows at once.
  const all = await peopleWithCards(office, { withGift: false })
  people = all.filter(({ hamlet }) => hamlet === all[0]?.hamlet)
  desk = new HeldPhone(office.address)
  field = new HeldPhone(office.address)
  page = await desk.pickUp()
  await sitDownAtDesk(page, office.address)
  await goToGifts(page)
})
afterAll(async () => {
  await desk.throwAway()
  await field.throwAway()
  await office.close()
})

it('a campaign of cards asks for no ages and no price, and opens empty: cards come by their numbers', async () => {
  await page.getByRole('link', { name: 'Lập đợt quà' }).click()
  await page.getByLabel('Tên đợt quà').fill(NAME)
  await page.getByLabel('Dịp').selectOption({ label: 'Thẻ bảo hiểm y tế' })
  await page.getByLabel('Nguồn kinh phí').fill('Bảo hiểm xã hội')
  await page.getByLabel('Từ ngày').fill('2027-01-01')
  await page.getByLabel('Đến ngày').fill('2027-01-31')
  await page.getByLabel('Tên diện, in trên danh sách').fill('Gia hạn thẻ')
  await page.getByRole('button', { name: 'Thêm diện' }).click()
  await page.getByLabel('Tên diện, in trên danh sách').last().fill('Cấp thẻ mới')
  expect(await page.getByLabel('Từ tuổi (không bắt buộc)').count()).toBe(0)
  const found = await inspect(page, 'the-lap-dot')
  await page.getByRole('button', { name: 'Xem trước danh sách' }).click()
  await page.getByText(/Mỗi thẻ có số riêng/).waitFor()
  found.push(...(await inspect(page, 'the-mo-dot')))
  await page.getByRole('button', { name: 'Mở đợt, rồi nhập danh sách thẻ' }).click()
  await page.getByText('Đã mở đợt quà với 0 suất.').waitFor()
  expect(found).toEqual([])
})

it('a list of renewed cards and one of new cards come from Excel', async () => {
  await page.getByRole('link', { name: 'Nhập từ Excel' }).click()
  await bringIn('Gia hạn thẻ', 0, 1)
  await page.getByRole('button', { name: 'Nhập tệp khác' }).click()
  await bringIn('Cấp thẻ mới', 2)
  await page.getByRole('link', { name: 'Về đợt quà' }).click()
  await rowOf('Gia hạn thẻ').waitFor()
  expect(await rowOf('Gia hạn thẻ').textContent()).toBe('Gia hạn thẻ2020')
  expect(await rowOf('Cấp thẻ mới').textContent()).toBe('Cấp thẻ mới1010')
})

it('a list brought in by mistake is taken back by two taps, and says what went', async () => {
  await page.getByRole('link', { name: 'Nhập từ Excel' }).click()
  await bringIn('Cấp thẻ mới', 3, 4)
  await page.getByRole('button', { name: 'Huỷ lần nhập này' }).first().click()
  const found = await inspect(page, 'the-huy-lan-nhap')
  await page.getByRole('button', { name: 'Huỷ 2 suất của lần nhập này' }).click()
  await page.getByText('Đã rút 2 suất khỏi danh sách.').waitFor()
  await page.getByText('Đã huỷ', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Về đợt quà' }).click()
  await rowOf('Cấp thẻ mới').waitFor()
  expect([found, await rowOf('Cấp thẻ mới').textContent()]).toEqual([[], 'Cấp thẻ mới1010'])
})

it('an officer hands a card over and sees its number', async () => {
  const phone = await field.pickUp()
  await beginFirstDay(phone, office.address)
  await phone.getByRole('link', { name: /^Các đợt quà/ }).click()
  const campaign = phone.getByRole('region').or(phone.locator('section')).filter({ hasText: NAME })
  const found = await inspect(phone, 'the-cac-dot')
  await campaign.getByRole('link', { name: 'Mở danh sách' }).click()
  await phone
    .getByRole('main')
    .getByRole('link', { name: nth(0).fullName })
    .first()
    .click()
  await phone.getByText(`Số thẻ BHYT: ${cardOf(0)}`).waitFor()
  found.push(...(await inspect(phone, 'the-trao')))
  await phone.getByRole('button', { name: 'Chính chủ đã nhận' }).first().click()
  await phone.getByText(/^✓ Đã lưu trên máy:/).waitFor()
  await phone
    .getByRole('navigation', { name: 'Các mục chính' })
    .getByRole('link', { name: /Chưa gửi/ })
    .click()
  await phone.getByRole('button', { name: 'Gửi ngay' }).click()
  await phone.getByText(/Đã gửi hết/).waitFor()
  expect(found).toEqual([])
})

it('a card that is cut is an outcome of its own, beside those renewed and those issued', async () => {
  await page.getByRole('link', { name: 'Danh sách, thêm, rút tên' }).click()
  // The screen before has a commune to choose, too.
  await page.getByRole('heading', { level: 1, name: 'Danh sách của đợt' }).waitFor()
  await page.getByLabel('Xã', { exact: true }).selectOption('26305')
  await page.getByRole('checkbox', { name: `Chọn ${nth(1).fullName}` }).check()
  await page.getByRole('region', { name: 'Rút khỏi danh sách' }).getByLabel('Lý do').fill('Trùng thẻ của cơ quan')
  const found = await inspect(page, 'the-cat')
  await page.getByRole('button', { name: 'Cắt thẻ' }).click()
  await page.getByText('Đã rút 1 suất. Lý do được ghi lại.').waitFor()
  await page.getByRole('link', { name: 'Quay lại' }).click()
  await rowOf('Gia hạn thẻ').waitFor()
  found.push(...(await inspect(page, 'the-tinh-hinh')))
  expect(found).toEqual([])
  expect(await rowOf('Gia hạn thẻ').textContent()).toBe('Gia hạn thẻ2101')
})

it('no screen broke the content policy, asked another host or complained', () => {
  expect([...desk.complaints, ...field.complaints]).toEqual([])
})
