import { createHash } from 'node:crypto'
import pg from 'pg'
import { slipSecretOf } from '#domain/slips/slipSecret.ts'
import { SeededChance } from '#server/practice/SeededChance.ts'
import { ADDRESSES, OWN_HEADER } from '#sync/protocol/Access.ts'
import { percentile } from './numbers.ts'
import type { Report } from './rows.ts'

const [PAGES, MINUTE_MS, MONTHS] = [2_000, 60_000, 12]
const UNIT = '26311'
const HEADERS = { [OWN_HEADER]: '1', 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

/** A year of rounds of one commune, each line but the newest paid: what a payee's page is made of. */
const A_YEAR = `
  WITH point AS (INSERT INTO pay_point (id, unit_code, name, address, hours, channel) VALUES (gen_random_uuid(), '${UNIT}', 'Bưu điện xã', 'Ấp 1', '7 giờ 30 đến 11 giờ', 'counter') RETURNING id),
    round AS (INSERT INTO payment_period (id, body, months, unit_codes, state, made_at, made_by, made_name, released_at, released_by, released_name)
      SELECT gen_random_uuid(), jsonb_build_object('name', to_char(month, 'MM/YYYY'), 'payFrom', to_char(month + interval '2 days', 'YYYY-MM-DD'), 'payUntil', to_char(month + interval '14 days', 'YYYY-MM-DD'), 'signature', 'none', 'photo', 'none'),
        ARRAY[to_char(month, 'YYYY-MM')], '{${UNIT}}', CASE WHEN back = 0 THEN 'released' ELSE 'closed' END, now(), gen_random_uuid(), 'Người lập', now(), gen_random_uuid(), 'Người duyệt'
      FROM generate_series(0, ${MONTHS - 1}) AS back CROSS JOIN LATERAL (SELECT date_trunc('month', now() + interval '1 month') - back * interval '1 month' AS month) AS one RETURNING id, state),
    line AS (INSERT INTO payment_line (id, period_id, beneficiary_id, unit_code, payee, parts, amount_in_dong, channel, pay_point_id, added_at)
      SELECT gen_random_uuid(), round.id, person.id, person.unit_code, person.profile -> 'payee', '[{"kind":"monthly","programmeCode":"BTXH","categoryCode":"K5c","label":"Trợ cấp người cao tuổi","months":[],"amountInDong":500000}]', 500000, 'counter', point.id, now()
      FROM round CROSS JOIN point CROSS JOIN beneficiary AS person WHERE person.unit_code = '${UNIT}' RETURNING id, period_id, beneficiary_id)
  INSERT INTO disbursement (fact_id, line_id, beneficiary_id, unit_code, via, amount_in_dong, effective_in_dong, day, received_at, body)
  SELECT gen_random_uuid(), line.id, line.beneficiary_id, '${UNIT}', 'cash', 500000, 500000, current_date - 30, now(), '{"tellerName":"Chị Lan","receiver":{"kind":"self"}}'
  FROM line JOIN round ON round.id = line.period_id WHERE round.state = 'closed'`

type Holder = { readonly secret: string; readonly year: number }

async function handOutSlips(postgresUrl: string, chance: SeededChance): Promise<Holder[]> {
  const client = new pg.Client({ connectionString: postgresUrl })
  await client.connect()
  await client.query(A_YEAR)
  await client.query('ANALYZE')
  const { rows } = await client.query<{ id: string; year: number }>(
    `SELECT id, birth_year AS year FROM beneficiary WHERE unit_code = '${UNIT}' AND birth_year IS NOT NULL ORDER BY id LIMIT ${PAGES}`,
  )
  const holders = rows.map(({ id, year }) => ({
    id,
    year,
    secret: slipSecretOf(Uint8Array.from({ length: 16 }, () => chance.between(0, 255))),
  }))
  await client.query(
    `INSERT INTO slip (id, beneficiary_id, secret_hash, expires_on, made_at, made_by, made_name) SELECT gen_random_uuid(), one.id, one.hash, current_date + 365, now(), gen_random_uuid(), 'Cán bộ' FROM unnest($1::uuid[], $2::bytea[]) AS one (id, hash)`,
    [holders.map(({ id }) => id), holders.map(({ secret }) => createHash('sha256').update(secret).digest())],
  )
  await client.end()
  return holders
}

/** At its own moment, whether or not those before were answered: a village does not wait for its neighbours. */
async function open(address: string, { secret, year }: Holder, atMs: number): Promise<number> {
  await new Promise((go) => setTimeout(go, Math.max(0, atMs - performance.now())))
  const body = JSON.stringify({ secret, proof: { kind: 'birth-year', year }, keep: true })
  const answer = await fetch(`${address}${ADDRESSES.slipPage}`, { method: 'POST', headers: HEADERS, body })
  await answer.json()
  if (!answer.ok) throw new Error(`A slip was answered with ${answer.status}`)
  return performance.now() - atMs
}

/** Payment morning: two thousand pages within a minute, the server and whoever asks on the same machine. */
export async function measureSlipMorning(
  address: string,
  postgresUrl: string,
  { report, seed }: { report: Report; seed: number },
): Promise<void> {
  const chance = new SeededChance(seed)
  const holders = await handOutSlips(postgresUrl, chance)
  const sinceMs = performance.now() + 500
  const opened = await Promise.allSettled(holders.map((holder) => open(address, holder, sinceMs + chance.between(0, MINUTE_MS))))
  report('slip-morning-errors', { value: opened.filter(({ status }) => status === 'rejected').length + PAGES - holders.length })
  report('slip-morning', {
    value: percentile(
      opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
      0.95,
    ),
  })
}
