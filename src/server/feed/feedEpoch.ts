import type { Database, Queries } from '../store/Database.ts'

export async function readEpoch(queries: Queries): Promise<string> {
  const rows = await queries.query<{ epoch: string }>('SELECT epoch FROM feed_counter')
  return rows[0]?.epoch ?? ''
}

export const feedEpoch = (database: Database): Promise<string> => database.transaction({ kind: 'system' }, readEpoch)
