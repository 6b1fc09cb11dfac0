import { randomUUID } from 'node:crypto'
import pino from 'pino'
import type { Hono } from 'hono'
import type { BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { createAccount, setScope, type NewAccount } from '#server/access/accounts.ts'
import { FactorSeal } from '#server/access/FactorSeal.ts'
import { revokeDevice } from '#server/access/devices.ts'
import { hashPassword } from '#server/access/passwords.ts'
import { profileHash, saveProfiles } from '#server/feed/saveProfiles.ts'
import { createApp } from '#server/http/createApp.ts'
import type { HttpEnvironment } from '#server/http/Services.ts'
import { OfficeKey } from '#server/receipts/OfficeKey.ts'
import { SealingKey } from '#server/inbox/SealingKey.ts'
import type { Actor, Database, Queries } from '#server/store/Database.ts'
import type { Scriptable } from '#server/store/migrate.ts'
import { person } from '#tests/support/people.ts'
import { FatedDatabase } from './FatedDatabase.ts'
import { MoneyDesk } from './MoneyDesk.ts'
import { SETTLES_ONCE } from './moneyBugs.ts'
import { MONEY_ODDITIES } from './moneyOddities.ts'
import { REPORT_ODDITIES } from './reportOddities.ts'
import { GIFT_ODDITIES, giftFor, GIFTS_ON_RECORD, giftsOnPages, openCampaign, overwriteFirst } from './worldGifts.ts'
import { openPayPoint, releaseRoll } from './worldRoll.ts'

const SYSTEM: Actor = { kind: 'system' }
/** All that an office would find in its backup; what the office was made with (units, keys) stays where it is. */
const TABLES = `account account_scope device session join_code audit_entry feed_counter change_log beneficiary fact quarantined_item visit standing_report campaign gift_line gift_handover review_case snapshot snapshot_blob pay_point payment_period pay_session payment_line disbursement payment_miss payment_recovery`
/** The log lets nobody empty it: a new world does it as one who may change the tables. */
const emptied = (tables: readonly string[]): string =>
  `ALTER TABLE audit_entry DISABLE TRIGGER USER; TRUNCATE ${tables.join(', ')} CASCADE; ALTER TABLE audit_entry ENABLE TRIGGER USER;`
const IS_NUMBERED: ReadonlySet<string> = new Set(['quarantined_item', 'gift_handover', 'disbursement', 'payment_miss'])
export const UNIT_CODES = ['26305', '26308', '26299'] as const
export const OFFICERS = ['nam', 'thu', 'binh'] as const
export const TELLERS = ['hanh', 'tu', 'lan'] as const
const COORDINATORS = ['dung', 'mai'] as const
export const PASSWORD = 'tan-tay-the-gioi'
const [PEOPLE_IN_A_UNIT, HAMLETS] = [8, 3]
const passwordHash = hashPassword(PASSWORD)

export type KeptFact = {
  readonly id: string
  readonly device_id: string
  readonly device_sequence: number
  readonly header_hash: string
  readonly previous_hash: string
  readonly answer: string
  readonly problem: string | null
  readonly kind: string
}

/** The real office on a real database: everything but the socket. */
export class WorldOffice {
  readonly database: FatedDatabase
  readonly engine: 'pglite' | 'postgresql'
  readonly #store: Database & Scriptable
  readonly #nowMs: () => number
  readonly money: MoneyDesk
  #app: Hono<HttpEnvironment> | undefined
  #copiedTables = false
  epoch = ''
  isNaive = false
  /** It may have changed since it was last looked at. */
  wasTouched = true
  /** How often it was put back to an earlier copy. */
  restorations = 0

  #system = <Value>(work: (queries: Queries) => Promise<Value>): Promise<Value> => this.#store.transaction(SYSTEM, work)

  constructor(store: Database & Scriptable, nowMs: () => number) {
    this.#store = store
    this.#nowMs = nowMs
    this.engine = store.engine
    this.database = new FatedDatabase(store)
    this.money = new MoneyDesk({
      system: this.#system,
      changed: () => (this.wasTouched = true),
      nowMs,
      restorations: () => this.restorations,
      communes: COMMUNES,
      coordinators: COORDINATORS,
    })
  }

  /** Empty of the world before, with the same people, officers and areas. */
  async begin(): Promise<void> {
    const tables = TABLES.split(' ').filter((table) => table !== 'feed_counter')
    await this.#store.script(
      `${emptied(tables)} UPDATE feed_counter SET n = 0, epoch = '${randomUUID()}'; DROP SCHEMA IF EXISTS copy CASCADE; ${SETTLES_ONCE}`,
    )
    this.#copiedTables = false
    const services = {
      database: this.database,
      clock: { nowMs: this.#nowMs },
      log: pino({ level: 'silent' }),
      sealingKey: await SealingKey.of(this.#store),
      officeKey: await OfficeKey.of(this.#store),
      factorSeal: FactorSeal.of(Buffer.alloc(32)),
      isPractice: true,
    }
    this.#app = createApp(services, { buildFolder: '/nowhere', assetStore: '/nowhere' })
    await this.#system(async (queries) => {
      for (const [place, username] of OFFICERS.entries())
        await this.#join(queries, { username, role: 'officer', unitCodes: this.areaOf(place) })
      for (const username of TELLERS) await this.#join(queries, { username, role: 'teller', unitCodes: UNIT_CODES })
      for (const username of COORDINATORS) await this.#join(queries, { username, role: 'coordinator', unitCodes: UNIT_CODES })
      const people = UNIT_CODES.flatMap((unitCode) =>
        Array.from({ length: PEOPLE_IN_A_UNIT }, (_, n) =>
          person({
            ...{ id: idOf(unitCode, n), fullName: `Nguyễn Thị ${n}`, unitCode: unitCode as UnitCode, hamlet: `ấp ${n % HAMLETS}` },
            gifts: [giftFor(idOf(unitCode, n))],
          }),
        ),
      )
      await saveProfiles(queries, people, this.#nowMs())
      await openCampaign(queries, people, this.#nowMs())
      await openPayPoint(queries, UNIT_CODES[0])
      await releaseRoll(queries, COMMUNES, { nowMs: this.#nowMs(), restorations: this.restorations })
    })
    await this.#readEpoch()
  }

  #write<Value>(work: (queries: Queries) => Promise<Value>): Promise<Value> {
    this.wasTouched = true
    return this.#system(work)
  }

  async #join(queries: Queries, who: Pick<NewAccount, 'username' | 'role' | 'unitCodes'>): Promise<void> {
    await createAccount(queries, { ...who, displayName: who.username, duties: [], passwordHash: await passwordHash }, this.#nowMs())
  }

  areaOf = (place: number): string[] => [UNIT_CODES[place % 3] ?? '', ...(place === 0 ? [UNIT_CODES[1]] : [])]

  handle(request: Request): Promise<Response> {
    // What only reads changes nothing.
    this.wasTouched ||= request.method !== 'GET'
    if (!this.#app) throw new Error('The office has not begun')
    return Promise.resolve(this.#app.fetch(request))
  }

  async copy(): Promise<void> {
    const copies = TABLES.split(' ').map((table) => `CREATE TABLE copy.${table} AS SELECT * FROM public.${table};`)
    await this.#store.script(`DROP SCHEMA IF EXISTS copy CASCADE; CREATE SCHEMA copy; ${copies.join('\n')}`)
    this.#copiedTables = true
  }

  /** Back to the copy, as after a broken disk; the operator gives the feed a new epoch. False while there is no copy. */
  async restore(): Promise<boolean> {
    if (!this.#copiedTables) return false
    const columns = await this.#ownColumns()
    const back = TABLES.split(' ').map((table) => {
      const names = columns.get(table) ?? ''
      const numbering = IS_NUMBERED.has(table) ? 'OVERRIDING SYSTEM VALUE' : ''
      return `INSERT INTO public.${table} (${names}) ${numbering} SELECT ${names} FROM copy.${table};`
    })
    await this.#store.script(
      `BEGIN; ${emptied(TABLES.split(' '))} ${back.join('\n')} UPDATE feed_counter SET epoch = '${randomUUID()}'; COMMIT;`,
    )
    this.restorations += 1
    await this.#readEpoch()
    this.wasTouched = true
    return true
  }

  /** What a table keeps itself: a column the database works out cannot be written back. */
  async #ownColumns(): Promise<Map<string, string>> {
    const rows = await this.#system((queries) =>
      queries.query<{ table_name: string; names: string }>(
        `SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS names FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name`,
      ),
    )
    return new Map(rows.map((row) => [row.table_name, row.names]))
  }

  setArea = (username: string, unitCodes: readonly string[]): Promise<void> =>
    this.#system(async (queries) => {
      const [account] = await queries.query<{ id: string }>('SELECT id FROM account WHERE username = $1', [username])
      await setScope(queries, account?.id ?? '', { unitCodes, nowMs: this.#nowMs() })
    })

  revoke = (deviceId: string): Promise<void> => this.#system((queries) => revokeDevice(queries, deviceId, this.#nowMs()))
  isRevoked = (deviceId: string): Promise<boolean> =>
    this.#system(
      async (queries) => (await queries.query('SELECT 1 FROM device WHERE id = $1 AND revoked_at IS NOT NULL', [deviceId])).length > 0,
    )
  endSession = (deviceId: string): Promise<void> =>
    this.#system(async (queries) => void (await queries.query('DELETE FROM session WHERE device_id = $1', [deviceId])))

  /** The office corrects somebody's page: the newest word is read under lock, as an import does. */
  correct = (id: string, change: (profile: BeneficiaryProfile) => BeneficiaryProfile): Promise<void> =>
    this.#write(async (queries) => {
      const [row] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1 FOR UPDATE', [id])
      if (row) await saveProfiles(queries, [change(row.profile)], this.#nowMs())
    })

  /** Planted bug: one fact, two visits. */
  countAgain = (id: string): Promise<void> =>
    this.#system(async (queries) => {
      await queries.query(
        'INSERT INTO visit (fact_id, beneficiary_id, unit_code, officer_id, day, body) SELECT gen_random_uuid(), beneficiary_id, unit_code, officer_id, day, body FROM visit WHERE fact_id = $1',
        [id],
      )
    })

  /** Planted bug: the feed's number is taken when the work begins, not when it is committed. */
  async #correctNaively(id: string, whileOpen: () => Promise<void>): Promise<void> {
    const rows = await this.#system((queries) => queries.query<{ n: number }>('UPDATE feed_counter SET n = n + 1 RETURNING n'))
    await whileOpen()
    await this.#system(async (queries) => {
      const [row] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [id])
      if (!row) return
      const profile = { ...row.profile, note: `sửa chậm ${this.#nowMs()}` }
      await queries.query(`UPDATE beneficiary SET profile = $2, profile_hash = decode($3, 'hex') WHERE id = $1`, [
        id,
        JSON.stringify(profile),
        profileHash(profile),
      ])
      await queries.query('INSERT INTO change_log (position, unit_code, beneficiary_id, gone, at) VALUES ($1, $2, $3, false, now())', [
        rows[0]?.n,
        profile.unitCode,
        id,
      ])
    })
  }

  /** A correction whose transaction is still open while others read and write. */
  async correctSlowly(id: string, whileOpen: () => Promise<void>): Promise<void> {
    if (this.isNaive) return this.#correctNaively(id, whileOpen)
    await this.#system(async (queries) => {
      const [row] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1 FOR UPDATE', [id])
      await whileOpen()
      if (row) await saveProfiles(queries, [{ ...row.profile, note: `sửa chậm ${this.#nowMs()}` }], this.#nowMs())
    })
  }

  facts = (): Promise<KeptFact[]> =>
    this.#system((queries) =>
      queries.query<KeptFact>(
        `SELECT id, device_id, device_sequence, encode(header_hash, 'hex') AS header_hash, header::jsonb ->> 7 AS previous_hash, answer, problem, kind FROM fact`,
      ),
    )

  /** What must never be there: put-apart items, and visits without a fact of their own or twice for one. */
  oddities = (): Promise<{ what: string }[]> =>
    this.#system((queries) =>
      queries.query<{ what: string }>(
        `SELECT 'put apart: ' || problem AS what FROM quarantined_item
         UNION ALL SELECT 'visit without its fact: ' || fact_id FROM visit WHERE NOT EXISTS (SELECT FROM fact WHERE fact.id = visit.fact_id)
         UNION ALL SELECT 'fact without its visit: ' || id FROM fact WHERE kind = 'visit.recorded' AND (answer = 'applied' OR problem IN ('clock-far-off', 'device-revoked')) AND NOT EXISTS (SELECT FROM visit WHERE fact_id = fact.id)
         UNION ALL SELECT 'cancelled and still standing: ' || visit.fact_id FROM visit JOIN fact ON fact.kind = 'visit.cancelled' AND fact.answer = 'applied' AND fact.body ->> 'cancels' = visit.fact_id::text WHERE visit.cancelled_by IS NULL
         UNION ALL SELECT 'chain: ' || id FROM fact WHERE problem IN ('chain-broken', 'sequence-taken')
         UNION ALL ${REPORT_ODDITIES} UNION ALL ${GIFT_ODDITIES} UNION ALL ${MONEY_ODDITIES}`,
      ),
    )

  /** As the record has them, and as the people's pages do: the two must say the same. */
  gifts = () =>
    this.#system(async (queries) => {
      const [record] = await queries.query<ReturnType<typeof giftsOnPages>>(GIFTS_ON_RECORD)
      const people = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary')
      return { record, pages: giftsOnPages(people.map((row) => row.profile)) }
    })

  overwriteFirstGift = (factId: string): Promise<void> => this.#system((queries) => overwriteFirst(queries, factId))
  /** Planted bugs about money are written straight into the store. */
  plant = (work: (queries: Queries) => Promise<void>): Promise<void> => this.#system(work)

  position = async (): Promise<number> =>
    this.#system(async (queries) => (await queries.query<{ n: number }>('SELECT n FROM feed_counter'))[0]?.n ?? 0)

  scopeVersion = async (username: string): Promise<number | undefined> =>
    this.#system(
      async (queries) =>
        (await queries.query<{ scope_version: number }>('SELECT scope_version FROM account WHERE username = $1', [username]))[0]
          ?.scope_version,
    )

  people = async (unitCodes: readonly string[]): Promise<BeneficiaryProfile[]> =>
    this.#system(async (queries) =>
      (
        await queries.query<{ profile: BeneficiaryProfile }>(
          'SELECT profile FROM beneficiary WHERE unit_code = ANY ($1::text[]) ORDER BY id',
          [unitCodes],
        )
      ).map((row) => row.profile),
    )

  areaNow = async (username: string): Promise<string[]> =>
    this.#system(async (queries) =>
      (
        await queries.query<{ unit_code: string }>(
          'SELECT unit_code FROM account_scope JOIN account ON account.id = account_id WHERE username = $1 AND ended_at IS NULL ORDER BY unit_code',
          [username],
        )
      ).map((row) => row.unit_code),
    )

  async #readEpoch(): Promise<void> {
    const rows = await this.#system((queries) => queries.query<{ epoch: string }>('SELECT epoch FROM feed_counter'))
    this.epoch = rows[0]?.epoch ?? ''
  }
}

export const idOf = (unitCode: string, n: number): BeneficiaryProfile['id'] =>
  `018f0000-0000-7000-8000-${unitCode}${String(n).padStart(7, '0')}` as BeneficiaryProfile['id']
const COMMUNES = { unitCodes: UNIT_CODES, leftOut: UNIT_CODES.map((unitCode) => idOf(unitCode, PEOPLE_IN_A_UNIT - 1)) }
export const PEOPLE_AT_FIRST = PEOPLE_IN_A_UNIT
