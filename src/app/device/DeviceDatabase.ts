import Dexie, { type EntityTable, type Table } from 'dexie'
import type { FactEnvelope, ItemProblem } from '#sync/protocol/Fact.ts'
import type { WrappedKey } from './vault/keyWrapping.ts'

type Sealed = Uint8Array<ArrayBuffer>

/** In the clear: ids, positions, kinds, sizes, sent flags. Everything else is `sealed…`. */
export type OutboxRow = {
  id: string
  deviceSequence: number
  savedAtMs: number
  dueAtMs: number
  state: 'saved' | 'sent' | 'review'
  sentAtMs: number | null
  problem: ItemProblem | null
  envelope: FactEnvelope
  sealedBody: Sealed
}
export type Enrolment = { username: string; accountId: string; deviceId: string; publicKey: string; displayName: string }
export type VaultRow = {
  name: 'vault'
  key: WrappedKey
  share: string | null
  leaseEndsAtMs: number
  wrongTries: number
  sealedSigningKey: Sealed
  sealedSignedIn: Sealed
  mayTryAgainAtMs: number
}
export type PlaceRow = {
  name: 'place'
  cursor: string
  units: { unitCode: string; generation: string; pages: number }[]
  updatedAtMs: number
}
export type HeadRow = { name: 'head'; sequence: number; hash: string }
export type ClockRow = { name: 'clock'; offsetMs: number; measuredAtMs: number }

/** One for each account on this phone, so that each works in a locked room of its own. */
export class AccountDatabase extends Dexie {
  declare readonly keeping: Table<VaultRow | PlaceRow | HeadRow | ClockRow, string>
  declare readonly blobs: Table<{ name: string; sealed: Sealed }, string>
  declare readonly overlay: EntityTable<{ id: string; sealed: Sealed | null }, 'id'>
  declare readonly outbox: EntityTable<OutboxRow, 'id'>
  declare readonly drafts: EntityTable<{ key: string; savedAtMs: number; sealed: Sealed }, 'key'>

  constructor(accountId: string) {
    super(`tan-tay-${accountId}`, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ keeping: 'name', blobs: 'name', overlay: 'id', outbox: 'id, deviceSequence, state', drafts: 'key' })
    // An old tab must let go when a newer version wants the database, and must not come back by itself.
    this.on('versionchange', () => this.close({ disableAutoOpen: true }))
  }

  async kept<Name extends (VaultRow | PlaceRow | HeadRow | ClockRow)['name']>(
    name: Name,
  ): Promise<Extract<VaultRow | PlaceRow | HeadRow | ClockRow, { name: Name }> | undefined> {
    const row = await this.keeping.get(name)
    return row as Extract<VaultRow | PlaceRow | HeadRow | ClockRow, { name: Name }> | undefined
  }
}

/** What the phone knows before anyone has opened it: who works here, and how the screen looks. */
export class PhoneDatabase extends Dexie {
  declare readonly enrolments: EntityTable<Enrolment, 'username'>
  declare readonly settings: Table<{ name: string; value: string }, string>

  constructor() {
    super('tan-tay', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ enrolments: 'username', settings: 'name' })
    this.on('versionchange', () => this.close({ disableAutoOpen: true }))
  }
}
