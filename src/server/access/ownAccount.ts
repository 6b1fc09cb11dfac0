import type { Context } from 'hono'
import * as v from 'valibot'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { findAccount, type Account } from './accounts.ts'

const accountId = v.pipe(v.string(), v.uuid())

/** A coordinator reaches accounts that lie wholly within the own units. */
export const isWithin = (codes: readonly string[], own: readonly string[]): boolean => codes.every((code) => own.includes(code))

/** The account the address names, if the asker may look after it. */
export async function ownAccount({ database }: Services, context: Context<HttpEnvironment>): Promise<Account | undefined> {
  const id = context.req.param('id')
  if (!v.is(accountId, id)) return undefined
  const account = await database.transaction({ kind: 'system' }, (queries) => findAccount(queries, id))
  return account && isWithin(account.homeCodes, context.get('asker').unitCodes) ? account : undefined
}
