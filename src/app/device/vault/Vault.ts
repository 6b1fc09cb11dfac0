import type { SignedIn } from '#sync/protocol/Access.ts'
import type { Clock, Refusal } from '../../tools.ts'
import type { AccountDatabase, VaultRow } from '../DeviceDatabase.ts'
import type { Locks } from '../Locks.ts'
import type { DataKey } from './DataKey.ts'
import type { ErasableFiles } from './ErasableFiles.ts'
import { parseWrappedKey, unwrapKey, wrapKey, type KeyOwner, type StretchSecret } from './keyWrapping.ts'
import { leaseFrom, standingOf } from './lease.ts'

const TRIES_BEFORE_SIGN_IN = 5
const TRIES_BEFORE_DESTRUCTION = 10
const LEASE_WORTH_WRITING_MS = 30 * 60_000

/** A wrong secret costs more each time: nothing for the first two, then seconds doubling. */
const mustSignIn = (row: VaultRow): boolean => row.wrongTries - row.forgivenTries >= TRIES_BEFORE_SIGN_IN
const waitAfter = (wrongTries: number): number => (wrongTries < 3 ? 0 : 1_000 * 2 ** (wrongTries - 3))

export const keyFile = (deviceId: string): string => `key-${deviceId}`
export const passkeyFile = (deviceId: string): string => `passkey-${deviceId}`
const shareFile = (deviceId: string): string => `share-${deviceId}`
const withoutShare = (signedIn: SignedIn): string => JSON.stringify({ ...signedIn, vaultShare: '' })

export type VaultTools = { readonly files: ErasableFiles; readonly clock: Clock; readonly stretch: StretchSecret; readonly locks?: Locks }
export type Newcomer = {
  readonly signedIn: SignedIn
  readonly device: { readonly id: string; readonly signingPublicKey: string }
  readonly privateKey: Uint8Array<ArrayBuffer>
}
export type Opened = { readonly key: DataKey; readonly signedIn: SignedIn; readonly privateKey: Uint8Array<ArrayBuffer> }
export type Opening =
  | { readonly ok: true; readonly value: Opened }
  | { readonly ok: false; readonly refusal: Refusal; readonly triesLeft?: number; readonly waitMs?: number }
type Refused = Extract<Opening, { ok: false }>
/** May be tried now: what stands in the row, and the office's share while the lease lasts. */
export type ReadyToOpen = { readonly ok: true; readonly row: VaultRow; readonly share: string | undefined }

/** The keys of one account on this phone. The wrapped key and the share lie in files that can truly be erased; the rest in the row. */
export class Vault {
  readonly #tools: VaultTools
  readonly #database: AccountDatabase
  constructor(database: AccountDatabase, tools: VaultTools) {
    this.#database = database
    this.#tools = tools
  }

  row = (): Promise<VaultRow | undefined> => this.#database.kept('vault')

  /** Its key is here and whole, so the secret that made it still opens it. */
  async canOpen(): Promise<VaultRow | undefined> {
    const row = await this.row()
    return row?.standing === 'whole' && parseWrappedKey(await this.#tools.files.read(keyFile(row.deviceId))) ? row : undefined
  }

  /**
   * New keys. The files come first and the row switches over to them, so that a kill leaves the old keys or the new. Where a phone whose
   * store broke over it makes them once more for the same device, the row of the first try goes before its file is written over.
   */
  make = (newcomer: Newcomer, secret: string): Promise<{ key: DataKey; droppedDrafts: number }> =>
    this.#alone(() => this.#make(newcomer, secret))

  async #make({ signedIn, device, privateKey }: Newcomer, secret: string): Promise<{ key: DataKey; droppedDrafts: number }> {
    const { files, clock, stretch } = this.#tools
    const before = await this.row()
    const owner: KeyOwner = { accountId: signedIn.account.id, deviceId: device.id }
    const { kept, key } = await wrapKey(owner, { secret, share: signedIn.vaultShare, stretch })
    const row: VaultRow = {
      name: 'vault',
      deviceId: device.id,
      publicKey: device.signingPublicKey,
      standing: 'whole',
      wrongTries: 0,
      mayTryAgainAtMs: 0,
      forgivenTries: 0,
      ...leaseFrom(signedIn, clock.nowMs()),
      sealedSigningKey: await key.seal('signing-key', privateKey),
      sealedSignedIn: await key.sealText('signed-in', withoutShare(signedIn)),
    }
    if (before?.deviceId === device.id) await this.#database.keeping.delete('vault')
    await files.erase(passkeyFile(device.id))
    await files.write(keyFile(device.id), JSON.stringify(kept))
    await files.write(shareFile(device.id), signedIn.vaultShare)
    const droppedDrafts = await this.#database.dropUnopenable(row)
    if (before && before.deviceId !== device.id) await this.#eraseFiles(before.deviceId)
    return { key, droppedDrafts }
  }

  /** One try at a time on this phone, and each is counted before it is made: neither a second tab nor a kill gives one for nothing. */
  open = (secret: string): Promise<Opening> => this.#alone(() => this.#tryOpen(secret))

