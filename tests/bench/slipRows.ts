// The page of those who receive, in the real browser: on a slow phone over a slow line, and again without any.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { pickUpPhone } from '#tests/support/browser.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openSlip } from '#tests/support/slipPhone.ts'
import { makeSlip } from '#tests/support/slips.ts'
import { ByteRelay } from './ByteRelay.ts'
import { median } from './numbers.ts'
import { slowDown } from './phoneRows.ts'
import type { Report } from './rows.ts'

const [ROUNDS, RATE, KILOBYTE, LOOKS_EVERY_MS] = [5, 6, 1_024, 250]
/** What browsers call a slow 4G line. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const QUESTION = 'Người nhận tiền sinh năm nào?'
type Slip = { readonly secret: string; readonly year: number }

async function someonesSlip(office: Office): Promise<Slip> {
  const officer = new FieldPhone(office.address)
  await officer.signIn('canbo.giatan3')
  const [person] = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ id: string; year: number }>(
      `SELECT id, birth_year AS year FROM beneficiary WHERE unit_code = '26305' AND standing = 'present' AND birth_year IS NOT NULL ORDER BY id LIMIT 1`,
      [],
    ),
  )
  if (!person) throw new Error('The practice district has nobody')
  return { secret: (await makeSlip(officer, person.id)).secret, year: person.year }
}

/** A phone nobody opened the page on yet. */
async function onNewPhone<Found>(act: (phone: BrowserContext, page: Page) => Promise<Found>): Promise<Found> {
  const profile = mkdtempSync(join(tmpdir(), 'tan-tay-slip-'))
  const phone = await pickUpPhone(profile)
  try {
    return await act(phone, phone.pages()[0] ?? (await phone.newPage()))
  } finally {
    await phone.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

type Seen = { readMs?: number; answerMs?: number }
type Awaited = { readonly element: string; readonly text: string }
/** Put into the page, since the tests' own eyes are a program that a slow phone would first have to read. */
function keepWatch({ element, text }: Awaited): void {
  const seen: Seen = {}
  Object.assign(globalThis, { seen })
  const look = (nowMs: number) => {
    const stands = [...document.querySelectorAll(element)].some(({ textContent }) => textContent?.startsWith(text))
    // A frame in which it stands has been handed over to be drawn; the next one comes after it.
    if (stands && seen.readMs === undefined) requestAnimationFrame((drawnMs) => (seen.readMs ??= drawnMs))
    if (stands && '__vue_app__' in (document.querySelector('#app') ?? {})) seen.answerMs ??= nowMs
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
async function untilSeen(page: Page): Promise<Required<Seen>> {
  for (;;) {
    const seen = await page.evaluate(() => (globalThis as unknown as { seen?: Seen }).seen)
    if (seen?.readMs !== undefined && seen.answerMs !== undefined) return { readMs: seen.readMs, answerMs: seen.answerMs }
    await new Promise((later) => setTimeout(later, LOOKS_EVERY_MS))
  }
}

const firstMs = (address: string): Promise<Required<Seen>> =>
  onNewPhone(async (phone, page) => {
    const line = await phone.newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', SLOW_4G)
    await page.addInitScript(keepWatch, { element: 'label', text: QUESTION })
    await (
      await slowDown(phone, page)
    )(RATE)
    await page.goto(address, { waitUntil: 'commit' })
    return untilSeen(page)
  })

const bytesUntilReadable = (office: string, secret: string): Promise<number> =>
  onNewPhone(async (_phone, page) => {
    const relay = new ByteRelay(office)
    await page.goto(`${await relay.open()}/phieu#${secret}`)
    await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
    // What the worker then fetches for days without network delays nobody and asks for the worker's own file first.
    const worker = relay.passed.findIndex(({ path }) => path === '/slip-worker.js')
    const atFirst = worker === -1 ? relay.passed : relay.passed.slice(0, worker)
    const bytes = atFirst.reduce((sum, one) => sum + one.bytesDown, 0)
    relay.close()
    return bytes / KILOBYTE
  })

async function againMs(phone: BrowserContext, page: Page, { address, rate }: { address: string; rate: number }): Promise<number> {
  const slow = await slowDown(phone, page)
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await slow(1)
    await page.goto('about:blank')
    await slow(rate)
    await page.goto(address, { waitUntil: 'commit' })
    rounds.push((await untilSeen(page)).readMs)
  }
  await slow(1)
  return median(rounds)
}

export async function measureSlips(report: Report): Promise<void> {
  const office = await openOffice()
  const { secret, year } = await someonesSlip(office)
  const first: Required<Seen>[] = []
  for (let round = 0; round < ROUNDS; round += 1) first.push(await firstMs(`${office.address}/phieu#${secret}`))
  report('slip-first@6', { value: median(first.map(({ readMs }) => readMs)) })
  report('slip-answer@6', { value: median(first.map(({ answerMs }) => answerMs)) })
  report('slip-bytes', { value: await bytesUntilReadable(office.address, secret) })
  await onNewPhone(async (phone, page) => {
    await page.goto(`${office.address}/phieu#${secret}`)
    await openSlip(page, year, 'Máy của nhà tôi')
    await page.getByRole('heading', { level: 1, name: /^Chào/ }).waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await phone.setOffline(true)
    await page.addInitScript(keepWatch, { element: 'h1', text: 'Chào' })
    report('slip-offline', { value: await againMs(phone, page, { address: `${office.address}/phieu`, rate: 1 }) })
    report('slip-offline@6', { value: await againMs(phone, page, { address: `${office.address}/phieu`, rate: RATE }) })
  }).finally(() => office.close())
}
