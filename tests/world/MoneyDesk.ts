import type { Asker } from '#server/http/Services.ts'
import { stopLines } from '#server/payments/changeLines.ts'
import type { PeriodChange } from '#server/payments/changePeriod.ts'
import { readRoll } from '#server/payments/payRoll.ts'
import { findPeriod } from '#server/payments/periods.ts'
import { closePeriod } from '#server/payments/periodSteps.ts'
import { settleCase } from '#server/reviews/settleCase.ts'
import { settleReport } from '#server/reviews/settleReport.ts'
import type { Queries } from '#server/store/Database.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { decisionsFor, type ReviewCase } from '#sync/protocol/Reviews.ts'
import { REPORT_DECISIONS } from '#sync/protocol/StandingReports.ts'
import type { Chance } from '#tests/support/Chance.ts'
import { BrokenPromise } from './BrokenPromise.ts'
import { releaseRoll, type Communes } from './worldRoll.ts'

type System = <Value>(work: (queries: Queries) => Promise<Value>) => Promise<Value>
type Tools = {
  readonly system: System
  /** Something changed that no phone asked for. */
  readonly changed: () => void
  readonly nowMs: () => number
  readonly restorations: () => number
  readonly communes: Communes
  readonly coordinators: readonly string[]
}

const TAKEN_BACK = `
  SELECT done.fact_id FROM (SELECT fact_id, cancelled_by FROM disbursement UNION ALL SELECT fact_id, cancelled_by FROM gift_handover) AS done
  JOIN review_case ON settlement_id = cancelled_by WHERE review_case.fact_id = $1`

/** What the office itself does about money and about doubts. */
export class MoneyDesk {
  readonly #tools: Tools
  constructor(tools: Tools) {
    this.#tools = tools
  }

  release = (): Promise<void> =>
    this.#write((queries) =>
      releaseRoll(queries, this.#tools.communes, { nowMs: this.#tools.nowMs(), restorations: this.#tools.restorations() }),
    )

  /** All of a period, as whoever begins anew gets it. */
  roll = (periodId: string): Promise<readonly RollLine[]> =>
    this.#tools.system(async (queries) => (await readRoll(queries, { periodId, after: 0 })).lines)

  /** Devices that closed a book which does not balance. */
  unbalanced = (): Promise<readonly string[]> =>
    this.#tools.system(async (queries) =>
      (
        await queries.query<{ device: string }>(
          'SELECT closing_device AS device FROM pay_session WHERE closing IS NOT NULL AND balanced_at IS NULL',
        )
      ).map((row) => row.device),
    )

  /** A line nobody was paid is stopped, or goes on: the decision came this morning. */
  stop = (beneficiaryId: string, outcome: 'stopped' | 'open'): Promise<void> =>
    this.#write(async (queries) => {
      const [line] = await queries.query<{ id: string; period_id: string }>(
        'SELECT id, period_id FROM payment_line WHERE beneficiary_id = $1 ORDER BY period_id DESC LIMIT 1',
        [beneficiaryId],
      )
      const change = line && (await this.#changeOf(queries, line.period_id))
      if (change) await stopLines(change, { lineIds: [line.id], outcome, reason: 'Quyết định sáng nay' })
    })

  /** The older of two periods is over, once every session of it is closed; what is still out there comes late. */
  closeOldest = (outcome: 'carried' | 'returned'): Promise<void> =>
    this.#write(async (queries) => {
      const [oldest, newer] = await queries.query<{ id: string }>('SELECT id FROM payment_period ORDER BY id')
      const change = oldest && newer && (await this.#changeOf(queries, oldest.id))
      if (change) await closePeriod(change, outcome)
    })

  /** One of the doubts that wait is settled by a coordinator, in any of the ways it is open to. Answers which payments and handovers it took back. */
  settle = (chance: Chance): Promise<readonly string[]> =>
    this.#write(async (queries) => {
      const open = await queries.query<Pick<ReviewCase, 'factId' | 'kind' | 'problem'> & { unit_code: string }>(
        'SELECT fact_id AS "factId", kind, problem, unit_code FROM review_case WHERE settled_at IS NULL ORDER BY opened_at, fact_id',
      )
      const doubt = open[chance.below(Math.max(1, open.length))]
      if (!doubt) return []
      const [first = 'seen', ...others] = decisionsFor(doubt)
      const order = { decision: chance.of([first, ...others]), reason: 'đã hỏi cả hai bên', factId: doubt.factId }
      const settled = await settleCase(queries, {
        ...order,
        // Whoever stopped a line, and here that is the first of them, does not settle what was paid of it.
        asker: await this.#coordinator(queries, 1),
        nowMs: this.#tools.nowMs(),
      })
      if (!settled.ok) throw new BrokenPromise(`${order.decision} of ${doubt.problem} was refused: ${settled.refusal}`)
      const gone = await queries.query<{ fact_id: string }>(TAKEN_BACK, [doubt.factId])
      return gone.map((row) => row.fact_id)
    })

  /** What an officer told of somebody's standing is confirmed or turned down; sometimes what was confirmed is taken back. */
  answerReport = (chance: Chance): Promise<void> =>
    this.#write(async (queries) => {
      const told = await queries.query<{ id: string; decision: string | null }>(
        `SELECT fact_id AS id, decision FROM standing_report WHERE cancelled_by IS NULL AND decision IS DISTINCT FROM 'turned-down' ORDER BY fact_id`,
      )
      const one = told[chance.below(Math.max(1, told.length))]
      if (!one) return
      const decision = one.decision ? 'turned-down' : chance.of(REPORT_DECISIONS)
      const settled = await settleReport(queries, {
        ...{ factId: one.id, decision, endedOn: null, reason: 'đã hỏi gia đình' },
        asker: await this.#coordinator(queries, chance.below(2)),
        nowMs: this.#tools.nowMs(),
      })
      // Another report was confirmed since: what stands is not this one's word any more.
      if (!settled.ok && !one.decision) throw new BrokenPromise(`${decision} of a report was refused: ${settled.refusal}`)
    })

  #write<Value>(work: (queries: Queries) => Promise<Value>): Promise<Value> {
    this.#tools.changed()
    return this.#tools.system(work)
  }

  async #changeOf(queries: Queries, periodId: string): Promise<PeriodChange | undefined> {
    const [period, asker] = [await findPeriod(queries, periodId, 'locked'), await this.#coordinator(queries, 0)]
    return period && { queries, period, asker, nowMs: this.#tools.nowMs(), note: () => Promise.resolve() }
  }

  async #coordinator(queries: Queries, place: number): Promise<Asker> {
    const username = this.#tools.coordinators[place] ?? ''
    const [account] = await queries.query<{ id: string }>('SELECT id FROM account WHERE username = $1', [username])
    const accountId = account?.id ?? ''
    const who = { accountId, deviceId: accountId, role: 'coordinator' as const, duties: [], displayName: username }
    return { ...who, unitCodes: this.#tools.communes.unitCodes, payPointIds: [], scopeVersion: 1, signedInAtMs: this.#tools.nowMs() }
  }
}
