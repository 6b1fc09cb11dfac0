import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { outboxOnDisk, wholeChain } from '#tests/support/diskRows.ts'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone, unlock, visit } from '#tests/support/officer.ts'

const NOTE = 'Ghi thêm (không bắt buộc)'
const served = mkdtempSync(join(tmpdir(), 'tan-tay-served-'))
const newer = mkdtempSync(join(tmpdir(), 'tan-tay-newer-'))
const [UNSENT, ROUNDS] = [50, process.env.TIER === 'long' ? 20 : 3]
const [RECORDING_MS, A_ROUND_MS] = [300_000, 60_000]
const PUSHES = /\/api\/facts$/
let office: Office
let phone: HeldPhone
let page: Page
let oldAssets: string[]

/** The build folder is replaced under the running server, as a new release does it. */
function release(folder: string): void {
  for (const name of readdirSync(served)) rmSync(join(served, name), { recursive: true })
  cpSync(folder, served, { recursive: true })
}
/** The page asks something of the office every few milliseconds, as one does that fetches a list. */
const askWithoutPause = () =>
  page.evaluate(() => {
    const ask = () => {
      void fetch('/health').catch(() => undefined)
      setTimeout(ask, 3)
    }
    ask()
  })
const lookForNewVersion = () => page.evaluate(() => navigator.serviceWorker.ready.then((worker) => worker.update()).then(() => true))
async function throwDraftAway(): Promise<void> {
  await page.getByRole('button', { name: 'Bỏ bản ghi dở' }).click()
  await page.getByRole('heading', { name: 'Lần thăm gần đây' }).waitFor()
}
/** From the form home, where it is offered. */
async function takeNewVersion(): Promise<void> {
  await page.getByRole('link', { name: 'Quay lại' }).click()
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await page.getByText(/Có bản mới/).waitFor()
  await page.getByRole('button', { name: 'Cập nhật' }).click()
  await page.getByRole('heading', { name: 'Mở khoá' }).waitFor()
  await unlock(page)
}

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
  await takeNewVersion()
  await page.getByRole('link', { name: 'Ghi tiếp' }).click()
  expect(await page.getByLabel(NOTE).inputValue()).toBe('Đang ghi thì có bản mới')
  await page.getByRole('link', { name: 'Quay lại' }).click()
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await page.getByRole('link', { name: 'Tôi' }).click()
  await page.getByText('Phiên bản 9.9.9').waitFor()
})

it('a tap is heard while the page asks the office for one thing after another (S258)', async () => {
  release('dist')
  await lookForNewVersion()
  await page.getByRole('link', { name: 'Hôm nay', exact: true }).click()
  await page.getByText(/Có bản mới/).waitFor()
  await askWithoutPause()
  await page.getByRole('button', { name: 'Cập nhật' }).click()
  await page.getByRole('heading', { name: 'Mở khoá' }).waitFor()
  await unlock(page)
  await page.getByRole('link', { name: 'Tôi' }).click()
  await page.getByText(/Phiên bản/).waitFor()
  expect(await page.getByText('Phiên bản 9.9.9').count()).toBe(0)
})

it(
  `${UNSENT} visits are recorded, and none of them goes out`,
  async () => {
    await page.context().route(PUSHES, (route) => route.abort())
    await openSomeone(page, 'nguyen thi hoa')
    await page.getByRole('link', { name: 'Ghi tiếp' }).click()
    await throwDraftAway()
    for (let number = 1; number <= UNSENT; number += 1) await visit(page, `Lượt ${number}`)
    expect(await outboxOnDisk(page)).toMatchObject(wholeChain(UNSENT))
  },
  RECORDING_MS,
)

it(
  `through ${ROUNDS} new versions not a byte of them changes, and what was being written stays (S253)`,
  async () => {
    const { print } = await outboxOnDisk(page)
    for (let round = 1; round <= ROUNDS; round += 1) {
      const text = `Đang ghi thì có bản mới lần ${round}`
      await openSomeone(page, 'nguyen thi hoa')
      await page.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
      await page.getByLabel(NOTE).fill(text)
      release(round % 2 === 1 ? newer : 'dist')
      await lookForNewVersion()
      await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((worker) => worker?.waiting?.state === 'installed'))
      expect([await page.getByText('Có bản mới.').count(), await page.getByLabel(NOTE).inputValue()]).toEqual([0, text])
      await takeNewVersion()
      await page.getByRole('link', { name: 'Ghi tiếp' }).click()
      expect(await page.getByLabel(NOTE).inputValue()).toBe(text)
      expect(await outboxOnDisk(page)).toEqual({ ...wholeChain(UNSENT), print })
      await throwDraftAway()
    }
  },
  ROUNDS * A_ROUND_MS,
)

it('let out by the newest version, each reaches the office once', async () => {
  await page.context().unroute(PUSHES)
  await page.getByRole('link', { name: /Chưa gửi/ }).click()
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page.getByText(`✓ Đã gửi hôm nay (${UNSENT})`).waitFor({ timeout: 60_000 })
  const kept = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit`),
  )
  expect(kept.map((row) => row.note).toSorted()).toEqual(Array.from({ length: UNSENT }, (_, place) => `Lượt ${place + 1}`).toSorted())
})

it('opened with nothing begun and nothing unsent, the app takes a version that waits by itself', async () => {
  release(ROUNDS % 2 === 1 ? 'dist' : newer)
  await lookForNewVersion()
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((worker) => worker?.waiting?.state === 'installed'))
  const hasTakenOver = page.waitForEvent('domcontentloaded').then(() => page.waitForEvent('domcontentloaded'))
  await page.reload()
  await hasTakenOver
  await unlock(page)
  await page.getByRole('link', { name: 'Tôi' }).click()
  await page.getByText(/Phiên bản/).waitFor()
  expect(await page.getByText('Phiên bản 9.9.9').count()).toBe(ROUNDS % 2 === 1 ? 0 : 1)
})

it('nothing complained on the way', () => {
  expect(phone.complaints).toEqual([])
})
