import { ADDRESSES, type DeviceIntroduction, type SignedIn } from '#sync/protocol/Access.ts'
import type { Clock, Door, Gate, Outcome, Refusal } from '../tools.ts'
import { AccountDatabase, type Enrolment, type PhoneDatabase, type VaultRow } from './DeviceDatabase.ts'
import type { FetchLink } from './FetchLink.ts'
import { Listeners } from './Listeners.ts'
import type { CurrentRoom } from './OpenRoom.ts'
import { makeUuid } from './vault/bytes.ts'
import { makeSigningKey, openSeals } from './vault/DeviceSeals.ts'
import type { DataKey } from './vault/DataKey.ts'
import { isStrongSecret, unwrapKey, wrapNewKey } from './vault/keyWrapping.ts'

const TRIES_BEFORE_SIGN_IN = 5
const TRIES_BEFORE_DESTRUCTION = 10
const APP_VERSION = '0.1.0'

type Newcomer = { readonly signedIn: SignedIn; readonly device: DeviceIntroduction; readonly privateKey: Uint8Array<ArrayBuffer> }
type Parts = {
  readonly phone: PhoneDatabase
  readonly link: FetchLink
  readonly clock: Clock
  readonly room: CurrentRoom
  readonly afterOpening: () => Promise<void>
}

const no = (refusal: Refusal, more: { triesLeft?: number; waitMs?: number } = {}): Outcome<never> => ({ ok: false, refusal, ...more })
const DONE: Outcome = { ok: true, value: undefined }

/** A wrong secret costs more each time: nothing for the first two, then seconds doubling. */
const waitAfter = (wrongTries: number): number => (wrongTries < 3 ? 0 : 1_000 * 2 ** (wrongTries - 3))

export class PhoneGate implements Gate {
  readonly #parts: Parts
  readonly #listeners = new Listeners()
  #door: Door = { face: 'signed-out' }
  #newcomer: Newcomer | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  door = (): Door => this.#door
  onChange = this.#listeners.onChange

  /** At a cold start the door is locked for whoever worked here last. */
  async wake(): Promise<void> {
    const { phone, clock } = this.#parts
    const last = await phone.settings.get('last-username')
    const enrolment = last && (await phone.enrolments.get(last.value))
    if (!enrolment) return
    await this.#enter(enrolment)
    const vault = await this.#parts.room.database?.kept('vault')
    if (!vault) return
    if (vault.share !== null && vault.leaseEndsAtMs <= clock.nowMs()) await this.#keepVault({ ...vault, share: null })
    this.#stand({ face: 'locked', displayName: enrolment.displayName, leaseEndsAtMs: vault.leaseEndsAtMs })
  }

  signIn = (username: string, password: string): Promise<Outcome> =>
    this.#arrive(ADDRESSES.session, { username: username.trim().toLowerCase(), password }, username.trim().toLowerCase())
  join = (code: string): Promise<Outcome> => this.#arrive(ADDRESSES.join, { code }, undefined)

