import { shallowRef } from 'vue'
import type { LinesAnswer } from '#sync/protocol/Payments.ts'
import type { OfficeTrouble } from '../../../desk/useOffice.ts'
import { useTool } from '../../../session/useTool.ts'
import { paperRows } from './paperRows.ts'
import type { RollPaperRow } from '../../../parts/paper/rollPaperRow.ts'
import { OFFICE } from '../../../tools.ts'

/** Every line of a place, page after page: a roll that is signed is whole or not shown at all. */
export function useWholeRoll(address: () => string) {
  const office = useTool(OFFICE)
  const rows = shallowRef<readonly RollPaperRow[]>()
  const trouble = shallowRef<OfficeTrouble>()
  let asked = 0
  async function load(): Promise<void> {
    asked += 1
    const own = asked
    ;[rows.value, trouble.value] = [undefined, undefined]
    const gathered: RollPaperRow[] = []
    for (let [page, seen, total] = [0, 0, Infinity]; seen < total; page += 1) {
      const outcome = await office.call<LinesAnswer>('GET', `${address()}&paper=1&page=${page}`)
      if (own !== asked) return
      if (!outcome.ok) {
        trouble.value = { refusal: outcome.refusal, sentence: outcome.sentence }
        return
      }
      gathered.push(...paperRows(outcome.value))
      seen += outcome.value.lines.length
      total = outcome.value.lines.length === 0 ? seen : outcome.value.total
    }
    rows.value = gathered
  }
  return { rows, trouble, load }
}
