import { createServer, type AddressInfo } from 'node:net'
import { answerOf, callOf, SCREEN, type EngineBrowser, type Point } from './EngineBrowser.ts'
import { pressing, typing } from './gestures.ts'
import { startProcess, type Started } from './startProcess.ts'

/** Between its window's edge and the page stand the browser's own bars. */
const BARS_PX = 120
const SCRIPT_LIMIT_MS = 60_000

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

/** WebKitGTK by its own driver, in the words of classic WebDriver, on a screen that nobody sees. Its session is a private one: it keeps nothing. */
export class WebKitBrowser implements EngineBrowser {
  readonly complaints: readonly string[] = []
  readonly #processes: readonly Started[]
  readonly #driver: string
  #session = ''

  static async start(driver: string, screen: string): Promise<WebKitBrowser> {
    const display = await startProcess([screen, '-displayfd', '1', '-screen', '0', '1024x1000x24', '-nolisten', 'tcp'], /^(\d+)\s/m)
    const port = await freePort()
    const env = { DISPLAY: `:${display.said[1] ?? ''}`, TZ: 'Asia/Ho_Chi_Minh', LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' }
    const driving = await startProcess(['/bin/sh', '-c', `echo ready; exec ${driver} --port=${port}`], /ready/, env)
    const browser = new WebKitBrowser([driving, display], `http://127.0.0.1:${port}`)
    await browser.#begin()
    return browser
  }

  private constructor(processes: readonly Started[], driver: string) {
    this.#processes = processes
    this.#driver = driver
  }

  async #begin(): Promise<void> {
    const capabilities = { alwaysMatch: { acceptInsecureCerts: true, timeouts: { script: SCRIPT_LIMIT_MS } } }
    for (let tries = 0; this.#session === ''; tries += 1) {
      const begun = await this.#say('POST', '/session', { capabilities }).catch((trouble: unknown) => {
        // The driver listens a moment after it has started.
        if (tries > 50 || !(trouble instanceof TypeError)) throw trouble
        return new Promise<undefined>((done) => setTimeout(done, 100))
      })
      this.#session = (begun as { sessionId?: string } | undefined)?.sessionId ?? ''
    }
    await this.#ask('POST', '/window/rect', { x: 0, y: 0, width: SCREEN.width, height: SCREEN.height + BARS_PX })
  }

  async #say(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#driver + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null }
    if (!response.ok) throw new Error(`${path}: ${value?.error ?? ''} ${value?.message ?? ''}`)
    return value
  }

  #ask = (method: string, path: string, body?: object): Promise<unknown> => this.#say(method, `/session/${this.#session}${path}`, body)

  async goto(address: string): Promise<void> {
    await this.#ask('POST', '/url', { url: address })
  }

  async run<Given, Answer>(act: (given: Given) => Answer | Promise<Answer>, given: Given): Promise<Answer> {
    const script = `const done = arguments[0]; ${callOf(act, given)}.then(done, (trouble) => done(JSON.stringify({ threw: String(trouble) })))`
    const told = String(await this.#ask('POST', '/execute/async', { script, args: [] }))
    const { threw } = JSON.parse(told) as { threw?: string }
    if (threw !== undefined) throw new Error(threw)
    return answerOf<Answer>(told)
  }

  async bring(program: string): Promise<void> {
    await this.#ask('POST', '/execute/sync', { script: program, args: [] })
  }

  press = (at: Point): Promise<void> => this.#act(pressing(at))
  type = (text: string): Promise<void> => this.#act(typing(text))

  async #act(source: object): Promise<void> {
    await this.#ask('POST', '/actions', { actions: [source] })
  }

  async picture(): Promise<Buffer> {
    return Buffer.from(String(await this.#ask('GET', '/screenshot')), 'base64')
  }

  async close(): Promise<void> {
    await this.#ask('DELETE', '').catch(() => undefined)
    for (const one of this.#processes) await one.end()
  }
}
