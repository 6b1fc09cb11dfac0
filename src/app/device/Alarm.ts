/** Rings once; a new wish replaces the one before. */
export interface Alarm {
  set(waitMs: number, ring: () => void): void
  clear(): void
}

export class BrowserAlarm implements Alarm {
  #timer: ReturnType<typeof setTimeout> | undefined

  set(waitMs: number, ring: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(ring, waitMs)
  }

  clear = (): void => clearTimeout(this.#timer)
}
