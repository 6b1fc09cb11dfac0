import type { SignedIn } from '#sync/protocol/Access.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { Asker, Services } from '../http/Services.ts'
import type { Database } from '../store/Database.ts'
import { unitNames } from '../store/unitNames.ts'
import { readEpoch } from '../feed/feedEpoch.ts'
import { countReports } from '../slips/saidReports.ts'
import { findAccount, type Account } from './accounts.ts'
import { certificateOf } from '../receipts/certificateOf.ts'
import { heldOfDevice, type HeldOfDevice } from './devices.ts'

const HOUR_MS = 3_600_000
/** How long a phone may hold its share of the key without a word from the office. */
const LEASE_MS = { officer: 72 * HOUR_MS, teller: 24 * HOUR_MS, coordinator: 12 * HOUR_MS }

/** It comes along with what is asked anyhow: a question of its own would cost the morning more than its answer is worth. */
const waitingFor = (database: Database, { id, unitCodes }: Account): Promise<number> =>
  database.transaction({ kind: 'account', accountId: id, unitCodes }, countReports, 'read-snapshot')

export async function signedInFor(
  { database, clock, sealingKey, officeKey }: Services,
  account: Account,
  { vaultShare, signingKey, enrolledAtMs }: HeldOfDevice,
): Promise<SignedIn> {
  const names = await unitNames(database, account.unitCodes)
  const nowMs = clock.nowMs()
  const saidWaiting = account.role === 'teller' ? 0 : await waitingFor(database, account)
  const certificate = certificateOf(account, { officeKey, signingKey, enrolledAtMs, nowMs })
  return {
    account: { id: account.id, username: account.username, displayName: account.displayName, role: account.role, duties: account.duties },
    units: account.unitCodes.map((code) => ({ code: code as UnitCode, name: names.get(code) ?? code })),
    vaultShare,
    leaseEndsAtMs: nowMs + LEASE_MS[account.role],
    serverSealingKey: sealingKey.publicKey,
    serverTimeMs: nowMs,
    ...(certificate === undefined ? {} : { certificate }),
    ...(saidWaiting === 0 ? {} : { saidWaiting }),
  }
}

/** The news for whoever has a session already, under which epoch of the office; undefined when the account is gone. */
export async function signedInNow(services: Services, asker: Asker): Promise<SignedIn | undefined> {
  const found = await services.database.transaction({ kind: 'system' }, async (queries) => ({
    account: await findAccount(queries, asker.accountId),
    held: await heldOfDevice(queries, asker.deviceId),
    epoch: await readEpoch(queries),
  }))
  return found.account && { ...(await signedInFor(services, found.account, found.held)), epoch: found.epoch }
}
