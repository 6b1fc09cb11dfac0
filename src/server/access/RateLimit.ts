type Window = { count: number; endsAtMs: number }

/** Counts in fixed windows, in memory: a restart forgives, and the passwords' own slowness remains. */
export class RateLimit {
  readonly #most: number
  readonly #windowMs: number
  readonly #windows = new Map<string, Window>()

  constructor(most: number, windowMs: number) {
    this.#most = most
    this.#windowMs = windowMs
  }

  /** Counts one try and answers whether it is still within bounds. */
  mayTry(key: string, nowMs: number): boolean {
    const window = this.#windows.get(key)
    if (!window || window.endsAtMs <= nowMs) {
      if (this.#windows.size > 50_000) this.#sweep(nowMs)
      this.#windows.set(key, { count: 1, endsAtMs: nowMs + this.#windowMs })
      return true
    }
    window.count += 1
    return window.count <= this.#most
  }

  forgive(key: string): void {
    this.#windows.delete(key)
  }

  #sweep(nowMs: number): void {
    for (const [key, window] of this.#windows) if (window.endsAtMs <= nowMs) this.#windows.delete(key)
  }
}
