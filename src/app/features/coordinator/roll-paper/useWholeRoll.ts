import { shallowRef } from 'vue'
import type { LineOnDesk, LinesAnswer } from '#sync/protocol/Payments.ts'
import type { OfficeTrouble } from '../../../desk/useOffice.ts'
import { useTool } from '../../../session/useTool.ts'
import { OFFICE } from '../../../tools.ts'

/** Every line of a place, page after page: a roll that is signed is whole or not shown at all. */
export function useWholeRoll(address: () => string) {
  const office = useTool(OFFICE)
  const lines = shallowRef<readonly LineOnDesk[]>()
  const trouble = shallowRef<OfficeTrouble>()
  let asked = 0
  async function load(): Promise<void> {
    asked += 1
    const own = asked
    ;[lines.value, trouble.value] = [undefined, undefined]
    let [gathered, total]: [readonly LineOnDesk[], number] = [[], Infinity]
    for (let page = 0; gathered.length < total; page += 1) {
      const outcome = await office.call<LinesAnswer>('GET', `${address()}&page=${page}`)
      if (own !== asked) return
      if (!outcome.ok) {
        trouble.value = { refusal: outcome.refusal, sentence: outcome.sentence }
        return
      }
      gathered = [...gathered, ...outcome.value.lines]
      total = outcome.value.lines.length === 0 ? gathered.length : outcome.value.total
    }
    lines.value = gathered
  }
  return { lines, trouble, load }
}
