import { computed, onMounted } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { PeriodStandings } from '#sync/protocol/Payments.ts'
import { useOfficeAnswer } from '../useOffice.ts'

/** One period as the office has it now, with how it stands by commune, place, programme and channel. */
export function usePeriod(id: string) {
  const address = `${OFFICE_ADDRESSES.periods}/${encodeURIComponent(id)}`
  const { answer, trouble, load } = useOfficeAnswer<PeriodStandings>(() => address)
  onMounted(load)
  return { address, answer, period: computed(() => answer.value?.period), trouble, load }
}
