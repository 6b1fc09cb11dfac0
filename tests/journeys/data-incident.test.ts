import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { goToMore, sitDownAtDesk } from '#tests/support/officer.ts'

let office: Office
let binh: HeldPhone
let desk: Page
const book = () => desk.getByRole('article', { name: 'Mất máy, mất giấy tờ' })

beforeAll(async () => {
  office = await openOffice()
  binh = new HeldPhone(office.address)
  desk = await binh.pickUp()
  await sitDownAtDesk(desk, office.address)
})
afterAll(async () => {
  await binh.throwAway()
  await office.close()
})

it('a lost phone is written down in the first hour, and what is missing is said', async () => {
  await desk.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: 'Thêm' }).click()
  await desk.getByRole('link', { name: 'Sự cố dữ liệu cá nhân', exact: true }).click()
  await desk.getByRole('heading', { level: 1, name: 'Sổ sự cố dữ liệu cá nhân' }).waitFor()
  await desk.getByText('Ghi sự cố mới').click()
  await desk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await desk.getByText('Chọn việc đã xảy ra.').waitFor()
  const found = await inspect(desk, 'su-co-thieu')
  await desk.getByLabel('Mất máy, mất giấy tờ').check()
  await desk.getByLabel('Kể lại ngắn gọn').fill('Cán bộ để quên máy ở chợ Dầu Giây, chưa tìm lại được')
  await desk.getByLabel('Họ tên, ngày sinh, căn cước').check()
  await desk.getByLabel('Vị trí trên bản đồ').check()
  await desk.getByLabel(/Khoảng bao nhiêu người/).fill('1850')
  await desk.getByLabel('Hậu quả có thể có').fill('Có thể bị gọi điện lừa đảo')
  await desk.getByLabel('Đã làm gì ngay?').fill('Đã thu hồi máy, đổi mật khẩu')
  found.push(...(await inspect(desk, 'su-co-ghi')))
  await desk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await desk.getByText(/^Đã ghi. Báo cơ quan chuyên trách trước/).waitFor()
  expect(found).toEqual([])
})

it('it stands in the book with its hour, and says that the people must be told too (S240)', async () => {
  await book()
    .getByText(/^Báo cơ quan chuyên trách trước/)
    .waitFor()
  await book().getByText('phải báo cho chính người dân', { exact: false }).waitFor()
  await book().getByText('Ghi bước tiếp theo').click()
  expect(await inspect(desk, 'su-co-mot')).toEqual([])
})

it('the notice is laid out to be printed, and signed by hand', async () => {
  await desk.getByRole('link', { name: 'Mở bản thông báo để in' }).click()
  const sheet = desk.getByRole('article', { name: 'THÔNG BÁO VI PHẠM QUY ĐỊNH VỀ BẢO VỆ DỮ LIỆU CÁ NHÂN' })
  await sheet.getByText('1.850').waitFor()
  const found = await inspect(desk, 'su-co-to')
  await desk.getByRole('link', { name: 'Quay lại' }).click()
  expect(found).toEqual([])
})

it('told to the authority it is late no more, and is closed after that alone (S241)', async () => {
  await book().getByText('Ghi bước tiếp theo').click()
  expect(await book().getByLabel('Khép lại').count()).toBe(0)
  await book().getByLabel('Đã báo cơ quan chuyên trách').check()
  await book().getByLabel('Báo cho ai, bằng cách nào, số công văn').fill('Công an tỉnh, công văn 12/BC-UBND')
  await book().getByRole('button', { name: 'Ghi lại' }).click()
  await book().getByText('✓ Đã báo cơ quan chuyên trách').waitFor()
  await book().getByText('Ghi bước tiếp theo').click()
  await book().getByLabel('Khép lại').check()
  await book().getByLabel('Kết quả xử lý').fill('Đã tìm lại máy, dữ liệu chưa mở')
  await book().getByRole('button', { name: 'Ghi lại' }).click()
  await desk.getByText('Đã khép sự cố.').waitFor()
  await desk.getByText('Không có sự cố nào đang xử lý.').waitFor()
})

it('the log shows the steps, and is narrowed to a person, an account and a day (S242)', async () => {
  await goToMore(desk, 'Nhật ký')
  await desk.getByLabel('Xem việc').selectOption('privacy')
  await desk.getByText('Khép sự cố dữ liệu').waitFor()
  await desk.getByText('Lọc theo người, tài khoản, ngày').click()
  await desk.getByLabel('Ai làm?').selectOption({ label: 'Nguyễn Thanh Bình' })
  await desk.getByRole('searchbox', { name: 'Về người nào?' }).fill('nguyen thi hoa')
  await desk.getByRole('button', { name: 'Tìm', exact: true }).click()
  await desk
    .getByRole('button', { name: /^Nguyễn Thị Ho[aà] ·/ })
    .first()
    .waitFor()
  const found = await inspect(desk, 'nhat-ky-tim')
  await desk
    .getByRole('button', { name: /^Nguyễn Thị Hoa ·/ })
    .first()
    .click()
  await desk.getByText('Những việc về Nguyễn Thị Hoa').waitFor()
  await desk.getByText('Chưa có việc nào ở đây.').waitFor()
  found.push(...(await inspect(desk, 'nhat-ky-loc')))
  expect(found).toEqual([])
  await desk.getByRole('button', { name: 'Xem việc của mọi người' }).click()
  await desk.getByText('Khép sự cố dữ liệu').waitFor()
  await desk.getByLabel('Đến ngày').fill('2020-01-01')
  await desk.getByText('Chưa có việc nào ở đây.').waitFor()
  expect(binh.complaints).toEqual([])
})
