import { setTimeout as sleep } from 'node:timers/promises'
import { createAccount } from '#server/access/accounts.ts'
import { hashPassword } from '#server/access/passwords.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import { PRACTICE_PASSWORD, seedUnits } from '#server/practice/seed.ts'
import type { SeededChance } from '#server/practice/SeededChance.ts'
import type { Database } from '#server/store/Database.ts'
import type { FactEnvelope, PushAnswer } from '#sync/protocol/Fact.ts'
import { visitTo } from './facts.ts'
import { FieldPhone } from './fieldPhone.ts'
import { person } from './people.ts'

const [UNIT, PEOPLE, FACTS_IN_A_BATCH, PAUSE_MS] = ['26305', 40, 5, 30]
const SYSTEM = { kind: 'system' } as const
const people = Array.from({ length: PEOPLE }, () => person({ fullName: 'Nguyễn Thị Hoa' }))
const usernameOf = (place: number): string => `canbo.${place}`

/** One commune with so many officers, on a migrated database. */
export async function settleOfficers(database: Database, officers: number): Promise<void> {
  await seedUnits(database)
  const passwordHash = await hashPassword(PRACTICE_PASSWORD)
  await database.transaction(SYSTEM, async (queries) => {
    for (let place = 0; place < officers; place += 1) {
      const account = { username: usernameOf(place), displayName: 'Trần Văn Nam', role: 'officer', duties: [], passwordHash } as const
      await createAccount(queries, { ...account, unitCodes: [UNIT] }, Date.now())
    }
    await saveProfiles(queries, people, Date.now())
  })
}

export type Batch = { readonly ids: readonly string[]; isAcknowledged: boolean }
type Kept = { readonly id: string }

/** How one try to send ended: heard; the office said that it is busy; cut off in the middle; nobody there; or some other answer. */
type Ending = 'heard' | 'busy' | 'cut' | 'nobody' | `said ${string}`

const isNobody = (trouble: unknown): boolean =>
  trouble instanceof Error && trouble.cause instanceof Error && 'code' in trouble.cause && trouble.cause.code === 'ECONNREFUSED'

async function endingOf(answer: Response): Promise<Ending> {
  const said = await answer.text()
  if (answer.status === 503 && said === '{"problem":"server-busy"}' && answer.headers.has('retry-after')) return 'busy'
  if (!answer.ok) return `said ${answer.status} ${said.slice(0, 200)}`
  const { answers } = JSON.parse(said) as PushAnswer
  const strange = answers.find(({ answer: one }) => one !== 'applied' && one !== 'duplicate')
  return strange ? `said ${JSON.stringify(strange)}` : 'heard'
}

/** Phones that send without a pause, the same batch again until the office says that it has it; and the book of what it said. */
export class SendingPhones {
  readonly batches: Batch[] = []
  readonly endings = new Map<Ending, number>()
  #phones: FieldPhone[] = []
  #working: Promise<void>[] = []
  #isOver = false

  async begin(addresses: readonly string[]): Promise<void> {
    for (const [place, address] of addresses.entries()) {
      const phone = new FieldPhone(address)
      const entered = await phone.signIn(usernameOf(place), PRACTICE_PASSWORD)
      if (!entered.ok) throw new Error(`Not signed in: ${await entered.text()}`)
      this.#phones.push(phone)
    }
    this.#working = this.#phones.map((phone, place) => this.#work(phone, place))
  }

  /** The last batch of each is sent to its end. */
  async end(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#working)
  }

  /** By answers and not by time: on a busy machine an office just started would be broken off before it took anything in. */
  async untilHeard(batches: number, chance: SeededChance): Promise<void> {
    const enough = this.countOf('heard') + batches
    while (this.countOf('heard') < enough) await sleep(chance.between(1, 9))
  }

  countOf = (ending: Ending): number => this.endings.get(ending) ?? 0

  /** What the office said besides «I have it» and «busy». */
  get strange(): string[] {
    return [...this.endings.keys()].filter((ending) => ending.startsWith('said'))
  }

  /** Records the office said it had and whose visit is not there. */
  async lostAt(database: Database): Promise<string[]> {
    const acknowledged = this.batches.filter((one) => one.isAcknowledged).flatMap(({ ids }) => ids)
    const kept = await keptOf(database, acknowledged)
    return acknowledged.filter((id) => !kept.has(id))
  }

  /** Batches of which a part is there, as one look sees them. */
  async halvesAt(database: Database): Promise<string[]> {
    const batches = [...this.batches]
    const kept = await keptOf(
      database,
      batches.flatMap(({ ids }) => ids),
    )
    const counted = batches.map(({ ids }) => ({ all: ids.length, kept: ids.filter((id) => kept.has(id)).length }))
    return counted.filter((one) => one.kept > 0 && one.kept < one.all).map((one) => `${one.kept} of ${one.all}`)
  }

  /** How many visits there are beyond one for each record sent. */
  async surplusAt(database: Database): Promise<number> {
    const [found] = await database.transaction(SYSTEM, (queries) => queries.query<{ n: number }>('SELECT count(*) AS n FROM visit'))
    return (found?.n ?? 0) - this.batches.flatMap(({ ids }) => ids).length
  }

  async #work(phone: FieldPhone, place: number): Promise<void> {
    for (let round = place; !this.#isOver; round += 1) {
      const facts: FactEnvelope[] = []
      for (let n = 0; n < FACTS_IN_A_BATCH; n += 1)
        facts.push(await phone.record(visitTo(people[(round * FACTS_IN_A_BATCH + n) % PEOPLE]?.id, 'máy chủ bị ngắt giữa chừng')))
      const batch: Batch = { ids: facts.map(({ header }) => header.id), isAcknowledged: false }
      this.batches.push(batch)
      while ((await this.#send(phone, facts)) !== 'heard') await sleep(PAUSE_MS)
      batch.isAcknowledged = true
    }
  }

  async #send(phone: FieldPhone, facts: readonly FactEnvelope[]): Promise<Ending> {
    const ending = await phone
      .call('POST', '/api/facts', { facts })
      .then(endingOf)
      .catch((trouble: unknown): Ending => (isNobody(trouble) ? 'nobody' : 'cut'))
    this.endings.set(ending, this.countOf(ending) + 1)
    return ending
  }
}

async function keptOf(database: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.transaction(SYSTEM, (queries) =>
    queries.query<Kept>('SELECT id FROM fact JOIN visit ON visit.fact_id = fact.id WHERE fact.id = ANY ($1::uuid[])', [ids]),
  )
  return new Set(rows.map(({ id }) => id))
}
