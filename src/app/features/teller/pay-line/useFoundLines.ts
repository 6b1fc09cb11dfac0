import { computed, shallowRef, watch, type Ref } from 'vue'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { useRowsInTwoStrokes } from '../../../design/useRowsInTwoStrokes.ts'
import { PAY_ROLL } from '../../../PayRoll.ts'
import { usePaySession } from '../../../session/usePaySession.ts'
import { useTool } from '../../../session/useTool.ts'

/** Twice what a phone shows under its keyboard; that half of them stands first. */
const [MOST_FOUND, FIRST_FOUND, MOST_LOOKED_AT] = [8, 4, 100]

/** Who belongs to this counter, then the others. */
function ownFirst(lines: readonly RollLine[], sessionId: string): readonly RollLine[] {
  const isOwn = (line: RollLine) => line.heldBy?.sessionId === sessionId
  return [...lines.filter(isOwn), ...lines.filter((line) => !isOwn(line))].slice(0, MOST_FOUND)
}

/** Who fits what is typed: nobody while nothing is. `lastFound` stays behind an emptied field, so that its rows are written over. */
export function useFoundLines(query: Readonly<Ref<string>>) {
  const [roll, counter] = [useTool(PAY_ROLL)(), usePaySession()]
  const found = computed((): readonly RollLine[] =>
    query.value.trim() === '' || !counter.lines.length ? [] : ownFirst(roll.find(query.value, MOST_LOOKED_AT), counter.here.sessionId),
  )
  const lastFound = shallowRef<readonly RollLine[]>([])
  watch(
    found,
    (now) => {
      if (query.value.trim() !== '') lastFound.value = now
    },
    { flush: 'sync' },
  )
  return { found, lastFound, ...useRowsInTwoStrokes(lastFound, () => FIRST_FOUND), mostFound: MOST_FOUND, firstFound: FIRST_FOUND }
}
