import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { obstacles } from '#tests/support/accessibility.ts'
import { pickUpPhone } from '#tests/support/browser.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, unlock } from '#tests/support/officer.ts'

let office: Office
let phone: BrowserContext
let page: Page
const profile = mkdtempSync(join(tmpdir(), 'tan-tay-phone-'))
const complaints: string[] = []
const foreign: string[] = []
const SHOTS = process.env.SHOTS

async function pickUp(): Promise<void> {
  phone = await pickUpPhone(profile)
  page = phone.pages()[0] ?? (await phone.newPage())
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Trusted/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(office.address) && !/^(data|blob):/.test(request.url())) foreign.push(request.url())
  })
}
const shoot = async (name: string) => {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}
const kept = () =>
  office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ note: string; cancelled_by: string | null }>(
      `SELECT body ->> 'note' AS note, cancelled_by FROM visit ORDER BY fact_id`,
    ),
  )

async function visit(note: string): Promise<void> {
  await page.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await page.getByLabel('Ốm, yếu').check()
  await page.getByLabel('Ghi thêm (không bắt buộc)').fill(note)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã lưu trên máy.').waitFor()
}

beforeAll(async () => {
  office = await openOffice()
  await pickUp()
})
afterAll(async () => {
  await phone?.close()
  await office?.close()
  rmSync(profile, { recursive: true, force: true })
})

it('an officer signs in, sets a code and downloads the commune', async () => {
  await beginFirstDay(page, office.address)
  await shoot('hom-nay')
  expect(await page.getByRole('heading', { name: 'Cần thăm' }).isVisible()).toBe(true)
})

it('finds a person by a name without marks', async () => {
  await page.getByRole('link', { name: 'Người dân' }).click()
  await page.getByLabel(/Tìm theo tên/).fill('nguyen thi hoa')
  await shoot('nguoi-dan')
  expect(await page.getByRole('main').getByRole('link').first().textContent()).toContain('Nguyễn Thị Hoa')
})

it('records a visit, which reaches the office once', async () => {
  await page.getByRole('main').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Ghi thăm hỏi' }).waitFor()
  await shoot('ho-so')
  await visit('Bà ho nhiều, cần thuốc')
  await shoot('da-luu')
  await page.getByRole('link', { name: /Chưa gửi/ }).click()
  await page.getByText('✓ Đã gửi (1)').waitFor({ timeout: 40_000 })
  await shoot('chua-gui')
  expect((await kept()).map((row) => row.note)).toEqual(['Bà ho nhiều, cần thuốc'])
})

it('opens without network, and a visit survives the browser being killed', async () => {
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await phone.setOffline(true)
  await page.goto(`${office.address}/nguoi-dan`)
  await unlock(page)
  await page.getByLabel(/Tìm theo tên/).fill('hoa')
  await page.getByRole('main').getByRole('link').first().click()
  await visit('Ghi khi mất mạng')
  await phone.close()
  await pickUp()
  await page.goto(office.address)
  await unlock(page)
  await page.getByRole('link', { name: /Chưa gửi/ }).click()
  await page.getByText('✓ Đã gửi (2)').waitFor({ timeout: 60_000 })
  expect((await kept()).map((row) => row.note)).toEqual(['Bà ho nhiều, cần thuốc', 'Ghi khi mất mạng'])
})

it('brings a half-written visit back after a kill', async () => {
  await page.getByRole('link', { name: 'Người dân' }).click()
  await page.getByLabel(/Tìm theo tên/).fill('hoa')
  await page.getByRole('main').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await page.getByLabel('Ghi thêm (không bắt buộc)').fill('Đang ghi dở')
  await page.waitForFunction('new Promise((done) => setTimeout(() => done(true), 1000))')
  const address = page.url()
  await phone.close()
  await pickUp()
  await page.goto(address)
  await unlock(page)
  await page.getByText(/Còn bản ghi dở/).waitFor()
  await shoot('tham-hoi')
  expect(await page.getByLabel('Ghi thêm (không bắt buộc)').inputValue()).toBe('Đang ghi dở')
})

it.each(['/hom-nay', '/nguoi-dan', '/chua-gui', '/toi', '/giup-do'])('leaves no obstacle on %s, in light and dark', async (path) => {
  const found: string[] = []
  await page.goto(office.address + path)
  if (path !== '/giup-do') await unlock(page)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  for (const theme of ['sang', 'toi']) {
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
    found.push(...(await obstacles(page)))
    await shoot(`${path.slice(1)}-${theme}`)
  }
  expect(found).toEqual([])
})

it('asks nothing of any other host and breaks no content policy', () => {
  expect([...complaints, ...foreign]).toEqual([])
})