  /**
   * The office spoke: a longer lease, and what it says of the account. `key` when the vault is open. The lease counts from the question,
   * or an answer that a sleeping phone reads days later would begin a new one.
   */
  takeLease(signedIn: SignedIn, more: { askedAtMs?: number; key?: DataKey | undefined; hasSignedIn?: boolean } = {}): Promise<void> {
    return this.#alone(async () => {
      const row = await this.row()
      if (!row || row.standing !== 'whole' || (mustSignIn(row) && !more.hasSignedIn)) return
      const { files, clock } = this.#tools
      const lease = leaseFrom(signedIn, more.askedAtMs ?? clock.nowMs())
      if (standingOf(lease, clock.nowMs()) === 'ended') return
      const isNews = Math.abs(lease.leaseEndsAtMs - row.leaseEndsAtMs) > LEASE_WORTH_WRITING_MS || more.hasSignedIn
      if (isNews || (await files.read(shareFile(row.deviceId))) === undefined)
        await files.write(shareFile(row.deviceId), signedIn.vaultShare)
      const sealedSignedIn = more.key ? await more.key.sealText('signed-in', withoutShare(signedIn)) : row.sealedSignedIn
      const forgiven = more.hasSignedIn ? { forgivenTries: row.wrongTries, mayTryAgainAtMs: 0 } : {}
      await this.#database.keeping.put({ ...row, ...lease, ...forgiven, sealedSignedIn })
    })
  }

  /** Asked at start, at each opening, and again and again while the app runs: timers do not fire while a phone sleeps. */
  async eraseShareWhenDue(): Promise<void> {
    const row = await this.row()
    if (row && standingOf(row, this.#tools.clock.nowMs()) === 'ended') await this.#tools.files.erase(shareFile(row.deviceId))
  }

  /** The people, drafts and keys go for good; the facts, sealed to the office, still can be sent. */
  destroy = (standing: 'destroyed' | 'revoked'): Promise<void> => this.#alone(() => this.#destroy(standing))

  async #destroy(standing: 'destroyed' | 'revoked'): Promise<void> {
    const row = await this.row()
    if (!row) return
    await this.#eraseFiles(row.deviceId)
    const nothing = new Uint8Array()
    await this.#database.dropUnopenable({ ...row, standing, sealedSigningKey: nothing, sealedSignedIn: nothing })
  }

  async #eraseFiles(deviceId: string): Promise<void> {
    for (const file of [keyFile, passkeyFile, shareFile]) await this.#tools.files.erase(file(deviceId))
  }

  /** Whether a try may be made at all, whatever it is made with. */
  async ready(): Promise<ReadyToOpen | Refused> {
    await this.eraseShareWhenDue()
    const row = await this.row()
    const refused = row ? await this.#refuseBeforeTrying(row) : undefined
    if (!row || refused) return refused ?? { ok: false, refusal: 'signed-out' }
    return { ok: true, row, share: await this.#tools.files.read(shareFile(row.deviceId)) }
  }

  /** The key came out another way; the phone may have been revoked meanwhile. */
  openWith = (key: DataKey): Promise<Opening> =>
    this.#alone(async () => {
      const ready = await this.ready()
      return ready.ok ? this.#opened(ready.row, key) : ready
    })

  /** What the key opens, and no wrong try counts any more. */
  async #opened(row: VaultRow, key: DataKey): Promise<Opening> {
    await this.#database.keeping.put({ ...row, wrongTries: 0, forgivenTries: 0, mayTryAgainAtMs: 0 })
    const signedIn = { ...(JSON.parse(await key.openText('signed-in', row.sealedSignedIn)) as SignedIn), vaultShare: '' }
    return { ok: true, value: { key, signedIn, privateKey: await key.open('signing-key', row.sealedSigningKey) } }
  }

  async #tryOpen(secret: string): Promise<Opening> {
    const { files, clock, stretch } = this.#tools
    const ready = await this.ready()
    if (!ready.ok) return ready
    const { row, share } = ready
    const kept = parseWrappedKey(await files.read(keyFile(row.deviceId)))
    if (!kept || kept.deviceId !== row.deviceId) return { ok: false, refusal: 'keys-destroyed' }
    if (share === undefined) return { ok: false, refusal: 'lease-ended' }
    const wrongTries = row.wrongTries + 1
    const waitMs = waitAfter(wrongTries)
    const tried = { ...row, wrongTries, mayTryAgainAtMs: clock.nowMs() + waitMs }
    await this.#database.keeping.put(tried)
    const key = await unwrapKey(kept, { secret, share, stretch })
    return key ? this.#opened(row, key) : this.#afterWrongTry(tried, waitMs)
  }

  async #refuseBeforeTrying(row: VaultRow): Promise<Refused | undefined> {
    const nowMs = this.#tools.clock.nowMs()
    if (row.standing === 'revoked') return { ok: false, refusal: 'device-revoked' }
    if (row.standing === 'destroyed') return { ok: false, refusal: 'keys-destroyed' }
    if (row.wrongTries >= TRIES_BEFORE_DESTRUCTION) {
      await this.#destroy('destroyed')
      return { ok: false, refusal: 'keys-destroyed' }
    }
    if (mustSignIn(row)) {
      await this.#tools.files.erase(shareFile(row.deviceId))
      return { ok: false, refusal: 'sign-in-first' }
    }
    if (standingOf(row, nowMs) === 'clock-wrong') return { ok: false, refusal: 'clock-wrong' }
    // A clock set back must not make the wait longer than it was meant.
    const waitMs = Math.min(row.mayTryAgainAtMs - nowMs, waitAfter(row.wrongTries))
    return waitMs > 0 ? { ok: false, refusal: 'too-many-tries', waitMs } : undefined
  }

  async #afterWrongTry(row: VaultRow, waitMs: number): Promise<Opening> {
    const triesLeft = TRIES_BEFORE_DESTRUCTION - row.wrongTries
    return (await this.#refuseBeforeTrying({ ...row, mayTryAgainAtMs: 0 })) ?? { ok: false, refusal: 'wrong-pin', triesLeft, waitMs }
  }

  #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    return (this.#tools.locks ?? navigator.locks).request(`${this.#database.name}-vault`, work)
  }
}
