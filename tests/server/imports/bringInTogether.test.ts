import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { FactorSeal } from '#server/access/FactorSeal.ts'
import { Operator } from '#server/access/operator.ts'
import { applyImport, outcomesOf } from '#server/imports/applyImport.ts'
import { OfficeKey } from '#server/receipts/OfficeKey.ts'
import { SealingKey } from '#server/inbox/SealingKey.ts'
import type { Database } from '#server/store/Database.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { readBytes } from '#tests/support/readMade.ts'

describe.each(['pglite', 'postgresql'] as const)('one list sent by several desks at once, on %s', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase(engine)
  })
  afterAll(() => database.close())

  it('makes each person once', async () => {
    const fileBytes = await makeList([1, 'Lê Văn An', 1950, null, 'Ấp 1', 1_000], [2, 'Vũ Thị Út', 1943, '075143000001', 'Ấp 2', 1_000])
    const clock = { nowMs: () => 1_700_000_000_000 }
    const services = {
      database,
      clock,
      log: pino({ level: 'silent' }),
      sealingKey: await SealingKey.of(database),
      officeKey: await OfficeKey.of(database),
      factorSeal: FactorSeal.of(Buffer.alloc(32)),
      isPractice: true,
    }
    const asker = new Operator().asker(0)
    const task = {
      asker,
      list: await readBytes(fileBytes),
      unitCode: '26305' as UnitCode,
      programmeCode: 'KHAC',
      fileName: 'x.xlsx',
      fileBytes,
      choices: [],
    } as const
    const runs = await Promise.all(Array.from({ length: 6 }, () => applyImport(services, task)))
    const [count] = await database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ people: number; rows: number; n: number }>(
        'SELECT (SELECT count(*) FROM beneficiary) AS people, (SELECT count(*) FROM import_row) AS rows, n FROM feed_counter',
      ),
    )
    expect([runs.reduce((sum, run) => sum + outcomesOf(run.plan).added, 0), count]).toEqual([2, { people: 2, rows: 12, n: 2 }])
  })
})
