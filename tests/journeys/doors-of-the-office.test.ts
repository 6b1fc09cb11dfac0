import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { obstacles } from '#tests/support/accessibility.ts'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { sitDownAtDesk } from '#tests/support/officer.ts'

const PASSWORD = 'tan-tay-thuc-hanh'
let office: Office
let desk: HeldPhone
let page: Page
const sql = <Row extends Record<string, unknown>>(text: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text))
/** The password was given more than ten minutes ago. */
const letTimePass = () => sql(`UPDATE session SET signed_in_at = signed_in_at - interval '10 minutes'`)
const dialog = () => page.getByRole('dialog', { name: 'Nhập lại mật khẩu' })
const made = () => sql(`SELECT 1 FROM account WHERE username = 'canbo.moi'`)

beforeAll(async () => {
  office = await openOffice()
  desk = new HeldPhone(office.address)
  page = await desk.pickUp()
  await sitDownAtDesk(page, office.address)
})
afterAll(async () => {
  await desk.throwAway()
  await office.close()
})

it('a weighty act asks for the password right there, by keyboard alone, and loses nothing of what was typed (S215)', async () => {
  await page.getByRole('link', { name: 'Thêm' }).click()
  await page.getByRole('link', { name: 'Cán bộ và thiết bị' }).click()
  await page.getByText('Thêm cán bộ').first().click()
  await page.getByLabel('Họ và tên').fill('Cán Bộ Mới')
  await page.getByLabel('Mã cán bộ').fill('canbo.moi')
  await page.getByLabel('Xã Gia Tân 3').check()
  await letTimePass()
  await page.getByLabel('Mã cán bộ').press('Enter')
  await dialog().waitFor()
  await page.keyboard.type('mật khẩu sai')
  await page.keyboard.press('Enter')
  await dialog().getByRole('alert').waitFor()
  const found = await obstacles(page)
  expect([await made(), found]).toEqual([[], []])
  await page.keyboard.press('Escape')
  await page
    .getByRole('alert')
    .getByText(/Chưa làm gì/)
    .waitFor()
  expect([await page.getByLabel('Mã cán bộ').inputValue(), await made()]).toEqual(['canbo.moi', []])
  await page.getByLabel('Mã cán bộ').press('Enter')
  await dialog().waitFor()
  found.push(...(await obstacles(page)))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('Đã thêm cán bộ.').waitFor()
  expect([(await made()).length, await dialog().count(), found]).toEqual([1, 0, []])
})
