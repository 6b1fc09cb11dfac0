import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { EngineBrowser, EngineName } from './EngineBrowser.ts'
import { seek, type Said, type Seen, type Sought } from './seek.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const [LIMIT_MS, BETWEEN_LOOKS_MS] = [45_000, 100]
const SHOTS = process.env.SHOTS
type Here = Extract<Seen, { state: 'here' }>

export type Words = string | RegExp
const said = (words: Words): Said => (typeof words === 'string' ? { exactly: words } : { pattern: words.source })

export const roleOf = (role: string, name?: Words): Sought => (name === undefined ? { role } : { role, name: said(name) })
export const labelled = (label: Words): Sought => ({ label: said(label) })
export const reading = (text: Words): Sought => ({ text: said(text) })

/** A person's hand and eye on whichever browser: finds by role, label or words, and waits as a person would. */
export class EngineHand {
  readonly browser: EngineBrowser
  readonly #engine: EngineName
  constructor(browser: EngineBrowser, engine: EngineName) {
    this.browser = browser
    this.#engine = engine
  }

  goto = (address: string): Promise<void> => this.browser.goto(address)

  async look(sought: Sought): Promise<Seen> {
    const isReady = await this.browser.run(() => 'axe' in globalThis, null)
    if (!isReady) await this.browser.bring(AXE)
    return this.browser.run(seek, sought)
  }

  async find(sought: Sought, limitMs = LIMIT_MS): Promise<Here> {
    let last = 'nothing'
    for (const endMs = performance.now() + limitMs; performance.now() < endMs;) {
      // A page that is just going away has nobody to answer.
      const seen = await this.look(sought).catch((trouble: Error) => trouble)
      if (!(seen instanceof Error) && seen.state === 'here') return seen
      last = seen instanceof Error ? seen.message : JSON.stringify(seen)
      await new Promise((done) => setTimeout(done, BETWEEN_LOOKS_MS))
    }
    throw new Error(`Not found: ${JSON.stringify(sought)}; last ${last}; the page says: ${await this.words()}`)
  }

  async press(sought: Sought): Promise<void> {
    await this.browser.press(await this.find(sought))
  }

  /** Presses the field and types; what was in it stays before. */
  async type(sought: Sought, text: string): Promise<void> {
    await this.press(sought)
    await this.browser.type(text)
    const { value } = await this.find(sought)
    if (!value.endsWith(text)) throw new Error(`Typed «${text}», and the field holds «${value}»`)
  }

  /** Set SHOTS=folder to look yourself. */
  async shoot(name: string): Promise<void> {
    if (SHOTS === undefined) return
    mkdirSync(SHOTS, { recursive: true })
    writeFileSync(join(SHOTS, `${name}-${this.#engine}.png`), await this.browser.picture())
  }

  words = (): Promise<string> =>
    this.browser.run(() => document.body.innerText.replaceAll(/\s*\n\s*/g, ' | '), null).catch((trouble: Error) => trouble.message)
}
