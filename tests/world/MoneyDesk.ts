import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { onLine, withPayments } from '#domain/payments/layPayments.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import type { Asker } from '#server/http/Services.ts'
import { readRoll } from '#server/payments/payRoll.ts'
import { touchLines } from '#server/payments/touchLines.ts'
import { settleCase } from '#server/reviews/settleCase.ts'
import type { Queries } from '#server/store/Database.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { decisionsFor, type ReviewCase } from '#sync/protocol/Reviews.ts'
import type { Chance } from '#tests/support/Chance.ts'
import { BrokenPromise } from './BrokenPromise.ts'
import { releaseRoll } from './worldRoll.ts'

type System = <Value>(work: (queries: Queries) => Promise<Value>) => Promise<Value>
type Tools = { readonly system: System; readonly nowMs: () => number; readonly unitCodes: readonly string[]; readonly coordinators: readonly string[] }

const TAKEN_BACK = `
  SELECT done.fact_id FROM (SELECT fact_id, cancelled_by FROM disbursement UNION ALL SELECT fact_id, cancelled_by FROM gift_handover) AS done
  JOIN review_case ON settlement_id = cancelled_by WHERE review_case.fact_id = $1`

/** What the office itself does about money and about doubts. */
export class MoneyDesk {
  readonly #tools: Tools
  constructor(tools: Tools) {
    this.#tools = tools
  }

  release = (): Promise<void> => this.#tools.system((queries) => releaseRoll(queries, this.#tools.unitCodes, this.#tools.nowMs()))

  /** All of a period, as whoever begins anew gets it. */
  roll = (periodId: string): Promise<readonly RollLine[]> =>
    this.#tools.system(async (queries) => (await readRoll(queries, { periodId, after: 0 })).lines)

  /** A line nobody was paid is stopped, or goes on: the decision came this morning. */
  stop = (beneficiaryId: string, outcome: 'stopped' | 'open'): Promise<void> =>
    this.#tools.system(async (queries) => {
      const [person] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1 FOR UPDATE', [
        beneficiaryId,
      ])
      const [line] = await queries.query<{ id: string }>(
        `UPDATE payment_line AS line SET outcome = $2 WHERE id = (SELECT id FROM payment_line WHERE beneficiary_id = $1 ORDER BY period_id DESC LIMIT 1)
           AND NOT EXISTS (SELECT FROM disbursement WHERE line_id = line.id AND cancelled_by IS NULL) RETURNING id`,
        [beneficiaryId, outcome],
      )
      if (!person || !line) return
      const stopped = withPayments(
        person.profile,
        onLine(line.id, (one) => ({ ...one, outcome })),
      )
      await saveProfiles(queries, [stopped], this.#tools.nowMs())
      await touchLines(queries, [line.id])
    })

  /** The older of two periods is over; what is still out there comes late. */
  closeOldest = (): Promise<void> =>
    this.#tools.system(
      async (queries) =>
        void (await queries.query(
          `UPDATE payment_period SET state = 'closed' WHERE id = (SELECT min(id::text)::uuid FROM payment_period HAVING count(*) > 1)`,
        )),
    )

  /** One of the doubts that wait is settled by a coordinator, in any of the ways it is open to. Answers which payments and handovers it took back. */
  settle = (chance: Chance): Promise<readonly string[]> =>
    this.#tools.system(async (queries) => {
      const open = await queries.query<Pick<ReviewCase, 'factId' | 'kind' | 'problem'> & { unit_code: string }>(
        'SELECT fact_id AS "factId", kind, problem, unit_code FROM review_case WHERE settled_at IS NULL ORDER BY opened_at, fact_id',
      )
      const doubt = open[chance.below(Math.max(1, open.length))]
      if (!doubt) return []
      const [first = 'seen', ...others] = decisionsFor(doubt)
      const order = { decision: chance.of([first, ...others]), reason: 'đã hỏi cả hai bên', factId: doubt.factId }
      const settled = await settleCase(queries, { ...order, asker: await this.#coordinator(queries, chance), nowMs: this.#tools.nowMs() })
      if (!settled.ok) throw new BrokenPromise(`${order.decision} of ${doubt.problem} was refused: ${settled.refusal}`)
      const gone = await queries.query<{ fact_id: string }>(TAKEN_BACK, [doubt.factId])
      return gone.map((row) => row.fact_id)
    })

  async #coordinator(queries: Queries, chance: Chance): Promise<Asker> {
    const [first = '', ...others] = this.#tools.coordinators
    const username = chance.of([first, ...others])
    const [account] = await queries.query<{ id: string }>('SELECT id FROM account WHERE username = $1', [username])
    const accountId = account?.id ?? ''
    const who = { accountId, deviceId: accountId, role: 'coordinator' as const, duties: [], displayName: username }
    return { ...who, unitCodes: this.#tools.unitCodes, scopeVersion: 1, signedInAtMs: this.#tools.nowMs() }
  }
}
