import type { FactBody } from '#sync/protocol/Fact.ts'
import { visitTo } from '#tests/support/facts.ts'
import { Chance } from '#tests/support/Chance.ts'
import { BrokenPromise } from './BrokenPromise.ts'
import { Line } from './Line.ts'
import type { PlantedBug } from './plantedBugs.ts'
import { plantInOffice, plantInPhone } from './plantedBugs.ts'
import { closeBook } from './closeBook.ts'
import { idOf, OFFICERS, TELLERS, UNIT_CODES, type WorldOffice } from './WorldOffice.ts'
import { WorldPhone } from './WorldPhone.ts'

const BEGINS_AT_MS = Date.UTC(2026, 10, 2, 1)
const TRIES_FORGOTTEN_MS = 16 * 60_000
const CALM_MS = 10 * 60_000

export type KnownFact = { readonly body: FactBody; readonly officerName: string; readonly byPhone: string }
export type WorldSettings = { readonly seed: number; readonly bug?: PlantedBug | undefined; readonly phones?: number }

/** A few phones, one office, one seed: the seed decides all that happens. */
export class World {
  readonly chance: Chance
  readonly office: WorldOffice
  readonly line: Line
  readonly phones: WorldPhone[] = []
  readonly bug: PlantedBug | undefined
  /** Every fact that was saved, by id: what the world remembers though phones forget. */
  readonly facts = new Map<string, KnownFact>()
  /** Answered to a phone as received, and not lost with the office since. */
  readonly acknowledged = new Set<string>()
  /** What a settlement took back, and no restored office can be trusted to have forgotten. */
  readonly reversed = new Set<string>()
  /** What a phone was about to save when it was killed: it may be found saved. */
  readonly attempts = new Map<WorldPhone, KnownFact>()
  /** Ids the office had when it was last looked at. */
  seenAtOffice: ReadonlySet<string> = new Set()
  /** The last acts, for whoever reads a failure. */
  readonly diary: string[] = []
  readonly #tools: ConstructorParameters<typeof WorldPhone>[2]
  readonly #phonesWanted: number | undefined
  nowMs = BEGINS_AT_MS

