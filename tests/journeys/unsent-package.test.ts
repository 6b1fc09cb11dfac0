import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone, sitDownAtDesk, unlock, visit } from '#tests/support/officer.ts'

const folder = mkdtempSync(join(tmpdir(), 'tan-tay-package-'))
const [file, broken] = [join(folder, 'gói.txt'), join(folder, 'hỏng.txt')]
const NOTE = 'Bà Hoa cần xe lăn'
let office: Office
let phone: HeldPhone
let desk: HeldPhone
let page: Page
let name = ''
const found: string[] = []
const kept = async () =>
  (
    await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit ORDER BY fact_id`),
    )
  ).map((row) => row.note)
async function saveFile(on: Page): Promise<string> {
  const [download] = await Promise.all([on.waitForEvent('download'), on.getByRole('button', { name: 'Lưu tệp vào máy' }).click()])
  await download.saveAs(file)
  return download.suggestedFilename()
}
async function takeIn(chosen: string): Promise<void> {
  const field = page.getByLabel('Tệp gói chưa gửi (.txt)')
  await field.setInputFiles(chosen)
  await expect.poll(() => field.inputValue()).toContain(basename(chosen))
  await Promise.all([page.waitForResponse(/unsent-packages/), page.getByRole('button', { name: 'Nhận gói', exact: true }).click()])
}

beforeAll(async () => {
  office = await openOffice()
  phone = new HeldPhone(office.address)
  desk = new HeldPhone(office.address)
  page = await phone.pickUp()
  await beginFirstDay(page, office.address)
  await phone.hasProgram()
  await phone.signal(false)
  await openSomeone(page, 'hoa')
  name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await visit(page, NOTE)
})
afterAll(async () => {
  await phone.throwAway()
  await desk.throwAway()
  await office.close()
  rmSync(folder, { recursive: true, force: true })
})

it('«Chưa gửi» leads to a file when there is no signal', async () => {
  await page.getByRole('link', { name: /Chưa gửi/ }).click()
  await page.getByRole('link', { name: 'Lưu lượt chưa gửi thành tệp' }).click()
  await page.getByText('Có 1 lượt trong tệp.').waitFor()
  found.push(...(await inspect(page, 'goi-chua-gui')))
})

it('a phone whose code is forgotten hands its records out from the lock, and nobody reads in them (S231)', async () => {
  await phone.kill()
  page = await phone.pickUpWithoutSignal('/chua-gui')
  await page.getByRole('heading', { level: 1, name: 'Mở khoá' }).waitFor()
  found.push(...(await inspect(page, 'mo-khoa-con-luot')))
  await page.getByRole('link', { name: 'Lưu lượt chưa gửi thành tệp' }).click()
  await page.getByText('Có 1 lượt trong tệp.').waitFor()
  expect(await saveFile(page)).toMatch(/^goi-chua-gui-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.txt$/)
  await page.getByText(/Đã lưu tệp/).waitFor()
  found.push(...(await inspect(page, 'goi-da-luu')))
  const text = readFileSync(file, 'utf8')
  expect([text.includes('"facts":[{'), [NOTE, 'xe lăn', name, 'canbo.giatan3'].filter((word) => text.includes(word))]).toEqual([true, []])
})

it('the coordinator takes a whole file in and turns a broken one away, and the visit stands at the office (S232)', async () => {
  writeFileSync(broken, readFileSync(file, 'utf8').slice(0, 900))
  page = await desk.pickUp()
  await sitDownAtDesk(page, office.address)
  await page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: 'Thêm' }).click()
  await page.getByRole('link', { name: 'Cán bộ và thiết bị' }).click()
  await page.getByRole('link', { name: 'Nhận gói chưa gửi' }).click()
  await page.getByRole('button', { name: 'Nhận gói', exact: true }).waitFor()
  found.push(...(await inspect(page, 'nhan-goi')))
  await takeIn(broken)
  await page
    .getByRole('alert')
    .getByText(/bị hỏng, bị thiếu/)
    .waitFor()
  found.push(...(await inspect(page, 'nhan-goi-hong')))
  expect(await kept()).toEqual([])
  await takeIn(file)
  await page.getByText('✓ Đã nhận: 1').waitFor()
  await page.getByText('Các lượt trong gói (1)').click()
  found.push(...(await inspect(page, 'nhan-goi-xong')))
  expect(await kept()).toEqual([NOTE])
  await takeIn(file)
  await page.getByText('✓ Đã có từ trước: 1').waitFor()
})

it('the phone that comes back later empties its outbox, and the visit still counts once (S232)', async () => {
  page = phone.page
  await page.getByRole('link', { name: 'Quay lại' }).click()
  await unlock(page)
  await phone.signal(true)
  await page.goto(`${office.address}/chua-gui`)
  await unlock(page)
  await page.getByText('✓ Đã gửi hôm nay (1)').waitFor({ timeout: 60_000 })
  expect(await kept()).toEqual([NOTE])
})

it('every screen on the way could be read, and nothing complained', () => {
  expect([found, phone.complaints, desk.complaints]).toEqual([[], [], []])
})
