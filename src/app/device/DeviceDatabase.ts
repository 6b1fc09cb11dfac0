import type { EntityTable, Table } from 'dexie'
import { photoOf, type FactBody, type FactEnvelope, type ItemProblem } from '#sync/protocol/Fact.ts'
import type { OfficeSealed } from '#sync/protocol/UnsentPackage.ts'
import { GuardedDatabase, type StorageOptions } from './GuardedDatabase.ts'
import type { TextRow } from './vault/ErasableFiles.ts'

type Sealed = Uint8Array<ArrayBuffer>

/** In the clear: ids, positions, kinds, sizes, sent flags. Everything else is `sealed…`. */
export type OutboxRow = {
  id: string
  deviceSequence: number
  savedAtMs: number
  dueAtMs: number
  state: 'saved' | 'sent' | 'review'
  sentAtMs: number | null
  /** By the office's clock; the phone's own may have been wrong. */
  receivedAtMs: number | null
  /** The office's pages on this phone have been fetched since it was received: its word stands, not ours. */
  isReflected: boolean
  problem: ItemProblem | null
  envelope: FactEnvelope
  sealedBody: Sealed
}
/** Without a fact it belongs to a draft; sent ones stay as long as the facts do, for a restored office. */
export type PhotoRow = {
  hash: string
  factId: string
  state: 'draft' | 'waiting' | 'sent'
  keptAtMs: number
  sentBytes: number
  /** Under the photo's own key where `keys` are there, else under the phone's. */
  sealed: Sealed
  /** The photo's own key, sealed for this phone and for the office. */
  keys?: { readonly own: Sealed; readonly office: OfficeSealed }
}
/** Who works here. The name stands in the clear because the locked door asks for that person's secret. */
export type Enrolment = {
  username: string
  accountId: string
  displayName: string
  /** Of this phone, that opens the room as the secret does. */
  hasPasskey?: boolean
}
export type VaultRow = {
  name: 'vault'
  deviceId: string
  publicKey: string
  /** `destroyed` after too many wrong secrets, `revoked` by the office: both leave the sealed outbox alone. */
  standing: 'whole' | 'destroyed' | 'revoked'
  wrongTries: number
  mayTryAgainAtMs: number
  /** As many wrong tries as there were when the person last signed in online. */
  forgivenTries: number
  /** By the phone's own clock, which may be wrong as long as it is wrong evenly. */
  leaseBeganAtMs: number
  leaseEndsAtMs: number
  sealedSigningKey: Sealed
  sealedSignedIn: Sealed
}
export type PlaceRow = {
  name: 'place'
  cursor: string
  units: { unitCode: string; generation: string; pages: number }[]
  updatedAtMs: number
}
export type HeadRow = { name: 'head'; sequence: number; hash: string }
export type ClockRow = { name: 'clock'; offsetMs: number; measuredAtMs: number }
/** The office's when it last answered; another one means that it was restored. */
export type EpochRow = { name: 'epoch'; epoch: string }
export type InStepRow = { name: 'in-step'; atMs: number }
/** When the people here were last compared with the office's, and whether something since asks for it again. */
export type DigestRow = { name: 'digest'; comparedAtMs: number; isWanted: boolean }
/** Room held for one more record when the phone is full. */
export type BallastRow = { name: 'ballast'; bytes: Sealed }
/** A list of the office known here, and what stood for it when it was fetched. */
export type CampaignsRow = { name: 'campaigns'; mark: string; sealed: Sealed }
export type CashPointsRow = { name: 'cash-points'; mark: string; sealed: Sealed }
/** A teller's session and how far its roll has come: pages `roll/<session>/0` up to `pages` lie in `blobs`. */
export type RollRow = { name: 'roll'; sessionId: string; position: number; pages: number; firstSequence: number; sealed: Sealed }
export type KeepingRow =
  RollRow | CampaignsRow | CashPointsRow | VaultRow | PlaceRow | EpochRow | HeadRow | ClockRow | InStepRow | DigestRow | BallastRow

const SCHEMA_NUMBER = 1

/** One for each account on this phone, so that each works in a locked room of its own. */
export class AccountDatabase extends GuardedDatabase {
  declare readonly keeping: Table<KeepingRow, string>
  declare readonly blobs: Table<{ name: string; sealed: Sealed }, string>
  declare readonly overlay: EntityTable<{ id: string; sealed: Sealed | null }, 'id'>
  declare readonly outbox: EntityTable<OutboxRow, 'id'>
  declare readonly photos: EntityTable<PhotoRow, 'hash'>
  declare readonly drafts: EntityTable<{ key: string; savedAtMs: number; sealed: Sealed }, 'key'>

  constructor(accountId: string, storage: StorageOptions = {}) {
    super(`tan-tay-${accountId}`, SCHEMA_NUMBER, storage)
    this.version(SCHEMA_NUMBER).stores({
      keeping: 'name',
      blobs: 'name',
      overlay: 'id',
      outbox: 'id, deviceSequence, state',
      drafts: 'key',
      photos: 'hash, factId, state',
    })
  }

  async kept<Name extends KeepingRow['name']>(name: Name): Promise<Extract<KeepingRow, { name: Name }> | undefined> {
    const row = await this.keeping.get(name)
    return row as Extract<KeepingRow, { name: Name }> | undefined
  }

  measureClock = (serverTimeMs: number, nowMs: number): PromiseLike<string> =>
    this.keeping.put({ name: 'clock', offsetMs: serverTimeMs - nowMs, measuredAtMs: nowMs })

