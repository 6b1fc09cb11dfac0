import { APP_VERSION } from './appVersion.ts'
import { parseSignedIn } from '#sync/protocol/parseAnswers.ts'
import type { DeviceIntroduction, SignedIn } from '#sync/protocol/Access.ts'
import type { Outcome } from '../tools.ts'
import type { VaultRow } from './DeviceDatabase.ts'
import type { FetchLink } from './FetchLink.ts'
import { makeUuid } from './vault/bytes.ts'
import { makeSigningKey } from './vault/DeviceSeals.ts'
import type { Newcomer } from './vault/Vault.ts'

/** By password or by a code handed out; a `username` may be known on this phone. */
export type Arrival = { readonly address: string; readonly body: object; readonly username?: string; readonly wantsNewSecret?: boolean }

const LONGEST_LABEL = 80

/** `newcomer` when the office met this phone for the first time: new keys, which still want a secret. */
export type Entrance = { readonly signedIn: SignedIn; readonly newcomer: Newcomer | undefined }
type Asking = { readonly address: string; readonly body: object; readonly known: VaultRow | undefined; readonly nowMs: number }

/** Signs in online, as the device this phone is known to be or as a new one. */
export async function askToEnter(link: FetchLink, { address, body, known, nowMs }: Asking): Promise<Outcome<Entrance>> {
  const made = known ? undefined : await makeSigningKey()
  const device: DeviceIntroduction = {
    id: known?.deviceId ?? makeUuid(nowMs),
    signingPublicKey: known?.publicKey ?? made?.publicKey ?? '',
    label: navigator.userAgent.slice(0, LONGEST_LABEL),
    appVersion: APP_VERSION,
  }
  const answer = await link.ask('POST', address, { body: { ...body, device }, parse: parseSignedIn })
  if (!answer.ok) return { ok: false, refusal: answer.refusal }
  const newcomer = made && { signedIn: answer.value, device, privateKey: made.privateKey }
  return { ok: true, value: { signedIn: answer.value, newcomer } }
}
