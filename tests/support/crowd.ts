import { setTimeout as sleep } from 'node:timers/promises'
import { FetchLink } from '#app/device/FetchLink.ts'
import { findAccountByName } from '#server/access/accounts.ts'
import { enrolDevice } from '#server/access/devices.ts'
import { COOKIE, openSession } from '#server/access/sessions.ts'
import { SealingKey } from '#server/inbox/SealingKey.ts'
import type { SeededChance } from '#server/practice/SeededChance.ts'
import type { Database } from '#server/store/Database.ts'
import { waitBeforeRetryMs } from '#sync/outbox/backoff.ts'
import { MOST_PAGES_AT_ONCE, type DownloadManifest } from '#sync/protocol/Feed.ts'
import type { FactEnvelope, PushAnswer } from '#sync/protocol/Fact.ts'
import { visitTo } from './facts.ts'
import { FieldPhone } from './fieldPhone.ts'

const SYSTEM = { kind: 'system' } as const
export type Crowded = { readonly phone: FieldPhone; readonly people: readonly string[] }

/** Phones that are signed in already, in turn with these accounts, and the people of each. */
export async function enrolCrowd(
  database: Database,
  address: string,
  { usernames, phones }: { readonly usernames: readonly string[]; readonly phones: number },
): Promise<Crowded[]> {
  const { publicKey: officeKey } = await SealingKey.of(database)
  const crowd: Crowded[] = []
  for (let place = 0; place < phones; place += 1) {
    const phone = new FieldPhone(address)
    const { token, people } = await database.transaction(SYSTEM, async (queries) => {
      const account = await findAccountByName(queries, usernames[place % usernames.length] ?? '')
      if (!account) throw new Error('Nobody of that name')
      await enrolDevice(queries, { accountId: account.id, device: phone.introduction }, Date.now())
      const rows = await queries.query<{ id: string }>('SELECT id FROM beneficiary WHERE unit_code = ANY ($1::text[]) ORDER BY id', [
        account.unitCodes,
      ])
      const opened = { accountId: account.id, deviceId: phone.deviceId }
      return { token: await openSession(queries, opened, Date.now()), people: rows.map(({ id }) => id) }
    })
    crowd.push({ phone: phone.hold({ cookie: `${COOKIE}=${token}`, officeKey }), people })
  }
  return crowd
}

/** Sealed and signed beforehand: that work is the phones', and a morning has many of them. */
export async function prepareFacts({ phone, people }: Crowded, facts: number, chance: SeededChance): Promise<FactEnvelope[]> {
  const made: FactEnvelope[] = []
  for (let n = 0; n < facts; n += 1) made.push(await phone.record(visitTo(chance.pick(people), 'buổi sáng chi trả')))
  return made
}

const untilMs = (atMs: number): Promise<void> => sleep(Math.max(0, atMs - performance.now()))

/** Times from the moment it was due, whether or not what came before was answered. */
export class Measured {
  readonly ms: number[] = []
  readonly errors: string[] = []

  async take(dueMs: number, ask: () => Promise<Response>): Promise<Buffer | undefined> {
    try {
      const answer = await ask()
      const body = Buffer.from(await answer.arrayBuffer())
      if (!answer.ok) throw new Error(`${answer.status} ${body.toString().slice(0, 100)}`)
      this.ms.push(performance.now() - dueMs)
      return body
    } catch (trouble) {
      this.errors.push(String(trouble))
      return undefined
    }
  }
}

export type Morning = { readonly pushes: Measured; readonly pages: Measured }
type Times = { readonly sinceMs: number; readonly lastsMs: number; readonly everyMs: number; readonly chance: SeededChance }

