import { createHash } from 'node:crypto'
import { assemblePhone, type AssembledPhone } from '#app/device/assemblePhone.ts'
import type { OutboxRow } from '#app/device/DeviceDatabase.ts'
import { PhoneDatabase } from '#app/device/DeviceDatabase.ts'
import { FetchLink } from '#app/device/FetchLink.ts'
import type { Locks } from '#app/device/Locks.ts'
import type { PhoneRoll } from '#app/device/PhoneRoll.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { Chance } from '#tests/support/Chance.ts'
import { Disk, Life } from './Disk.ts'
import type { Line } from './Line.ts'
import { PASSWORD, TELLERS } from './WorldOffice.ts'

const SECRET = '40719352'
export type WorldTools = {
  readonly line: Line
  readonly chance: Chance
  readonly nowMs: () => number
  /** Planted bug: no alarm ever rings. */
  readonly isDeaf: boolean
  readonly plant: (planted: { parts: AssembledPhone; link: FetchLink }) => void
}

/** One device of one officer, with everything but its screen: real adapters, a disk that outlives it, a clock that may lie. */
export class WorldPhone {
  readonly name: string
  readonly username: string
  readonly disk = new Disk()
  readonly #tools: WorldTools
  #lives = 0
  life = new Life()
  parts: AssembledPhone
  clockOffMs = 0
  isOnline = true
  /** The office turned this device away; its officer got another phone. */
  isRevoked = false
  revokedDevice = ''
  alarm: { atMs: number; ring: () => void } | undefined
  /** The round on its way, if any. */
  round: Promise<void> | undefined
  wasTouched = true
  /** A roll was begun and no round has followed it yet: what the phone had handed in before still lies over it. */
  hasFreshRoll = false
  #mayWait = false
  /** Why the last try to open it failed. */
  refusal: string | undefined
  #whenHeld: () => void = () => undefined

  constructor(name: string, username: string, tools: WorldTools) {
    this.name = name
    this.username = username
    this.#tools = tools
    this.parts = this.#start()
  }

  clock = { nowMs: () => this.#tools.nowMs() + this.clockOffMs }

  get trouble(): string | null {
    const face = this.parts.sync.face()
    return face.face === 'rest' ? face.trouble : null
  }

  get isOpen(): boolean {
    return this.parts.room.open !== undefined
  }

  get isTeller(): boolean {
    return TELLERS.some((username) => username === this.username)
  }

  /** The counter of a teller's open phone. */
  get roll(): PhoneRoll | undefined {
    return this.isOpen && this.parts.roll.isTeller() ? this.parts.roll.get() : undefined
  }

  get isEnrolled(): boolean {
    return this.parts.room.enrolment !== undefined
  }

  /** From whatever stands there to an open phone, as far as it goes today. */
  async pickUp(): Promise<void> {
    const { gate, caseload } = this.parts
    this.#mayWait = false
    this.refusal = undefined
    if (gate.door().face === 'locked') await this.#try(gate.unlock(SECRET))
    if (this.refusal === 'no-network') return
    if (!this.isOpen) await this.#try(gate.signIn(this.username, PASSWORD))
    if (gate.door().face === 'choose-secret') await this.#try(gate.chooseSecret(SECRET))
    if (gate.door().face === 'locked') await this.#try(gate.unlock(SECRET))
    if (this.isOpen && !this.isTeller && (await caseload.cursor()) === undefined) await caseload.download(() => undefined)
  }

  /** A 401 asks the person for the password again; what waits stays. */
  async signInAgain(): Promise<void> {
    this.#mayWait = false
    await this.parts.gate.signIn(this.username, PASSWORD)
    await this.pickUp()
  }

  /** What somebody waits for in front of the screen: such a message is answered or lost, and never hangs. */
  patiently<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#mayWait = false
    return work()
  }

