/** The same seed gives the same world (mulberry32). */
export class Chance {
  readonly seed: number
  #state: number

  constructor(seed: number) {
    this.seed = seed
    this.#state = seed >>> 0
  }

  /** From 0 up to, but not, 1. */
  next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  below = (bound: number): number => Math.floor(this.next() * bound)
  between = (least: number, most: number): number => least + this.below(most - least + 1)
  isOneIn = (times: number): boolean => this.below(times) === 0

  of<Value>(choices: readonly [Value, ...Value[]]): Value {
    return choices[this.below(choices.length)] ?? choices[0]
  }

  /** Each with its weight; heavier ones come more often. */
  weighed<Value>(choices: readonly (readonly [number, Value])[]): Value | undefined {
    let left = this.next() * choices.reduce((sum, [weight]) => sum + weight, 0)
    return choices.find(([weight]) => (left -= weight) < 0)?.[1]
  }
}
