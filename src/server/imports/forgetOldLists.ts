import type { Clock } from '../http/Services.ts'
import { KEPT_BACK_MS } from './waitingRows.ts'
import type { Database } from '../store/Database.ts'

/** For so long a list of people or of gifts can be taken back. */
export const UNDOING_MS = 86_400_000

/** Rows that were kept back are forgotten with their time. And what is kept only for taking a list back: whole pages of people, and whom a list of gifts made. Gone once its day is over or it was taken back. */
export function forgetOldLists(database: Database, clock: Clock): Promise<void> {
  const overAtMs = clock.nowMs() - UNDOING_MS
  return database.transaction({ kind: 'system' }, async (queries) => {
    await queries.query(
      `DELETE FROM import_row USING import_run AS run WHERE run.id = import_row.run_id AND outcome = 'kept-back' AND run.at < to_timestamp($1 / 1000.0)`,
      [clock.nowMs() - KEPT_BACK_MS],
    )
    for (const [kept, run] of [
      ['import_change', 'import_run'],
      ['gift_list_person', 'gift_list_run'],
    ])
      await queries.query(
        `DELETE FROM ${kept} USING ${run} AS run WHERE run.id = ${kept}.run_id AND (run.undone_at IS NOT NULL OR run.at < to_timestamp($1 / 1000.0))`,
        [overAtMs],
      )
  })
}
