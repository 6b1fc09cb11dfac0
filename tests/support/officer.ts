import type { Page } from 'playwright-core'

export const SECRET = '40719352'

export async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Mã cán bộ').fill(username)
  await page.getByLabel('Mật khẩu').fill('tan-tay-thuc-hanh')
  await page.getByRole('button', { name: 'Vào' }).click()
}

/** From the address to «Hôm nay»: signs in, sets the code, downloads the commune. */
export async function beginFirstDay(page: Page, address: string, username = 'canbo.giatan3'): Promise<void> {
  await page.goto(address)
  await signIn(page, username)
  await page.getByLabel('Mã mở khoá').fill(SECRET)
  await page.getByLabel('Nhập lại lần nữa').fill(SECRET)
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  await page.getByRole('button', { name: 'Tải về' }).click()
  await page.getByRole('heading', { name: 'Hôm nay' }).waitFor()
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel(/Mã mở khoá của/).fill(SECRET)
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Mở khoá' }).waitFor({ state: 'hidden' })
}

/** The first person found, whose page then stands open. */
export async function openSomeone(page: Page, query: string): Promise<void> {
  await page.getByRole('link', { name: 'Người dân' }).click()
  await page.getByLabel('Tìm người').fill(query)
  await page.getByRole('region', { name: 'Kết quả' }).getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Lần thăm gần đây' }).waitFor()
}

export async function visit(page: Page, note: string): Promise<void> {
  await page.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await page.getByLabel('Ốm, yếu').check()
  await page.getByLabel('Ghi thêm (không bắt buộc)').fill(note)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã lưu trên máy.', { exact: false }).waitFor()
}

/** From the address to the coordinator's first screen. */
export async function sitDownAtDesk(page: Page, address: string, username = 'dieuphoi'): Promise<void> {
  await page.goto(address)
  await signIn(page, username)
  await page.getByLabel('Mã mở khoá').fill(SECRET)
  await page.getByLabel('Nhập lại lần nữa').fill(SECRET)
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  await page.getByRole('heading', { level: 1, name: 'Chi trả' }).waitFor()
}

/** From any screen of the office to its gifts. */
export async function goToGifts(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: 'Quà tặng' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đợt quà' }).waitFor()
}

/** What has no word of its own at the foot of a phone. */
export async function goToMore(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: 'Thêm' }).click()
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}
