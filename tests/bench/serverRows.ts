import pg from 'pg'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { SeededChance } from '#server/practice/SeededChance.ts'
import { PRACTICE_PASSWORD } from '#server/practice/seed.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { median } from './numbers.ts'
import { PushingPhone } from './PushingPhone.ts'
import type { Report } from './rows.ts'

export const CONNECTIONS = 8
const FACTS_IN_A_BATCH = 25
const MS = 1_000

async function perSecond(act: () => Promise<number>): Promise<number> {
  const startedAtMs = performance.now()
  const count = await act()
  return (count / (performance.now() - startedAtMs)) * MS
}

/** The same people's text, laid out beforehand and read by COPY: nothing a database does hands text out faster. */
async function copyFloor(client: pg.Client): Promise<() => Promise<number>> {
  await client.query(`CREATE TEMP TABLE as_text AS SELECT profile::text AS body FROM beneficiary WHERE unit_code = '26308'`)
  const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM as_text')
  return async () => {
    await client.query('COPY as_text TO STDOUT')
    return Number(rows[0]?.n)
  }
}

export async function measurePull(address: string, postgresUrl: string, report: Report): Promise<void> {
  const phone = new PushingPhone(address)
  await phone.signIn('bench.50000', PRACTICE_PASSWORD)
  const client = new pg.Client({ connectionString: postgresUrl })
  await client.connect()
  const copy = await copyFloor(client)
  const [pulls, copies]: [number[], number[]] = [[], []]
  for (let round = 0; round < 5; round += 1) {
    copies.push(await perSecond(copy))
    pulls.push(await perSecond(async () => (await phone.pullPages()).people))
  }
  await client.end()
  report('pull', { value: median(pulls), floor: median(copies) })
}

const visit = (beneficiaryId: BeneficiaryId): FactBody => ({
  kind: 'visit.recorded',
  version: 1,
  visit: {
    beneficiaryId,
    day: '2024-03-05' as PlainDate,
    purpose: 'home-visit',
    personMet: 'self',
    findings: ['frail'],
    needs: '',
    followUpDay: null,
    spokeOfCard: null,
    note: 'Bà ho nhiều',
    place: null,
    signature: null,
    photoHash: null,
  },
})

type PushWish = {
  readonly report: Report
  readonly id: string
  readonly people: readonly BeneficiaryProfile[]
  readonly batches: number
  readonly seed: number
}

export async function measurePush(address: string, { report, id, people, batches, seed }: PushWish): Promise<void> {
  const chance = new SeededChance(seed)
  const rounds: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const phones = Array.from({ length: CONNECTIONS }, () => new PushingPhone(address))
    for (const [number, phone] of phones.entries()) {
      // Each officer visits people of her own, as in the field.
      const own = people.filter((_, place) => place % CONNECTIONS === number)
      await phone.signIn(`bench.push${number}`, PRACTICE_PASSWORD)
      await phone.prepare(
        Array.from({ length: batches * FACTS_IN_A_BATCH }, () => visit(chance.pick(own).id)),
        FACTS_IN_A_BATCH,
      )
    }
    const wanted = CONNECTIONS * batches * FACTS_IN_A_BATCH
    rounds.push(
      await perSecond(async () => {
        const applied = (await Promise.all(phones.map((phone) => phone.push()))).reduce((sum, one) => sum + one, 0)
        if (applied !== wanted) throw new Error(`${applied} of ${wanted} facts were applied`)
        return applied
      }),
    )
  }
  report(id, { value: median(rounds) })
}
