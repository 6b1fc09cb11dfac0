import type { InstallFace, Installing } from '../tools.ts'
import { hostAppOf } from './hostAppOf.ts'
import { Listeners } from './Listeners.ts'

type InstallPrompt = Event & { prompt(): Promise<unknown> }
const isPrompt = (event: Event): event is InstallPrompt => 'prompt' in event && typeof event.prompt === 'function'

/** Keeps the browser's offer to install until somebody has seen the use of it. */
export class BrowserInstalling implements Installing {
  readonly hostApp = hostAppOf(navigator.userAgent)
  readonly #listeners = new Listeners()
  #prompt: InstallPrompt | undefined
  #isInstalled = matchMedia('(display-mode: standalone)').matches

  onChange = this.#listeners.onChange

  constructor() {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault()
      if (isPrompt(event)) this.#prompt = event
      this.#listeners.tell()
    })
    addEventListener('appinstalled', () => {
      this.#isInstalled = true
      this.#listeners.tell()
    })
  }

  face = (): InstallFace => {
    if (this.hostApp) return 'in-app'
    if (this.#isInstalled) return 'installed'
    if (this.#prompt) return 'offered'
    return /iPhone|iPad|iPod/.test(navigator.userAgent) ? 'by-hand-ios' : 'by-hand'
  }

  /** The browser takes each offer once only. */
  install = async (): Promise<void> => {
    const prompt = this.#prompt
    this.#prompt = undefined
    await prompt?.prompt()
    this.#listeners.tell()
  }
}
