import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { obstacles } from './accessibility.ts'
import { pickUpPhone } from './browser.ts'
import { killBrowser } from './killBrowser.ts'
import { layoutTroubles } from './layout.ts'

/** What the browser itself writes when there is no signal, or when the office says no in its own words. */
const EXPECTED = /net::ERR_|the server responded with a status of (401|403|404|409|429|503)/

/** A phone in somebody's hand: picked up, killed, picked up again. Everything it complains of is kept. */
export class HeldPhone {
  readonly address: string
  readonly complaints: string[] = []
  readonly #profile = mkdtempSync(join(tmpdir(), 'tan-tay-phone-'))
  #context: BrowserContext | undefined
  #page: Page | undefined

  /** How the browser is told what camera the phone has. */
  readonly camera: string[] = []

  constructor(address: string, camera: readonly string[] = []) {
    this.address = address
    this.camera.push(...camera)
  }

  get page(): Page {
    if (!this.#page) throw new Error('The phone lies on the table')
    return this.#page
  }

  pickUp = (path = '/'): Promise<Page> => this.#pickUp(path, true)
  pickUpWithoutSignal = (path = '/'): Promise<Page> => this.#pickUp(path, false)

  async #pickUp(path: string, hasSignal: boolean): Promise<Page> {
    this.#context = await pickUpPhone(this.#profile, { args: this.camera })
    await this.signal(hasSignal)
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage())
    this.#listen(this.#page)
    await this.#page.goto(this.address + path)
    return this.#page
  }

  /** Ends the browser as the system does when it wants the memory: nothing in the page is asked. */
  async kill(): Promise<void> {
    await this.#context?.close()
    this.#page = undefined
  }

  /** Ends the browser between two of its steps: nothing more is written, and nobody inside hears of it. */
  async pullBattery(): Promise<void> {
    if (this.#context) await killBrowser(this.#context, this.#profile)
    this.#page = undefined
  }

  /** Waits until every screen opens without signal: the program lies on the phone and serves the page that is open. */
  async hasProgram(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  }

  async signal(isThere: boolean): Promise<void> {
    await this.#context?.setOffline(!isThere)
  }

  async throwAway(): Promise<void> {
    await this.kill().catch(() => undefined)
    rmSync(this.#profile, { recursive: true, force: true })
  }

  #listen(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) this.complaints.push(message.text())
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(this.address) && !/^(data|blob):/.test(request.url()))
        this.complaints.push(`asked another host: ${request.url()}`)
    })
  }
}

const SHOTS = process.env.SHOTS

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

/** Looks at the screen as it stands: in light and dark, at 200 % text and at 320 px. Set SHOTS=folder to look yourself. */
export async function inspect(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  const look = async (how: string, checks: readonly ((page: Page) => Promise<string[]>)[]) => {
    for (const check of checks) found.push(...(await check(page)).map((one) => `${name}, ${how}: ${one}`))
    await shoot(page, `${name}-${how}`)
  }
  const wear = (theme: string, fontSize: string) =>
    page.evaluate(
      ([given, size]) => {
        document.documentElement.dataset.theme = given
        document.documentElement.style.fontSize = size
      },
      [theme, fontSize] as const,
    )
  await wear('sang', '')
  await look('sang', [obstacles, layoutTroubles])
  await wear('toi', '')
  await look('toi', [obstacles])
  await wear('sang', '200%')
  await look('200', [layoutTroubles])
  await page.setViewportSize({ width: 320, height: 640 })
  await wear('sang', '145%')
  await look('320', [layoutTroubles])
  await page.setViewportSize({ width: 360, height: 740 })
  await wear('sang', '')
  // What is pressed next stands where it will stay.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return found
}
