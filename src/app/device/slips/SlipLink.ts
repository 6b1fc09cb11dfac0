import { ADDRESSES, OWN_HEADER } from '#sync/protocol/Access.ts'
import {
  parseAgainAnswer,
  parseOfficeKeyAnswer,
  parseReminderAnswer,
  parseSayAnswer,
  parseSlipAnswer,
  parseSlipProblem,
  type OpenSlipRequest,
  type ReminderRequest,
  type SayRequest,
} from '#sync/protocol/Slip.ts'
import type { SlipOffice, SlipOutcome, SlipRefusal } from '../../slipTools.ts'

const LIMIT_MS = 30_000
const refused = (refusal: SlipRefusal) => ({ ok: false, refusal }) as const

/** Nothing of a question stands in its address, and no answer is kept by the browser. */
async function ask<Answer>(path: string, body: unknown, parse: (answer: unknown) => Answer | undefined): Promise<SlipOutcome<Answer>> {
  const response = await fetch(`${ADDRESSES.slipPage}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [OWN_HEADER]: '1' },
    body: JSON.stringify(body),
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(LIMIT_MS),
  }).catch(() => undefined)
  if (!response) return refused('no-network')
  const answer: unknown = await response.json().catch(() => undefined)
  const value = response.ok ? parse(answer) : undefined
  if (value !== undefined) return { ok: true, value }
  // What is no answer of ours is a page that stands between, as in a hotel.
  return refused(parseSlipProblem(answer) ?? (response.status >= 500 ? 'server-busy' : 'captive-portal'))
}

export class SlipLink implements SlipOffice {
  open = (request: OpenSlipRequest) => ask('', request, parseSlipAnswer)
  again = (returnKeys: readonly string[]) => ask('/again', { returnKeys }, parseAgainAnswer)
  officeKey = () => ask('/office-key', {}, parseOfficeKeyAnswer)
  remind = (request: ReminderRequest) => ask('/reminder', request, parseReminderAnswer)
  say = (request: SayRequest) => ask('/said', request, parseSayAnswer)
}
