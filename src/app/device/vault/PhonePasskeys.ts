import type { Passkeys } from '../../Passkeys.ts'
import type { Outcome, Refusal } from '../../tools.ts'
import type { Enrolment } from '../DeviceDatabase.ts'
import type { EnrolmentBook } from '../EnrolmentBook.ts'
import type { CurrentRoom } from '../OpenRoom.ts'
import type { PhoneGate } from '../PhoneGate.ts'
import type { Authenticator } from './Authenticator.ts'
import { parseWrappedKey, unwrapBytes } from './keyWrapping.ts'
import { parsePasskeyKey, unwrapByPasskey, wrapByPasskey, type PasskeyKey } from './passkeyWrapping.ts'
import { keyFile, passkeyFile, Vault, type Opening, type VaultTools } from './Vault.ts'

export type PasskeyTools = VaultTools & {
  readonly room: CurrentRoom
  readonly gate: PhoneGate
  readonly book: EnrolmentBook
  readonly authenticator: Authenticator
}

const no = (refusal: Refusal) => ({ ok: false, refusal }) as const
const DONE: Outcome = { ok: true, value: undefined }

/** The second way into one person's room on this phone. It needs the office's share and its lease as the secret does. */
export class PhonePasskeys implements Passkeys {
  readonly #tools: PasskeyTools
  constructor(tools: PasskeyTools) {
    this.#tools = tools
  }

  mayBeSet = (): Promise<boolean> => this.#tools.authenticator.isThere()
  isSet = async (): Promise<boolean> => (await this.#kept()) !== undefined
  unlock = (): Promise<Outcome> => this.#tools.gate.unlockBy((vault) => this.#open(vault))

  /** Giving the secret is a try like any other, and counts as one. */
  async set(secret: string): Promise<Outcome> {
    const { room, authenticator } = this.#tools
    if (!room.open || !room.database || !room.enrolment) return no('locked')
    const vault = new Vault(room.database, this.#tools)
    const opening = await vault.open(secret)
    if (!opening.ok) return opening
    const raw = await this.#keyBytes(vault, secret)
    if (!raw) return no('lease-ended')
    const made = await authenticator.make(room.enrolment.displayName)
    if (!made.ok) return made
    const owner = { accountId: room.enrolment.accountId, deviceId: room.open.deviceId }
    await this.#keep(await wrapByPasskey(raw.key, { ...owner, ...made.names }, { prf: made.prf, share: raw.share }))
    return DONE
  }

  async remove(): Promise<void> {
    const deviceId = await this.#deviceId()
    if (deviceId !== undefined) await this.#tools.files.erase(passkeyFile(deviceId))
    await this.#tell(false)
  }

  async #open(vault: Vault): Promise<Opening> {
    const ready = await vault.ready()
    if (!ready.ok) return ready
    const kept = await this.#kept()
    if (!kept) return no('passkey-unable')
    // Nobody is asked for a finger that could open nothing.
    if (ready.share === undefined) return no('lease-ended')
    const answer = await this.#tools.authenticator.ask(kept)
    if (!answer.ok) return answer
    const key = await unwrapByPasskey(kept, { prf: answer.prf, share: ready.share })
    if (!key) return no('passkey-unable')
    // The secret may have opened the door while the finger was on its way.
    return this.#tools.room.open ? no('passkey-put-off') : vault.openWith(key)
  }

  async #keyBytes(vault: Vault, secret: string): Promise<{ key: Uint8Array<ArrayBuffer>; share: string } | undefined> {
    const { files, stretch } = this.#tools
    const ready = await vault.ready()
    if (!ready.ok || ready.share === undefined) return undefined
    const kept = parseWrappedKey(await files.read(keyFile(ready.row.deviceId)))
    const key = kept && (await unwrapBytes(kept, { secret, share: ready.share, stretch }))
    return key && { key, share: ready.share }
  }

  async #keep(key: PasskeyKey): Promise<void> {
    await this.#tools.files.write(passkeyFile(key.deviceId), JSON.stringify(key))
    await this.#tell(true)
  }

  /** The locked door offers it without opening anything first. */
  async #tell(hasPasskey: boolean): Promise<void> {
    const { room, book } = this.#tools
    if (!room.enrolment) return
    const enrolment: Enrolment = { ...room.enrolment, hasPasskey }
    room.enrolment = enrolment
    await book.add(enrolment)
  }

  async #kept(): Promise<PasskeyKey | undefined> {
    const deviceId = await this.#deviceId()
    const kept = deviceId === undefined ? undefined : parsePasskeyKey(await this.#tools.files.read(passkeyFile(deviceId)))
    return kept?.deviceId === deviceId ? kept : undefined
  }

  #deviceId = async (): Promise<string | undefined> => (await this.#tools.room.database?.kept('vault'))?.deviceId
}
