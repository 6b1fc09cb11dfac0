// The real app in the real browser, as an officer uses it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'
import { beginFirstDay, SECRET, unlock } from '#tests/support/officer.ts'
import { ByteRelay, type Passed } from './ByteRelay.ts'
import { median } from './numbers.ts'
import { slowDown } from './phoneRows.ts'
import type { Report } from './rows.ts'

const MEGABYTE = 1_048_576
const KILOBYTE = 1_024
type Phone = { readonly phone: BrowserContext; readonly page: Page }

/** `SHOW_REQUESTS=1` tells where the bytes are. */
function showWhenAsked(passed: readonly Passed[]): void {
  if (!process.env.SHOW_REQUESTS) return
  for (const { method, path, bytesUp, bytesDown } of passed) process.stderr.write(`    ${method} ${path} up ${bytesUp} down ${bytesDown}\n`)
}

function watchForeign({ phone }: Phone, own: string, foreign: string[]): void {
  phone.on('request', (request) => {
    if (!request.url().startsWith(own) && !/^(data|blob):/.test(request.url())) foreign.push(request.url())
  })
}

/** Every byte over the wire, counted between browser and office. */
export async function measureFirstLoad(
  on: Phone,
  office: string,
  { report, username }: { report: Report; username: string },
): Promise<void> {
  const relay = new ByteRelay(office)
  const address = await relay.open()
  const foreign: string[] = []
  watchForeign(on, address, foreign)
  await beginFirstDay(on.page, address, username)
  // What is fetched after the list, for days without signal, delays nobody and is told apart.
  const lastOfList = relay.passed.findLastIndex(({ path }) => path.startsWith('/api/downloads/'))
  const atFirst = relay.passed.slice(0, lastOfList)
  await relay.quiet()
  const isApi = ({ path }: { path: string }) => path.startsWith('/api/')
  showWhenAsked(relay.passed)
  const bytes = (passed: readonly { bytesDown: number }[]) => passed.reduce((sum, one) => sum + one.bytesDown, 0) / KILOBYTE
  report('first-load', { value: bytes(atFirst.filter((one) => !isApi(one))) })
  report('first-load-all', { value: bytes(relay.passed.filter((one) => !isApi(one))) })
  report('first-load-people', { value: bytes(relay.passed.filter(isApi)) })
  await measureQuietSync(on, relay, report)
  report('foreign-requests', { value: foreign.length })
  relay.close()
}

async function measureQuietSync({ page }: Phone, relay: ByteRelay, report: Report): Promise<void> {
  await page.reload()
  await unlock(page)
  await relay.quiet()
  await page.reload()
  await page.getByLabel(/Mã mở khoá của/).waitFor()
  await relay.quiet()
  const before = relay.passed.length
  await unlock(page)
  await relay.quiet()
  const asked = relay.passed.slice(before).filter(({ path }) => path.startsWith('/api/'))
  showWhenAsked(asked)
  if (asked.length === 0) throw new Error('The phone did not ask')
  report('quiet-sync', { value: asked.reduce((sum, one) => sum + one.bytesUp + one.bytesDown, 0) })
}

export async function measureLongTasks(
  { phone, page }: Phone,
  address: string,
  { report, username }: { report: Report; username: string },
): Promise<void> {
  const slow = await slowDown(phone, page)
  await page.goto(address)
  await page.getByLabel('Mã cán bộ').fill(username)
  await page.getByLabel('Mật khẩu').fill('tan-tay-thuc-hanh')
  await page.getByRole('button', { name: 'Vào' }).click()
  await page.getByLabel('Mã mở khoá').fill(SECRET)
  await page.getByLabel('Nhập lại lần nữa').fill(SECRET)
  await page.getByRole('button', { name: 'Đặt mã' }).click()
  const go = page.getByRole('button', { name: 'Tải về' })
  await go.waitFor()
  await page.evaluate(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' })
    Object.assign(globalThis, { tasks })
  })
  await slow(4)
  await go.click()
  await page.getByRole('heading', { name: 'Hôm nay' }).waitFor()
  const longest = await page.evaluate(
    () =>
      new Promise<number>((done) => setTimeout(() => done(Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks)), 1_500)),
  )
  await slow(1)
  report('download-long-task@4', { value: longest })
}

