import type { FactSeals } from '#sync/recording/makeFact.ts'
import type { SignedIn } from '#sync/protocol/Access.ts'
import { AccountDatabase, type Enrolment } from './DeviceDatabase.ts'
import type { StorageOptions } from './GuardedDatabase.ts'
import type { DataKey } from './vault/DataKey.ts'

/** What exists only while the vault is open; locking forgets all of it. */
export type OpenRoom = {
  readonly database: AccountDatabase
  readonly key: DataKey
  readonly seals: FactSeals
  /** As the office last said. */
  signedIn: SignedIn
  readonly deviceId: string
}

/** The room of whoever works here now, open or locked; a locked one can still push. */
export class CurrentRoom {
  readonly storage: StorageOptions
  database: AccountDatabase | undefined
  enrolment: Enrolment | undefined
  open: OpenRoom | undefined

  constructor(storage: StorageOptions = {}) {
    this.storage = storage
  }

  async enter(enrolment: Enrolment): Promise<AccountDatabase> {
    if (this.enrolment?.accountId !== enrolment.accountId) this.leave()
    this.database ??= new AccountDatabase(enrolment.accountId, this.storage)
    this.enrolment = enrolment
    await this.database.openInTime()
    return this.database
  }

  leave(): void {
    this.database?.close()
    Object.assign(this, { open: undefined, database: undefined, enrolment: undefined })
  }

  /** The area or the name may have changed since the phone was opened: says whether they did. */
  takeNews(signedIn: SignedIn): boolean {
    if (!this.open) return false
    const shown = ({ units, account, saidWaiting }: SignedIn) => JSON.stringify([units, account, saidWaiting])
    const seen = shown(this.open.signedIn)
    this.open.signedIn = signedIn
    return seen !== shown(signedIn)
  }
}
