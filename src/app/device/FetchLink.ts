import type { ChangesAnswer, ChangesLink } from '#sync/feed/pullChanges.ts'
import type { LinkAnswer, LinkTrouble, PushLink } from '#sync/outbox/pushOutbox.ts'
import type { PhotoLink, PhotoPiece } from '#sync/outbox/sendPhoto.ts'
import { ADDRESSES, OWN_HEADER, PHONE_PROBLEMS, type AccessProblem, type ProblemAnswer } from '#sync/protocol/Access.ts'
import type { FactEnvelope, PushAnswer } from '#sync/protocol/Fact.ts'
import { parseChangesPage, parsePhotoAnswer, parsePushAnswer } from '#sync/protocol/parseAnswers.ts'
import type { PhotoAnswer } from '#sync/protocol/Photo.ts'
import { toBase64 } from './vault/bytes.ts'

const LIMIT_MS = 30_000
/** A page of people over a line of a few kilobits. */
const LIMIT_FOR_BYTES_MS = 180_000

export type CallRefusal = AccessProblem | 'no-network' | 'captive-portal'
export type CallAnswer<Value> =
  | { ok: true; value: Value }
  | { ok: false; refusal: CallRefusal; retryAfterMs: number | null; startOver?: ProblemAnswer['startOver']; sentence?: string }
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
type Question<Value> = { readonly body?: unknown; readonly parse: (answer: unknown) => Value | undefined }

const NO_NETWORK = { ok: false, refusal: 'no-network', retryAfterMs: null } as const

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const TROUBLES: readonly string[] = [
  'no-network',
  'captive-portal',
  'signed-out',
  'device-revoked',
  'server-busy',
  'too-large',
  'not-allowed',
  'bad-request',
  'start-over',
]
const troubleOf = (refusal: CallRefusal): LinkTrouble => (TROUBLES.includes(refusal) ? (refusal as LinkTrouble) : 'server-busy')

const retryAfter = (response: Response): number | null => {
  const seconds = Number(response.headers.get('retry-after'))
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null
}

const has = (words: readonly string[], word: string): boolean => words.includes(word)
/** Whether this program was ever told the word; undefined when the rarer ones could not be fetched. */
const knows = async (problem: string): Promise<boolean | undefined> =>
  has(PHONE_PROBLEMS, problem) ||
  import('#sync/protocol/deskProblems.ts').then(
    ({ DESK_PROBLEMS }) => has(DESK_PROBLEMS, problem),
    () => undefined,
  )

async function problemIn(response: Response): Promise<CallAnswer<never>> {
  const text = await response.text().catch(() => '')
  const retryAfterMs = retryAfter(response)
  try {
    const { problem, startOver, sentence } = JSON.parse(text) as ProblemAnswer
    const isKnown = await knows(problem)
    if (isKnown === undefined) return NO_NETWORK
    if (isKnown) return { ok: false, refusal: problem, retryAfterMs, startOver, ...(sentence ? { sentence } : {}) }
    // A newer office refuses in a word this program was never told.
    if (typeof problem === 'string' && response.status < 500) return { ok: false, refusal: 'app-too-old', retryAfterMs }
  } catch {
    // Our server always answers in its own words; another's page stands between.
    if (response.status < 500) return { ok: false, refusal: 'captive-portal', retryAfterMs }
  }
  return { ok: false, refusal: response.status === 511 ? 'captive-portal' : 'server-busy', retryAfterMs }
}

/** Every call has a time limit and an answer; nothing here throws. */
export class FetchLink implements PushLink, ChangesLink, PhotoLink {
  readonly #send: typeof fetch
  constructor(send: typeof fetch = (address, options) => fetch(address, options)) {
    this.#send = send
  }

  call<Value>(method: Method, address: string, body?: unknown): Promise<CallAnswer<Value>> {
    return this.ask(method, address, { body, parse: (value) => value as Value })
  }

  /** `parse` answers undefined for what is no answer of ours. */
  async ask<Value>(method: Method, address: string, { body, parse }: Question<Value>): Promise<CallAnswer<Value>> {
    const response = await this.#fetch(method, address, { body, limitMs: LIMIT_MS })
    if (!response) return NO_NETWORK
    if (!response.ok) return problemIn(response)
    const text = await response.text().catch(() => undefined)
    if (text === undefined) return NO_NETWORK
    const value = parse(parseJson(text))
    return value === undefined ? { ok: false, refusal: 'captive-portal', retryAfterMs: null } : { ok: true, value }
  }

  async bytes(address: string): Promise<CallAnswer<Uint8Array<ArrayBuffer>>> {
    const response = await this.#fetch('GET', address, { limitMs: LIMIT_FOR_BYTES_MS })
    if (!response) return NO_NETWORK
    if (!response.ok) return problemIn(response)
    const bytes = await response.arrayBuffer().catch(() => undefined)
    return bytes ? { ok: true, value: new Uint8Array(bytes) } : NO_NETWORK
  }

  async push(
    facts: readonly FactEnvelope[],
    waiting: { unsentCount: number; oldestUnsentAtMs: number | null },
  ): Promise<LinkAnswer<PushAnswer>> {
    const answer = await this.ask('POST', ADDRESSES.facts, { body: { facts, ...waiting }, parse: parsePushAnswer })
    return answer.ok ? answer : { ok: false, trouble: troubleOf(answer.refusal), retryAfterMs: answer.retryAfterMs }
  }

  async piece(factId: string, { offset, totalBytes, bytes }: PhotoPiece): Promise<LinkAnswer<PhotoAnswer>> {
    const body = { offset, totalBytes, piece: toBase64(bytes) }
    const answer = await this.ask('POST', `${ADDRESSES.photos}/${factId}`, { body, parse: parsePhotoAnswer })
    return answer.ok ? answer : { ok: false, trouble: troubleOf(answer.refusal), retryAfterMs: answer.retryAfterMs }
  }

  async changes(cursor: string, { hears } = { hears: false }): Promise<ChangesAnswer> {
    const asked = `${ADDRESSES.changes}?cursor=${encodeURIComponent(cursor)}${hears ? '&session=1' : ''}`
    const answer = await this.ask('GET', asked, { parse: parseChangesPage })
    if (answer.ok) return answer
    if (answer.refusal === 'start-over')
      return { ok: false, trouble: 'start-over', startOver: answer.startOver ?? 'epoch', retryAfterMs: null }
    return { ok: false, trouble: troubleOf(answer.refusal), retryAfterMs: answer.retryAfterMs }
  }

  #fetch(method: Method, address: string, { body, limitMs }: { body?: unknown; limitMs: number }): Promise<Response | undefined> {
    const headers = method === 'GET' ? {} : { [OWN_HEADER]: '1', 'content-type': 'application/json' }
    return this.#send(address, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    }).catch(() => undefined)
  }
}
