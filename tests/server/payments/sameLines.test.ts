import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ItemAnswer } from '#sync/protocol/Fact.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { closingOf, openRoll, paymentTo, type BookedFact, type Roll } from '#tests/support/payments.ts'

const PHONES = process.env.TIER === 'long' ? 5 : 2
const LINES = 300
const FACTS_IN_A_PUSH = 100
const FLOAT_IN_DONG = 200_000_000
const TELLERS = ['giaodich1', 'giaodich2']

type Book = { readonly sessionId: string; readonly facts: readonly BookedFact[]; readonly answers: ItemAnswer['answer'][] }
let office: Office
let roll: Roll
let books: Book[]
const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Found[]> =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(sql, values))

/** All lines paid without network, each phone beginning elsewhere in the list; the closing stands at the end of its own chain. */
async function payOffline(phone: FieldPhone, start: number): Promise<Omit<Book, 'answers'> & { readonly closing: unknown }> {
  const sessionId = randomUUID()
  const facts: BookedFact[] = []
  for (const line of [...roll.lines.slice(start), ...roll.lines.slice(0, start)]) {
    const body = paymentTo(roll, line, { sessionId: sessionId as never })
    facts.push({ envelope: await phone.record(body), body })
  }
  const closing = await phone.record(closingOf(roll, sessionId, { facts, floatInDong: FLOAT_IN_DONG }))
  return { sessionId, facts, closing }
}

/** In batches, as a phone does that has its network back. */
async function pushAll(phone: FieldPhone, facts: readonly unknown[]): Promise<ItemAnswer['answer'][]> {
  const answers: ItemAnswer['answer'][] = []
  for (let from = 0; from < facts.length; from += FACTS_IN_A_PUSH)
    answers.push(...(await phone.push(...facts.slice(from, from + FACTS_IN_A_PUSH))))
  return answers
}

beforeAll(async () => {
  office = await openOffice()
  roll = await openRoll(office.database, '26305', { people: LINES })
  const phones = await Promise.all(
    Array.from({ length: PHONES }, async (_, n) => {
      const phone = new FieldPhone(office.address)
      await phone.signIn(TELLERS[n % TELLERS.length] ?? '')
      return phone
    }),
  )
  const paid = await Promise.all(phones.map((phone, n) => payOffline(phone, Math.floor((n * LINES) / PHONES))))
  books = await Promise.all(
    paid.map(async ({ sessionId, facts, closing }, n) => {
      const all = [...facts.map(({ envelope }) => envelope), closing]
      return { sessionId, facts, answers: phones[n] ? await pushAll(phones[n], all) : [] }
    }),
  )
}, 300_000)
afterAll(() => office.close())

it('refuses nothing of what phones without network paid out on the same lines (S291)', () => {
  const said = books.flatMap(({ answers }) => answers)
  const count = (word: string) => said.filter((one) => one === word).length
  expect([roll.lines.length, said.length, count('flagged'), count('applied')]).toEqual([
    LINES,
    PHONES * (LINES + 1),
    (PHONES - 1) * LINES,
    LINES + PHONES,
  ])
})

it('settles each line once, and flags each payment beside the first once (S291)', async () => {
  const found = await rows<{ effective: number; doubled: number; lines: number }>(
    `SELECT effective, doubled, count(*)::int AS lines FROM
       (SELECT count(*) FILTER (WHERE effective_in_dong > 0)::int AS effective, count(*) FILTER (WHERE doubt = 'double-paid')::int AS doubled
        FROM disbursement JOIN payment_line ON payment_line.id = line_id WHERE period_id = $1 GROUP BY line_id) AS line
     GROUP BY effective, doubled`,
    [roll.periodId],
  )
  expect(found).toEqual([{ effective: 1, doubled: PHONES - 1, lines: LINES }])
})

it('opens one case for each payment that somebody must look at, and no other (S291)', async () => {
  const found = await rows<{ facts: number; cases: number }>(
    `SELECT count(DISTINCT review_case.fact_id)::int AS facts, count(*)::int AS cases FROM review_case JOIN disbursement ON disbursement.fact_id = review_case.fact_id
     JOIN payment_line ON payment_line.id = line_id WHERE period_id = $1 AND settled_at IS NULL AND problem = 'double-paid'`,
    [roll.periodId],
  )
  expect(found).toEqual([{ facts: (PHONES - 1) * LINES, cases: (PHONES - 1) * LINES }])
})

it('counts as spent what was due, and as handed out what left the drawers (S291)', async () => {
  const due = roll.lines.reduce((sum, { amountInDong }) => sum + amountInDong, 0)
  const [found] = await rows<{ spent: string; handed: string }>(
    `SELECT sum(effective_in_dong)::text AS spent, sum(disbursement.amount_in_dong)::text AS handed FROM disbursement
     JOIN payment_line ON payment_line.id = line_id WHERE period_id = $1`,
    [roll.periodId],
  )
  expect(found).toEqual({ spent: String(due), handed: String(PHONES * due) })
})

it('has every drawer’s book proved complete by its closing (S291)', async () => {
  const found = await rows<{ n: number }>(
    'SELECT count(*)::int AS n FROM pay_session WHERE id = ANY ($1::uuid[]) AND balanced_at IS NOT NULL',
    [books.map(({ sessionId }) => sessionId)],
  )
  expect(found).toEqual([{ n: PHONES }])
})
