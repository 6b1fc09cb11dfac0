import type { RoomKeys } from '../../RoomKeys.ts'
import type { Outcome, Refusal } from '../../tools.ts'
import type { Enrolment } from '../DeviceDatabase.ts'
import type { EnrolmentBook } from '../EnrolmentBook.ts'
import type { CurrentRoom } from '../OpenRoom.ts'
import type { PhoneGate } from '../PhoneGate.ts'
import type { Authenticator } from './Authenticator.ts'
import { isStrongSecret, parseWrappedKey, unwrapBytes, wrapKey, type KeyOwner } from './keyWrapping.ts'
import { parsePasskeyKey, unwrapByPasskey, wrapByPasskey, type PasskeyKey } from './passkeyWrapping.ts'
import { keyFile, passkeyFile, Vault, type Opening, type VaultTools } from './Vault.ts'

export type RoomKeyTools = VaultTools & {
  readonly room: CurrentRoom
  readonly gate: PhoneGate
  readonly book: EnrolmentBook
  readonly authenticator: Authenticator
}

/** Of whom the secret was right: the key's bytes, and the office's share they are wrapped with. */
type Known = { readonly owner: KeyOwner; readonly displayName: string; readonly key: Uint8Array<ArrayBuffer>; readonly share: string }

const no = (refusal: Refusal) => ({ ok: false, refusal }) as const
const DONE: Outcome = { ok: true, value: undefined }

/** What opens one person's room on this phone. The second way in needs the office's share and its lease as the secret does. */
export class PhoneRoomKeys implements RoomKeys {
  readonly #tools: RoomKeyTools
  constructor(tools: RoomKeyTools) {
    this.#tools = tools
  }

  mayHavePasskey = (): Promise<boolean> => this.#tools.authenticator.isThere()
  hasPasskey = async (): Promise<boolean> => (await this.#kept()) !== undefined
  unlockByPasskey = (): Promise<Outcome> => this.#tools.gate.unlockBy((vault) => this.#open(vault))

  /** The same key wrapped anew, written over the old one in one step: a kill leaves the one or the other, and nothing is sealed again. */
  async changeSecret(secret: string, next: string): Promise<Outcome> {
    if (!isStrongSecret(next)) return no('secret-too-short')
    const known = await this.#known(secret)
    if (!known.ok) return known
    const { files, stretch } = this.#tools
    const { owner, key, share } = known.value
    const { kept } = await wrapKey(owner, { secret: next, share, stretch }, key)
    await files.write(keyFile(owner.deviceId), JSON.stringify(kept))
    return DONE
  }

  async setPasskey(secret: string): Promise<Outcome> {
    const known = await this.#known(secret)
    if (!known.ok) return known
    const { owner, displayName, key, share } = known.value
    const made = await this.#tools.authenticator.make(displayName)
    if (!made.ok) return made
    await this.#keep(await wrapByPasskey(key, { ...owner, ...made.names }, { prf: made.prf, share }))
    return DONE
  }

  async removePasskey(): Promise<void> {
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

  /** Giving the secret is a try like any other, and counts as one. */
  async #known(secret: string): Promise<Outcome<Known>> {
    const { room } = this.#tools
    if (!room.open || !room.database || !room.enrolment) return no('locked')
    const vault = new Vault(room.database, this.#tools)
    const opening = await vault.open(secret)
    if (!opening.ok) return opening
    const raw = await this.#keyBytes(vault, secret)
    if (!raw) return no('lease-ended')
    const { accountId, displayName } = room.enrolment
    return { ok: true, value: { owner: { accountId, deviceId: room.open.deviceId }, displayName, ...raw } }
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
