import type { CurrentRoom } from './OpenRoom.ts'
import type { PhoneGate } from './PhoneGate.ts'
import type { PhoneRecords } from './PhoneRecords.ts'
import type { PhoneSync } from './PhoneSync.ts'

/** `door` means another person, or nobody, works here now; a tab that merely locked says nothing. */
export type TabNews = 'records' | 'door' | 'progress'
type Told = { room: CurrentRoom; records: PhoneRecords; gate: PhoneGate; sync: PhoneSync }

/** Word between the tabs of one phone; a browser without it has each tab look for itself. */
export function joinTabs({ room, records, gate, sync }: Told): (news: TabNews) => void {
  if (!('BroadcastChannel' in globalThis)) return () => undefined
  const channel = new BroadcastChannel('tan-tay')
  let isFollowing = false
  let seenAccount = room.enrolment?.accountId
  const standAnew = () => {
    gate.lock()
    return gate.wake()
  }
  // What this tab does because another said so is no news to pass on.
  const follow = async (work: () => Promise<void>) => {
    isFollowing = true
    await work().catch(() => undefined)
    seenAccount = room.enrolment?.accountId
    isFollowing = false
  }
  channel.onmessage = ({ data }: MessageEvent<TabNews>) => {
    if (data === 'progress') return sync.heardProgress()
    void (data === 'door' ? follow(standAnew) : follow(room.open ? () => records.load() : () => sync.refresh()))
  }
  return (news) => {
    const account = room.enrolment?.accountId
    const isNews = news !== 'door' || (seenAccount !== undefined && account !== seenAccount)
    seenAccount = account
    if (isNews && !isFollowing) channel.postMessage(news)
  }
}
