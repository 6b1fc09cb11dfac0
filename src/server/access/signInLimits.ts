import type { Context } from 'hono'
import type { HttpEnvironment } from '../http/Services.ts'
import { RateLimit } from './RateLimit.ts'

const QUARTER_HOUR_MS = 15 * 60_000

/** How often a password may be tried, wherever it is asked for: one count for the door and for whoever is in already. */
export type SignInLimits = {
  readonly byAccount: RateLimit
  readonly byAddress: RateLimit
  readonly byDevice: RateLimit
  /** Codes of the second factor, by account, from wherever. */
  readonly byFactor: RateLimit
}
export type TriedKeys = { readonly account?: string; readonly device: string; readonly nowMs: number }

export const signInLimits = (): SignInLimits => ({
  byAccount: new RateLimit(10, QUARTER_HOUR_MS),
  byFactor: new RateLimit(20, QUARTER_HOUR_MS),
  byDevice: new RateLimit(30, QUARTER_HOUR_MS),
  byAddress: new RateLimit(300, QUARTER_HOUR_MS),
})

const ofAccount = (context: Context<HttpEnvironment>, account: string): string => `${account}@${context.get('address')}`

/** A right password that only lacks the code beside it was no guess: whoever has a second factor would come half as often. */
export const giveBackTry = (limits: SignInLimits, context: Context<HttpEnvironment>, account: string): void =>
  limits.byAccount.giveBack(ofAccount(context, account))

/** An account is known only where a name was said: a join code is too long to guess, and a whole class joins from one address. */
export function mayTry(limits: SignInLimits, context: Context<HttpEnvironment>, keys: TriedKeys): boolean {
  const address = context.get('address')
  // The address comes first: once it is refused, what it invents further on is not even counted.
  return (
    limits.byAddress.mayTry(address, keys.nowMs) &&
    limits.byDevice.mayTry(keys.device, keys.nowMs) &&
    // The account's own limit counts by address as well: a stranger elsewhere cannot lock an officer out.
    (keys.account === undefined || limits.byAccount.mayTry(ofAccount(context, keys.account), keys.nowMs))
  )
}
