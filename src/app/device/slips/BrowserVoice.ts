import type { Voice, VoiceFace } from '../../slipTools.ts'
import { Listeners } from '../Listeners.ts'

/** Voices are told late; a browser that told none by then has none. */
const TELLS_WITHIN_MS = 2_000
/** A little slower than speech among the young. */
const RATE = 0.9
const isVietnamese = ({ lang }: { readonly lang: string }): boolean => /^vi\b/i.test(lang.replace('_', '-'))

function utteranceOf(sentence: string, voice: SpeechSynthesisVoice): SpeechSynthesisUtterance {
  const utterance = new SpeechSynthesisUtterance(sentence)
  // The language too: Android reads by it and not by the voice.
  Object.assign(utterance, { lang: 'vi-VN', voice, rate: RATE })
  return utterance
}

/**
 * The phone's own voice. Chrome on Android lists Vietnamese although its voice was never downloaded and then reads with an English one:
 * that a voice is listed is no proof, so whoever hears it is asked.
 */
export class BrowserVoice implements Voice {
  readonly #listeners = new Listeners()
  readonly #speech = 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined
  #isWaiting = this.#speech !== undefined
  #reading: SpeechSynthesisUtterance | undefined

  onChange = this.#listeners.onChange

  constructor() {
    this.#speech?.addEventListener('voiceschanged', () => this.#listeners.tell())
    setTimeout(() => {
      this.#isWaiting = false
      this.#listeners.tell()
    }, TELLS_WITHIN_MS)
    // Nobody reads on to an empty room.
    addEventListener('pagehide', () => this.stop())
  }

  face = (): VoiceFace => {
    if (this.#reading) return 'reading'
    if (this.#vietnamese()) return 'silent'
    return this.#isWaiting ? 'unknown' : 'none'
  }

  read(sentences: readonly string[]): void {
    const [speech, voice] = [this.#speech, this.#vietnamese()]
    if (!speech || !voice) return
    this.stop()
    const utterances = sentences.map((sentence) => utteranceOf(sentence, voice))
    const last = utterances.at(-1)
    const end = () => {
      if (this.#reading !== last) return
      this.#reading = undefined
      this.#listeners.tell()
    }
    this.#reading = last
    utterances.forEach((one) => (one.onerror = end))
    if (last) last.onend = end
    utterances.forEach((one) => speech.speak(one))
    this.#listeners.tell()
  }

  stop(): void {
    this.#reading = undefined
    this.#speech?.cancel()
    this.#listeners.tell()
  }

  #vietnamese(): SpeechSynthesisVoice | undefined {
    const voices = this.#speech?.getVoices().filter(isVietnamese) ?? []
    // One that lies on the phone speaks without a network.
    return voices.find(({ localService }) => localService) ?? voices[0]
  }
}
