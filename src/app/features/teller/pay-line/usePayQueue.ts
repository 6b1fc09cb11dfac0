import { ref, shallowRef } from 'vue'
import { payFace } from '#domain/payments/payFace.ts'
import type { CardDifference } from '#domain/people/cardDifferences.ts'
import type { ScanWay } from '#domain/people/readScanned.ts'
import type { PaymentMade } from '#sync/protocol/Fact.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { PAY_ROLL, type FoundOnRoll, type ScannedOnRoll } from '../../../PayRoll.ts'
import { usePaySession } from '../../../session/usePaySession.ts'
import { useTool } from '../../../session/useTool.ts'
import { useFoundLines } from './useFoundLines.ts'
import { useOpenLine } from './useOpenLine.ts'

/** As `ScanAnswer` shows what is not plainly one person. */
export type Unclear = {
  readonly kind: string
  readonly person?: FoundOnRoll
  readonly differences?: readonly CardDifference[]
  readonly people?: readonly FoundOnRoll[]
}
const unclear = (found: ScannedOnRoll): Unclear => {
  if (found.kind === 'found') return { kind: 'found', person: found.line, differences: found.differences }
  return 'lines' in found ? { kind: found.kind, people: found.lines } : { kind: found.kind }
}

/** Scan or search, one line, and the next. */
export function usePayQueue(signal: (kind: 'found' | 'warning') => void) {
  const [roll, counter] = [useTool(PAY_ROLL)(), usePaySession()]
  const { current, foundBy, addressOf, show, close: goBack } = useOpenLine()
  const query = ref('')
  const answer = shallowRef<Unclear>()
  const isTooEarly = ref(false)
  let isLooking = false
  const { found, ...list } = useFoundLines(query)
  const mayBePaid = (line: RollLine) => ['due', 'elsewhere'].includes(payFace(line, counter.here))

  async function open(line: RollLine, by: PaymentMade['foundBy']): Promise<void> {
    ;[answer.value, query.value] = [undefined, '']
    await show(line, by)
  }
  /** `hand`: written into the field, by fingers or from the clipboard. */
  async function look(text: string, way: ScanWay | 'hand'): Promise<void> {
    // Nobody's money is answered for by the card of whoever stands behind.
    isTooEarly.value = current.value !== undefined && mayBePaid(current.value)
    if (isTooEarly.value) return signal('warning')
    if (isLooking) return
    isLooking = true
    const scanned = await roll.findScanned(text, way === 'hand' ? 'sight' : way).finally(() => (isLooking = false))
    if (scanned.kind === 'found' && scanned.differences.length === 0) {
      signal(mayBePaid(scanned.line) ? 'found' : 'warning')
      return open(scanned.line, way === 'hand' ? 'list' : 'identity-card')
    }
    signal('warning')
    if (current.value) await close()
    answer.value = unclear(scanned)
  }
  /** Enter in the field: a number or a pasted card is looked up, a name opens whoever fits best. */
  async function submit(): Promise<void> {
    const text = query.value.trim()
    if (/^[\d\s.]{9,}$/.test(text) || text.includes('|')) {
      query.value = ''
      return look(text, 'hand')
    }
    const [best] = found.value
    if (best) await open(best, 'list')
  }
  /** Whoever only looked finds again what was looked for. */
  async function close(isDone = true): Promise<void> {
    isTooEarly.value = false
    if (isDone) query.value = ''
    await goBack()
  }
  return { query, answer, isTooEarly, current, foundBy, list, addressOf, show, open, look, submit, close }
}
