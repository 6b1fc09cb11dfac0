import { randomUUID } from 'node:crypto'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { FactKind, ItemProblem } from '#sync/protocol/Fact.ts'
import { decisionsFor, type SettlementRequest } from '#sync/protocol/Reviews.ts'
import { writeAudit } from '../access/audit.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker } from '../http/Services.ts'
import { touchLines } from '../payments/touchLines.ts'
import type { Queries } from '../store/Database.ts'
import { settlingOfGift } from './giftSettling.ts'
import { settlingOfPayment } from './paymentSettling.ts'
import { withdrawCases } from './reviewCases.ts'
import type { Settlement, Settling } from './Settling.ts'

export const SETTLEMENT_STATUS = { 'not-found': 404, 'bad-request': 400, 'case-settled': 409, 'settle-by-another': 403 } as const
export type SettlementRefusal = keyof typeof SETTLEMENT_STATUS
type Order = SettlementRequest & { readonly factId: string; readonly asker: Asker; readonly nowMs: number }
type Doubt = { kind: FactKind; problem: ItemProblem; is_settled: boolean; author: string }

const NOTHING_TO_DO: Settling = { authors: [], settle: () => Promise.resolve({ takenBack: [], lines: [], lay: (page) => page }) }

function settlingOf(queries: Queries, factId: string, { kind, problem }: Doubt): Promise<Settling> | Settling {
  if (problem === 'gift-delivered-twice') return settlingOfGift(queries, factId)
  return kind === 'payment.made' || kind === 'payment.cancelled' ? settlingOfPayment(queries, factId) : NOTHING_TO_DO
}

function whyNot({ decision, asker }: Order, doubt: Doubt, { authors }: Settling): SettlementRefusal | undefined {
  if (doubt.is_settled) return 'case-settled'
  if (!decisionsFor(doubt).includes(decision)) return 'bad-request'
  return [...authors, doubt.author].includes(asker.accountId) ? 'settle-by-another' : undefined
}

async function close(queries: Queries, factId: string, { settlementId, decision, reason, asker, nowMs }: Settlement): Promise<void> {
  await queries.query(
    `UPDATE review_case SET settlement_id = $2, decision = $3, reason = $4, settled_by = $5, settled_name = $6, settled_at = to_timestamp($7 / 1000.0) WHERE fact_id = $1`,
    [factId, settlementId, decision, reason, asker.accountId, asker.displayName, nowMs],
  )
  await writeAudit(
    queries,
    { accountId: asker.accountId, deviceId: asker.deviceId, act: 'case-settled', subject: factId, detail: { decision } },
    nowMs,
  )
}

/**
 * Another person than whoever recorded either side decides, once. What loses is taken back by the settlement and stays on record.
 * Locks the person first, as a push does, so that neither waits for the other in a circle.
 */
export async function settleCase(queries: Queries, order: Order): Promise<Result<'settled', SettlementRefusal>> {
  const { factId, asker, nowMs } = order
  const [found] = await queries.query<{ beneficiary_id: string | null; unit_code: string | null }>(
    'SELECT beneficiary_id, unit_code FROM review_case WHERE fact_id::text = $1',
    [factId],
  )
  if (!found?.unit_code || !asker.unitCodes.includes(found.unit_code)) return refused('not-found')
  const [person] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1 FOR UPDATE', [
    found.beneficiary_id,
  ])
  const [doubt] = await queries.query<Doubt>(
    `SELECT doubt.kind, doubt.problem, settled_at IS NOT NULL AS is_settled, fact.account_id AS author FROM review_case AS doubt JOIN fact ON fact.id = doubt.fact_id WHERE fact_id::text = $1 FOR UPDATE OF doubt`,
    [factId],
  )
  if (!doubt) return refused('not-found')
  const settling = await settlingOf(queries, factId, doubt)
  const refusal = whyNot(order, doubt, settling)
  if (refusal) return refused(refusal)
  const settlement = { ...order, settlementId: randomUUID() }
  const { takenBack, lines, lay } = await settling.settle(settlement)
  await close(queries, factId, settlement)
  await withdrawCases(
    queries,
    takenBack.map((cancels) => ({ id: settlement.settlementId, cancels })),
    { by: asker, nowMs },
  )
  if (person) await saveProfiles(queries, [lay(person.profile)], nowMs)
  await touchLines(queries, lines)
  return accepted('settled')
}