  async chooseSecret(secret: string): Promise<Outcome> {
    const newcomer = this.#newcomer
    if (!newcomer) return no('signed-out')
    if (!isStrongSecret(secret)) return no('secret-too-short')
    const { signedIn, device, privateKey } = newcomer
    const { phone } = this.#parts
    const { kept, key } = await wrapNewKey(secret, signedIn.vaultShare)
    const enrolment: Enrolment = {
      username: signedIn.account.username,
      accountId: signedIn.account.id,
      deviceId: device.id,
      publicKey: device.signingPublicKey,
      displayName: signedIn.account.displayName,
    }
    const database = await this.#enter(enrolment)
    await this.#keepVault({
      name: 'vault',
      key: kept,
      share: signedIn.vaultShare,
      leaseEndsAtMs: signedIn.leaseEndsAtMs,
      wrongTries: 0,
      mayTryAgainAtMs: 0,
      sealedSigningKey: await key.seal('signing-key', privateKey),
      sealedSignedIn: await key.sealText('signed-in', JSON.stringify({ ...signedIn, vaultShare: '' })),
    })
    await phone.enrolments.put(enrolment)
    await phone.settings.put({ name: 'last-username', value: enrolment.username })
    this.#newcomer = undefined
    await this.#openRoom(key, { database, signedIn, privateKey })
    return DONE
  }

  async unlock(secret: string): Promise<Outcome> {
    const { room, clock } = this.#parts
    const vault = await room.database?.kept('vault')
    if (!vault || !room.database) return no('signed-out')
    if (vault.wrongTries >= TRIES_BEFORE_DESTRUCTION) return no('keys-destroyed')
    if (vault.share === null || vault.leaseEndsAtMs <= clock.nowMs()) return this.#renewThen(() => this.unlock(secret))
    const waitMs = vault.mayTryAgainAtMs - clock.nowMs()
    if (waitMs > 0) return no('too-many-tries', { waitMs })
    const key = await unwrapKey(secret, vault.share, vault.key)
    if (!key) return this.#countWrongTry(vault)
    await this.#keepVault({ ...vault, wrongTries: 0, mayTryAgainAtMs: 0 })
    const signedIn = { ...(JSON.parse(await key.openText('signed-in', vault.sealedSignedIn)) as SignedIn), vaultShare: vault.share }
    await this.#openRoom(key, { database: room.database, signedIn, privateKey: await key.open('signing-key', vault.sealedSigningKey) })
    return DONE
  }

  lock = (): void => {
    const { room } = this.#parts
    if (!room.open || !room.enrolment) return
    const { leaseEndsAtMs } = room.open.signedIn
    room.open = undefined
    this.#stand({ face: 'locked', displayName: room.enrolment.displayName, leaseEndsAtMs })
  }

  async signOut(): Promise<Outcome> {
    const { phone, link, room } = this.#parts
    const answer = await link.call('DELETE', ADDRESSES.session)
    if (!answer.ok && answer.refusal !== 'signed-out') return no(answer.refusal)
    const enrolment = room.enrolment
    await room.database?.delete()
    if (enrolment) await phone.enrolments.delete(enrolment.username)
    await phone.settings.delete('last-username')
    Object.assign(room, { open: undefined, database: undefined, enrolment: undefined })
    this.#stand({ face: 'signed-out' })
    return DONE
  }

  /** Tells the office we are still here; takes the new lease, or learns that there is none any more. */
  async renewLease(): Promise<Outcome> {
    const { link, room } = this.#parts
    const answer = await link.call<SignedIn>('GET', ADDRESSES.session)
    if (!answer.ok) return no(answer.refusal)
    const vault = await room.database?.kept('vault')
    if (vault) await this.#keepVault({ ...vault, share: answer.value.vaultShare, leaseEndsAtMs: answer.value.leaseEndsAtMs })
    return DONE
  }

  async #arrive(address: string, body: object, username: string | undefined): Promise<Outcome> {
    const { phone, link, clock } = this.#parts
    const known = username && (await phone.enrolments.get(username))
    const made = known ? undefined : await makeSigningKey()
    const device: DeviceIntroduction = {
      id: known ? known.deviceId : makeUuid(clock.nowMs()),
      signingPublicKey: known ? known.publicKey : (made?.publicKey ?? ''),
      label: navigator.userAgent.slice(0, 80),
      appVersion: APP_VERSION,
    }
    const answer = await link.call<SignedIn>('POST', address, { ...body, device })
    if (!answer.ok) return no(answer.refusal)
    if (known) return this.#comeBack(known, answer.value)
    this.#newcomer = { signedIn: answer.value, device, privateKey: made?.privateKey ?? new Uint8Array() }
    this.#stand({ face: 'choose-secret', signedIn: answer.value })
    return DONE
  }

  /** Signed in online on a phone that knows the person: the share is renewed, wrong tries forgiven, the secret still asked. */
  async #comeBack(enrolment: Enrolment, signedIn: SignedIn): Promise<Outcome> {
    const database = await this.#enter(enrolment)
    const vault = await database.kept('vault')
    if (!vault) return no('storage-broken')
    await this.#keepVault({
      ...vault,
      share: signedIn.vaultShare,
      leaseEndsAtMs: signedIn.leaseEndsAtMs,
      wrongTries: Math.min(vault.wrongTries, TRIES_BEFORE_SIGN_IN - 1),
      mayTryAgainAtMs: 0,
    })
    await this.#parts.phone.settings.put({ name: 'last-username', value: enrolment.username })
    this.#stand({ face: 'locked', displayName: enrolment.displayName, leaseEndsAtMs: signedIn.leaseEndsAtMs })
    return DONE
  }

  async #renewThen(again: () => Promise<Outcome>): Promise<Outcome> {
    const renewed = await this.renewLease()
    if (renewed.ok) return again()
    return renewed.refusal === 'no-network' || renewed.refusal === 'captive-portal' ? no('lease-ended') : renewed
  }

  async #countWrongTry(vault: VaultRow): Promise<Outcome> {
    const wrongTries = vault.wrongTries + 1
    const isLast = wrongTries >= TRIES_BEFORE_DESTRUCTION
    // The sealed outbox stays: it opens at the office, not here.
    const key = isLast ? { salt: vault.key.salt, wrapped: new Uint8Array() } : vault.key
    const share = wrongTries >= TRIES_BEFORE_SIGN_IN ? null : vault.share
    const waitMs = waitAfter(wrongTries)
    await this.#keepVault({ ...vault, key, share, wrongTries, mayTryAgainAtMs: this.#parts.clock.nowMs() + waitMs })
    if (isLast) return no('keys-destroyed')
    return no('wrong-pin', { triesLeft: TRIES_BEFORE_DESTRUCTION - wrongTries, waitMs })
  }

  async #enter(enrolment: Enrolment): Promise<AccountDatabase> {
    const { room } = this.#parts
    if (room.enrolment?.accountId !== enrolment.accountId) room.database?.close()
    if (!room.database || room.enrolment?.accountId !== enrolment.accountId) room.database = new AccountDatabase(enrolment.accountId)
    room.enrolment = enrolment
    await room.database.open()
    return room.database
  }

  async #openRoom(
    key: DataKey,
    whose: { database: AccountDatabase; signedIn: SignedIn; privateKey: Uint8Array<ArrayBuffer> },
  ): Promise<void> {
    const { room } = this.#parts
    const seals = await openSeals(whose.privateKey, whose.signedIn.serverSealingKey)
    room.open = { database: whose.database, key, seals, signedIn: whose.signedIn, deviceId: room.enrolment?.deviceId ?? '' }
    // The door opens when the people are there, or a screen would take them for not yet downloaded.
    await this.#parts.afterOpening()
    this.#stand({ face: 'open', signedIn: whose.signedIn })
  }

  async #keepVault(row: VaultRow): Promise<void> {
    await this.#parts.room.database?.keeping.put(row)
  }

  #stand(door: Door): void {
    this.#door = door
    this.#listeners.tell()
  }
}
