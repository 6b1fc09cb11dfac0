import type { ImportedRow, WaitingRow, WaitingRows } from '#sync/protocol/ImportList.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import { writeAudit } from '../access/audit.ts'
import type { Asker } from '../http/Services.ts'
import { actAs } from '../store/actAs.ts'
import type { Queries } from '../store/Database.ts'
import { IMPORT_PROBLEMS } from './ImportProblem.ts'

/** For so long a row that was kept back waits for somebody; then it is forgotten. */
export const KEPT_BACK_MS = 90 * 86_400_000

/** SQL: whether row `one` of run `run` still waits; `since` is the parameter of the oldest moment. What the same file says later stands for it. */
export const WAITING = (since: string): string =>
  `one.outcome = 'kept-back' AND one.settled_at IS NULL AND run.undone_at IS NULL AND run.at > to_timestamp(${since} / 1000.0)
   AND NOT EXISTS (SELECT FROM import_run AS later WHERE later.file_hash = run.file_hash AND later.unit_code = run.unit_code
     AND later.programme_code = run.programme_code AND later.n > run.n AND later.undone_at IS NULL)`

type Order = { readonly runId: string; readonly asker: Asker; readonly nowMs: number }
type KeptBody = Omit<ImportedRow, 'outcome' | 'cells'> & { readonly cells?: ImportedRow['cells'] }

const isPublished = (code: string): code is keyof typeof IMPORT_PROBLEMS => code in IMPORT_PROBLEMS

function waitingRow({ place, body }: { place: number; body: KeptBody }): WaitingRow {
  const { sheet, row, name, birthYear, idNumber, amountInDong, problems } = body
  // Kept by a program that told no cells.
  const cells =
    body.cells ??
    problems.map((code) => ({
      code,
      cell: null,
      label: null,
      place: `trang "${sheet}", dòng ${row}`,
      sentence: null,
      offers: [],
      typed: null,
    }))
  const sentences = cells.map(({ code, sentence }) => sentence ?? (isPublished(code) ? IMPORT_PROBLEMS[code] : code))
  return { place, sheet, row, name, birthYear, idNumber, amountInDong, problems, cells, sentences }
}

const note = (
  { runId, asker }: Order,
  act: 'kept-back-rows-seen' | 'kept-back-rows-settled',
  detail: { unitCode: string; rows?: number },
) => ({ ...{ accountId: asker.accountId, deviceId: asker.deviceId, act, subject: runId, detail } })

/** The log is the system's alone; what is read and written after it is held by row-level security. */
const lookAsAsker = (queries: Queries, { accountId }: Asker, unitCode: string): Promise<void> =>
  actAs(queries, { kind: 'account', accountId, unitCodes: [unitCode] })

async function runOf(queries: Queries, { runId, asker }: Order) {
  const [run] = await queries.query<{ unit_code: string; file_name: string }>(
    'SELECT unit_code, file_name FROM import_run WHERE id::text = $1',
    [runId],
  )
  return run && asker.unitCodes.includes(run.unit_code) ? run : undefined
}

/** The rows of one run that wait, in the order of the file; that somebody looked is written down. */
export async function waitingRows(queries: Queries, order: Order): Promise<Result<WaitingRows, 'not-found'>> {
  const run = await runOf(queries, order)
  if (!run) return refused('not-found')
  await writeAudit(queries, note(order, 'kept-back-rows-seen', { unitCode: run.unit_code }), order.nowMs)
  await lookAsAsker(queries, order.asker, run.unit_code)
  const found = await queries.query<{ place: number; body: KeptBody }>(
    `SELECT one.place, one.body FROM import_row AS one JOIN import_run AS run ON run.id = one.run_id
     WHERE run.id::text = $1 AND ${WAITING('$2')} AND one.body <> '{}'::jsonb ORDER BY one.place`,
    [order.runId, order.nowMs - KEPT_BACK_MS],
  )
  return accepted({ fileName: run.file_name, rows: found.map(waitingRow) })
}

/** Somebody has seen to these rows: they wait no longer. What they say stays in the record of the run until it is forgotten. */
export async function settleRows(
  queries: Queries,
  order: Order & { readonly places: readonly number[] },
): Promise<Result<{ readonly settled: number }, 'not-found'>> {
  const run = await runOf(queries, order)
  if (!run) return refused('not-found')
  const detail = { unitCode: run.unit_code, rows: order.places.length }
  await writeAudit(queries, note(order, 'kept-back-rows-settled', detail), order.nowMs)
  await lookAsAsker(queries, order.asker, run.unit_code)
  const settled = await queries.query(
    `UPDATE import_row SET settled_at = to_timestamp($3 / 1000.0), settled_account = $4
     WHERE run_id::text = $1 AND place = ANY ($2::integer[]) AND outcome = 'kept-back' AND settled_at IS NULL RETURNING place`,
    [order.runId, order.places, order.nowMs, order.asker.accountId],
  )
  return accepted({ settled: settled.length })
}
