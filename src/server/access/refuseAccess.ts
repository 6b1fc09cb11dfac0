import type { Context } from 'hono'
import type { AccessProblem } from '#sync/protocol/Access.ts'
import type { HttpEnvironment } from '../http/Services.ts'

const STATUS: Partial<Record<AccessProblem, 400 | 403 | 404 | 429>> = {
  'too-many-tries': 429,
  'bad-request': 400,
  'not-found': 404,
  'password-too-weak': 400,
  'device-revoked': 403,
  'account-disabled': 403,
  'password-missing': 403,
  'second-factor-missing': 403,
}

/** What the doors say no with; 401 where nothing else is known. */
export const refuseAccess = (context: Context<HttpEnvironment>, problem: AccessProblem) => context.json({ problem }, STATUS[problem] ?? 401)
