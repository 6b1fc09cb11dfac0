import type { ItemProblem } from '#sync/protocol/Fact.ts'
import type { OutboxLine } from '../../../tools.ts'

export type WayOut = 'open' | 'again' | 'takeBack'

/** What may be different when it is asked again: the server's program, the officer's area, the list of people. */
const MAY_CHANGE: ReadonlySet<ItemProblem> = new Set(['unknown-kind', 'unknown-person', 'not-your-area', 'server-busy', 'unknown-device'])

/** What a person can do about a record the office flagged; never nothing. */
export function waysOut(line: OutboxLine, isOnPhone: boolean): readonly WayOut[] {
  const ways: WayOut[] = []
  if (isOnPhone) ways.push('open')
  if (line.problem === null || MAY_CHANGE.has(line.problem)) ways.push('again')
  if (line.body.kind === 'visit.recorded' || line.body.kind === 'gift.delivered') ways.push('takeBack')
  return ways.length > 0 ? ways : ['again']
}
