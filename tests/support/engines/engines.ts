import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ChromiumBrowser } from './ChromiumBrowser.ts'
import type { EngineBrowser, EngineName } from './EngineBrowser.ts'
import { FirefoxBrowser } from './FirefoxBrowser.ts'
import { WebKitBrowser } from './WebKitBrowser.ts'

const isLong = process.env.TIER === 'long'

function programOf(...names: readonly string[]): string {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
  if (found) return found
  throw new Error(`Not on this machine: ${names.join(', ')} (node .ci/prepare.mjs engines installs it where it may)`)
}

type Window = { readonly isPrivate?: boolean }
const STARTS: Readonly<Record<EngineName, (window: Window) => Promise<EngineBrowser>>> = {
  chromium: () => ChromiumBrowser.start(),
  firefox: (window) => FirefoxBrowser.start(process.env.FIREFOX_PATH ?? programOf('firefox-esr', 'firefox'), window),
  webkit: () => WebKitBrowser.start(programOf('WebKitWebDriver'), programOf('Xvfb')),
}

/** Every engine in the long tier, where one that is missing is red; with every change the one that all other tests need too. */
export const ENGINES: readonly EngineName[] =
  (process.env.ENGINES?.split(',') as EngineName[] | undefined) ?? (isLong ? ['chromium', 'firefox', 'webkit'] : ['chromium'])

/** A private window is Firefox's alone here: Chromium's cannot be told from another, WebKit's driver opens none. */
export const startEngine = (name: EngineName, window: Window = {}): Promise<EngineBrowser> => STARTS[name](window)
