import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Change, StartOverReason } from '#sync/protocol/Feed.ts'
import type { Queries } from '../store/Database.ts'
import { parseCursor, writeCursor, type FeedCursor } from './FeedCursor.ts'

const CHANGES_IN_A_PAGE = 500

export type ReadChanges =
  | { readonly kind: 'start-over'; readonly reason: StartOverReason }
  | { readonly kind: 'page'; readonly changes: readonly Change[]; readonly cursor: string; readonly more: boolean }

type Found = { position: number; beneficiary_id: string; gone: boolean; profile: BeneficiaryProfile | null }

/** One row for each person: the last word on them up to the end of the page. Row-level security keeps other units out. */
const PAGE = `
  WITH page AS (SELECT position, unit_code, beneficiary_id, gone FROM change_log WHERE position > $1 AND unit_code = ANY ($2::text[]) ORDER BY position LIMIT $3),
       latest AS (SELECT DISTINCT ON (beneficiary_id) * FROM page ORDER BY beneficiary_id, position DESC)
  SELECT latest.position, latest.beneficiary_id, latest.gone, beneficiary.profile
  FROM latest LEFT JOIN beneficiary ON beneficiary.id = latest.beneficiary_id ORDER BY latest.position`

function changeOf(row: Found): Change {
  // A person who has since left the asker's units is gone here, whatever the older mark says.
  return row.profile === null || row.gone
    ? { kind: 'gone', id: row.beneficiary_id }
    : { kind: 'person', id: row.beneficiary_id, profile: row.profile }
}

async function whyStartOver(
  queries: Queries,
  cursor: FeedCursor | undefined,
  scopeVersion: number,
): Promise<StartOverReason | { epoch: string; n: number }> {
  const [counter] = await queries.query<{ n: number; epoch: string }>('SELECT n, epoch FROM feed_counter')
  if (!counter || !cursor || cursor.epoch !== counter.epoch || cursor.position > counter.n) return 'epoch'
  return cursor.scopeVersion === scopeVersion ? counter : 'scope'
}

export async function readChanges(
  queries: Queries,
  cursorText: string,
  scope: { unitCodes: readonly string[]; scopeVersion: number },
): Promise<ReadChanges> {
  const cursor = parseCursor(cursorText)
  const counter = await whyStartOver(queries, cursor, scope.scopeVersion)
  if (typeof counter === 'string' || !cursor) return { kind: 'start-over', reason: typeof counter === 'string' ? counter : 'epoch' }
  const [end] = await queries.query<{ last: number | null; found: number }>(
    'SELECT max(position) AS last, count(*) AS found FROM (SELECT position FROM change_log WHERE position > $1 AND unit_code = ANY ($2::text[]) ORDER BY position LIMIT $3) AS page',
    [cursor.position, scope.unitCodes, CHANGES_IN_A_PAGE],
  )
  const rows = await queries.query<Found>(PAGE, [cursor.position, scope.unitCodes, CHANGES_IN_A_PAGE])
  const more = (end?.found ?? 0) === CHANGES_IN_A_PAGE
  return {
    kind: 'page',
    changes: rows.map(changeOf),
    more,
    cursor: writeCursor({ ...cursor, position: more ? (end?.last ?? counter.n) : counter.n }),
  }
}
