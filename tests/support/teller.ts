import type { Page } from 'playwright-core'
import { SECRET, signIn } from './officer.ts'

/** From the address to the counter's first screen, with no session open. */
export async function sitDownAtCounter(page: Page, address: string, username = 'giaodich1'): Promise<void> {
  await page.goto(address)
  await signIn(page, username)
  await page.getByLabel('Mã mở khoá').fill(SECRET)
  await page.getByLabel('Nhập lại lần nữa').fill(SECRET)
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  await page.getByRole('heading', { level: 1, name: 'Quầy chi trả' }).waitFor()
}

/** Opens a session at a place, with so much cash in the drawer. */
export async function openCounter(page: Page, place: string, cash: string): Promise<void> {
  await page.getByRole('link', { name: 'Mở quầy' }).click()
  const places = page.getByLabel('Nơi chi')
  const wanted = await places.locator('option', { hasText: place }).first().getAttribute('value')
  await places.selectOption(wanted)
  await page.getByLabel('Tiền nhận đầu buổi (đồng)').fill(cash)
  await page.getByRole('button', { name: 'Mở quầy và tải danh sách' }).click()
  await page.getByText(/^Đã chi 0 trong/).waitFor()
}

const SCANNER_GAP_SECONDS = 0.005

/**
 * As fast as a scanner types: without waiting for the page after each key, and with the moments a scanner's own clock gives them. Without
 * those a busy machine, which hands the keys over late, would make fingers of it.
 */
export async function scanByKeys(page: Page, text: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const keys = [...text].map((key) => ({ type: 'keyDown' as const, key, text: key, ...(/\d/.test(key) ? { code: `Digit${key}` } : {}) }))
  const enter = { type: 'keyDown' as const, key: 'Enter', code: 'Enter', text: '\r' }
  // Up to this moment: a key of the future would be waited for.
  const sinceSeconds = Date.now() / 1_000 - keys.length * SCANNER_GAP_SECONDS
  await Promise.all(
    [...keys, enter].map((key, place) =>
      keyboard.send('Input.dispatchKeyEvent', { ...key, timestamp: sinceSeconds + place * SCANNER_GAP_SECONDS }),
    ),
  )
  await keyboard.detach()
}
