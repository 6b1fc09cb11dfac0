import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone, unlock } from '#tests/support/officer.ts'

const NOTE = 'Ghi thêm (không bắt buộc)'
const served = mkdtempSync(join(tmpdir(), 'tan-tay-served-'))
const newer = mkdtempSync(join(tmpdir(), 'tan-tay-newer-'))
let office: Office
let phone: HeldPhone
let page: Page
let oldAssets: string[]

/** The build folder is replaced under the running server, as a new release does it. */
function release(folder: string): void {
  for (const name of readdirSync(served)) rmSync(join(served, name), { recursive: true })
  cpSync(folder, served, { recursive: true })
}
const lookForNewVersion = () => page.evaluate(() => navigator.serviceWorker.ready.then((worker) => worker.update()).then(() => true))

beforeAll(async () => {
  execFileSync('node_modules/.bin/vite', ['build', '--outDir', newer, '--emptyOutDir', '--logLevel', 'error'], {
    env: { ...process.env, APP_VERSION: '9.9.9' },
    stdio: 'ignore',
  })
  release('dist')
  oldAssets = readdirSync(join(served, 'assets')).filter((name) => name.endsWith('.js'))
  office = await openOffice({ buildFolder: served })
  phone = new HeldPhone(office.address)
  page = await phone.pickUp()
  await beginFirstDay(page, office.address)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  // Only a page that the worker brought makes a newer one wait.
  await page.reload()
  await unlock(page)
})
afterAll(async () => {
  await phone.throwAway()
  await office.close()
  for (const folder of [served, newer]) rmSync(folder, { recursive: true, force: true })
})

it('a new version waits while somebody writes', async () => {
  await openSomeone(page, 'nguyen thi hoa')
  await page.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await page.getByLabel(NOTE).fill('Đang ghi thì có bản mới')
  await page.getByText(/Bản ghi dở đã lưu/).waitFor()
  release(newer)
  await lookForNewVersion()
  expect([await page.getByText('Có bản mới.').count(), await page.getByLabel(NOTE).inputValue()]).toEqual([0, 'Đang ghi thì có bản mới'])
})

it('the files of the version before are still there for whoever runs it', async () => {
  const answers = await Promise.all(oldAssets.map((name) => fetch(`${office.address}/assets/${name}`)))
  expect(answers.filter((answer) => !answer.ok).map((answer) => answer.url)).toEqual([])
})

it('it is offered at home, taken by a tap, and the draft is still there', async () => {
  await page.getByRole('link', { name: 'Quay lại' }).click()
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await page.getByText(/Có bản mới/).waitFor()
  await page.getByRole('button', { name: 'Cập nhật' }).click()
  await page.getByRole('heading', { name: 'Mở khoá' }).waitFor()
  await unlock(page)
  await page.getByRole('link', { name: 'Ghi tiếp' }).click()
  expect(await page.getByLabel(NOTE).inputValue()).toBe('Đang ghi thì có bản mới')
  await page.getByRole('link', { name: 'Quay lại' }).click()
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await page.getByRole('link', { name: 'Tôi' }).click()
  await page.getByText('Phiên bản 9.9.9').waitFor()
})

it('nothing complained on the way', () => {
  expect(phone.complaints).toEqual([])
})
