import type { Actor, Queries } from './Database.ts'

export const beginWords = (mode: 'write' | 'read-snapshot'): string =>
  mode === 'write' ? 'BEGIN' : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'

/** Hands the transaction over to the account: from here row-level security decides, whatever the program asks for. */
export async function actAs(queries: Queries, actor: Actor): Promise<void> {
  if (actor.kind === 'system') return
  await queries.query(
    `SELECT set_config('tan_tay.units', $1, true), set_config('tan_tay.account', $2, true), set_config('tan_tay.pay_points', $3, true), set_config('role', 'tan_tay_app', true)`,
    [actor.unitCodes.join(','), actor.accountId, (actor.payPointIds ?? []).join(',')],
  )
}
