import { shareServer } from './postgres.ts'

/** Run once before a suite whose offices stand on a real PostgreSQL; what comes back ends it. */
export const setup = (): Promise<() => Promise<void>> => shareServer()
