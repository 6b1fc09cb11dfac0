import { MOST_BYTES_IN_A_PUSH, MOST_FACTS_IN_A_PUSH, type FactEnvelope } from '../protocol/Fact.ts'

/** The oldest facts that fit into one push; a single fact always fits. */
export function makeBatch(
  envelopes: readonly FactEnvelope[],
  mostFacts = MOST_FACTS_IN_A_PUSH,
  mostBytes = MOST_BYTES_IN_A_PUSH,
): readonly FactEnvelope[] {
  let bytes = 0
  const end = envelopes.slice(0, mostFacts).findIndex((envelope, place) => {
    bytes += JSON.stringify(envelope).length + 1
    return place > 0 && bytes > mostBytes
  })
  return envelopes.slice(0, end < 0 ? mostFacts : end)
}