  constructor(office: (nowMs: () => number) => WorldOffice, { seed, bug, phones }: WorldSettings) {
    this.#phonesWanted = phones
    this.chance = new Chance(seed)
    this.bug = bug
    const nowMs = () => this.nowMs
    this.office = office(nowMs)
    this.line = new Line(this.office, this.chance, nowMs)
    this.#tools = {
      line: this.line,
      chance: this.chance,
      nowMs,
      isDeaf: bug === 'sleeps-after-trouble',
      plant: (planted) => plantInPhone(bug, planted),
    }
  }

  async begin(): Promise<void> {
    // Ids and nonces of the phones come from the seed too, so that a seed tells its story again.
    Object.defineProperty(crypto, 'getRandomValues', { configurable: true, writable: true, value: seededBytes(this.chance.seed) })
    await this.office.begin()
    plantInOffice(this.bug, this)
    this.line.isCalm = true
    const count = this.#phonesWanted ?? this.chance.between(2, 3)
    const tellers = this.#phonesWanted === undefined ? this.chance.between(2, 5) : 0
    for (let n = 0; n < count; n += 1) await this.addPhone(OFFICERS[n % OFFICERS.length] ?? OFFICERS[0])
    for (let n = 0; n < tellers; n += 1) await this.addPhone(TELLERS[n % TELLERS.length] ?? TELLERS[0])
    this.line.isCalm = false
  }

  async addPhone(username: string): Promise<WorldPhone> {
    const phone = new WorldPhone(`phone ${this.phones.length + 1} of ${username}`, username, this.#tools)
    this.phones.push(phone)
    await phone.parts.gate.wake()
    await this.during(phone, phone.pickUp())
    return phone
  }

  note(what: string): void {
    this.diary.push(what)
  }

  /** Until it is done, or the phone died over it, or waits for the line. */
  async during(phone: WorldPhone, work: Promise<unknown>): Promise<void> {
    phone.wasTouched = true
    // A store that breaks while the door is opened is told by the door's face; what the world looks at is what is lost by it.
    await Promise.race([work.catch(() => undefined), phone.life.died])
    await phone.settle()
  }

  /** Phones sleep through it; what rang meanwhile rings once at its end. */
  async pass(ms: number): Promise<void> {
    this.nowMs += ms
    await this.line.giveUpOld()
    for (const phone of this.phones) {
      await phone.settle()
      await this.#ringIfDue(phone)
    }
  }

  async #ringIfDue(phone: WorldPhone): Promise<boolean> {
    const { alarm } = phone
    if (!alarm || alarm.atMs > this.nowMs || phone.life.isDead) return false
    phone.alarm = undefined
    await this.during(phone, phone.keepInStep(alarm.ring))
    return true
  }

  /** Saves through the phone, and finds out what is true if the phone died over it. */
  async save(phone: WorldPhone, body: FactBody): Promise<string | undefined> {
    this.attempts.set(phone, { body, officerName: phone.username, byPhone: phone.name })
    let [saved, isAnswered] = [undefined as string | undefined, false]
    await this.during(
      phone,
      phone.record(body).then((factId) => {
        ;[saved, isAnswered] = [factId, true]
      }),
    )
    const found = phone.life.isDead ? undefined : await this.adopt(phone)
    if (isAnswered && !phone.life.isDead && found !== saved)
      throw new BrokenPromise(`${phone.name} said ${saved ?? 'not saved'} and holds ${found ?? 'nothing new'}`)
    return saved
  }

  /** A fact found on the phone that nobody was told of: the phone was killed between keeping and saying it. */
  async adopt(phone: WorldPhone): Promise<string | undefined> {
    const attempt = this.attempts.get(phone)
    this.attempts.delete(phone)
    const row = (await phone.rows()).find((one) => !this.facts.has(one.id))
    if (row && attempt) this.facts.set(row.id, attempt)
    return row?.id
  }

  /** One more look each, for those who looked before the last one sent. */
  async lookOnceMore(): Promise<void> {
    for (const phone of this.phones) await this.during(phone, phone.keepInStep())
  }

  /** Whoever signed in too often is told to wait, and does. */
  async #comeBackLater(phone: WorldPhone): Promise<void> {
    this.nowMs += TRIES_FORGOTTEN_MS
    await this.during(phone, phone.pickUp())
  }

  /** Everyone has signal, power, room, a session, and is unlocked; then ten minutes of nothing but the phones' own alarms. */
  async calmDown(): Promise<void> {
    this.line.isCalm = true
    for (const held of [...this.line.held]) await held.release('lost')
    for (const phone of this.phones) {
      Object.assign(phone, { isOnline: true })
      Object.assign(phone.disk, { roomLeft: undefined, failsIn: undefined })
      phone.life.operationsLeft = undefined
      await phone.settle()
      if (phone.life.isDead) {
        await phone.restart()
        await this.adopt(phone)
      }
      if (!phone.isRevoked) await this.during(phone, phone.pickUp())
      if (phone.refusal === 'too-many-tries') await this.#comeBackLater(phone)
      if (phone.parts.sync.face().face === 'rest' && phone.trouble === 'signed-out' && !phone.isRevoked)
        await this.during(phone, phone.signInAgain())
      // What a person does who picks up the phone: it becomes visible.
      await this.during(phone, phone.keepInStep())
      if (phone.trouble === 'signed-out' && !phone.isRevoked) await this.during(phone, phone.signInAgain())
    }
    for (const phone of this.phones.filter((one) => one.isOpen))
      await (phone.isTeller
        ? closeBook(phone, (body) => this.save(phone, body))
        : this.save(phone, visitTo(idOf(UNIT_CODES[0], 0), 'trước lúc yên')))
    const endsAtMs = this.nowMs + CALM_MS
    while (this.nowMs < endsAtMs) {
      const next = Math.min(endsAtMs, ...this.phones.flatMap((phone) => phone.alarm?.atMs ?? []))
      this.nowMs = Math.max(this.nowMs, next)
      let rang = false
      for (const phone of this.phones) rang = (await this.#ringIfDue(phone)) || rang
      if (!rang && next < endsAtMs) this.nowMs += 1
    }
  }
}

function seededBytes(seed: number): Crypto['getRandomValues'] {
  const chance = new Chance(seed)
  return (array) => {
    if (array)
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength).forEach((_, place, bytes) => (bytes[place] = chance.below(256)))
    return array
  }
}
