export type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'repeat' | 'timeStamp'>

/** Scanners type a key every 2 to 50 ms; nobody's fingers keep that up. */
export const MOST_GAP_MS = 80
const FEWEST_KEYS = 8
const SURELY_NO_FINGERS = 4

/**
 * The physical digit first: on a Vietnamese layout the row above types «ă â ê», and an input method hides the key it works on.
 * Letters it hides come back bare.
 */
function characterOf({ key, code, shiftKey }: Key): string {
  const digit = shiftKey ? undefined : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  if ([...key].length === 1) return key
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? ''
}

/** Tells a scanner that types from a person who does: by speed, length and the Enter at the end. */
export class KeyBurst {
  #text = ''
  #keys = 0
  #lastAtMs = Number.NEGATIVE_INFINITY

  /** What the scanner has typed, with the key that ends it. */
  press(pressed: Key): string | undefined {
    const isFast = pressed.timeStamp - this.#lastAtMs <= MOST_GAP_MS && !pressed.repeat
    this.#lastAtMs = pressed.timeStamp
    if (!isFast) [this.#text, this.#keys] = ['', 0]
    if (pressed.key === 'Enter' || pressed.key === 'Tab') return this.#end()
    if (pressed.repeat) return undefined
    // An input method takes letters back to put marks on them.
    if (pressed.key === 'Backspace') this.#text = this.#text.slice(0, -1)
    else this.#text += characterOf(pressed)
    this.#keys += 1
    return undefined
  }

  get isTyping(): boolean {
    return this.#keys >= SURELY_NO_FINGERS
  }

  #end(): string | undefined {
    const text = this.#text
    ;[this.#text, this.#keys] = ['', 0]
    return text.length >= FEWEST_KEYS ? text : undefined
  }
}
