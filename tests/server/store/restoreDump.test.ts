import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import { migrate } from '#server/store/migrate.ts'
import { PgliteDatabase } from '#server/store/PgliteDatabase.ts'
import { restoreDump } from '#server/store/restoreDump.ts'
import { person } from '#tests/support/people.ts'

const folder = mkdtempSync(join(tmpdir(), 'tan-tay-restore-'))
const epochOf = async (database: PgliteDatabase) =>
  (await database.transaction({ kind: 'system' }, (queries) => queries.query<{ epoch: string }>('SELECT epoch FROM feed_counter')))[0]
    ?.epoch
let dump: Uint8Array
let epoch: string | undefined

beforeAll(async () => {
  const database = await PgliteDatabase.open()
  await migrate(database)
  await database.transaction({ kind: 'system' }, (queries) => saveProfiles(queries, [person({ fullName: 'Bùi Thị Còn' })], 0))
  epoch = await epochOf(database)
  dump = new Uint8Array(await (await database.dump()).arrayBuffer())
  await database.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a restore brings everybody back and changes the epoch, so that phones push again what is missing', async () => {
  const restored = await restoreDump(folder, dump, 1_700_000_000_000)
  const database = await PgliteDatabase.open(join(folder, 'database'))
  const now = await epochOf(database)
  await database.close()
  expect(restored).toEqual({ ok: true, value: { people: 1, epoch: now } })
  expect(now).not.toBe(epoch)
})
it('a restore never goes over a database that is there', async () => {
  expect(await restoreDump(folder, dump, 0)).toEqual({ ok: false, refusal: 'folder-not-empty' })
})
