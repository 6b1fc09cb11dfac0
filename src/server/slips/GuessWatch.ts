import { RateLimit } from '../access/RateLimit.ts'

const HOUR_MS = 3_600_000
/** A household shares an address, a village sometimes: twenty wrong years in an hour are still an old hand on a small phone. */
const [WRONG_BY_ADDRESS, WRONG_DURING_ALARM, ALARM_AT] = [20, 3, 200]
/** Keys nobody has, from one address: a province may sit behind one of a carrier's, and whose slip has ended asks once more and forgets it. */
const WRONG_KEYS_BY_ADDRESS = 300

/** Counts wrong answers by address and in all, within an hour; rings once for each hour in which somebody tries many. */
export class GuessWatch {
  readonly #byAddress = new RateLimit(WRONG_BY_ADDRESS, HOUR_MS)
  readonly #duringAlarm = new RateLimit(WRONG_DURING_ALARM, HOUR_MS)
  readonly #keys = new RateLimit(WRONG_KEYS_BY_ADDRESS, HOUR_MS)
  #hour = 0
  #wrong = 0

  #turn(nowMs: number): void {
    const hour = Math.floor(nowMs / HOUR_MS)
    if (hour !== this.#hour) [this.#hour, this.#wrong] = [hour, 0]
  }

  /** Somebody is trying many: from now on an address has three tries instead of twenty. */
  isRinging(nowMs: number): boolean {
    this.#turn(nowMs)
    return this.#wrong >= ALARM_AT
  }

  /** Counted before it is answered, or a hundred at once would all be within bounds; `giveBack` what was right. */
  mayTry(address: string, nowMs: number): boolean {
    return this.#limit(nowMs).mayTry(address, nowMs)
  }

  giveBack(address: string, nowMs: number): void {
    this.#limit(nowMs).giveBack(address)
  }

  /** A key is 256 random bits and not guessed: this bounds what an address makes the office look up in vain. `cameBack` what was right. */
  mayComeBack(address: string, nowMs: number): boolean {
    return this.#keys.mayTry(address, nowMs)
  }

  cameBack(address: string): void {
    this.#keys.giveBack(address)
  }

  #limit(nowMs: number): RateLimit {
    return this.isRinging(nowMs) ? this.#duringAlarm : this.#byAddress
  }

  /** Whether this wrong answer is the one that rings the alarm. */
  noteWrong(nowMs: number): boolean {
    const wasRinging = this.isRinging(nowMs)
    this.#wrong += 1
    return !wasRinging && this.isRinging(nowMs)
  }
}
