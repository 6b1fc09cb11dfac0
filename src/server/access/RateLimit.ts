type Window = { count: number; endsAtMs: number }

const MOST_KEYS = 50_000

/** Counts in fixed windows, in memory: a restart forgives, and the passwords' own slowness remains. */
export class RateLimit {
  readonly #most: number
  readonly #windowMs: number
  readonly #mostKeys: number
  /** In the order in which they end, for every window is equally long. */
  readonly #windows = new Map<string, Window>()

  constructor(most: number, windowMs: number, mostKeys = MOST_KEYS) {
    this.#most = most
    this.#windowMs = windowMs
    this.#mostKeys = mostKeys
  }

  get size(): number {
    return this.#windows.size
  }

  /** Counts one try, or as much as it `weighs`, and answers whether it is still within bounds. */
  mayTry(key: string, nowMs: number, weighs = 1): boolean {
    const window = this.#windows.get(key)
    if (!window || window.endsAtMs <= nowMs) {
      this.#windows.delete(key)
      this.#makeRoom(nowMs)
      this.#windows.set(key, { count: weighs, endsAtMs: nowMs + this.#windowMs })
      return weighs <= this.#most
    }
    window.count += weighs
    return window.count <= this.#most
  }

  /** How long whoever was refused has to wait. */
  waitMs(key: string, nowMs: number): number {
    return Math.max(0, (this.#windows.get(key)?.endsAtMs ?? nowMs) - nowMs)
  }

  /** A try that turned out not to count. */
  giveBack(key: string): void {
    const window = this.#windows.get(key)
    if (window && window.count > 0) window.count -= 1
  }

  /** Whoever invents keys without end pushes out the oldest and fills no memory. */
  #makeRoom(nowMs: number): void {
    for (const [key, window] of this.#windows) {
      if (window.endsAtMs > nowMs && this.#windows.size < this.#mostKeys) return
      this.#windows.delete(key)
    }
  }
}
