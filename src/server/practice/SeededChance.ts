import type { Weighted } from './weighted.ts'

/** Seeded chance, mulberry32: the same seed makes the same district on every machine. */
export class SeededChance {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  below(count: number): number {
    return Math.floor(this.next() * count)
  }
  /** Both ends count. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }
  happens(share: number): boolean {
    return this.next() < share
  }
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
  pickWeighted<Item>(weighted: Weighted<Item>): Item {
    const mark = this.next() * weighted.total
    const at = weighted.upTo.findIndex((bound) => mark < bound)
    const item = weighted.items[at]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
  /** In a new order; the array handed in stays as it is. */
  shuffle<Item>(items: readonly Item[]): Item[] {
    const keys = items.map((item) => ({ item, key: this.next() }))
    return keys.sort((left, right) => left.key - right.key).map(({ item }) => item)
  }
}
