import { computed, ref, shallowRef } from 'vue'
import { payFace } from '#domain/payments/payFace.ts'
import type { CardDifference } from '#domain/people/cardDifferences.ts'
import type { ScanWay } from '#domain/people/readScanned.ts'
import type { PaymentMade } from '#sync/protocol/Fact.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { PAY_ROLL, type FoundOnRoll, type ScannedOnRoll } from '../../../PayRoll.ts'
import { usePaySession } from '../../../session/usePaySession.ts'
import { useTool } from '../../../session/useTool.ts'
import { useOpenLine } from './useOpenLine.ts'

const [MOST_FOUND, MOST_LOOKED_AT] = [12, 100]
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

/** Who belongs to this counter, then the others. */
function ownFirst(lines: readonly RollLine[], sessionId: string): readonly RollLine[] {
  const isOwn = (line: RollLine) => line.heldBy?.sessionId === sessionId
  return [...lines.filter(isOwn), ...lines.filter((line) => !isOwn(line))].slice(0, MOST_FOUND)
}

/** Scan or search, one line, and the next. */
export function usePayQueue(signal: (kind: 'found' | 'warning') => void) {
  const [roll, counter] = [useTool(PAY_ROLL)(), usePaySession()]
  const { current, foundBy, placeOf, show, close: goBack } = useOpenLine()
  const query = ref('')
  const answer = shallowRef<Unclear>()
  const isTooEarly = ref(false)
  let isLooking = false
  const found = computed((): readonly RollLine[] =>
    query.value.trim() === '' || !counter.lines.length ? [] : ownFirst(roll.find(query.value, MOST_LOOKED_AT), counter.here.sessionId),
  )
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
  async function close(): Promise<void> {
    isTooEarly.value = false
    await goBack()
  }
  return { query, answer, isTooEarly, current, foundBy, found, mostFound: MOST_FOUND, placeOf, open, look, submit, close }
}
