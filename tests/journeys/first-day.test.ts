import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone, visit } from '#tests/support/officer.ts'

let office: Office
let phone: HeldPhone
let page: Page
const kept = () =>
  office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ note: string; cancelled_by: string | null }>(
      `SELECT body ->> 'note' AS note, cancelled_by FROM visit ORDER BY fact_id`,
    ),
  )
const sentToday = (n: number) => page.getByText(`✓ Đã gửi hôm nay (${n})`).waitFor({ timeout: 60_000 })

beforeAll(async () => {
  office = await openOffice()
  phone = new HeldPhone(office.address)
  page = await phone.pickUp()
})
afterAll(async () => {
  await phone.throwAway()
  await office.close()
})

it('an officer signs in, sets a code and downloads the commune', async () => {
  await beginFirstDay(page, office.address)
  expect(await page.getByRole('heading', { name: 'Cần thăm' }).isVisible()).toBe(true)
})

it('finds a person by a name without marks', async () => {
  await openSomeone(page, 'nguyen thi hoa')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Nguyễn Thị Hoa')
})

it('records a visit, which reaches the office once', async () => {
  await visit(page, 'Bà ho nhiều, cần thuốc')
  await page.getByRole('link', { name: /Chưa gửi/ }).click()
  await sentToday(1)
  expect((await kept()).map((row) => row.note)).toEqual(['Bà ho nhiều, cần thuốc'])
})

it('takes a visit back within ten seconds, and the office hears of both', async () => {
  await openSomeone(page, 'nguyen thi hoa')
  await visit(page, 'Ghi nhầm người')
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await page.getByText('Đã hoàn tác lượt thăm.').waitFor()
  await page.getByRole('link', { name: /Chưa gửi/ }).click()
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await sentToday(3)
  expect((await kept()).map((row) => row.cancelled_by !== null)).toEqual([false, true])
})

it('names each screen in the title and puts a reader at its heading, but no person’s name into the browser’s history', async () => {
  await page.getByRole('link', { name: 'Người dân' }).click()
  expect(await page.title()).toBe('Người dân · Tận Tay')
  await openSomeone(page, 'nguyen thi hoa')
  expect(await page.title()).toBe('Hồ sơ · Tận Tay')
  expect(await page.getByRole('heading', { level: 1 }).evaluate((heading) => heading === document.activeElement)).toBe(true)
  expect(await page.evaluate(() => JSON.stringify(history.state) + location.href)).not.toMatch(/Hoa|hoa/)
})

it('asks nothing of any other host and breaks no content policy', () => {
  expect(phone.complaints).toEqual([])
})
