import { createHash, randomUUID } from 'node:crypto'
import type { BeneficiaryId, BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { ListComparison, RowChoice } from '#sync/protocol/ImportList.ts'
import { writeAudit } from '../access/audit.ts'
import { profileHash, saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker, Services } from '../http/Services.ts'
import { actAs } from '../store/actAs.ts'
import type { Queries } from '../store/Database.ts'
import { numbersOf, type ProgrammeCode } from './layRow.ts'
import { compareWithRecord } from './compareWithRecord.ts'
import { toldRow } from './toldRow.ts'
import { choicesFrom, choicesOf, type Choices } from './rowChoices.ts'
import type { ReadList } from './ListRow.ts'
import { planImport, type Plan, type PlannedRow, type RowOutcome } from './planImport.ts'

export type ImportTask = {
  readonly asker: Asker
  readonly list: ReadList
  readonly unitCode: UnitCode
  readonly programmeCode: ProgrammeCode
  readonly fileName: string
  readonly fileBytes: Uint8Array
  readonly choices: readonly RowChoice[]
}
export type Outcomes = Readonly<Record<RowOutcome, number>>
export type Looked = { readonly runId: string | null; readonly plan: readonly PlannedRow[]; readonly comparison: ListComparison }

export function outcomesOf(plan: readonly PlannedRow[]): Outcomes {
  const count = (outcome: RowOutcome) => plan.filter((one) => one.outcome === outcome).length
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged'), 'kept-back': count('kept-back') }
}

/** Everybody of the unit, and whoever in another unit bears one of the list's numbers. */
async function knownFor(queries: Queries, { list, unitCode }: ImportTask, lock: '' | 'FOR UPDATE'): Promise<BeneficiaryProfile[]> {
  const own = await queries.query<{ profile: BeneficiaryProfile }>(
    `SELECT profile FROM beneficiary WHERE unit_code = $1 ORDER BY id ${lock}`,
    [unitCode],
  )
  const elsewhere = await queries.query<{ profile: BeneficiaryProfile }>(
    'SELECT profile FROM beneficiary WHERE unit_code <> $1 AND (citizen_id = ANY ($2::text[]) OR old_identity_number = ANY ($2::text[]))',
    [unitCode, [...new Set(list.rows.flatMap(numbersOf))]],
  )
  return [...own, ...elsewhere].map((row) => row.profile)
}

const hashOf = ({ fileBytes }: ImportTask): Buffer => createHash('sha256').update(fileBytes).digest()

/** What was said of the rows of the same file before, and now; the later word stands. A run that was taken back has said nothing. */
async function choicesFor(queries: Queries, task: ImportTask): Promise<readonly RowChoice[]> {
  const earlier = await queries.query<{ choices: RowChoice[] }>(
    `SELECT one.choices FROM import_row AS one JOIN import_run AS run ON run.id = one.run_id
     WHERE run.file_hash = $1 AND run.unit_code = $2 AND run.programme_code = $3 AND run.undone_at IS NULL AND one.choices IS NOT NULL ORDER BY run.n`,
    [hashOf(task), task.unitCode, task.programmeCode],
  )
  return [...earlier.flatMap(({ choices }) => choices), ...task.choices]
}

/** As it is kept: «somebody else» is by now this very person, so that the same file brought in again does not make another. */
function keptChoices({ row, profile }: PlannedRow, choices: Choices): RowChoice[] | null {
  const { sheet, row: number } = row
  const said = [...choicesOf(choices, row)].map(([problem, choice]): RowChoice => {
    const isNow = choice.kind === 'other' && profile !== undefined
    return { sheet, row: number, problem, choice: isNow ? { kind: 'same', beneficiaryId: profile.id } : choice }
  })
  return said.length === 0 ? null : said
}

const planFor = (
  known: readonly BeneficiaryProfile[],
  { list, unitCode, programmeCode }: ImportTask,
  { nowMs, choices }: { nowMs: number; choices: Choices },
): Plan =>
  planImport(list.rows, known, { unitCode, programmeCode, newId: () => randomUUID() as BeneficiaryId, day: vietnamDay(nowMs), choices })

async function keepRun(
  queries: Queries,
  task: ImportTask,
  run: { id: string; nowMs: number; plan: readonly PlannedRow[]; choices: Choices },
): Promise<void> {
  const { asker, unitCode, programmeCode, fileName, list } = task
  const counts = outcomesOf(run.plan)
  await queries.query(
    `INSERT INTO import_run (id, at, account_id, unit_code, file_hash, file_name, added, changed, unchanged, kept_back, programme_code, sum_in_dong, account_name)
     VALUES ($1, to_timestamp($2 / 1000.0), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      run.id,
      run.nowMs,
      asker.accountId,
      unitCode,
      hashOf(task),
      fileName,
      counts.added,
      counts.changed,
      counts.unchanged,
      counts['kept-back'],
      programmeCode,
      list.totals.sumInDong,
      asker.displayName,
    ],
  )
  const rows = run.plan.map((one, place) => ({
    ...{ place, outcome: one.outcome, beneficiary_id: one.profile?.id ?? null, choices: keptChoices(one, run.choices) },
    body: { ...one.row, cells: toldRow(one, list).cells },
  }))
  await queries.query(
    `INSERT INTO import_row (run_id, place, unit_code, outcome, beneficiary_id, body, choices)
     SELECT $1, place, $2, outcome, beneficiary_id, body, nullif(choices, 'null'::jsonb) FROM jsonb_to_recordset($3::jsonb) AS one (place integer, outcome text, beneficiary_id uuid, body jsonb, choices jsonb)`,
    [run.id, unitCode, JSON.stringify(rows)],
  )
}

/** What each person was before and what the list left them as: by that alone it can be taken back. */
async function keepChanges(
  queries: Queries,
  run: { id: string; unitCode: string },
  { known, profiles }: { known: readonly BeneficiaryProfile[]; profiles: readonly BeneficiaryProfile[] },
): Promise<void> {
  const before = new Map(known.map((person) => [person.id, person]))
  const rows = profiles.map((profile) => ({
    beneficiary_id: profile.id,
    before: before.get(profile.id) ?? null,
    hash: profileHash(profile),
  }))
  await queries.query(
    `INSERT INTO import_change (run_id, unit_code, beneficiary_id, before, hash_after)
     SELECT $1, $2, beneficiary_id, nullif(before, 'null'::jsonb), decode(hash, 'hex') FROM jsonb_to_recordset($3::jsonb) AS one (beneficiary_id uuid, before jsonb, hash text)`,
    [run.id, run.unitCode, JSON.stringify(rows)],
  )
}

/** What the list would do, without doing it; that somebody looked is written down, for it shows who of the record is meant. */
export const previewImport = ({ database, clock }: Services, task: ImportTask): Promise<Looked> =>
  database.transaction({ kind: 'system' }, async (queries) => {
    const [known, nowMs] = [await knownFor(queries, task, ''), clock.nowMs()]
    const { rows } = planFor(known, task, { nowMs, choices: choicesFrom(await choicesFor(queries, task)) })
    const { asker, unitCode } = task
    const about = { act: 'list-looked-at', subject: unitCode, detail: { unitCode, rows: rows.length } } as const
    await writeAudit(queries, { accountId: asker.accountId, deviceId: asker.deviceId, ...about }, nowMs)
    return { runId: null, plan: rows, comparison: compareWithRecord(known, rows, task) }
  })

/**
 * The whole list or nothing of it: people, the record of the run, the audit and the news for the phones stand in one transaction.
 * Looking for numbers in other units needs the system's eyes; from the first write on, row-level security holds the asker to the unit.
 */
export function applyImport({ database, clock }: Services, task: ImportTask): Promise<Looked> {
  const [runId, nowMs] = [randomUUID(), clock.nowMs()]
  const { asker, unitCode } = task
  return database.transaction({ kind: 'system' }, async (queries) => {
    // Two lists at once would not see each other's new people.
    await queries.query('SELECT pg_advisory_xact_lock($1)', [Number(unitCode)])
    const known = await knownFor(queries, task, 'FOR UPDATE')
    const choices = choicesFrom(await choicesFor(queries, task))
    const { rows: plan, profiles } = planFor(known, task, { nowMs, choices })
    const counts = outcomesOf(plan)
    await writeAudit(
      queries,
      { accountId: asker.accountId, deviceId: asker.deviceId, act: 'list-imported', subject: runId, detail: { unitCode, ...counts } },
      nowMs,
    )
    await actAs(queries, { kind: 'account', accountId: asker.accountId, unitCodes: [unitCode] })
    await keepRun(queries, task, { id: runId, nowMs, plan, choices })
    await keepChanges(queries, { id: runId, unitCode }, { known, profiles })
    await saveProfiles(queries, profiles, nowMs)
    return { runId, plan, comparison: compareWithRecord(known, plan, task) }
  })
}
