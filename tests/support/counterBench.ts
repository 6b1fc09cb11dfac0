import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { CurrentRoll } from '#app/device/CurrentRoll.ts'
import { AccountDatabase } from '#app/device/DeviceDatabase.ts'
import { FetchLink } from '#app/device/FetchLink.ts'
import { CurrentRoom } from '#app/device/OpenRoom.ts'
import { PhoneRecords } from '#app/device/PhoneRecords.ts'
import { toBase64 } from '#app/device/vault/bytes.ts'
import { DataKey } from '#app/device/vault/DataKey.ts'
import { makeSigningKey, openSeals } from '#app/device/vault/DeviceSeals.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { PaperPayOffice } from './fakes/PaperPayOffice.ts'
import { PERIOD, POINT } from './rollLines.ts'
import { signedInAs } from './signedIn.ts'

const oneLock = { request: (_name: string, _options: unknown, work: () => unknown) => Promise.resolve(work()) } as unknown as LockManager

/** A teller's open phone without its screen and door, with an office on paper at the other end. */
export class CounterBench {
  readonly office = new PaperPayOffice()
  isUp = true
  #nowMs = Date.UTC(2026, 10, 25, 2)
  readonly #disk = new IDBFactory()
  readonly #key = crypto.getRandomValues(new Uint8Array(32))
  room = new CurrentRoom()
  records = this.#recordsIn(this.room)
  roll = this.#rollIn(this.room, this.records)

  /** Opens the phone; after a kill, from nothing but its disk. */
  async wake(role: 'teller' | 'officer' = 'teller'): Promise<this> {
    this.room.database?.close()
    Dexie.dependencies.indexedDB = this.#disk
    this.room = new CurrentRoom()
    this.records = this.#recordsIn(this.room)
    this.roll = this.#rollIn(this.room, this.records)
    const database = new AccountDatabase('bench')
    await database.openInTime()
    const news = signedInAs('bench')
    const signedIn = { ...news, account: { ...news.account, role, displayName: 'Lê Thị Hạnh' } }
    const seals = await this.#seals()
    this.room.database = database
    this.room.open = { database, key: await DataKey.of(this.#key), seals, signedIn, deviceId: '018f0000-0000-7000-8000-00000000d001' }
    await this.records.load()
    await this.roll.load()
    return this
  }

  lock(): void {
    this.room.open = undefined
    this.roll.forget()
  }

  get counter() {
    return this.roll.get()
  }

  async openSession(): Promise<void> {
    const wish = { periodId: PERIOD.id, payPointId: POINT.id, label: 'Quầy 1', floatInDong: 100_000_000 }
    const opened = await this.counter.open(wish, { period: PERIOD, point: POINT })
    if (!opened.ok) throw new Error(opened.refusal)
  }

  async record(body: FactBody): Promise<string> {
    const session = this.counter.counter()?.session.id
    const saved = await this.records.record(
      ('sessionId' in body && session ? { ...body, sessionId: session } : body) as FactBody,
      'Nguyễn Thị Hoa',
    )
    if (!saved.ok) throw new Error(saved.refusal)
    this.roll.relay()
    return saved.value.factId
  }

  /** The office has it: its pages show it from the next round on. */
  received = (...ids: readonly string[]): Promise<void> =>
    this.records.settle(
      ids.map((id) => ({ id, answer: 'applied', problem: null })),
      { receivedAtMs: this.#nowMs, epoch: this.office.epoch },
    )

  keepUp = () => this.roll.keepUp(() => Promise.resolve(undefined))
  passMs = (ms: number): void => void (this.#nowMs += ms)

  #recordsIn(room: CurrentRoom): PhoneRecords {
    return new PhoneRecords(room, { nowMs: () => this.#nowMs }, oneLock)
  }
  #rollIn(room: CurrentRoom, records: PhoneRecords): CurrentRoll {
    const link = new FetchLink((address, options) => this.#send(String(address), options))
    return new CurrentRoll({ room, link, clock: { nowMs: () => this.#nowMs }, records })
  }

  #send(address: string, options: RequestInit | undefined): Promise<Response> {
    if (!this.isUp) return Promise.reject(new TypeError('No network'))
    const body: unknown = typeof options?.body === 'string' ? JSON.parse(options.body) : undefined
    const said = this.office.answer(options?.method ?? 'GET', address, body)
    return Promise.resolve(Response.json(said?.body ?? { problem: 'not-found' }, { status: said?.status ?? 404 }))
  }

  async #seals() {
    const [signing, office] = [
      await makeSigningKey(),
      await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']),
    ]
    return openSeals(signing.privateKey, toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', office.publicKey))))
  }
}
