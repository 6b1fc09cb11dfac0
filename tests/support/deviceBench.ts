import Dexie from 'dexie'
import { AccountDatabase } from '#app/device/DeviceDatabase.ts'
import { FetchLink } from '#app/device/FetchLink.ts'
import type { StorageOptions } from '#app/device/GuardedDatabase.ts'
import { CurrentRoom } from '#app/device/OpenRoom.ts'
import { PhoneCaseload } from '#app/device/PhoneCaseload.ts'
import { PhoneRecords } from '#app/device/PhoneRecords.ts'
import { toBase64 } from '#app/device/vault/bytes.ts'
import { DataKey } from '#app/device/vault/DataKey.ts'
import { makeSigningKey, openSeals } from '#app/device/vault/DeviceSeals.ts'
import type { SignedIn } from '#sync/protocol/Access.ts'
import type { CaseloadBench } from './contracts/caseloadStore.ts'
import type { OutboxBench } from './contracts/outboxStore.ts'
import { visitTo } from './facts.ts'

const HOA = '018f0000-0000-7000-8000-00000000a001'
let opened = 0

/** An open room on real Dexie, in Node or in a browser, whatever storage it is given. */
class DeviceBench implements OutboxBench, CaseloadBench {
  #nowMs = Date.UTC(2026, 10, 24)
  #breaks = false
  readonly #room = new CurrentRoom()
  readonly #name = `bench-${Date.now()}-${(opened += 1)}`
  readonly #storage: StorageOptions
  readonly #clock = { nowMs: () => this.#nowMs }
  readonly #records = new PhoneRecords(this.#room, this.#clock)
  readonly #caseload = new PhoneCaseload({
    room: this.#room,
    link: new FetchLink(),
    clock: this.#clock,
    ownFacts: () => [],
    reload: () => Promise.resolve(),
  })

  constructor(storage: StorageOptions) {
    this.#storage = { ...storage, addons: [(database: Dexie) => this.#breakable(database)] }
  }

  get store() {
    return Object.assign(this.#caseload, { due: () => this.#records.due(), settle: this.#records.settle.bind(this.#records) })
  }

  async open(): Promise<this> {
    const signing = await makeSigningKey()
    const office = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
    const officeKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', office.publicKey)))
    const database = await this.#openDatabase()
    const signedIn = { account: { displayName: 'Nam' } } as SignedIn
    const key = await DataKey.of(crypto.getRandomValues(new Uint8Array(32)))
    this.#room.open = {
      database,
      key,
      seals: await openSeals(signing.privateKey, officeKey),
      signedIn,
      deviceId: '018f0000-0000-7000-8000-00000000d001',
    }
    return this
  }

  async save(note: string): Promise<string> {
    const saved = await this.#records.record(visitTo(HOA, note), 'Nguyễn Thị Hoa')
    return saved.ok ? saved.value.factId : Promise.reject(new Error(saved.refusal))
  }

  passMs(ms: number): void {
    this.#nowMs += ms
  }

  async begin(cursor: string): Promise<void> {
    await this.#room.database?.keeping.put({ name: 'place', cursor, updatedAtMs: 0, units: [] })
    await this.#caseload.load()
  }

  personNow = (id: string) => this.#caseload.person(id)

  breakOnce(): void {
    this.#breaks = true
  }

  async reopen(): Promise<void> {
    this.#room.database?.close()
    const database = await this.#openDatabase()
    if (this.#room.open) this.#room.open = { ...this.#room.open, database }
    this.#caseload.forget()
    await this.#caseload.load()
  }

  async #openDatabase(): Promise<AccountDatabase> {
    this.#room.database = new AccountDatabase(this.#name, this.#storage)
    await this.#room.database.openInTime()
    return this.#room.database
  }

  /** The cursor is written after the page: that write fails. */
  #breakable(database: Dexie): void {
    database.use({
      stack: 'dbcore',
      name: 'breakable',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name)
          const mutate: typeof table.mutate = (request) => {
            if (!this.#breaks || name !== 'keeping') return table.mutate(request)
            this.#breaks = false
            return Promise.reject(new Dexie.UnknownError('The disk gave no reason'))
          }
          return { ...table, mutate }
        },
      }),
    })
  }
}

export const openDeviceBench = (storage: StorageOptions): Promise<DeviceBench> => new DeviceBench(storage).open()
