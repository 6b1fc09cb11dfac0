import { onBeforeUnmount, ref, type Ref } from 'vue'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { StandingReport } from '#domain/visits/VisitRecord.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { useTool } from '../../../session/useTool.ts'
import { CLOCK, RECORDS, type Refusal } from '../../../tools.ts'

const NEWS_MS = 10_000

/** What can be said of a person besides a visit: a change of standing, a visit that was a mistake. Each is a fact of its own. */
export function useCorrections(person: Ref<BeneficiaryProfile | undefined>) {
  const [records, clock] = [useTool(RECORDS), useTool(CLOCK)]
  const news = ref<'person.reported' | 'visit.undone'>()
  const refusal = ref<Refusal>()
  let timer: ReturnType<typeof setTimeout> | undefined
  onBeforeUnmount(() => clearTimeout(timer))

  async function keep(body: FactBody, told: 'person.reported' | 'visit.undone'): Promise<void> {
    refusal.value = undefined
    const outcome = await records.record(body, person.value?.fullName ?? '')
    if (!outcome.ok) {
      refusal.value = outcome.refusal
      return
    }
    clearTimeout(timer)
    news.value = told
    timer = setTimeout(() => (news.value = undefined), NEWS_MS)
  }
  const report = async (report: StandingReport) => {
    const [beneficiaryId, day] = [person.value?.id, vietnamDay(clock.nowMs())]
    if (beneficiaryId) await keep({ kind: 'person.reported', version: 1, beneficiaryId, report, day, note: '' }, 'person.reported')
  }
  const cancel = async (cancels: string, reason: 'undo' | 'mistaken') => {
    const beneficiaryId = person.value?.id
    if (beneficiaryId) await keep({ kind: 'visit.cancelled', version: 1, beneficiaryId, cancels, reason }, 'visit.undone')
  }
  return { news, refusal, report, cancel }
}
