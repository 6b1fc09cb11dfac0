import type { Queries } from '../store/Database.ts'

export async function readEpoch(queries: Queries): Promise<string> {
  const rows = await queries.query<{ epoch: string }>('SELECT epoch FROM feed_counter')
  return rows[0]?.epoch ?? ''
}
