// A teller's counter in the real browser: the roll of the practice district, found by three letters and paid by scripted scanning.
import type { BrowserContext, Page } from 'playwright-core'
import { foldText } from '#domain/people/foldText.ts'
import { SeededChance } from '#server/practice/SeededChance.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openCounter, scanByKeys, sitDownAtCounter } from '#tests/support/teller.ts'
import { percentile } from './numbers.ts'
import { paintedMs } from './paintedMs.ts'
import { slowDown } from './phoneRows.ts'
import type { Report } from './rows.ts'

const PLACE = 'Bưu điện xã Gia Tân 3'
const [SEARCHES, PAYMENTS, RATE] = [60, 40, 4]
const AN_HOUR_MS = 3_600_000
type Waiting = { readonly fullName: string; readonly citizenId: string }

/** Who waits at the place with a card of their own. */
const waitingAt = (office: Office): Promise<Waiting[]> =>
  office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<Waiting>(
      `SELECT person.profile ->> 'fullName' AS "fullName", person.citizen_id AS "citizenId"
       FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id JOIN pay_point AS point ON point.id = line.pay_point_id JOIN payment_period AS period ON period.id = line.period_id
       WHERE point.name = $1 AND period.state IN ('released', 'paying') AND person.citizen_id IS NOT NULL AND line.payee ->> 'kind' = 'self' AND person.standing = 'present'
         AND (SELECT count(*) FROM payment_line AS other WHERE other.beneficiary_id = person.id AND other.period_id = period.id) = 1 ORDER BY person.id`,
      [PLACE],
    ),
  )

async function findingMs(page: Page, people: readonly Waiting[]): Promise<number> {
  const chance = new SeededChance(2024)
  const times: number[] = []
  for (let round = 0; round < SEARCHES; round += 1) {
    const given = foldText(chance.pick(people).fullName).split(' ').at(-1) ?? ''
    times.push(await paintedMs(page.getByLabel('Tên hoặc 4 số cuối căn cước'), { text: given.slice(0, 3) }))
  }
  await page.getByLabel('Tên hoặc 4 số cuối căn cước').fill('')
  return percentile(times.slice(5), 0.95)
}

async function payByScanning(page: Page, { citizenId }: Waiting, done: number): Promise<number> {
  await scanByKeys(page, citizenId)
  await page.getByRole('button', { name: /Chính chủ đã nhận/ }).waitFor()
  await page.keyboard.press('Enter')
  const pressedAtMs = performance.now()
  await page.getByText(new RegExp(`^Đã chi ${done} trong`)).waitFor()
  return performance.now() - pressedAtMs
}

/** The driver's own way to the page and back counts as the teller's hands. */
async function measureRate(page: Page, people: readonly Waiting[], report: Report): Promise<void> {
  const nextMs: number[] = []
  const startedAtMs = performance.now()
  for (const one of people.slice(0, PAYMENTS)) nextMs.push(await payByScanning(page, one, nextMs.length + 1))
  report('counter-rate@4', { value: (nextMs.length / (performance.now() - startedAtMs)) * AN_HOUR_MS })
  report('counter-next@4', { value: percentile(nextMs, 0.95) })
}

export async function measureCounter({ phone, report }: { phone: BrowserContext; report: Report }): Promise<void> {
  const office = await openOffice()
  try {
    const page = phone.pages()[0] ?? (await phone.newPage())
    const people = await waitingAt(office)
    await sitDownAtCounter(page, office.address)
    await openCounter(page, PLACE, '900.000.000')
    const slow = await slowDown(phone, page)
    report('roll-find', { value: await findingMs(page, people) })
    await slow(RATE)
    report('roll-find@4', { value: await findingMs(page, people) })
    await measureRate(page, people, report)
    await slow(1)
  } finally {
    await office.close()
  }
}