  async #try(work: Promise<{ ok: true } | { ok: false; refusal: string }>): Promise<void> {
    const outcome = await work
    this.refusal = outcome.ok ? undefined : outcome.refusal
  }

  async record(body: FactBody): Promise<string | undefined> {
    const saved = await this.parts.records.record(body, 'Nguyễn Thị Hoa')
    return saved.ok ? saved.value.factId : undefined
  }

  rows = (): Promise<OutboxRow[]> =>
    this.life.watched(async () => (await this.parts.room.database?.outbox.orderBy('deviceSequence').toArray()) ?? [])

  /** Starts a round, or rings the alarm that starts one; returns when it is over, held on the line, or the phone is dead. */
  async keepInStep(ring?: () => void): Promise<void> {
    this.#mayWait = true
    if (ring) ring()
    else void this.parts.sync.now()
    await this.settle()
  }

  async settle(): Promise<void> {
    const { round } = this
    this.wasTouched ||= round !== undefined
    if (!round || this.#tools.line.holds(this.life)) return
    const held = new Promise<'held'>((done) => {
      this.#whenHeld = () => done('held')
    })
    const over = round.then(() => 'over' as const)
    const end = await Promise.race([over, held, this.life.died.then(() => 'dead' as const)])
    if (end === 'over') this.hasFreshRoll = false
    if (end !== 'held' && this.round === round) this.round = undefined
  }

  kill(): void {
    this.life.kill()
    this.#tools.line.forget(this.life)
    this.parts.room.database?.close()
    this.round = undefined
    this.alarm = undefined
  }

  /** Nothing but the disk is left. */
  async restart(): Promise<void> {
    this.kill()
    this.life = new Life()
    this.parts = this.#start()
    await this.parts.gate.wake()
  }

  #start(): AssembledPhone {
    const [{ life, disk }, { line, chance, nowMs }] = [this, this.#tools]
    this.#lives += 1
    const mayWait = () => this.#mayWait
    const fetchNow = line.sender({
      ...{ name: this.name, life, mayWait, isOnline: () => this.isOnline, onHeld: () => this.#whenHeld() },
      ...{ cookie: () => disk.cookie, keepCookie: (cookie) => void (disk.cookie = cookie) },
    })
    const [storage, link] = [disk.storageFor(life), new FetchLink(fetchNow)]
    const parts = assemblePhone({
      ...{ storage, clock: this.clock, chance: chance.next, files: disk.filesFor(life), locks: this.#locks(this.#lives) },
      phone: new PhoneDatabase(storage),
      link,
      stretch: (secret, salt) => Promise.resolve(new Uint8Array(createHash('sha256').update(secret).update(salt).digest())),
      marker: { isSet: () => disk.isMarked, set: () => void (disk.isMarked = true), clear: () => void (disk.isMarked = false) },
      alarm: {
        set: (waitMs, ring) => void (life.isDead || this.#tools.isDeaf || (this.alarm = { atMs: nowMs() + waitMs, ring })),
        clear: () => void (this.alarm = undefined),
      },
    })
    this.#wire(parts, life)
    this.#tools.plant({ parts, link })
    return parts
  }

  /** What the page does when something changes, without a page. */
  #wire({ sync, records, caseload, roll, gate, room }: AssembledPhone, life: Life): void {
    const now = sync.now
    sync.now = () => {
      const round = now()
      if (!life.isDead) this.round = round
      return round
    }
    let seenOwn = records.ownFacts()
    records.onChange(() => {
      if (seenOwn === records.ownFacts() || life.isDead) return
      seenOwn = records.ownFacts()
      if (!room.open) return
      void caseload.relay().catch(() => undefined)
      roll.relay()
      sync.soon()
    })
    gate.onChange(() => {
      if (gate.door().face === 'open' && !life.isDead) sync.soon()
    })
  }

  /** A dead browser's locks are free; so are another phone's. */
  #locks(life: number): Locks {
    const own = (name: string) => `${this.name}/${this.#tools.chance.seed}/${life}/${name}`
    return {
      request: ((name: string, ...rest: [LockOptions, LockGrantedCallback<unknown>]) =>
        navigator.locks.request(own(name), ...rest)) as Locks['request'],
    }
  }
}
