import { shareServer } from './postgres.ts'

/** Run once before a suite whose offices stand on a real PostgreSQL. */
export const setup = (): Promise<void> => shareServer()
