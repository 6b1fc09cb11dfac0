import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import webPush from 'web-push'
import { lookUpPublic, mayPushTo } from './pushAddress.ts'
import type { ReminderKeys } from './ReminderKeys.ts'

/** Where a phone is reached and what is encrypted to it; base64url. */
export type PushSubscription = { readonly endpoint: string; readonly p256dh: string; readonly auth: string }
/** `gone`: the push service knows no such phone any more. */
export type PushOutcome = 'sent' | 'gone' | 'failed'
export type Push = {
  readonly text: string
  readonly keys: ReminderKeys
  /** How long the push service keeps it for a phone that is switched off, in seconds. */
  readonly keptSeconds: number
  readonly allowsLoopback: boolean
}

const [LIMIT_MS, MOST_LETTERS] = [10_000, 1_000]
/** Of two that wait at the push service the later takes the place of the earlier. */
const TOPIC = 'payday'

/** Whether anything can be encrypted to these keys at all: a point that lies on no curve is nobody's. */
export function canBeEncryptedTo({ p256dh, auth }: PushSubscription): boolean {
  try {
    return webPush.encrypt(p256dh, auth, 'x', 'aes128gcm').cipherText.length > 0
  } catch {
    return false
  }
}

const outcomeOf = (status: number): PushOutcome => {
  if (status === 404 || status === 410) return 'gone'
  return status >= 200 && status < 300 ? 'sent' : 'failed'
}

/**
 * Encrypted for the phone (RFC 8291) and signed by the office (RFC 8292) by the library; sent here, for the library looks neither where a
 * name leads nor how long an answer becomes. Follows nothing that points elsewhere and reads no answer.
 */
export function sendPush(
  { endpoint, p256dh, auth }: PushSubscription,
  { text, keys, keptSeconds, allowsLoopback }: Push,
): Promise<PushOutcome> {
  if (text.length > MOST_LETTERS) throw new Error('A push is one sentence')
  if (!mayPushTo(endpoint, allowsLoopback)) return Promise.resolve('gone')
  const { contact: subject, publicKey, privateKey } = keys
  const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
    vapidDetails: { subject, publicKey, privateKey },
    TTL: keptSeconds,
    topic: TOPIC,
    contentEncoding: 'aes128gcm',
  })
  const address = new URL(endpoint)
  const ask = address.protocol === 'http:' ? requestPlain : requestSecure
  return new Promise((done) => {
    const options = { method: 'POST', headers: headers as Record<string, string>, lookup: lookUpPublic, agent: false as const }
    const request = ask(address, { ...options, signal: AbortSignal.timeout(LIMIT_MS) }, (response) => {
      done(outcomeOf(response.statusCode ?? 0))
      response.destroy()
    })
    request.on('error', () => done('failed'))
    request.end(body)
  })
}
