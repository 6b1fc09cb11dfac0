import { ref, shallowRef } from 'vue'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { ReportAnswerRequest, ReportsAnswer } from '#sync/protocol/SlipDesk.ts'
import { useSaidWaiting } from '../../../session/useSaidWaiting.ts'
import { useTool } from '../../../session/useTool.ts'
import { OFFICE, type Refusal } from '../../../tools.ts'

export type WhichReports = 'open' | 'answered'

/** What payees have said, as the office holds it; an answer given elsewhere meanwhile stands, and the list says so. */
export function useReports(which: () => WhichReports) {
  const [office, waiting] = [useTool(OFFICE), useSaidWaiting()]
  const answer = shallowRef<ReportsAnswer>()
  const refusal = ref<Refusal>()
  const isBusy = ref(false)
  let asked = 0

  async function load(): Promise<void> {
    asked += 1
    const own = asked
    const outcome = await office.call<ReportsAnswer>('GET', `${ADDRESSES.saidReports}?state=${which()}`)
    if (own !== asked) return
    if (outcome.ok) answer.value = outcome.value
    refusal.value = outcome.ok ? undefined : outcome.refusal
  }
  async function act(id: string, what: ReportAnswerRequest): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const outcome = await office.call('POST', `${ADDRESSES.saidReports}/${id}`, what).finally(() => (isBusy.value = false))
    if (outcome.ok || outcome.refusal === 'case-settled') await Promise.all([load(), waiting.look()])
    refusal.value = outcome.ok ? undefined : outcome.refusal
    return outcome.ok
  }
  return { answer, refusal, isBusy, load, act }
}
