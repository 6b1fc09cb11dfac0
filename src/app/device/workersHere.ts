import type { Worker } from '../tools.ts'
import { AccountDatabase, type Enrolment } from './DeviceDatabase.ts'
import type { CurrentRoom } from './OpenRoom.ts'

/** A room that does not open is another's trouble, told when that person comes. */
async function unsentIn(database: AccountDatabase): Promise<number> {
  try {
    await database.openInTime()
    return await database.unsentCount()
  } catch {
    return 0
  } finally {
    database.close()
  }
}

/** Who has a locked room here, and how much of each one's work still waits for that person's own session. */
export const workersHere = (enrolments: readonly Enrolment[], room: CurrentRoom): Promise<readonly Worker[]> =>
  Promise.all(
    enrolments.map(async ({ username, accountId, displayName }) => {
      const isHere = username === room.enrolment?.username
      const unsent =
        isHere && room.database ? await room.database.unsentCount() : await unsentIn(new AccountDatabase(accountId, room.storage))
      return { username, displayName, unsent, isHere }
    }),
  )
