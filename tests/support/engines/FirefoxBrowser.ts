import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerOf, callOf, SCREEN, type EngineBrowser, type Point } from './EngineBrowser.ts'
import { pressing, typing } from './gestures.ts'
import { startProcess, type Started } from './startProcess.ts'

type Answer = { id?: number; type: string; result?: unknown; message?: string; method?: string; params?: LogEntry }
type LogEntry = { level?: string; text?: string }
type Evaluated = { type: string; result?: { value?: string }; exceptionDetails?: { text: string } }

/** No first page, no questions to its maker, and the language the office speaks. */
const SETTINGS = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'vi-VN, vi',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
}
/** What Firefox itself writes when there is no signal, or when a request ends with its page. */
const EXPECTED = /NetworkError|NS_ERROR|Loading failed|status (code )?(401|403|404|409|429|503)/

/** Firefox by WebDriver BiDi, over its own socket: no driver stands between. */
export class FirefoxBrowser implements EngineBrowser {
  readonly complaints: string[] = []
  readonly #process: Started
  readonly #profile: string
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #context = ''
  #lastId = 0

  static async start(program: string, { isPrivate = false } = {}): Promise<FirefoxBrowser> {
    const profile = mkdtempSync(join(tmpdir(), 'tan-tay-firefox-'))
    const lines = Object.entries({ ...SETTINGS, 'browser.privatebrowsing.autostart': isPrivate }).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    )
    writeFileSync(join(profile, 'user.js'), lines.join('\n'))
    const command = [program, '--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
    const started = await startProcess(command, /WebDriver BiDi listening on (ws:\S+)/, { TZ: 'Asia/Ho_Chi_Minh' })
    const browser = new FirefoxBrowser(started, profile)
    await browser.#begin()
    return browser
  }

  private constructor(started: Started, profile: string) {
    this.#process = started
    this.#profile = profile
    this.#socket = new WebSocket(`${started.said[1] ?? ''}/session`)
    this.#socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as Answer)
  }

  async #begin(): Promise<void> {
    await new Promise((open, failed) => {
      this.#socket.onopen = open
      this.#socket.onerror = failed
    })
    await this.#say('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })
    await this.#say('session.subscribe', { events: ['log.entryAdded'] })
    const { contexts } = (await this.#say('browsingContext.getTree', {})) as { contexts: { context: string }[] }
    this.#context = contexts[0]?.context ?? ''
    await this.#say('browsingContext.setViewport', { context: this.#context, viewport: SCREEN })
  }

  #hear(answer: Answer): void {
    if (answer.id !== undefined) return this.#waiting.get(answer.id)?.(answer)
    const { level, text = '' } = answer.params ?? {}
    if (answer.method === 'log.entryAdded' && level === 'error' && !EXPECTED.test(text)) this.complaints.push(text)
  }

  #say(method: string, params: object): Promise<unknown> {
    const id = ++this.#lastId
    return new Promise((done, failed) => {
      this.#waiting.set(id, (answer) => {
        this.#waiting.delete(id)
        if (answer.type === 'success') done(answer.result)
        else failed(new Error(`${method}: ${answer.message ?? 'no word why'}`))
      })
      this.#socket.send(JSON.stringify({ id, method, params }))
    })
  }

  async #evaluate(expression: string): Promise<string | undefined> {
    const target = { context: this.#context }
    const evaluated = (await this.#say('script.evaluate', { expression, target, awaitPromise: true })) as Evaluated
    if (evaluated.type !== 'success') throw new Error(evaluated.exceptionDetails?.text ?? 'The page threw')
    return evaluated.result?.value
  }

  async goto(address: string): Promise<void> {
    await this.#say('browsingContext.navigate', { context: this.#context, url: address, wait: 'complete' })
  }

  async run<Given, Answer>(act: (given: Given) => Answer | Promise<Answer>, given: Given): Promise<Answer> {
    return answerOf<Answer>((await this.#evaluate(callOf(act, given))) ?? '{}')
  }

  async bring(program: string): Promise<void> {
    await this.#evaluate(`${program};undefined`)
  }

  press = (at: Point): Promise<void> => this.#act(pressing(at))
  type = (text: string): Promise<void> => this.#act(typing(text))

  async #act(source: object): Promise<void> {
    await this.#say('input.performActions', { context: this.#context, actions: [source] })
  }

  async picture(): Promise<Buffer> {
    const { data } = (await this.#say('browsingContext.captureScreenshot', { context: this.#context })) as { data: string }
    return Buffer.from(data, 'base64')
  }

  async close(): Promise<void> {
    this.#socket.close()
    await this.#process.end()
    rmSync(this.#profile, { recursive: true, force: true })
  }
}
