import { onMounted, ref } from 'vue'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { useTool } from '../../../session/useTool.ts'
import { RECORDS, type OutboxLine } from '../../../tools.ts'

const monthBefore = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

/** Visits recorded on this phone and not taken back, by the month they were made in. */
export function countVisits(lines: readonly OutboxLine[], today: PlainDate): { thisMonth: number; lastMonth: number; ever: number } {
  const cancelled = new Set(lines.flatMap(({ body }) => (body.kind === 'visit.cancelled' ? [body.cancels] : [])))
  const months = lines.flatMap(({ body, factId }) =>
    body.kind === 'visit.recorded' && !cancelled.has(factId) ? [body.visit.day.slice(0, 7)] : [],
  )
  const inMonth = (month: string) => months.filter((one) => one === month).length
  const month = today.slice(0, 7)
  return { thisMonth: inMonth(month), lastMonth: inMonth(monthBefore(month)), ever: lines.length }
}

export function useMyNumbers(today: PlainDate) {
  const records = useTool(RECORDS)
  const numbers = ref(countVisits([], today))
  onMounted(async () => {
    numbers.value = countVisits(await records.lines(), today)
  })
  return numbers
}
