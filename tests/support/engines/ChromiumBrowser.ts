import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { pickUpPhone } from '../browser.ts'
import { answerOf, callOf, type EngineBrowser, type Point } from './EngineBrowser.ts'

/** What Chromium itself writes when there is no signal. */
const EXPECTED = /net::ERR_|the server responded with a status of (401|403|404|409|429|503)/

export class ChromiumBrowser implements EngineBrowser {
  readonly complaints: string[] = []
  readonly #profile: string
  readonly #phone: BrowserContext
  readonly #page: Page

  static async start(): Promise<ChromiumBrowser> {
    const profile = mkdtempSync(join(tmpdir(), 'tan-tay-chromium-'))
    const phone = await pickUpPhone(profile, { args: ['--ignore-certificate-errors'] })
    return new ChromiumBrowser(profile, phone, phone.pages()[0] ?? (await phone.newPage()))
  }

  private constructor(profile: string, phone: BrowserContext, page: Page) {
    this.#profile = profile
    this.#phone = phone
    this.#page = page
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) this.complaints.push(message.text())
    })
  }

  async goto(address: string): Promise<void> {
    await this.#page.goto(address)
  }
  async run<Given, Answer>(act: (given: Given) => Answer | Promise<Answer>, given: Given): Promise<Answer> {
    return answerOf<Answer>(await this.#page.evaluate<string>(callOf(act, given)))
  }
  async bring(program: string): Promise<void> {
    await this.#page.evaluate(program)
  }
  press = ({ x, y }: Point): Promise<void> => this.#page.mouse.click(x, y)
  type = (text: string): Promise<void> => this.#page.keyboard.type(text)
  picture = (): Promise<Buffer> => this.#page.screenshot()

  async close(): Promise<void> {
    await this.#phone.close()
    rmSync(this.#profile, { recursive: true, force: true })
  }
}
