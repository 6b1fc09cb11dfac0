import type { AccessProblem } from '#sync/protocol/Access.ts'
import type { Services } from '../http/Services.ts'
import { writeAudit } from './audit.ts'
import { hasSecondFactor, takeFactorCode } from './secondFactor.ts'
import type { SignInLimits } from './signInLimits.ts'

type Arriving = { readonly accountId: string; readonly deviceId: string; readonly code: string | undefined }

/** What stands in the way of somebody whose password or join code was right; undefined lets them in, and the code is used up. */
export async function passFactor(
  { database, clock, factorSeal: seal }: Services,
  limits: SignInLimits,
  { accountId, deviceId, code }: Arriving,
): Promise<AccessProblem | undefined> {
  const nowMs = clock.nowMs()
  return database.transaction({ kind: 'system' }, async (queries) => {
    if (!(await hasSecondFactor(queries, accountId))) return undefined
    if (!code) return 'second-factor-wanted'
    // Six digits are soon guessed from many addresses by whoever has the password: counted for the account alone.
    if (!limits.byFactor.mayTry(accountId, nowMs)) return 'too-many-tries'
    const kind = await takeFactorCode(queries, { accountId, seal, nowMs }, code)
    if (kind === 'recovery')
      await writeAudit(queries, { accountId, deviceId, act: 'recovery-code-used', subject: accountId, detail: {} }, nowMs)
    return kind ? undefined : 'second-factor-wrong'
  })
}
