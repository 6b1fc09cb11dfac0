import { computed, ref, type Ref } from 'vue'
import { countDrawer, noteValuesOn } from '#domain/payments/noteBreakdown.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { PAY_ROLL } from '../PayRoll.ts'
import { CLOCK, DRAFTS, RECORDS, SYNC, type Refusal } from '../tools.ts'
import { usePaySession } from './usePaySession.ts'
import { useTool } from './useTool.ts'

/** Counted by value; what was not counted is ''. */
export type CountForm = { notes: Record<number, number | ''>; differenceReason: string }
export const emptyCount = (): CountForm => ({ notes: {}, differenceReason: '' })

/** The drawer counted against the book, and the closing that says so to the office. */
export function useCloseSession(form: Ref<CountForm>) {
  const [records, drafts, sync, clock] = [useTool(RECORDS), useTool(DRAFTS), useTool(SYNC), useTool(CLOCK)]
  const [roll, counter] = [useTool(PAY_ROLL)(), usePaySession()]
  const refusal = ref<Refusal>()
  const isSaving = ref(false)
  const today = vietnamDay(clock.nowMs())
  const values = noteValuesOn(today)
  const notes = computed(() => values.map((valueInDong) => ({ valueInDong, count: Number(form.value.notes[valueInDong] || 0) })))
  const drawer = computed(() => countDrawer(notes.value, counter.totals))
  const isCounted = computed(() => Object.values(form.value.notes).some((count) => count !== ''))
  const needsReason = computed(() => drawer.value.differenceInDong !== 0 && form.value.differenceReason.trim().length < 2)

  /** Not undone: what it counts is what the office proves the session by. It goes out at once. */
  async function close(): Promise<boolean> {
    const open = counter.counter
    if (!open || isSaving.value || needsReason.value) return false
    isSaving.value = true
    const { session, period, point } = open
    const { totals, sequences, factsHash } = await roll.prove()
    const counted = { notes: notes.value.filter(({ count }) => count > 0), countedInDong: drawer.value.countedInDong }
    const differenceReason = drawer.value.differenceInDong === 0 ? '' : form.value.differenceReason.trim()
    const outcome = await records
      .record(
        {
          ...{ kind: 'payment.session-closed', version: 1, sessionId: session.id, periodId: period.id, payPointId: point.id, day: today },
          ...{ totals, ...counted, differenceReason, sequences, factsHash },
        },
        session.label,
      )
      .finally(() => (isSaving.value = false))
    refusal.value = outcome.ok ? undefined : outcome.refusal
    if (!outcome.ok) return false
    void sync.sendNow()
    // What was begun for somebody and left lying is for nobody any more.
    for (const { key } of await drafts.list()) if (key.startsWith('pay/')) await drafts.drop(key)
    return true
  }
  return { values, drawer, isCounted, needsReason, refusal, isSaving, close }
}
