import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pickUpPhone } from '#tests/support/browser.ts'
import { searchDisk, type Needle } from '#tests/support/diskSearch.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay } from '#tests/support/officer.ts'

const profile = mkdtempSync(join(tmpdir(), 'tan-tay-share-'))
let office: Office
let phone: BrowserContext
let page: Page
let share: Needle

beforeAll(async () => {
  office = await openOffice()
  phone = await pickUpPhone(profile)
  page = phone.pages()[0] ?? (await phone.newPage())
  await page.clock.install()
  await beginFirstDay(page, office.address)
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  const [device] = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ vault_share: Uint8Array }>('SELECT vault_share FROM device'),
  )
  share = { name: 'share', bytes: Buffer.from(Buffer.from(device?.vault_share ?? []).toString('base64')) }
})
afterAll(async () => {
  await phone?.close()
  await office?.close()
  rmSync(profile, { recursive: true, force: true })
})

it('keeps the share on the phone while the lease lasts, for a start without network', () => {
  expect(searchDisk(profile, [share]).length).toBeGreaterThan(0)
})

it('erases the share from the disk itself when the lease ends, though the app is open and without network', async () => {
  await phone.setOffline(true)
  await page.clock.fastForward(73 * 3_600_000)
  await page.getByLabel(/Mã mở khoá của/).waitFor()
  await expect.poll(() => searchDisk(profile, [share]), { timeout: 20_000 }).toEqual([])
})
