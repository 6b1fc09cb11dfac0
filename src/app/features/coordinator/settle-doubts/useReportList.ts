import { watch, type Ref } from 'vue'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { KeptReportsAnswer, ReportSettlementRequest } from '#sync/protocol/StandingReports.ts'
import { useOfficeAct, useOfficeAnswer } from '../../../desk/useOffice.ts'
import { useDoubts } from '../../../session/useDoubts.ts'

/** What officers told of people's standing: what waits for an answer, or what was answered lately. */
export function useReportList(which: Ref<'open' | 'settled'>) {
  const doubts = useDoubts()
  const { answer, trouble, load } = useOfficeAnswer<KeptReportsAnswer>(() => `${ADDRESSES.reviews}/reports?state=${which.value}`)
  const acting = useOfficeAct()
  watch(which, () => {
    answer.value = undefined
    void load()
  })
  async function settle(factId: string, settlement: ReportSettlementRequest): Promise<boolean> {
    const done = await acting.act('POST', `${ADDRESSES.reviews}/reports/${factId}/settlement`, settlement)
    // Answered meanwhile by somebody else, or taken back by whoever told it: the list is not what it was either.
    if (done || ['case-settled', 'not-found'].includes(acting.trouble.value?.refusal ?? '')) await Promise.all([load(), doubts.look()])
    return done !== undefined
  }
  return { answer, trouble, load, settle, actTrouble: acting.trouble, isBusy: acting.isBusy }
}
