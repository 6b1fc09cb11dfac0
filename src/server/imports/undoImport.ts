import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { ImportRun, UndoingAnswer } from '#sync/protocol/ImportList.ts'
import { writeAudit } from '../access/audit.ts'
import { withEveryRoom } from '../feed/completeProfiles.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { UNDOING_MS } from './forgetOldLists.ts'
import { KEPT_BACK_MS, WAITING } from './waitingRows.ts'
import { SPOKEN_OF } from './spokenOf.ts'
import { takeAway } from './takeAway.ts'

const SHOWN = 20
export type UndoRefusal = 'not-found' | 'import-undone' | 'import-too-old'
type Order = { readonly runId: string; readonly asker: Asker; readonly nowMs: number }
type Touched = { id: string; before: BeneficiaryProfile | null }

/** The newest lists of the asker's communes, and older ones with rows that wait. */
export const importRuns = (queries: Queries, nowMs: number): Promise<ImportRun[]> =>
  queries.query<ImportRun>(
    `SELECT id, round(extract(epoch FROM at) * 1000)::int8 AS "atMs", account_name AS by, unit_code AS "unitCode", file_name AS "fileName", added, changed, unchanged, kept_back AS "keptBack", waiting::int8,
       undone_at IS NOT NULL AS "isUndone", undone_at IS NULL AND at > to_timestamp($1 / 1000.0) AND EXISTS (SELECT FROM import_change AS change WHERE change.run_id = run.id) AS "mayBeUndone"
     FROM import_run AS run CROSS JOIN LATERAL (SELECT count(*) AS waiting FROM import_row AS one WHERE one.run_id = run.id AND ${WAITING('$2')}) AS left_over
     WHERE waiting > 0 OR n IN (SELECT n FROM import_run ORDER BY n DESC LIMIT ${SHOWN}) ORDER BY n DESC`,
    [nowMs - UNDOING_MS, nowMs - KEPT_BACK_MS],
  )

/**
 * People who are still what the list made of them and whom nothing else speaks of: no record, no gift, no slip, no later list.
 * Anybody else stays as they are, for somebody has worked on them since. Locked as imports lock them.
 */
const UNTOUCHED = `
  SELECT beneficiary.id, change.before FROM import_change AS change JOIN beneficiary ON beneficiary.id = change.beneficiary_id JOIN import_run AS run ON run.id = change.run_id
  WHERE change.run_id = $1 AND beneficiary.profile_hash = change.hash_after
    AND NOT EXISTS (SELECT FROM import_row AS row JOIN import_run AS later ON later.id = row.run_id
      WHERE later.unit_code = run.unit_code AND later.n > run.n AND later.undone_at IS NULL AND row.beneficiary_id = change.beneficiary_id)
    AND (change.before IS NOT NULL OR NOT ${SPOKEN_OF})
  ORDER BY beneficiary.id FOR UPDATE OF beneficiary`

async function lockedRun(queries: Queries, { runId, asker, nowMs }: Order): Promise<Result<string, UndoRefusal>> {
  const [found] = await queries.query<{ unit_code: string }>('SELECT unit_code FROM import_run WHERE id::text = $1', [runId])
  if (!found || !asker.unitCodes.includes(found.unit_code)) return refused('not-found')
  // As a list is brought in: two at once would not see each other.
  await queries.query('SELECT pg_advisory_xact_lock($1)', [Number(found.unit_code)])
  const [run] = await queries.query<{ is_undone: boolean; at_ms: number }>(
    'SELECT undone_at IS NOT NULL AS is_undone, round(extract(epoch FROM at) * 1000)::int8 AS at_ms FROM import_run WHERE id::text = $1 FOR UPDATE',
    [runId],
  )
  if (!run || run.is_undone) return refused('import-undone')
  return nowMs - run.at_ms > UNDOING_MS ? refused('import-too-old') : accepted(found.unit_code)
}

/** Takes a list back within a day: people it made go, people it changed are again what they were; the record of the run stays. */
export async function undoImport(queries: Queries, order: Order): Promise<Result<UndoingAnswer, UndoRefusal>> {
  const unit = await lockedRun(queries, order)
  if (!unit.ok) return unit
  const { runId, asker, nowMs } = order
  const touched = await queries.query<Touched>(UNTOUCHED, [runId])
  const [count] = await queries.query<{ all: number }>('SELECT count(*)::int8 AS all FROM import_change WHERE run_id = $1', [runId])
  const answer = { undone: touched.length, left: (count?.all ?? 0) - touched.length }
  await writeAudit(
    queries,
    {
      accountId: asker.accountId,
      deviceId: asker.deviceId,
      act: 'list-undone',
      subject: runId,
      detail: { unitCode: unit.value, ...answer },
    },
    nowMs,
  )
  await queries.query('UPDATE import_run SET undone_at = to_timestamp($2 / 1000.0), undone_account = $3 WHERE id = $1', [
    runId,
    nowMs,
    asker.accountId,
  ])
  const added = touched.flatMap(({ id, before }) => (before === null ? { id, unit_code: unit.value } : []))
  await takeAway(queries, added, nowMs)
  await saveProfiles(
    queries,
    // Kept by the program of that day, which may have known fewer rooms.
    touched.flatMap(({ before }) => (before ? withEveryRoom(before) : [])),
    nowMs,
  )
  return accepted(answer)
}
