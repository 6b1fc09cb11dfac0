import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { goToGifts, sitDownAtDesk } from '#tests/support/officer.ts'

let office: Office
let desk: HeldPhone
let page: Page
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const back = () => page.getByRole('link', { name: 'Quay lại' }).click()
const NAME = 'Quà Tết Đinh Mùi 2027'

beforeAll(async () => {
  office = await openOffice()
  desk = new HeldPhone(office.address)
  page = await desk.pickUp()
  await sitDownAtDesk(page, office.address)
  await goToGifts(page)
})
afterAll(async () => {
  await desk.throwAway()
  await office.close()
})

it('a campaign is written down, with what is missing said at once', async () => {
  await page.getByRole('link', { name: 'Lập đợt quà' }).click()
  await heading('Lập đợt quà')
  await page.getByRole('button', { name: 'Xem trước danh sách' }).click()
  await page.getByText('Ghi tên đợt quà').waitFor()
  const found = await inspect(page, 'lap-dot-qua-sai')
  await page.getByLabel('Năm tính tuổi').fill('2027')
  await page.getByText('Mùng 1 Tết Đinh Mùi là ngày 6/2/2027.').waitFor()
  await page.getByLabel('Tên đợt quà').fill(NAME)
  await page.getByLabel('Nguồn kinh phí').fill('Ngân sách tỉnh')
  await page.getByLabel('Từ ngày').fill('2027-01-15')
  await page.getByLabel('Đến ngày').fill('2027-02-05')
  await page.getByLabel('Tên diện, in trên danh sách').fill('Người cao tuổi từ 80')
  await page.getByLabel('Từ tuổi (không bắt buộc)').fill('80')
  await page.getByLabel('Trị giá (đồng)').fill('500000')
  await page.getByLabel('Bảo trợ xã hội').check()
  await page.getByRole('button', { name: 'Xem trước danh sách' }).click()
  await heading(NAME)
  await page.getByText(/suất, tổng/).waitFor()
  found.push(...(await inspect(page, 'dot-qua-xem-truoc')))
  expect(found).toEqual([])
})

it('it opens with the list that was previewed, and says how each commune stands', async () => {
  const [, counted] = /Mở với ([\d.]+) suất/.exec((await page.getByRole('button', { name: /^Mở với \d/ }).textContent()) ?? '') ?? []
  await page.getByRole('button', { name: /^Mở với \d/ }).click()
  await page.getByText(`Đã mở đợt quà với ${counted} suất.`).waitFor({ timeout: 30_000 })
  await page.getByText(`0/${counted}`).first().waitFor()
  expect(await inspect(page, 'dot-qua-dang-trao')).toEqual([])
})

it('somebody is added by hand and somebody taken off, with the reason', async () => {
  await page.getByRole('link', { name: 'Danh sách, thêm, rút tên' }).click()
  await page.getByRole('table').waitFor()
  const found = await inspect(page, 'danh-sach-dot')
  await page
    .getByRole('checkbox', { name: /^Chọn / })
    .first()
    .check()
  await page.getByRole('region', { name: 'Rút khỏi danh sách' }).getByLabel('Lý do').fill('Đã mất')
  await page.getByRole('button', { name: 'Rút tên' }).click()
  await page.getByText('Đã rút 1 suất. Lý do được ghi lại.').waitFor()
  await page.getByLabel('Lý do thêm').fill('Xã đề nghị')
  await page.getByLabel('Tên người cần thêm').fill('nguyen van')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByText(/^Thấy \d+ người/).waitFor()
  found.push(...(await inspect(page, 'danh-sach-them')))
  await page
    .getByRole('button', { name: /^Thêm Nguyễn/ })
    .first()
    .click()
  await page.getByText(/^(Đã thêm|Chưa thêm)/).waitFor()
  expect(found).toEqual([])
  await back()
})

it('the point’s stock comes out even or says why not', async () => {
  await page.getByRole('link', { name: 'Kho tại điểm' }).click()
  await page.getByText(/Chưa ghi phần quà nào/).waitFor()
  await page.getByLabel('Số phần quà').fill('120')
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await page.getByText('Đã ghi sổ kho.').waitFor()
  const found = await inspect(page, 'kho')
  await page.getByRole('button', { name: 'Ghi nhầm' }).click()
  await page.getByRole('region', { name: 'Sổ kho' }).getByLabel('Lý do').fill('Ghi hai lần')
  await page.getByRole('button', { name: 'Huỷ dòng này' }).click()
  await page.getByText('Huỷ dòng ghi nhầm · -120').waitFor()
  expect(found).toEqual([])
  await back()
})

it('the official list is printed on A4 with repeated heads, sum, sum in words and hidden numbers', async () => {
  await page.getByRole('link', { name: 'In danh sách ký nhận' }).click()
  const paper = page.getByRole('article', { name: 'In danh sách ký nhận' })
  await paper.waitFor()
  const found = await inspect(page, 'in-danh-sach')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: 'In', exact: true }).isVisible()).toBe(false)
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
  expect(await paper.textContent()).toMatch(/075\*{5}\d{3}/)
  expect(await paper.textContent()).not.toMatch(/\d{12}/)
  expect(await paper.textContent()).toMatch(/Số tiền bằng chữ: [A-ZĐ].* đồng\./)
  expect(await paper.locator('thead').evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group')
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const pages = [...pdf.matchAll(/\/Type \/Page\b[^s][\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  expect(pages.length).toBeGreaterThan(1)
  expect([...new Set(pages.map(([, wide, high]) => `${Math.round(Number(wide))}×${Math.round(Number(high))}`))]).toEqual(['842×595'])
  await page.emulateMedia({ media: null })
  expect(found).toEqual([])
})

it('and taken along as a workbook', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải danh sách (Excel)' }).click()])
  expect(download.suggestedFilename()).toMatch(/^danh-sach-qua-tet-20\d\d-\d{5}\.xlsx$/)
  await back()
})

it('the photo of the signed sheet stands beside the campaign', async () => {
  const photo = await page.screenshot({ type: 'jpeg' })
  await page.getByLabel('Ghi chú, ví dụ: trang 1 (không bắt buộc)').fill('Trang 1')
  await page.getByLabel('Thêm ảnh').setInputFiles({ name: 'to-ky.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByRole('button', { name: 'Xem ảnh' }).click()
  const shown = page.getByRole('img', { name: /^Danh sách đã ký của/ })
  await shown.waitFor()
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  expect(await inspect(page, 'anh-danh-sach')).toEqual([])
})

it('a photo sent by mistake is withdrawn with its reason, which stays to be read', async () => {
  await page.getByRole('button', { name: 'Gửi nhầm, rút ảnh này' }).click()
  await page.getByLabel('Vì sao rút ảnh này?').fill('Chụp nhầm tờ khác')
  const found = await inspect(page, 'rut-anh')
  await page.getByRole('button', { name: 'Rút ảnh', exact: true }).click()
  await page.getByText(/rút lúc .*Lý do: Chụp nhầm tờ khác/).waitFor()
  found.push(...(await inspect(page, 'rut-anh-xong')))
  expect(found).toEqual([])
})

it('it is closed with what becomes of the rest, by keyboard alone', async () => {
  await page.getByText('Đóng đợt quà').first().focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Chuyển đợt sau').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hết hạn, chuyển đợt sau')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText(/^Đã đóng đợt quà/).waitFor({ timeout: 30_000 })
  await page.getByText('Đã đóng', { exact: true }).waitFor()
})

it('no screen broke the content policy, asked another host or complained', () => {
  expect(desk.complaints).toEqual([])
})
