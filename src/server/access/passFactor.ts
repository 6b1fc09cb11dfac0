import type { AccessProblem } from '#sync/protocol/Access.ts'
import type { FactorProof } from '#sync/protocol/Passkeys.ts'
import type { Services } from '../http/Services.ts'
import { writeAudit } from './audit.ts'
import { takePasskey, type Asked } from './passkeys.ts'
import type { RelyingParty } from './readPasskey.ts'
import { hasSecondFactor, takeFactorCode } from './secondFactor.ts'
import type { SignInLimits } from './signInLimits.ts'

/** Where a passkey's challenge was asked for, and whose keys count; none where the office does not know its own address. */
export type Door = { readonly asked: Asked; readonly party: RelyingParty | undefined }
type Arriving = { readonly accountId: string; readonly deviceId: string; readonly proof: FactorProof | undefined; readonly door: Door }

/** What stands in the way of somebody whose password or join code was right; undefined lets them in, and the code or challenge is used up. */
export async function passFactor(
  { database, clock, factorSeal: seal }: Services,
  limits: SignInLimits,
  { accountId, deviceId, proof, door: { asked, party } }: Arriving,
): Promise<AccessProblem | undefined> {
  const nowMs = clock.nowMs()
  return database.transaction({ kind: 'system' }, async (queries) => {
    if (!(await hasSecondFactor(queries, accountId))) return undefined
    if (!proof) return 'second-factor-wanted'
    // Six digits are soon guessed from many addresses by whoever has the password: counted for the account alone.
    if (!limits.byFactor.mayTry(accountId, nowMs)) return 'too-many-tries'
    if (typeof proof === 'object')
      return party && (await takePasskey(queries, proof, { accountId, asked, party, nowMs })) ? undefined : 'passkey-wrong'
    const kind = await takeFactorCode(queries, { accountId, seal, nowMs }, proof)
    if (kind === 'recovery')
      await writeAudit(queries, { accountId, deviceId, act: 'recovery-code-used', subject: accountId, detail: {} }, nowMs)
    return kind ? undefined : 'second-factor-wrong'
  })
}
