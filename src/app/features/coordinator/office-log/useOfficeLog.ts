import { onMounted, ref, watch } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { LogAnswer, LogEntry, LogGroup } from '#sync/protocol/OfficeLog.ts'
import { useOfficeAnswer } from '../../../desk/useOffice.ts'

export type LogFilter = { group: LogGroup | ''; person: string; account: string; from: string; until: string }

/** The office's log, newest first, narrowed by what stands in the filter; each page behind those that are there. */
export function useOfficeLog(personId: string | undefined) {
  const filter = ref<LogFilter>({ group: '', person: personId ?? '', account: '', from: '', until: '' })
  const before = ref<number | null>(null)
  const entries = ref<readonly LogEntry[]>([])
  const address = () => {
    const said = Object.entries({ ...filter.value, before: before.value === null ? '' : String(before.value) }).filter(
      ([, value]) => value !== '',
    )
    return `${OFFICE_ADDRESSES.log}?${new URLSearchParams(said).toString()}`
  }
  const { answer, trouble, load } = useOfficeAnswer<LogAnswer>(address)
  watch(answer, (page) => (entries.value = before.value === null ? (page?.entries ?? []) : [...entries.value, ...(page?.entries ?? [])]))
  async function begin(): Promise<void> {
    before.value = null
    await load()
  }
  async function goOn(): Promise<void> {
    before.value = answer.value?.before ?? null
    await load()
  }
  onMounted(begin)
  watch(filter, begin, { deep: true })
  return { filter, entries, answer, trouble, load, goOn }
}
