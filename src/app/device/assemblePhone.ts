import type { Clock } from '../tools.ts'
import { BrowserAlarm, type Alarm } from './Alarm.ts'
import { CurrentRoll } from './CurrentRoll.ts'
import { EnrolmentBook } from './EnrolmentBook.ts'
import type { PhoneDatabase } from './DeviceDatabase.ts'
import type { FetchLink } from './FetchLink.ts'
import type { StorageOptions } from './GuardedDatabase.ts'
import type { LossMarker } from './LossMarker.ts'
import { CurrentRoom } from './OpenRoom.ts'
import { loadOrDrop } from './PeopleUnreadable.ts'
import { PhoneCampaigns } from './PhoneCampaigns.ts'
import { PhoneCashPoints } from './PhoneCashPoints.ts'
import { PhoneCaseload } from './PhoneCaseload.ts'
import { PhoneDigest } from './PhoneDigest.ts'
import { PhoneDrafts } from './PhoneDrafts.ts'
import { PhoneGate } from './PhoneGate.ts'
import { PhonePhotos } from './PhonePhotos.ts'
import { PhoneRecords } from './PhoneRecords.ts'
import { PhoneSync } from './PhoneSync.ts'
import type { VaultTools } from './vault/Vault.ts'

export type Means = VaultTools & {
  readonly phone: PhoneDatabase
  readonly link: FetchLink
  readonly clock: Clock
  readonly marker: LossMarker
  readonly chance: () => number
  /** The browser's own when not said. */
  readonly alarm?: Alarm
  readonly storage?: StorageOptions
}
export type AssembledPhone = {
  readonly book: EnrolmentBook
  readonly room: CurrentRoom
  readonly records: PhoneRecords
  readonly drafts: PhoneDrafts
  readonly photos: PhonePhotos
  readonly caseload: PhoneCaseload
  readonly campaigns: PhoneCampaigns
  readonly cashPoints: PhoneCashPoints
  readonly roll: CurrentRoll
  readonly digest: PhoneDigest
  readonly gate: PhoneGate
  readonly sync: PhoneSync
}

/** The phone without its screen: what is opened is loaded, and locking forgets it. */
export function assemblePhone(means: Means): AssembledPhone {
  const { phone, link, clock, marker, chance, files, stretch, storage, locks = navigator.locks, alarm = new BrowserAlarm() } = means
  const room = new CurrentRoom(storage)
  const records = new PhoneRecords(room, clock, locks)
  const drafts = new PhoneDrafts(room, clock)
  const photos = new PhonePhotos({ room, link, clock, locks })
  const caseload = new PhoneCaseload({ room, link, clock, ownFacts: records.ownFacts, reload: () => records.load() })
  const campaigns = new PhoneCampaigns(room, link)
  const cashPoints = new PhoneCashPoints(room, link)
  const roll = new CurrentRoll({ room, link, clock, records })
  const book = new EnrolmentBook(phone, marker)
  const gate = new PhoneGate({
    ...{ book, link, clock, room, files, stretch, locks },
    afterOpening: async () => {
      await records.load()
      await campaigns.load()
      await cashPoints.load()
      return (await roll.load()) ?? loadOrDrop(caseload)
    },
    beforeLocking: drafts.leave,
    meetEpoch: (epoch) => records.meetEpoch(epoch),
  })
  gate.onChange(() => {
    if (gate.door().face === 'open') return
    for (const one of [records, campaigns, cashPoints, caseload, roll]) one.forget()
  })
  const digest = new PhoneDigest(room, link, clock)
  const sync = new PhoneSync({
    room,
    link,
    records,
    photos,
    caseload,
    campaigns,
    cashPoints,
    roll,
    gate,
    clock,
    chance,
    digest,
    alarm,
    locks,
  })
  return { book, room, records, drafts, photos, caseload, campaigns, cashPoints, roll, digest, gate, sync }
}