/** After rubbish is collected: objects and the buffers they hold. */
export async function measureHeap({ phone, page }: Phone, address: string, { report, id }: { report: Report; id: string }): Promise<void> {
  await page.goto(address)
  await unlock(page)
  await page.getByRole('heading', { name: 'Hôm nay' }).waitFor()
  const inspector = await phone.newCDPSession(page)
  await inspector.send('HeapProfiler.enable')
  await inspector.send('HeapProfiler.collectGarbage')
  const { usedSize, ...more } = await inspector.send('Runtime.getHeapUsage')
  const buffers = 'backingStorageSize' in more ? Number(more.backingStorageSize) : 0
  report(id, { value: (usedSize + buffers) / MEGABYTE })
}

/** In the page itself, where nothing of the browser's driver is counted: the lock screen seen, and the key's own time beside it. */
function watchInPage(): void {
  const seen = { lockMs: 0, keyMs: 0 }
  Object.assign(globalThis, { seen })
  const look = () => {
    if (document.querySelector('#secret')) seen.lockMs = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  const OwnWorker = globalThis.Worker
  globalThis.Worker = class extends OwnWorker {
    override postMessage(wish: unknown): void {
      const askedAtMs = performance.now()
      this.addEventListener('message', () => (seen.keyMs += performance.now() - askedAtMs), { once: true })
      super.postMessage(wish)
    }
  }
}

async function openedInMs(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: 'Mở', exact: true })
  return button.evaluate(async (pressed: HTMLElement) => {
    const found = async (what: string): Promise<HTMLInputElement> => {
      for (;;) {
        const one = document.querySelector<HTMLInputElement>(what)
        if (one) return one
        await new Promise((done) => requestAnimationFrame(done))
      }
    }
    const pressedAtMs = performance.now()
    pressed.click()
    const field = await found('input[type=search]')
    field.value = 'nguyen thi hoa'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await found('main a[href^="/nguoi-dan/"]')
    return performance.now() - pressedAtMs
  })
}

/** From the address to the first answered search, without the time of typing and of the key; each round with its own key's time. */
export async function measureColdApp({ phone, page }: Phone, address: string, report: Report): Promise<void> {
  const slow = await slowDown(phone, page)
  await page.addInitScript(watchInPage)
  const rounds: number[] = []
  for (let round = 0; round < 5; round += 1) {
    await slow(1)
    await page.goto('about:blank')
    await slow(4)
    await page.goto(`${address}/nguoi-dan`, { waitUntil: 'commit' })
    await page.getByLabel(/Mã mở khoá của/).fill(SECRET)
    const openedMs = await openedInMs(page)
    const { lockMs, keyMs } = await page.evaluate(() => (globalThis as unknown as { seen: { lockMs: number; keyMs: number } }).seen)
    if (process.env.SHOW_ROUNDS) process.stderr.write(`    lock ${lockMs.toFixed()} opened ${openedMs.toFixed()} key ${keyMs.toFixed()}\n`)
    rounds.push(lockMs + openedMs - keyMs)
  }
  await slow(1)
  report('cold-app@4', { value: median(rounds) })
}

/** The office hands chunks out compressed; the largest that no page names itself, be it the app's or the slip's, by its gzip. */
export function measureFurtherChunks(buildFolder: string, report: Report): void {
  const folder = join(buildFolder, 'assets')
  const pages = readdirSync(buildFolder).filter((name) => name.endsWith('.html'))
  const atFirst = pages.map((name) => readFileSync(join(buildFolder, name), 'utf8')).join('')
  const later = readdirSync(folder).filter((name) => name.endsWith('.js') && !atFirst.includes(name))
  report('further-chunk', {
    value: Math.max(...later.map((name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length)) / KILOBYTE,
  })
}
