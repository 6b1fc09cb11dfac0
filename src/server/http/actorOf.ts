import type { Actor } from '../store/Database.ts'
import type { Asker } from './Services.ts'

/** In the asker's own name, so that row-level security keeps what the program forgets to. */
export const actorOf = ({ accountId, unitCodes, payPointIds }: Asker): Actor => ({ kind: 'account', accountId, unitCodes, payPointIds })
