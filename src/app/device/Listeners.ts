/** News without content: whoever hears it looks for itself. */
export class Listeners {
  readonly #listeners = new Set<() => void>()
  onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  tell = (): void => this.#listeners.forEach((listener) => listener())
}
