import { onMounted } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { PaymentReport } from '#sync/protocol/Payments.ts'
import { useOfficeAnswer } from '../useOffice.ts'

/** What the post office reports of a period: paid, not collected, given back, and its sessions. */
export function useReport(periodId: string) {
  const asked = useOfficeAnswer<PaymentReport>(() => `${OFFICE_ADDRESSES.periods}/${encodeURIComponent(periodId)}/report`)
  onMounted(asked.load)
  return asked
}
