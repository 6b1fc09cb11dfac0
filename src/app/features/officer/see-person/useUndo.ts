import { onBeforeUnmount, ref } from 'vue'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import { useTool } from '../../../session/useTool.ts'
import { RECORDS, type Refusal } from '../../../tools.ts'

const UNDO_MS = 10_000
type Saved = { factId: string }

function savedBefore(): Saved | undefined {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('savedFactId' in state)) return undefined
  // The browser writes this state to the disk: an id may stand in it, a name may not.
  return typeof state.savedFactId === 'string' ? { factId: state.savedFactId } : undefined
}

/** For ten seconds after a visit was saved it can be taken back; that too is a fact, so the chain stays whole. */
export function useUndo(beneficiaryId: BeneficiaryId) {
  const records = useTool(RECORDS)
  const saved = ref(savedBefore())
  if (saved.value) history.replaceState({ ...(history.state as object), savedFactId: undefined }, '')
  const timer = setTimeout(() => {
    saved.value = undefined
  }, UNDO_MS)
  onBeforeUnmount(() => clearTimeout(timer))
  const undo = async (personName: string): Promise<Refusal | undefined> => {
    const before = saved.value
    if (!before) return undefined
    saved.value = undefined
    const outcome = await records.record(
      { kind: 'visit.cancelled', version: 1, beneficiaryId, cancels: before.factId, reason: 'undo' },
      personName,
    )
    return outcome.ok ? undefined : outcome.refusal
  }
  return { saved, undo }
}
