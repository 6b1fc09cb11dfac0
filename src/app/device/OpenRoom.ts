import type { FactSeals } from '#sync/recording/makeFact.ts'
import type { SignedIn } from '#sync/protocol/Access.ts'
import type { AccountDatabase, Enrolment } from './DeviceDatabase.ts'
import type { DataKey } from './vault/DataKey.ts'

/** What exists only while the vault is open; locking forgets all of it. */
export type OpenRoom = {
  readonly database: AccountDatabase
  readonly key: DataKey
  readonly seals: FactSeals
  readonly signedIn: SignedIn
  readonly deviceId: string
}

/** The room of whoever works here now, open or locked; a locked one can still push. */
export class CurrentRoom {
  database: AccountDatabase | undefined
  enrolment: Enrolment | undefined
  open: OpenRoom | undefined
}
