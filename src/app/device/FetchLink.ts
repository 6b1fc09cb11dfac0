import type { ChangesAnswer, ChangesLink } from '#sync/feed/pullChanges.ts'
import type { LinkAnswer, LinkTrouble, PushLink } from '#sync/outbox/pushOutbox.ts'
import { ACCESS_PROBLEMS, ADDRESSES, OWN_HEADER, type AccessProblem, type ProblemAnswer } from '#sync/protocol/Access.ts'
import type { ChangesPage } from '#sync/protocol/Feed.ts'
import type { FactEnvelope, PushAnswer } from '#sync/protocol/Fact.ts'

const LIMIT_MS = 30_000

export type CallRefusal = AccessProblem | 'no-network' | 'captive-portal'
export type CallAnswer<Value> =
  { ok: true; value: Value } | { ok: false; refusal: CallRefusal; retryAfterMs: number | null; startOver?: ProblemAnswer['startOver'] }
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

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

async function problemIn(response: Response): Promise<CallAnswer<never>> {
  const text = await response.text().catch(() => '')
  try {
    const { problem, startOver } = JSON.parse(text) as ProblemAnswer
    const refusal = ACCESS_PROBLEMS.includes(problem) ? problem : 'server-busy'
    return { ok: false, refusal, retryAfterMs: retryAfter(response), startOver }
  } catch {
    // Our server always answers in its own words; another's page stands between.
    return { ok: false, refusal: response.status >= 500 ? 'server-busy' : 'captive-portal', retryAfterMs: retryAfter(response) }
  }
}

/** Every call has a time limit and an answer; nothing here throws. */
export class FetchLink implements PushLink, ChangesLink {
  async call<Value>(method: Method, address: string, body?: unknown): Promise<CallAnswer<Value>> {
    const response = await this.#fetch(method, address, body)
    if (!response) return { ok: false, refusal: 'no-network', retryAfterMs: null }
    if (!response.ok) return problemIn(response)
    try {
      return { ok: true, value: (await response.json()) as Value }
    } catch {
      return { ok: false, refusal: 'captive-portal', retryAfterMs: null }
    }
  }

  async bytes(address: string): Promise<CallAnswer<Uint8Array<ArrayBuffer>>> {
    const response = await this.#fetch('GET', address)
    if (!response) return { ok: false, refusal: 'no-network', retryAfterMs: null }
    if (!response.ok) return problemIn(response)
    const bytes = await response.arrayBuffer().catch(() => undefined)
    return bytes ? { ok: true, value: new Uint8Array(bytes) } : { ok: false, refusal: 'no-network', retryAfterMs: null }
  }

  async push(
    facts: readonly FactEnvelope[],
    waiting: { unsentCount: number; oldestUnsentAtMs: number | null },
  ): Promise<LinkAnswer<PushAnswer>> {
    const answer = await this.call<PushAnswer>('POST', ADDRESSES.facts, { facts, ...waiting })
    return answer.ok ? answer : { ok: false, trouble: troubleOf(answer.refusal), retryAfterMs: answer.retryAfterMs }
  }

  async changes(cursor: string): Promise<ChangesAnswer> {
    const answer = await this.call<ChangesPage>('GET', `${ADDRESSES.changes}?cursor=${encodeURIComponent(cursor)}`)
    if (answer.ok) return answer
    if (answer.refusal === 'start-over')
      return { ok: false, trouble: 'start-over', startOver: answer.startOver ?? 'epoch', retryAfterMs: null }
    return { ok: false, trouble: troubleOf(answer.refusal), retryAfterMs: answer.retryAfterMs }
  }

  #fetch(method: Method, address: string, body?: unknown): Promise<Response | undefined> {
    const headers = method === 'GET' ? {} : { [OWN_HEADER]: '1', 'content-type': 'application/json' }
    return fetch(address, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    }).catch(() => undefined)
  }
}
