import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone, unlock, visit } from '#tests/support/officer.ts'

let office: Office
let phone: HeldPhone
let page: Page
const NOTE = 'Ghi thêm (không bắt buộc)'
const kept = async () =>
  (
    await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit ORDER BY fact_id`),
    )
  ).map((row) => row.note)
const draftKept = () => page.getByText(/Bản ghi dở đã lưu/).waitFor()
/** The phone is killed where it lies and picked up again, still without signal. */
const killAndPickUp = async (path: string) => {
  await phone.kill()
  page = await phone.pickUpWithoutSignal(path)
  await unlock(page)
}

beforeAll(async () => {
  office = await openOffice()
  phone = new HeldPhone(office.address)
  page = await phone.pickUp()
  await beginFirstDay(page, office.address)
  await phone.hasProgram()
  await phone.signal(false)
})
afterAll(async () => {
  await phone.throwAway()
  await office.close()
})

it('opens any screen without signal, after the phone was killed', async () => {
  await killAndPickUp('/nguoi-dan')
  await openSomeone(page, 'hoa')
  expect(await page.getByRole('link', { name: 'Ghi thăm hỏi' }).isVisible()).toBe(true)
})

it('a visit said to be saved is there after a kill', async () => {
  await visit(page, 'Ghi khi mất mạng')
  await killAndPickUp('/chua-gui')
  await page.getByText('⇡ Đã lưu trên máy (1)').waitFor()
})

it('a half-written visit comes back where it is looked for: today, on the person, in the form', async () => {
  await openSomeone(page, 'hoa')
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await page.getByLabel('Nằm viện').check()
  await page.getByLabel(NOTE).fill('Đang ghi dở')
  await draftKept()
  await killAndPickUp('/hom-nay')
  await page.getByText(`${name}: còn bản đang ghi dở`).waitFor()
  await page.getByRole('link', { name: 'Ghi tiếp' }).click()
  expect([await page.getByLabel(NOTE).inputValue(), await page.getByLabel('Nằm viện').isChecked()]).toEqual(['Đang ghi dở', true])
})

it('a lock in the middle of writing leads back into the same form', async () => {
  await page.getByLabel(NOTE).fill('Đang ghi dở, thêm một câu')
  await draftKept()
  await page.clock.install()
  await page.getByLabel(NOTE).press('End')
  await page.clock.fastForward(6 * 60_000)
  await page.getByRole('heading', { name: 'Mở khoá' }).waitFor()
  await page.clock.resume()
  await unlock(page)
  await page.getByRole('heading', { level: 1, name: 'Ghi thăm hỏi' }).waitFor()
  expect(await page.getByLabel(NOTE).inputValue()).toBe('Đang ghi dở, thêm một câu')
})

it('a draft thrown away is gone, from the lists too', async () => {
  await page.getByRole('button', { name: 'Bỏ bản ghi dở' }).click()
  await page.getByRole('heading', { name: 'Lần thăm gần đây' }).waitFor()
  expect(await page.getByText(/bản đang ghi dở/).count()).toBe(0)
})

it('everything goes out by itself when the signal is back, once each', async () => {
  await phone.signal(true)
  await page.getByRole('link', { name: /Chưa gửi/ }).click()
  await page.getByText('✓ Đã gửi hôm nay (1)').waitFor({ timeout: 60_000 })
  expect(await kept()).toEqual(['Ghi khi mất mạng'])
})

it('nothing complained on the way', () => {
  expect(phone.complaints).toEqual([])
})
