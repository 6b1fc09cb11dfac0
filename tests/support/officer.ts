import type { Page } from 'playwright-core'

export const SECRET = '40719352'

/** From the address to «Hôm nay»: signs in, sets the code, downloads the commune. */
export async function beginFirstDay(page: Page, address: string, username = 'canbo.giatan3'): Promise<void> {
  await page.goto(address)
  await page.getByLabel('Mã cán bộ').fill(username)
  await page.getByLabel('Mật khẩu').fill('tan-tay-thuc-hanh')
  await page.getByRole('button', { name: 'Vào' }).click()
  await page.getByLabel('Mã mở khoá').fill(SECRET)
  await page.getByLabel('Nhập lại lần nữa').fill(SECRET)
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  await page.getByRole('button', { name: 'Tải về' }).click()
  await page.getByRole('heading', { name: 'Hôm nay' }).waitFor()
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel(/Mã mở khoá của/).fill(SECRET)
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await page.getByRole('navigation', { name: 'Các mục chính' }).waitFor()
}
