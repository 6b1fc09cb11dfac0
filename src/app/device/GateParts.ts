import type { Clock, Notice } from '../tools.ts'
import type { EnrolmentBook } from './EnrolmentBook.ts'
import type { FetchLink } from './FetchLink.ts'
import type { CurrentRoom } from './OpenRoom.ts'
import type { VaultTools } from './vault/Vault.ts'

/** What the door needs of the rest of the phone. */
export type GateParts = VaultTools & {
  readonly book: EnrolmentBook
  readonly link: FetchLink
  readonly clock: Clock
  readonly room: CurrentRoom
  readonly afterOpening: () => Promise<Notice | undefined>
  readonly beforeLocking: () => void
  /** The office told its epoch. */
  readonly meetEpoch: (epoch: string) => Promise<void>
}

/** A question to the office about the account: an answer counts as of when it was asked. `renews` the lease also while the phone is locked. */
export type Asking = { readonly askedAtMs: number; readonly renews?: boolean | undefined }
