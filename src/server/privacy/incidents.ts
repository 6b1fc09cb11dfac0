import { stateAfterAct, type IncidentAct, type IncidentState } from '#domain/privacy/Incident.ts'
import { incidentTermOn, isLateToNotify, mustTellPeople, notifyByMs } from '#domain/privacy/incidentDue.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { IncidentCount, IncidentOnDesk, IncidentsAnswer, IncidentStep, IncidentToOpen } from '#sync/protocol/Incidents.ts'
import type { LogAct } from '#sync/protocol/OfficeLog.ts'
import { writeAudit } from '../access/audit.ts'
import type { Queries } from '../store/Database.ts'
import type { By } from './dataRequests.ts'

const SHOWN = 100
const LOG_ACT = {
  note: 'incident-noted',
  notify: 'incident-notified',
  'tell-people': 'incident-people-told',
  close: 'incident-closed',
  dismiss: 'incident-dismissed',
} as const satisfies Record<IncidentAct, LogAct>

const MS = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)::int8`
const STEPS = `(SELECT jsonb_agg(jsonb_build_object('act', step.act, 'by', step.account_name, 'atMs', ${MS('step.at')}, 'doneAtMs', ${MS('step.done_at')}, 'note', step.note) ORDER BY step.n)
  FROM incident_step AS step WHERE step.incident_id = incident.id)`
const ON_DESK = `
  SELECT id, unit_code AS "unitCode", event, what, ${MS('happened_at')} AS "happenedAtMs", ${MS('noticed_at')} AS "noticedAtMs", data, people, harm, measures, contact,
    opened_name AS "openedBy", ${MS('opened_at')} AS "openedAtMs", ${MS('due_at')} AS "dueAtMs", legal_basis AS "legalBasis", state, coalesce(${STEPS}, '[]') AS steps FROM incident`

type Kept = Omit<IncidentOnDesk, 'isLate' | 'arePeopleToBeTold'>
const onDesk = (kept: Kept, nowMs: number): IncidentOnDesk => ({
  ...kept,
  isLate: isLateToNotify(kept.state, kept.dueAtMs, nowMs),
  arePeopleToBeTold: mustTellPeople(kept.data, kept.noticedAtMs) && !kept.steps.some(({ act }) => act === 'tell-people'),
})

/** Row-level security leaves those of the asker's communes. */
export async function listIncidents(queries: Queries, wanted: { areEnded: boolean; nowMs: number }): Promise<IncidentsAnswer> {
  const found = await queries.query<Kept>(
    `${ON_DESK} WHERE (state IN ('closed', 'dismissed')) = $1 ORDER BY CASE WHEN $1 THEN -n END, (state <> 'open'), due_at, n LIMIT ${SHOWN + 1}`,
    [wanted.areEnded],
  )
  return { incidents: found.slice(0, SHOWN).map((one) => onDesk(one, wanted.nowMs)), more: found.length > SHOWN }
}

/** Row-level security hides those of other communes. */
export async function findIncident(queries: Queries, id: string, nowMs: number): Promise<IncidentOnDesk | undefined> {
  const [found] = await queries.query<Kept>(`${ON_DESK} WHERE id::text = $1`, [id])
  return found && onDesk(found, nowMs)
}

/** Row-level security leaves those of the asker's communes. */
export async function countIncidents(queries: Queries, nowMs: number): Promise<IncidentCount> {
  const [count] = await queries.query<IncidentCount>(
    `SELECT count(*)::int4 AS open, count(*) FILTER (WHERE due_at < to_timestamp($1 / 1000.0))::int4 AS late FROM incident WHERE state = 'open'`,
    [nowMs],
  )
  return count ?? { open: 0, late: 0 }
}

const noteOf = ({ asker }: By, subject: string, act: LogAct) => ({ accountId: asker.accountId, deviceId: asker.deviceId, subject, act })

const INSERT = `
  INSERT INTO incident (id, unit_code, event, what, happened_at, noticed_at, due_at, legal_basis, data, people, harm, measures, contact, opened_at, opened_by, opened_name)
  VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0), to_timestamp($6 / 1000.0), to_timestamp($7 / 1000.0), $8, $9, $10, $11, $12, $13, to_timestamp($14 / 1000.0), $15, $16)
  ON CONFLICT (id) DO NOTHING RETURNING id`

/** A moment to come, one no rule is known for, and a happening after its noticing are refused. */
const isWrongInTime = ({ noticedAtMs, happenedAtMs }: IncidentToOpen, nowMs: number): boolean =>
  noticedAtMs > nowMs || (happenedAtMs ?? 0) > noticedAtMs || incidentTermOn(noticedAtMs) === undefined

/** Kept once however often it is sent; another's under the same name is refused, and so is a commune that is not the asker's. */
export async function openIncident(
  queries: Queries,
  given: IncidentToOpen,
  by: By,
): Promise<Result<{ readonly id: string }, 'not-found' | 'bad-request'>> {
  const { incidentId: id, unitCode, event, noticedAtMs } = given
  if (!by.asker.unitCodes.includes(unitCode)) return refused('not-found')
  if (isWrongInTime(given, by.nowMs)) return refused('bad-request')
  const [made] = await queries.query(INSERT, [
    ...[id, unitCode, event, given.what, given.happenedAtMs, noticedAtMs, notifyByMs(noticedAtMs)],
    ...[incidentTermOn(noticedAtMs)?.source.legalBasis, given.data, given.people, given.harm, given.measures, given.contact],
    ...[by.nowMs, by.asker.accountId, by.asker.displayName],
  ])
  if (made) await writeAudit(queries, { ...noteOf(by, id, 'incident-opened'), detail: { event } }, by.nowMs)
  return made || (await isSame(queries, given)) ? accepted({ id }) : refused('bad-request')
}

async function isSame(queries: Queries, { incidentId, unitCode, what }: IncidentToOpen): Promise<boolean> {
  const found = await queries.query('SELECT FROM incident WHERE id = $1 AND unit_code = $2 AND what = $3', [incidentId, unitCode, what])
  return found.length > 0
}

type Standing = { readonly id: string; readonly state: IncidentState; readonly noticed_ms: number }

async function writeStep(queries: Queries, id: string, { step, by }: { step: IncidentStep; by: By }): Promise<void> {
  await queries.query(
    `INSERT INTO incident_step (incident_id, at, account_id, account_name, act, done_at, note)
     VALUES ($1, to_timestamp($2 / 1000.0), $3, $4, $5, to_timestamp($6 / 1000.0), $7)`,
    [id, by.nowMs, by.asker.accountId, by.asker.displayName, step.act, 'atMs' in step ? step.atMs : null, step.note],
  )
  await writeAudit(queries, { ...noteOf(by, id, LOG_ACT[step.act]), detail: {} }, by.nowMs)
}

/** Told to the authority once; what is closed or dismissed stays so. Nothing is done before it was noticed, nor in time to come. */
export async function actOnIncident(
  queries: Queries,
  id: string,
  { step, by }: { step: IncidentStep; by: By },
): Promise<Result<null, 'not-found' | 'case-settled' | 'bad-request'>> {
  const [incident] = await queries.query<Standing>(
    `SELECT id, state, ${MS('noticed_at')} AS noticed_ms FROM incident WHERE id::text = $1 AND unit_code = ANY ($2::text[]) FOR UPDATE`,
    [id, by.asker.unitCodes],
  )
  if (!incident) return refused('not-found')
  const state = stateAfterAct(incident.state, step.act)
  if (!state) return refused('case-settled')
  if ('atMs' in step && (step.atMs > by.nowMs || step.atMs < incident.noticed_ms)) return refused('bad-request')
  if (state !== incident.state) await queries.query('UPDATE incident SET state = $2 WHERE id = $1', [incident.id, state])
  await writeStep(queries, incident.id, { step, by })
  return accepted(null)
}
