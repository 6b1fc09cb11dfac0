import type { Database } from '../store/Database.ts'

export async function feedEpoch(database: Database): Promise<string> {
  const rows = await database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ epoch: string }>('SELECT epoch FROM feed_counter'),
  )
  return rows[0]?.epoch ?? ''
}
