import { ADDRESSES } from '#sync/protocol/Access.ts'
import { parseRollPage } from '#sync/protocol/parsePayRoll.ts'
import type { RollLine, RollPage } from '#sync/protocol/PayRoll.ts'
import type { CallAnswer, FetchLink } from './FetchLink.ts'

/** All that changed since a position, in as many pages as the office makes of it; from 0 on that is the whole roll. A broken line brings nothing. */
export async function fetchRoll(link: FetchLink, sessionId: string, position: number): Promise<CallAnswer<RollPage>> {
  const lines: RollLine[] = []
  for (let after = position; ;) {
    const address = `${ADDRESSES.paySessions}/${sessionId}/roll?after=${after}`
    const answer = await link.ask('GET', address, { parse: parseRollPage })
    if (!answer.ok) return answer
    for (const one of answer.value.lines) lines.push(one)
    if (!answer.value.more || answer.value.position === after) return { ok: true, value: { ...answer.value, lines } }
    after = answer.value.position
  }
}
