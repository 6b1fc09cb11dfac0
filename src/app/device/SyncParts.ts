import type { Clock } from '../tools.ts'
import type { FetchLink } from './FetchLink.ts'
import type { Alarm } from './Alarm.ts'
import type { CurrentRoll } from './CurrentRoll.ts'
import type { Locks } from './Locks.ts'
import type { CurrentRoom } from './OpenRoom.ts'
import type { PhoneCampaigns } from './PhoneCampaigns.ts'
import type { PhoneCashPoints } from './PhoneCashPoints.ts'
import type { PhoneCaseload } from './PhoneCaseload.ts'
import type { PhoneDigest } from './PhoneDigest.ts'
import type { PhoneGate } from './PhoneGate.ts'
import type { PhonePhotos } from './PhonePhotos.ts'
import type { PhoneRecords } from './PhoneRecords.ts'

/** What keeping in step needs of the rest of the phone. */
export type SyncParts = {
  readonly room: CurrentRoom
  readonly link: FetchLink
  readonly records: PhoneRecords
  readonly photos: PhonePhotos
  readonly caseload: PhoneCaseload
  readonly campaigns: PhoneCampaigns
  readonly cashPoints: PhoneCashPoints
  readonly roll: CurrentRoll
  readonly digest: PhoneDigest
  readonly gate: PhoneGate
  readonly clock: Clock
  readonly chance: () => number
  readonly alarm: Alarm
  readonly locks: Locks
}
