import { shallowRef } from 'vue'
import { speakSlip } from '../../text/slipWords.ts'
import type { SlipLooks, SlipLooksStore } from '../../slipTools.ts'

/** Large, light and in Vietnamese until somebody says otherwise; the south's numbers, where this office is. */
const USUAL: SlipLooks = { textSize: 'lon', theme: 'sang', language: 'vi', wordsOf: 'south', hearsWell: null, lastSlipId: null }

/** How the page looks and speaks. On a borrowed phone it holds until the page is left. */
export class SlipLooking {
  readonly #store: SlipLooksStore
  readonly #mayKeep: () => boolean
  #loaded: Promise<void> | undefined
  readonly looks = shallowRef<SlipLooks>(USUAL)

  constructor(store: SlipLooksStore, mayKeep: () => boolean) {
    this.#store = store
    this.#mayKeep = mayKeep
  }

  load(): Promise<void> {
    return (this.#loaded ??= this.#load())
  }

  async #load(): Promise<void> {
    await this.#show({ ...USUAL, ...(await this.#store.readLooks().catch(() => ({}))) })
  }

  async change(change: Partial<SlipLooks>): Promise<void> {
    // What was chosen before is not written over by somebody who was quicker than the store.
    await this.#loaded
    await this.#show({ ...this.looks.value, ...change })
    if (this.#mayKeep()) await this.#store.keepLooks(this.looks.value).catch(() => undefined)
  }

  async #show(looks: SlipLooks): Promise<void> {
    this.looks.value = looks
    Object.assign(document.documentElement.dataset, { size: looks.textSize, theme: looks.theme })
    await speakSlip(looks.language)
    document.documentElement.lang = looks.language
  }
}
