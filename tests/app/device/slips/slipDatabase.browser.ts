import { beforeEach, describe, expect, it } from 'vitest'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { SlipDatabase } from '#app/device/slips/SlipDatabase.ts'
import type { KeptSlip, WaitingReport } from '#app/slipTools.ts'
import { slipPage } from '#tests/support/slipPages.ts'

const SLIP: KeptSlip = { id: 'slip-1', secret: '0'.repeat(26), returnKey: 'key', officeKey: 'office', receipts: [], page: slipPage() }
const REPORT: WaitingReport = {
  slipId: 'slip-1',
  report: { id: 'a3c1f7de-0000-4000-8000-000000000001', kind: 'new-phone', phone: '0912345678', note: '' },
  saidAtMs: 1,
  refusal: null,
}
const NAME = 'tan-tay-phieu'
const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
/** Every row as the browser keeps it. */
async function rowsOf(table: string): Promise<unknown[]> {
  const database = await done(indexedDB.open(NAME))
  const rows = await done(database.transaction(table).objectStore(table).getAll())
  database.close()
  return rows
}

// One phone for all: each test finds it as an elder does, with what was kept before dropped.
beforeEach(async () => {
  const database = new SlipDatabase()
  for (const { id } of (await database.read()).slips) await database.dropSlip(id)
})

/** The store as the version before made it, held by a tab of that version. */
async function storeOfBefore(): Promise<IDBDatabase> {
  await done(indexedDB.deleteDatabase(NAME))
  const before = indexedDB.open(NAME, 1)
  before.onupgradeneeded = () => ['keys', 'slips', 'reports', 'looks'].forEach((table) => before.result.createObjectStore(table))
  return done(before)
}

describe('a phone with the store of the version before', () => {
  it('gets a place for paydays, and nothing is lost (S191)', async () => {
    const old = await storeOfBefore()
    await done(old.transaction('looks', 'readwrite').objectStore('looks').put({ textSize: 'rat-lon' }, 'looks'))
    old.close()
    const database = new SlipDatabase()
    await database.keepSlip(SLIP)
    expect([await database.readLooks(), (await database.read()).slips]).toEqual([{ textSize: 'rat-lon' }, [SLIP]])
  })
  it('waits for a tab of that version to let go', async () => {
    const old = await storeOfBefore()
    const opening = new SlipDatabase().read()
    setTimeout(() => old.close(), 300)
    expect(await opening).toEqual({ slips: [], reports: [] })
  })
  it('is not held up by a tab that never lets go, and opens once it has', async () => {
    const old = await storeOfBefore()
    const database = new SlipDatabase()
    const said = await database.read().catch((error: Error) => error.message)
    old.close()
    expect([said, await database.read()]).toEqual(['Another tab holds the store', { slips: [], reports: [] }])
  })
})

describe('what lies on a phone of one’s own', () => {
  it('is there for the next opening, slips and what was said (S191)', async () => {
    const database = new SlipDatabase()
    await database.keepSlip(SLIP)
    await database.keepReport(REPORT)
    expect(await new SlipDatabase().read()).toEqual({ slips: [SLIP], reports: [REPORT] })
  })
  it('is sealed: no name, place or amount lies in the clear (S191)', async () => {
    await new SlipDatabase().keepSlip(SLIP)
    const letters = (await rowsOf('slips')).map((row) => new TextDecoder().decode(row as Uint8Array)).join()
    expect(['bà Hoa', 'Gia Kiệm', '2055000', 'key'].filter((word) => letters.includes(word))).toEqual([])
  })
  it('leaves the worker of the page paydays that lie sealed (S206)', async () => {
    const database = new SlipDatabase()
    await database.keepSlip(SLIP)
    await database.keepNote({ days: ['2026-12-09' as PlainDate], text: 'Ngày mai là ngày chi trả.' })
    const [note] = await rowsOf('notes')
    const letters = new TextDecoder().decode(note as Uint8Array)
    await database.dropNote()
    expect([letters.includes('2026'), letters.includes('mai'), (await rowsOf('notes')).length]).toEqual([false, false, 0])
  })
  it('is sealed under a key that no program can read out (S191)', async () => {
    await new SlipDatabase().keepSlip(SLIP)
    const [key] = (await rowsOf('keys')) as CryptoKey[]
    const read = key ? await crypto.subtle.exportKey('raw', key).catch(() => 'refused') : 'no key'
    expect([key?.extractable, read]).toEqual([false, 'refused'])
  })
  it('goes with its slip, what was said of it too', async () => {
    const database = new SlipDatabase()
    await database.keepSlip(SLIP)
    await database.keepReport(REPORT)
    await database.dropSlip(SLIP.id)
    expect([await rowsOf('slips'), await rowsOf('reports')]).toEqual([[], []])
  })
  it('has one key, also when two pages keep their first slip at once', async () => {
    await Promise.all([new SlipDatabase().keepSlip(SLIP), new SlipDatabase().keepSlip({ ...SLIP, id: 'slip-2' })])
    expect((await new SlipDatabase().read()).slips.length).toBe(2)
  })
})
