import { tmpdir } from 'node:os'
import pino from 'pino'
import { startServer } from '#server/startServer.ts'
import { DISTRICT_UNIT_CODES } from '#server/practice/makePracticeDistrict.ts'
import type { Database } from '#server/store/Database.ts'
import type { Scriptable } from '#server/store/migrate.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import type { Report } from './rows.ts'

const APRIL = {
  months: ['2024-04'],
  unitCodes: DISTRICT_UNIT_CODES,
  payFrom: '2024-04-05',
  payUntil: '2024-04-15',
  roll: 'from-entitlements',
}
const [LINES_TO_EXPORT, system] = [100_000, { kind: 'system' } as const]

/** Each line of the round again and again until there are so many: what is written out, not who is paid. */
const MANY = `
  INSERT INTO payment_line (id, period_id, beneficiary_id, unit_code, ordinal, payee, parts, amount_in_dong, channel, pay_point_id, decision_number, book_number, added_at)
  SELECT gen_random_uuid(), period_id, beneficiary_id, unit_code, more.ordinal, payee, parts, amount_in_dong, channel, pay_point_id, decision_number, book_number, added_at
  FROM payment_line CROSS JOIN generate_series(2, 20) AS more (ordinal) WHERE period_id = $1 AND payment_line.ordinal = 1 ORDER BY more.ordinal LIMIT $2 - (SELECT count(*) FROM payment_line WHERE period_id = $1)`

async function timed(act: () => Promise<Response>): Promise<{ ms: number; answer: Response }> {
  const startedAtMs = performance.now()
  const answer = await act()
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`)
  await answer.clone().arrayBuffer()
  return { ms: performance.now() - startedAtMs, answer }
}

/** The practice district's roll made from what people are entitled to, compared, checked and released; then the same with 100,000 lines written out. */
export async function measureRoll(database: Database & Scriptable, { report, engine }: { report: Report; engine: string }): Promise<void> {
  const folder = tmpdir()
  const log = pino({ level: 'silent' })
  const server = await startServer({ database, port: 0, host: '127.0.0.1', buildFolder: folder, dataFolder: folder, isPractice: true, log })
  const [maker, releaser] = [new FieldPhone(server.address), new FieldPhone(server.address)]
  await maker.signIn('dieuphoi')
  await releaser.signIn('duyet')
  const made = await timed(() => maker.call('POST', '/api/periods', APRIL))
  const { id } = (await made.answer.json()) as { id: string }
  const compared = await timed(() => maker.call('GET', `/api/periods/${id}/differences`))
  const checked = await timed(() => maker.call('POST', `/api/periods/${id}/checking`, {}))
  // Answering each question is people's time.
  await database.transaction(system, (queries) =>
    queries.query('UPDATE difference_ticket SET settled_at = now() WHERE period_id = $1', [id]),
  )
  const released = await timed(() => releaser.call('POST', `/api/periods/${id}/releasing`, {}))
  report(`roll-${engine}`, { value: made.ms + compared.ms + checked.ms + released.ms })
  const standings = await timed(() => maker.call('GET', `/api/periods/${id}`))
  report(`standings-${engine}`, { value: standings.ms })
  await database.transaction(system, (queries) => queries.query(MANY, [id, LINES_TO_EXPORT]))
  report(`export-${engine}`, { value: (await timed(() => maker.call('GET', `/api/periods/${id}/list.xlsx`))).ms })
  await server.stop()
}
