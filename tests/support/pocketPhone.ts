import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { assemblePhone, type AssembledPhone } from '#app/device/assemblePhone.ts'
import { PhoneDatabase } from '#app/device/DeviceDatabase.ts'
import { FetchLink } from '#app/device/FetchLink.ts'
import type { ErasableFiles } from '#app/device/vault/ErasableFiles.ts'
import { stretchSecret } from '#app/device/vault/stretchSecret.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'

export const SECRET = '40719352'
export const PASSWORD = 'tan-tay-thuc-hanh'
export const OFFICER = 'canbo.giatan3'

/** What lies on the disk of one phone: outlives a kill, and may be thrown away by the browser. */
export class PhoneDisk {
  indexedDB = new IDBFactory()
  files = new Map<string, string>()
  cookie = ''
  isMarked = false
  /** The browser needed the room: cookies it set and the marker stay. */
  evict(): void {
    this.indexedDB = new IDBFactory()
    this.files = new Map()
  }
}

export type Signal = { isUp: boolean; answerInstead: ((address: string) => Response | undefined) | undefined; whileOnItsWay?: () => void }

/** The whole phone but its screen, with the real office at the other end of a real wire. */
export class PocketPhone {
  readonly disk: PhoneDisk
  readonly signal: Signal = { isUp: true, answerInstead: undefined }
  readonly asked: string[] = []
  readonly #address: string
  #clockMs: number
  parts: AssembledPhone

  constructor(address: string, disk = new PhoneDisk(), clockMs = Date.now()) {
    this.#address = address
    this.disk = disk
    this.#clockMs = clockMs
    this.parts = this.#start()
  }

  get gate() {
    return this.parts.gate
  }

  passMs(ms: number): void {
    this.#clockMs += ms
  }

  /** Killed and opened again: nothing but the disk is left. */
  async restart(): Promise<void> {
    this.parts.sync.stop()
    this.parts.room.database?.close()
    this.parts = this.#start()
    await this.gate.wake()
  }

  /** From nothing to «Hôm nay», without the people unless they are wanted. */
  async beginFirstDay({ username = OFFICER, downloads = false } = {}): Promise<void> {
    await this.gate.wake()
    const entered = await this.gate.signIn(username, PASSWORD)
    const chosen = await this.gate.chooseSecret(SECRET)
    const downloaded = downloads ? await this.parts.caseload.download(() => undefined) : { ok: true }
    if (!entered.ok || !chosen.ok || !downloaded.ok) throw new Error(`No first day: ${JSON.stringify([entered, chosen, downloaded])}`)
  }

  /** Past the moment of undo, so that nothing holds the push back. */
  async recordVisit(beneficiaryId: string, note = ''): Promise<string> {
    const saved = await this.parts.records.record(visitTo(beneficiaryId, note), 'Nguyễn Thị Hoa')
    if (!saved.ok) throw new Error(saved.refusal)
    this.passMs(11_000)
    return saved.value.factId
  }

  async sync(): Promise<void> {
    await this.parts.sync.now()
    this.parts.sync.stop()
  }

  #start(): AssembledPhone {
    Dexie.dependencies.indexedDB = this.disk.indexedDB
    return assemblePhone({
      phone: new PhoneDatabase(),
      link: new FetchLink((address, options) => this.#send(String(address), options)),
      clock: { nowMs: () => this.#clockMs },
      chance: () => 0.5,
      files: mapFiles(() => this.disk.files),
      stretch: stretchSecret,
      marker: {
        isSet: () => this.disk.isMarked,
        set: () => void (this.disk.isMarked = true),
        clear: () => void (this.disk.isMarked = false),
      },
    })
  }

  async #send(address: string, options: RequestInit | undefined): Promise<Response> {
    this.asked.push(`${options?.method ?? 'GET'} ${address}`)
    if (!this.signal.isUp) throw new TypeError('No network')
    const instead = this.signal.answerInstead?.(address)
    if (instead) return instead
    const headers = { ...(options?.headers as Record<string, string>), cookie: this.disk.cookie, 'sec-fetch-site': 'same-origin' }
    const response = await fetch(this.#address + address, { ...options, headers })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (cookie) this.disk.cookie = cookie
    this.signal.whileOnItsWay?.()
    return response
  }
}

const mapFiles = (files: () => Map<string, string>): ErasableFiles => ({
  read: (name) => Promise.resolve(files().get(name)),
  write: (name, text) => Promise.resolve(void files().set(name, text)),
  erase: (name) => Promise.resolve(void files().delete(name)),
})

export const visitTo = (beneficiaryId: string, note: string): FactBody =>
  ({
    kind: 'visit.recorded',
    version: 1,
    visit: {
      ...{ beneficiaryId, day: '2026-05-04', purpose: 'home-visit', personMet: 'self', findings: ['well'], needs: '' },
      ...{ followUpDay: null, spokeOfCard: null, note, place: null, signature: null, photoHash: null },
    },
  }) as unknown as FactBody
