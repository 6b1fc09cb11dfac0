import { ADDRESSES, type SignedIn } from '#sync/protocol/Access.ts'
import { parseSignedIn } from '#sync/protocol/parseAnswers.ts'
import type { Door, Gate, Notice, Outcome, Refusal, SigningIn, Worker } from '../tools.ts'
import { askToEnter, type Arrival } from './askToEnter.ts'
import type { AccountDatabase, Enrolment } from './DeviceDatabase.ts'
import type { Asking, GateParts } from './GateParts.ts'
import { Listeners } from './Listeners.ts'
import { refusalOf } from './storageTrouble.ts'
import { openSeals } from './vault/DeviceSeals.ts'
import { isStrongSecret } from './vault/keyWrapping.ts'
import { Vault, type Newcomer, type Opened, type Opening } from './vault/Vault.ts'

const no = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal })
const HAS_NO_SESSION: readonly Refusal[] = ['signed-out', 'device-revoked']
const DONE: Outcome = { ok: true, value: undefined }

export class PhoneGate implements Gate {
  readonly #parts: GateParts
  readonly #listeners = new Listeners()
  #door: Door = { face: 'signed-out' }
  #notice: Notice | undefined
  #newcomer: Newcomer | undefined
  #unlocking: Promise<Outcome> | undefined

  constructor(parts: GateParts) {
    this.#parts = parts
  }

  door = (): Door => this.#door
  notice = (): Notice | undefined => this.#notice
  onChange = this.#listeners.onChange

  /** At a cold start the door is locked for whoever worked here last. A store that does not open is said, not taken for an empty one. */
  async wake(): Promise<void> {
    const { book } = this.#parts
    try {
      await book.open()
      const enrolment = await book.last()
      if (enrolment) return await this.#standBefore(enrolment)
      if (book.hasLost()) this.#notice = 'storage-lost'
      this.#stand({ face: 'signed-out' })
    } catch (trouble) {
      this.#stand({ face: 'broken', refusal: refusalOf(trouble) })
    }
  }

  signIn = (name: string, password: string, { wantsNewSecret = false, secondFactor }: SigningIn = {}): Promise<Outcome> => {
    const username = name.trim().toLowerCase()
    return this.#arrive({ address: ADDRESSES.session, body: { username, password, secondFactor }, username, wantsNewSecret })
  }
  join: Gate['join'] = (code, secondFactor) => this.#arrive({ address: ADDRESSES.join, body: { code, secondFactor } })

  async chooseSecret(secret: string): Promise<Outcome> {
    const newcomer = this.#newcomer
    if (!newcomer) return no('signed-out')
    if (!isStrongSecret(secret)) return no('secret-too-short')
    const { username, id: accountId, displayName } = newcomer.signedIn.account
    const enrolment = { username, accountId, displayName }
    const vault = this.#vaultIn(await this.#enter(enrolment))
    const hadKeys = (await vault.row()) !== undefined
    const { key } = await vault.make(newcomer, secret)
    await this.#parts.book.add(enrolment)
    this.#newcomer = undefined
    this.#notice = hadKeys ? 'secret-replaced' : undefined
    return this.#openRoom({ key, signedIn: newcomer.signedIn, privateKey: newcomer.privateKey })
  }