/** The whole list of one phone, a page after the other as it fetches them. */
async function download(phone: FieldPhone, pages: Measured, dueMs: number): Promise<void> {
  await untilMs(dueMs)
  const manifest = await pages.take(dueMs, () => phone.call('POST', '/api/downloads', {}))
  if (!manifest) return
  for (const { generation, pages: all } of (JSON.parse(manifest.toString()) as DownloadManifest).units) {
    const paths = ['roster', ...all.flatMap((_, n) => (n % MOST_PAGES_AT_ONCE === 0 ? [`pages/${n}?count=${MOST_PAGES_AT_ONCE}`] : []))]
    for (const path of paths) await pages.take(performance.now(), () => phone.call('GET', `/api/downloads/${generation}/${path}`))
  }
}

async function pushInTurn(
  phone: FieldPhone,
  pushes: Measured,
  { facts, firstMs, everyMs }: { facts: FactEnvelope[]; firstMs: number; everyMs: number },
) {
  const sent = facts.map(async (fact, turn) => {
    const dueMs = firstMs + turn * everyMs
    await untilMs(dueMs)
    const body = await pushes.take(dueMs, () => phone.call('POST', '/api/facts', { facts: [fact] }))
    const answers = body ? (JSON.parse(body.toString()) as PushAnswer).answers.map((one) => one.answer) : ['applied']
    if (answers.join() !== 'applied') pushes.errors.push(answers.join())
  })
  await Promise.all(sent)
}

/** Payment morning: some download the whole list at a moment of their own, others push a record each so often. */
export async function tellMorning(
  { downloading, pushing }: { readonly downloading: readonly Crowded[]; readonly pushing: readonly Crowded[] },
  { lastsMs, everyMs, chance }: Omit<Times, 'sinceMs'>,
): Promise<Morning> {
  const [pushes, pages] = [new Measured(), new Measured()]
  const prepared: { phone: FieldPhone; facts: FactEnvelope[] }[] = []
  for (const one of pushing) prepared.push({ phone: one.phone, facts: await prepareFacts(one, Math.floor(lastsMs / everyMs), chance) })
  const sinceMs = performance.now() + 500
  await Promise.all([
    ...downloading.map(({ phone }) => download(phone, pages, sinceMs + chance.between(0, lastsMs))),
    ...prepared.map(({ phone, facts }) => pushInTurn(phone, pushes, { facts, firstMs: sinceMs + chance.between(0, everyMs), everyMs })),
  ])
  return { pushes, pages }
}

export type Returned = { readonly tries: number; readonly doneMs: number; readonly unsettled: readonly string[] }

type Away = { readonly phone: FieldPhone; readonly facts: readonly FactEnvelope[]; readonly cursor: string }

/** As the phone's sync goes: what is unsent first, then the news; what fails is tried again after the wait that the phone would take. */
async function comeBack({ phone, facts, cursor }: Away, dueMs: number, chance: SeededChance): Promise<Returned> {
  const link = new FetchLink((address, options) => phone.fetch(String(address), options))
  await untilMs(dueMs)
  for (let tries = 1; ; tries += 1) {
    const pushed = await link.push(facts, { unsentCount: facts.length, oldestUnsentAtMs: null })
    const pulled = pushed.ok ? await link.changes(cursor) : pushed
    if (pushed.ok && pulled.ok) {
      const answers = pushed.value.answers.map((one) => one.answer)
      return { tries, doneMs: performance.now() - dueMs, unsettled: answers.filter((one) => one !== 'applied' && one !== 'duplicate') }
    }
    await sleep(waitBeforeRetryMs(tries, chance.next(), pulled.ok ? null : pulled.retryAfterMs))
  }
}

/** All of them within a second, each with what it recorded while nothing went. */
export async function tellReturn(
  crowd: readonly Crowded[],
  { factsOfEach, chance }: { factsOfEach: number; chance: SeededChance },
): Promise<Returned[]> {
  const away: Away[] = []
  for (const one of crowd) {
    const { cursor } = (await (await one.phone.call('POST', '/api/downloads', {})).json()) as DownloadManifest
    away.push({ phone: one.phone, facts: await prepareFacts(one, factsOfEach, chance), cursor })
  }
  const sinceMs = performance.now() + 200
  return Promise.all(away.map((one) => comeBack(one, sinceMs + chance.between(0, 1_000), chance)))
}
