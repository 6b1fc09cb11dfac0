import { randomUUID } from 'node:crypto'
import { keepBeside, liftHandover } from '#domain/gifts/layGifts.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { SettlementRequest } from '#sync/protocol/Reviews.ts'
import { writeAudit } from '../access/audit.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { withdrawCases } from './reviewCases.ts'

export type SettlementRefusal = 'not-found' | 'bad-request' | 'case-settled' | 'settle-by-another'
type Order = SettlementRequest & { readonly factId: string; readonly asker: Asker; readonly nowMs: number }
type Doubt = { problem: string; is_settled: boolean; author: string }
type Side = { fact_id: string; officer_id: string }
/** What a decision takes back and what it lets stand beside another. */
type Effect = { readonly takenBack: readonly string[]; readonly kept: string | null }

/** Earlier handovers of the gift that stand, then the doubtful one itself. */
const standingSides = (queries: Queries, factId: string): Promise<Side[]> =>
  queries.query<Side>(
    `SELECT side.fact_id, side.officer_id FROM gift_handover AS own JOIN gift_handover AS side ON side.line_id = own.line_id AND side.n <= own.n
     WHERE own.fact_id = $1 AND NOT side.is_missed AND side.cancelled_by IS NULL ORDER BY side.n`,
    [factId],
  )

function effectOf({ decision, factId }: Order, sides: readonly Side[]): Effect {
  const earlier = sides.map((side) => side.fact_id).filter((id) => id !== factId)
  switch (decision) {
    case 'keep-first':
      return { takenBack: [factId], kept: null }
    case 'keep-second':
      return { takenBack: earlier, kept: null }
    case 'keep-both':
      return { takenBack: [], kept: factId }
    case 'seen':
      return { takenBack: [], kept: null }
  }
}

function whyNot({ decision, asker }: Order, doubt: Doubt, sides: readonly Side[]): SettlementRefusal | undefined {
  if (doubt.is_settled) return 'case-settled'
  const isDouble = doubt.problem === 'gift-delivered-twice'
  if (isDouble !== (decision !== 'seen')) return 'bad-request'
  const authors = isDouble ? sides.map((side) => side.officer_id) : [doubt.author]
  return authors.includes(asker.accountId) ? 'settle-by-another' : undefined
}

async function write(queries: Queries, order: Order, { takenBack, kept }: Effect): Promise<void> {
  const { factId, asker, decision, reason, nowMs } = order
  const id = randomUUID()
  await queries.query('UPDATE gift_handover SET cancelled_by = $1 WHERE fact_id = ANY ($2::uuid[]) AND cancelled_by IS NULL', [
    id,
    takenBack,
  ])
  await queries.query('UPDATE gift_handover SET kept_beside = true WHERE fact_id = $1', [kept])
  await queries.query(
    `UPDATE review_case SET settlement_id = $2, decision = $3, reason = $4, settled_by = $5, settled_name = $6, settled_at = to_timestamp($7 / 1000.0) WHERE fact_id = $1`,
    [factId, id, decision, reason, asker.accountId, asker.displayName, nowMs],
  )
  await withdrawCases(
    queries,
    takenBack.map((cancels) => ({ id, cancels })),
    { by: asker, nowMs },
  )
  await writeAudit(
    queries,
    { accountId: asker.accountId, deviceId: asker.deviceId, act: 'case-settled', subject: factId, detail: { decision } },
    nowMs,
  )
}

/**
 * Another person than whoever recorded either side decides, once. The losing handover is taken back by the settlement and stays on record.
 * Locks the person first, as a push does, so that neither waits for the other in a circle.
 */
export async function settleCase(queries: Queries, order: Order): Promise<Result<'settled', SettlementRefusal>> {
  const [found] = await queries.query<{ beneficiary_id: string | null; unit_code: string | null }>(
    'SELECT beneficiary_id, unit_code FROM review_case WHERE fact_id::text = $1',
    [order.factId],
  )
  if (!found?.unit_code || !order.asker.unitCodes.includes(found.unit_code)) return refused('not-found')
  const [person] = await queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1 FOR UPDATE', [
    found.beneficiary_id,
  ])
  const [doubt] = await queries.query<Doubt>(
    `SELECT doubt.problem, settled_at IS NOT NULL AS is_settled, fact.account_id AS author FROM review_case AS doubt JOIN fact ON fact.id = doubt.fact_id WHERE fact_id::text = $1 FOR UPDATE OF doubt`,
    [order.factId],
  )
  if (!doubt) return refused('not-found')
  const sides = await standingSides(queries, order.factId)
  const refusal = whyNot(order, doubt, sides)
  if (refusal) return refused(refusal)
  const effect = effectOf(order, sides)
  await write(queries, order, effect)
  if (person) {
    const lifted = effect.takenBack.reduce(liftHandover, person.profile)
    await saveProfiles(queries, [effect.kept === null ? lifted : keepBeside(lifted, effect.kept)], order.nowMs)
  }
  return accepted('settled')
}