  /** Somebody wants it to go now, so nothing waits for an undo any more. */
  async release(): Promise<void> {
    await this.outbox.where('state').equals('saved').modify({ dueAtMs: 0 })
  }

  /** What is recorded makes the draft's photo its own; one taken back takes its photo along, if that is still here. */
  async takePhotoAlong(id: string, body: FactBody): Promise<void> {
    const photoHash = photoOf(body)
    if (photoHash) await this.photos.update(photoHash, { factId: id, state: 'waiting' })
    if ('cancels' in body) await this.photos.where('factId').equals(body.cancels).delete()
  }

  /** Only those still waiting for a look: one that was asked about afresh waits for its own answer. */
  restReviewed = (ids: readonly string[]): PromiseLike<number> =>
    this.outbox
      .where('id')
      .anyOf(ids)
      .and((row) => row.state === 'review')
      .modify({ state: 'sent', problem: null })

  /** Sent ones the office received before `stayUntilMs`, by its own clock, go. */
  async reflect(ids: readonly string[], stayUntilMs: number): Promise<void> {
    await this.transaction('rw', this.outbox, async () => {
      await this.outbox.where('id').anyOf(ids).modify({ isReflected: true })
      const isOld = (row: OutboxRow) => row.receivedAtMs !== null && row.receivedAtMs < stayUntilMs
      await this.outbox.where('state').equals('sent').and(isOld).delete()
    })
  }

  unsentCount = (): PromiseLike<number> => this.outbox.where('state').equals('saved').count()

  /** Known ones come back as duplicates; one that was turned away is asked about afresh. */
  sendAllAgain = (): PromiseLike<number> =>
    this.transaction('rw', this.outbox, this.photos, async () => {
      await this.photos.where('state').equals('sent').modify({ state: 'waiting', sentBytes: 0 })
      return this.outbox
        .where('state')
        .notEqual('saved')
        .modify({ state: 'saved', sentAtMs: null, receivedAtMs: null, isReflected: false, problem: null })
    })

  /** After a restore all that was acknowledged waits again, its photos too. Whether it does. */
  async meetEpoch(epoch: string): Promise<boolean> {
    if ((await this.kept('epoch'))?.epoch === epoch) return false
    return this.transaction('rw', this.keeping, this.outbox, this.photos, async () => {
      const known = await this.kept('epoch')
      if (known?.epoch === epoch) return false
      if (known) await this.sendAllAgain()
      await this.keeping.put({ name: 'epoch', epoch })
      return known !== undefined
    })
  }

  /** The pages fetched anew and what goes with them, in one stroke. They may be older than what was received since: our own word lies over them. */
  async standOn(place: PlaceRow, { epoch, blobNames }: { epoch: string; blobNames: ReadonlySet<string> }): Promise<void> {
    await this.transaction('rw', [this.keeping, this.overlay, this.blobs, this.outbox, this.photos], async () => {
      await this.meetEpoch(epoch)
      await this.outbox.where('state').notEqual('saved').modify({ isReflected: false })
      await this.keeping.put(place)
      await this.overlay.clear()
      const old = (await this.blobs.toCollection().primaryKeys()).filter((name) => !blobNames.has(name))
      await this.blobs.bulkDelete(old)
    })
  }

  /** A roll fetched whole and its session, in one stroke. It may be older than what was received since: our own word lies over it. */
  async standOnRoll(row: RollRow, { epoch, pages }: { epoch: string; pages: readonly { name: string; sealed: Sealed }[] }): Promise<void> {
    await this.transaction('rw', [this.keeping, this.blobs, this.outbox, this.photos], async () => {
      await this.meetEpoch(epoch)
      await this.outbox.where('state').notEqual('saved').modify({ isReflected: false })
      await this.blobs.where('name').startsWith('roll/').delete()
      await this.blobs.bulkPut([...pages])
      await this.keeping.put(row)
    })
  }

  /** Whoever lives in a unit that left this officer's area goes from this phone, pages and changes. */
  async dropUnits(place: PlaceRow, left: PlaceRow['units'], strangers: readonly string[]): Promise<void> {
    await this.transaction('rw', this.keeping, this.overlay, this.blobs, async () => {
      await this.keeping.put({ ...place, units: place.units.filter((unit) => !left.includes(unit)) })
      await this.overlay.bulkDelete([...strangers])
      for (const { generation } of left) await this.blobs.where('name').startsWith(`${generation}/`).delete()
    })
  }

  /** What only the old key opened goes; the outbox, sealed to the office, stays. Answers how many drafts went. */
  async dropUnopenable(vault: VaultRow): Promise<number> {
    return this.transaction('rw', [this.keeping, this.blobs, this.overlay, this.drafts, this.photos], async () => {
      const drafts = await this.drafts.count()
      await Promise.all([
        this.blobs.clear(),
        this.overlay.clear(),
        this.drafts.clear(),
        this.photos.clear(),
        this.keeping.bulkDelete(['place', 'head', 'digest', 'campaigns', 'cash-points', 'roll']),
      ])
      await this.keeping.put(vault)
      return drafts
    })
  }
}

/** What the phone knows before anyone has opened it: who works here, and how the screen looks. */
export class PhoneDatabase extends GuardedDatabase {
  declare readonly enrolments: EntityTable<Enrolment, 'username'>
  declare readonly settings: Table<{ name: string; value: string }, string>
  declare readonly files: Table<TextRow, string>

  constructor(storage: StorageOptions = {}) {
    super('tan-tay', SCHEMA_NUMBER, storage)
    this.version(SCHEMA_NUMBER).stores({ enrolments: 'username', settings: 'name', files: 'name' })
  }
}
