import { randomUUID } from 'node:crypto'
import type * as v from 'valibot'
import { stockBalance, type StockCounts } from '#domain/gifts/stockBalance.ts'
import type { stockRequest } from '#sync/protocol/Gifts.ts'
import { type StockEntry, type UnitStock } from '#sync/protocol/Gifts.ts'
import type { Queries } from '../store/Database.ts'
import type { CampaignChange, Done } from './changeCampaign.ts'

type StockOrder = v.InferOutput<typeof stockRequest>
type Line = { kind: StockEntry['kind']; unitCode: string; quantity: number; corrects: string | null }

/** An earlier line of this campaign turned round; undefined when there is none, or it was taken back before, or takes one back itself. */
async function reversal({ queries, campaign }: CampaignChange, corrects: string): Promise<Line | undefined> {
  const [line] = await queries.query<Line>(
    `SELECT kind, unit_code AS "unitCode", -quantity AS quantity, id AS corrects FROM stock_entry AS line
     WHERE id = $1 AND campaign_id = $2 AND corrects IS NULL AND NOT EXISTS (SELECT FROM stock_entry AS later WHERE later.corrects = line.id)`,
    [corrects, campaign.id],
  )
  return line
}

function newLine({ campaign }: CampaignChange, order: Exclude<StockOrder, { kind: 'correction' }>): Line | undefined {
  const { kind, unitCode, quantity } = order
  return campaign.unitCodes.some((code) => code === unitCode) ? { kind, unitCode, quantity, corrects: null } : undefined
}

/** Writes down what came, went back or broke. Nothing is ever changed: a mistake is taken back by a line of its own. */
export async function keepStock(change: CampaignChange, order: StockOrder): Promise<Done> {
  const { queries, campaign, asker, nowMs, note } = change
  if (campaign.state === 'draft') return { refusal: 'campaign-not-open' }
  const line = order.kind === 'correction' ? await reversal(change, order.corrects) : newLine(change, order)
  if (!line) return { refusal: 'bad-request' }
  const id = randomUUID()
  await note('gift-stock-kept', { kind: line.kind, unitCode: line.unitCode, quantity: line.quantity })
  await queries.query(
    `INSERT INTO stock_entry (id, campaign_id, unit_code, kind, quantity, corrects, note, account_id, account_name, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10 / 1000.0))`,
    [id, campaign.id, line.unitCode, line.kind, line.quantity, line.corrects, order.note, asker.accountId, asker.displayName, nowMs],
  )
  return { body: { id }, status: 201 }
}

export const stockEntries = (queries: Queries, campaignId: string): Promise<StockEntry[]> =>
  queries.query<StockEntry>(
    `SELECT id, unit_code AS "unitCode", kind, quantity, corrects, note, account_name AS by, round(extract(epoch FROM at) * 1000)::int8 AS "atMs"
     FROM stock_entry WHERE campaign_id::text = $1 ORDER BY n`,
    [campaignId],
  )

type Counted = StockCounts & { campaignId: string; unitCode: string; is_closed: boolean }

/** How each point stands, of campaigns whose stock is kept. What was handed over counts by hand, so a gift given twice left twice. */
export async function stockBalances(queries: Queries): Promise<UnitStock[]> {
  const rows = await queries.query<Counted>(
    `WITH kept AS (SELECT campaign_id, unit_code, sum(quantity) FILTER (WHERE kind = 'issued') AS issued, sum(quantity) FILTER (WHERE kind = 'returned') AS returned, sum(quantity) FILTER (WHERE kind = 'damaged') AS damaged
       FROM stock_entry GROUP BY 1, 2),
     handed AS (SELECT line.campaign_id, done.unit_code, count(*) AS delivered FROM gift_handover AS done JOIN gift_line AS line ON line.id = done.line_id
       WHERE line.campaign_id IN (SELECT campaign_id FROM kept) AND NOT done.is_missed AND done.cancelled_by IS NULL GROUP BY 1, 2)
     SELECT campaign.id AS "campaignId", unit_code AS "unitCode", campaign.state = 'closed' AS is_closed,
       coalesce(issued, 0)::int8 AS issued, coalesce(returned, 0)::int8 AS returned, coalesce(damaged, 0)::int8 AS damaged, coalesce(delivered, 0)::int8 AS delivered
     FROM kept FULL JOIN handed USING (campaign_id, unit_code) JOIN campaign ON campaign.id = campaign_id ORDER BY campaign.created_at DESC, campaign.id, unit_code`,
  )
  return rows.map(({ campaignId, unitCode, is_closed, issued, delivered, returned, damaged }) => ({
    campaignId,
    unitCode,
    ...stockBalance({ issued, delivered, returned, damaged }, { isClosed: is_closed }),
  }))
}
