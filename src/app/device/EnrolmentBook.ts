import type { Worker } from '../tools.ts'
import type { Enrolment, PhoneDatabase } from './DeviceDatabase.ts'
import type { LossMarker } from './LossMarker.ts'
import type { CurrentRoom } from './OpenRoom.ts'

const [LAST, SESSION] = ['last-username', 'session-of']

/** Who works on this phone, who did last, and whose session it holds. */
export class EnrolmentBook {
  readonly #phone: PhoneDatabase
  readonly #marker: LossMarker
  constructor(phone: PhoneDatabase, marker: LossMarker) {
    this.#phone = phone
    this.#marker = marker
  }

  open = (): Promise<void> => this.#phone.openInTime()
  find = async (username: string): Promise<Enrolment | undefined> => this.#phone.enrolments.get(username)

  async last(): Promise<Enrolment | undefined> {
    const name = await this.#phone.settings.get(LAST)
    const last = name && (await this.#phone.enrolments.get(name.value))
    return last ?? (await this.#phone.enrolments.toCollection().first())
  }

  /** Nobody is written here, yet somebody worked here: the browser threw the phone's store away. */
  hasLost = (): boolean => this.#marker.isSet()

  async add(enrolment: Enrolment): Promise<void> {
    await this.#phone.enrolments.put(enrolment)
    await this.rememberLast(enrolment.username)
    this.#marker.set()
  }

  async remove(username: string): Promise<void> {
    await this.#phone.enrolments.delete(username)
    await this.#phone.settings.delete(LAST)
    if ((await this.#phone.enrolments.count()) === 0) this.#marker.clear()
  }

  async rememberLast(username: string): Promise<void> {
    await this.#phone.settings.put({ name: LAST, value: username })
  }

  sessionOf = async (): Promise<string | undefined> => (await this.#phone.settings.get(SESSION))?.value
  async setSession(accountId: string | undefined): Promise<void> {
    if (accountId === undefined) await this.#phone.settings.delete(SESSION)
    else await this.#phone.settings.put({ name: SESSION, value: accountId })
  }

  workers = async (room: CurrentRoom): Promise<readonly Worker[]> =>
    (await import('./workersHere.ts')).workersHere(await this.#phone.enrolments.toArray(), room)
}