  /** A second touch of the button waits for the first. */
  unlock(secret: string): Promise<Outcome> {
    this.#unlocking ??= this.unlockBy((vault) => vault.open(secret)).finally(() => {
      this.#unlocking = undefined
    })
    return this.#unlocking
  }

  /** By whatever else opens the vault; where the lease has ended the office is asked, and it is tried once more. */
  async unlockBy(open: (vault: Vault) => Promise<Opening>): Promise<Outcome> {
    const vault = this.#vault()
    if (!vault) return no('signed-out')
    if (this.#parts.room.open) return DONE
    const opening = await open(vault)
    if (opening.ok) return this.#openRoom(opening.value)
    if (opening.refusal !== 'lease-ended') return opening
    const heard = await this.hearOffice({ renews: true })
    if (!heard.ok) return heard.refusal === 'no-network' || heard.refusal === 'captive-portal' ? no('lease-ended') : heard
    const again = await open(vault)
    return again.ok ? this.#openRoom(again.value) : again
  }

  lock = (): void => {
    const { room, beforeLocking } = this.#parts
    if (!room.open || !room.enrolment) return
    const { leaseEndsAtMs } = room.open.signedIn
    beforeLocking()
    room.open = undefined
    this.#notice = undefined
    this.#standLocked(room.enrolment, leaseEndsAtMs)
  }

  /** Asked again and again: a lease ends while the phone lies there, too. */
  keepTime = (): Promise<void> => this.#vault()?.eraseShareWhenDue() ?? Promise.resolve()

  /** Refuses while anything is unsent: deleting it would lose it. */
  async signOut(): Promise<Outcome> {
    const { link, room } = this.#parts
    if (((await room.database?.unsentCount()) ?? 0) > 0) return no('unsent-left')
    const answer = (await this.holdsSession()) ? await link.call('DELETE', ADDRESSES.session) : undefined
    if (answer && !answer.ok && !HAS_NO_SESSION.includes(answer.refusal)) return no(answer.refusal)
    await this.#leave()
    return DONE
  }

  workers = (): Promise<readonly Worker[]> => this.#parts.book.workers(this.#parts.room)

  async changeTo(username: string): Promise<Outcome> {
    const enrolment = await this.#parts.book.find(username)
    if (!enrolment) return no('not-found')
    this.lock()
    await this.#parts.book.rememberLast(username)
    await this.#standBefore(enrolment)
    return DONE
  }

  /** One session at a time: another's facts must never go out, nor another's share come in, under it. */
  async holdsSession(): Promise<boolean> {
    const { book, room } = this.#parts
    return room.enrolment !== undefined && (await book.sessionOf()) === room.enrolment.accountId
  }

  /** A locked phone only learns whether it was revoked, for it may lie with a thief; an open one hears the rest with the feed. */
  async hearOffice({ renews }: Pick<Asking, 'renews'> = {}): Promise<Outcome> {
    const { link, clock } = this.#parts
    if (!(await this.holdsSession())) return no('signed-out')
    const askedAtMs = clock.nowMs()
    const answer = await link.ask('GET', ADDRESSES.session, { parse: parseSignedIn })
    if (!answer.ok && answer.refusal === 'device-revoked') await this.#obeyRevocation()
    if (!answer.ok) return no(answer.refusal)
    return (await this.takeNews(answer.value, { askedAtMs, renews })) ? DONE : no('signed-out')
  }

  /** False when the session is another person's by now. Whatever the phone follows, and locked too, it hears here that the office was restored. */
  takeNews = async ({ epoch, ...news }: SignedIn, { askedAtMs, renews }: Asking): Promise<boolean> => {
    const { room, meetEpoch } = this.#parts
    if (news.account.id !== room.enrolment?.accountId) return false
    if (epoch !== undefined) await meetEpoch(epoch)
    if (renews ?? room.open) await this.#vault()?.takeLease(news, { askedAtMs, key: room.open?.key })
    const signedIn = { ...news, vaultShare: '' }
    if (room.takeNews(signedIn)) this.#stand({ face: 'open', signedIn })
    return true
  }

  /** The keys and people go at once, the sealed outbox when it is empty; until then it is still handed in. */
  async #obeyRevocation(): Promise<void> {
    const { room } = this.#parts
    this.lock()
    await this.#vault()?.destroy('revoked')
    if (((await room.database?.unsentCount()) ?? 0) === 0) await this.#leave()
    this.#notice = 'device-revoked'
    this.#listeners.tell()
  }

  async #leave(): Promise<void> {
    const { book, room } = this.#parts
    const { enrolment } = room
    if (await this.holdsSession()) await book.setSession(undefined)
    this.lock()
    await this.#vault()?.destroy('revoked')
    await room.database?.delete()
    if (enrolment) await book.remove(enrolment.username)
    room.leave()
    this.#stand({ face: 'signed-out' })
  }

  async #arrive({ address, body, username, wantsNewSecret }: Arrival): Promise<Outcome> {
    const { book, link, clock } = this.#parts
    const enrolment = username === undefined ? undefined : await book.find(username)
    const known = enrolment && !wantsNewSecret ? await this.#vaultIn(await this.#enter(enrolment)).canOpen() : undefined
    const entered = await askToEnter(link, { address, body, known, nowMs: clock.nowMs() })
    if (!entered.ok) return entered
    const { signedIn, newcomer } = entered.value
    this.lock()
    await book.setSession(signedIn.account.id)
    if (!newcomer && enrolment) return this.#comeBack(enrolment, signedIn)
    this.#newcomer = newcomer
    this.#stand({ face: 'choose-secret', signedIn })
    return DONE
  }

  /** Signed in online on a phone that knows the person: the share is renewed, the wait forgiven, the secret still asked. */
  async #comeBack(enrolment: Enrolment, signedIn: SignedIn): Promise<Outcome> {
    await this.#vaultIn(await this.#enter(enrolment)).takeLease(signedIn, { hasSignedIn: true })
    await this.#parts.book.rememberLast(enrolment.username)
    this.#notice = undefined
    this.#standLocked(enrolment, signedIn.leaseEndsAtMs)
    return DONE
  }

  async #standBefore(enrolment: Enrolment): Promise<void> {
    const vault = this.#vaultIn(await this.#enter(enrolment))
    const row = await vault.row()
    this.#notice = row?.standing === 'revoked' ? 'device-revoked' : undefined
    if (!row) {
      // The browser threw the rest away: a new device begins, and the person is told.
      await this.#parts.book.remove(enrolment.username)
      this.#parts.room.leave()
      this.#notice = 'storage-lost'
      return this.#stand({ face: 'signed-out' })
    }
    await vault.eraseShareWhenDue()
    this.#standLocked(enrolment, row.leaseEndsAtMs)
  }

  /** Whoever was here before is locked out first. */
  #enter(enrolment: Enrolment): Promise<AccountDatabase> {
    const { room } = this.#parts
    if (room.enrolment?.accountId !== enrolment.accountId) this.lock()
    return room.enter(enrolment)
  }

  async #openRoom(opened: Opened): Promise<Outcome> {
    const { room, afterOpening } = this.#parts
    const vault = this.#vault()
    const row = await vault?.row()
    if (!room.database || !row) return no('storage-broken')
    const { key, signedIn } = opened
    const seals = await openSeals(opened.privateKey, signedIn.serverSealingKey)
    const open = { database: room.database, key, seals, signedIn, deviceId: row.deviceId }
    room.open = open
    // The door opens when the people are there, or a screen would take them for not yet downloaded.
    this.#notice = (await afterOpening()) ?? this.#notice
    if (room.open !== open) return no('locked')
    this.#stand({ face: 'open', signedIn })
    return DONE
  }

  #vaultIn = (database: AccountDatabase): Vault => new Vault(database, this.#parts)
  #vault(): Vault | undefined {
    const { database } = this.#parts.room
    return database && this.#vaultIn(database)
  }

  #standLocked = ({ displayName, hasPasskey }: Enrolment, leaseEndsAtMs: number): void =>
    this.#stand({ face: 'locked', displayName, leaseEndsAtMs, hasPasskey })

  #stand(door: Door): void {
    this.#door = door
    this.#listeners.tell()
  }
}
