import type { AccountDatabase } from './DeviceDatabase.ts'

const BALLAST_BYTES = 256 * 1024
const BYTES_AT_ONCE = 65_536

/** Noise, so that no store can fold it small. One large value gives its room back at once when it is thrown out. */
function noise(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BALLAST_BYTES)
  for (let start = 0; start < BALLAST_BYTES; start += BYTES_AT_ONCE) crypto.getRandomValues(bytes.subarray(start, start + BYTES_AT_ONCE))
  return bytes
}

const isAboard = async (database: AccountDatabase): Promise<boolean> => (await database.keeping.where('name').equals('ballast').count()) > 0

/** Holds room for the records that come after the phone is full. Without room for it there is nothing to hold. */
export async function takeBallast(database: AccountDatabase): Promise<void> {
  if (!(await isAboard(database))) await database.keeping.put({ name: 'ballast', bytes: noise() }).catch(() => undefined)
}

export async function dropBallast(database: AccountDatabase): Promise<boolean> {
  if (!(await isAboard(database))) return false
  await database.keeping.delete('ballast')
  return true
}
