import { computed, onBeforeUnmount, onMounted, ref } from 'vue'
import { vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { useTool } from '../../../session/useTool.ts'
import { PHOTOS, RECORDS, SYNC, type EarlierLine, type OutboxLine, type Refusal } from '../../../tools.ts'

/** By what happens to them next; a record that was taken back needs no look any more. */
export function sortLines(lines: readonly OutboxLine[], today: PlainDate) {
  const cancelled = new Set(lines.flatMap(({ body }) => ('cancels' in body ? [body.cancels] : [])))
  const inState = (...states: OutboxLine['state'][]) => lines.filter((line) => states.includes(line.state))
  return {
    review: inState('review').filter((line) => !cancelled.has(line.factId)),
    waiting: inState('saved', 'sending'),
    sentToday: inState('sent').filter((line) => line.sentAtMs !== null && vietnamDay(line.sentAtMs) === today),
  }
}

/** The phone's records as they stand, and what can be done about them. */
export function useOutbox(nowMs: number) {
  const [records, sync, photos] = [useTool(RECORDS), useTool(SYNC), useTool(PHOTOS)]
  const lines = ref<readonly OutboxLine[]>()
  const earlier = ref<readonly EarlierLine[]>([])
  const photosWaiting = ref(0)
  const refusal = ref<Refusal>()
  const today = vietnamDay(nowMs)

  const load = async () => {
    lines.value = await records.lines()
    earlier.value = await records.earlierLines()
    photosWaiting.value = await photos.waiting()
  }
  const stops = [records.onChange(() => void load()), sync.onChange(() => void load())]
  onMounted(load)
  onBeforeUnmount(() => stops.forEach((stop) => stop()))

  const sorted = computed(() => sortLines(lines.value ?? [], today))

  const sendAgain = async (line: OutboxLine) => {
    await records.sendAgain(line.factId)
    await sync.sendNow()
  }
  const cancel = async ({ body, factId, personName }: OutboxLine) => {
    if (body.kind !== 'visit.recorded' && body.kind !== 'gift.delivered') return
    const kind = body.kind === 'visit.recorded' ? 'visit.cancelled' : 'gift.cancelled'
    const { beneficiaryId } = body.kind === 'visit.recorded' ? body.visit : body
    const outcome = await records.record({ kind, version: 1, beneficiaryId, cancels: factId, reason: 'mistaken' }, personName)
    refusal.value = outcome.ok ? undefined : outcome.refusal
  }
  return { lines, earlier, sorted, photosWaiting, refusal, sendAgain, cancel, send: () => sync.sendNow(), stop: () => sync.stop() }
}
