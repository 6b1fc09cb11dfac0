import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { countCashless, type CashlessCount } from '#domain/enrolment/cashlessShare.ts'
import { statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type { SharesAnswer } from '#sync/protocol/Enrolment.ts'
import type { SaidWord } from '#sync/protocol/Fact.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { Chance } from '#tests/support/Chance.ts'
import { enrolmentOf } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { seededMoves } from '../../domain/enrolment/seededMoves.ts'

const SEED = Number(process.env['SEED'] ?? 7)
const UNIT = '26305'
let office: Office
let [nam, hanh, binh]: FieldPhone[] = []
type Sums = { month: string; unit: string; programme: string; counts: string }

const sql = <Found extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(text, values))
const kept = () =>
  sql<Sums>(
    `SELECT month, unit_code AS unit, programme_code AS programme, concat_ws(' ', sum(payable), sum(paid_through_account), sum(has_account), sum(agreed), sum(cash_for_good_reason)) AS counts
     FROM cashless_count GROUP BY 1, 2, 3 HAVING sum(payable) <> 0 ORDER BY 1, 2, 3`,
  )
/** The same counted anew, from lines, payments and statuses, by another road than the sums are kept up by. */
const counted = () =>
  sql<Sums>(
    `WITH due AS (
       SELECT line.id, period.months[cardinality(period.months)] AS month, line.unit_code, line.beneficiary_id, line.parts FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id
       WHERE period.state NOT IN ('draft', 'checked') AND line.outcome <> 'withdrawn' AND line.outcome <> 'stopped'),
     of_money AS (SELECT id, month, unit_code, beneficiary_id, '' AS code FROM due UNION SELECT id, month, unit_code, beneficiary_id, part ->> 'programmeCode' FROM due, jsonb_array_elements(parts) AS part),
     person AS (
       SELECT month, unit_code, code, beneficiary_id,
         bool_or(id IN (SELECT line_id FROM disbursement WHERE via = 'account' AND cancelled_by IS NULL)) AS paid FROM of_money GROUP BY 1, 2, 3, 4),
     any_money AS (SELECT month, unit_code, beneficiary_id, paid AS ever FROM person WHERE code = '')
     SELECT month, unit_code AS unit, code AS programme, concat_ws(' ', count(*), count(*) FILTER (WHERE paid),
       count(*) FILTER (WHERE ever OR place IN ('account-opened', 'card-active', 'number-on-list', 'first-money') OR has_account),
       count(*) FILTER (WHERE ever OR place IN ('agreed', 'population-checked', 'account-opened', 'card-active', 'number-on-list', 'first-money')),
       count(*) FILTER (WHERE NOT ever AND place IN ('back-to-cash', 'not-feasible') AND reason IN ('frail-and-alone', 'no-cash-point-near', 'no-representative'))) AS counts
     FROM person JOIN any_money USING (month, unit_code, beneficiary_id) LEFT JOIN (SELECT beneficiary_id, place, has_account, reason FROM enrolment_status) AS status USING (beneficiary_id) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  )
const onPages = async (month: string): Promise<CashlessCount> => {
  const pages = await sql<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE unit_code = $1', [UNIT])
  return countCashless(
    pages.flatMap(({ profile: { payments, enrolment } }) => {
      const lines = payments.filter((line) => line.month === month && !['withdrawn', 'stopped'].includes(line.outcome))
      const isPaidThroughAccount = lines.some(({ disbursements }) => disbursements.some(({ via }) => via === 'account'))
      return lines.length > 0 ? [{ isPaidThroughAccount, status: statusOnPage(enrolment) }] : []
    }),
  )
}
/** Words as the officer and the teller say them, some of them in doubt. */
async function sayMuch(chance: Chance): Promise<void> {
  const people = await sql<{ id: string }>('SELECT id FROM beneficiary WHERE unit_code = $1 ORDER BY id LIMIT 25', [UNIT])
  for (const { word, side, day } of seededMoves(chance, 60)) {
    if (word.kind === 'account' || side === 'coordinator') continue
    const phone = side === 'teller' ? hanh : nam
    const fact = await phone?.record(
      enrolmentOf(people[chance.below(people.length)]?.id ?? '', word as SaidWord, { day: getPlainDate(day) }),
    )
    if (fact) await phone?.push(fact)
  }
}

beforeAll(async () => {
  office = await openOffice()
  ;[nam, hanh, binh] = [new FieldPhone(office.address), new FieldPhone(office.address), new FieldPhone(office.address)]
  await nam.signIn('canbo.giatan3')
  await hanh.signIn('giaodich1')
  await binh.signIn('dieuphoi')
})
afterAll(() => office.close())

describe('the sums behind the honest figure', () => {
  it('of the practice quarter are what counting anew finds, by month, commune and programme (S164)', async () => {
    expect(await kept()).toEqual(await counted())
  })
  it(`are kept up with every step somebody moves (S164), and are the phone’s own number (seed ${SEED}) (S96)`, async () => {
    const before = await kept()
    await sayMuch(new Chance(SEED))
    const after = await kept()
    expect([after, JSON.stringify(after) === JSON.stringify(before)]).toEqual([await counted(), false])
    const { month, units } = await answerTo<SharesAnswer>(binh as FieldPhone, 'GET /api/enrolment/shares')
    expect(units.find(({ unitCode }) => unitCode === UNIT)?.count).toEqual(await onPages(month ?? ''))
  })
  it('are kept up with money that comes and money that is taken back (S164)', async () => {
    const lines = await sql<{ id: string; person: string; unit: string }>(
      `SELECT line.id, beneficiary_id AS person, unit_code AS unit FROM payment_line AS line JOIN payment_period AS period ON period.id = period_id WHERE months = '{2024-03}' AND channel = 'account' LIMIT 40`,
    )
    for (const { id, person, unit } of lines)
      await sql(
        `INSERT INTO disbursement (fact_id, line_id, beneficiary_id, unit_code, via, amount_in_dong, effective_in_dong, day, received_at, body) VALUES ($1, $2, $3, $4, 'account', 1, 1, '2024-03-05', now(), '{}')`,
        [randomUUID(), id, person, unit],
      )
    const paid = await kept()
    expect(paid).toEqual(await counted())
    await sql(`UPDATE disbursement SET cancelled_by = gen_random_uuid(), effective_in_dong = 0 WHERE line_id = ANY ($1::uuid[])`, [
      lines.slice(0, 25).map(({ id }) => id),
    ])
    expect(await kept()).toEqual(await counted())
    expect(await kept()).not.toEqual(paid)
  })
  it('are kept up with lines that are stopped and rolls that are taken out of sight (S164)', async () => {
    await sql(
      `UPDATE payment_line SET outcome = 'stopped' WHERE id IN (SELECT id FROM payment_line WHERE unit_code = $1 ORDER BY id LIMIT 300)`,
      [UNIT],
    )
    expect(await kept()).toEqual(await counted())
    await sql(`UPDATE payment_period SET state = 'draft' WHERE months = '{2024-03}'`)
    expect(await kept()).toEqual(await counted())
    await sql(`UPDATE payment_period SET state = 'released' WHERE months = '{2024-03}'`)
    expect(await kept()).toEqual(await counted())
  })
  it('stay few rows however many words come (S164)', async () => {
    const [most] = await sql<{ n: number }>(
      'SELECT max(n)::int4 AS n FROM (SELECT count(*) AS n FROM cashless_count GROUP BY month, unit_code) AS one',
    )
    expect(most?.n).toBeLessThan(80)
  })
  it('of another commune are nobody’s but its own (S27)', async () => {
    const stranger = { kind: 'account', accountId: randomUUID(), unitCodes: ['26299'] } as const
    const seen = await office.database.transaction(stranger, (queries) => queries.query('SELECT DISTINCT unit_code FROM cashless_count'))
    expect(seen).toEqual([{ unit_code: '26299' }])
  })
})
