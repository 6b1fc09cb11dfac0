import { keepBeside, liftHandover } from '#domain/gifts/layGifts.ts'
import type { Queries } from '../store/Database.ts'
import type { Settling } from './Settling.ts'

type Side = { fact_id: string; officer_id: string }

/** Earlier handovers of the gift that stand, then the doubtful one itself. */
const standingSides = (queries: Queries, factId: string): Promise<Side[]> =>
  queries.query<Side>(
    `SELECT side.fact_id, side.officer_id FROM gift_handover AS own JOIN gift_handover AS side ON side.line_id = own.line_id AND side.n <= own.n
     WHERE own.fact_id = $1 AND NOT side.is_missed AND side.cancelled_by IS NULL ORDER BY side.n`,
    [factId],
  )

/** The losing handover is taken back by the settlement and stays on record. */
export async function settlingOfGift(queries: Queries, factId: string): Promise<Settling> {
  const sides = await standingSides(queries, factId)
  const earlier = sides.map((side) => side.fact_id).filter((id) => id !== factId)
  return {
    authors: sides.map((side) => side.officer_id),
    async settle({ decision, settlementId }) {
      const takenBack = decision === 'keep-first' ? [factId] : decision === 'keep-second' ? earlier : []
      const isKept = decision === 'keep-both'
      await queries.query('UPDATE gift_handover SET cancelled_by = $1 WHERE fact_id = ANY ($2::uuid[]) AND cancelled_by IS NULL', [
        settlementId,
        takenBack,
      ])
      if (isKept) await queries.query('UPDATE gift_handover SET kept_beside = true WHERE fact_id = $1', [factId])
      return {
        takenBack,
        lines: [],
        lay: (page) => {
          const lifted = takenBack.reduce(liftHandover, page)
          return isKept ? keepBeside(lifted, factId) : lifted
        },
      }
    },
  }
}
