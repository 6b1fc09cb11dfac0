import { onBeforeUnmount, ref, type Ref } from 'vue'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { StandingReport } from '#domain/visits/StandingReport.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { useJustSaved } from '../../../session/useJustSaved.ts'
import { useTool } from '../../../session/useTool.ts'
import { CLOCK, RECORDS, type Refusal } from '../../../tools.ts'

const NEWS_MS = 10_000
const UNDONE = { 'visit.cancelled': 'visit.undone', 'report.cancelled': 'report.undone' } as const
type Undoing = keyof typeof UNDONE

/** What can be said of a person besides a visit: a change of standing, a visit or a report that was a mistake. Each is a fact of its own. */
export function useCorrections(person: Ref<BeneficiaryProfile | undefined>) {
  const [records, clock, justSaved] = [useTool(RECORDS), useTool(CLOCK), useJustSaved()]
  const news = ref<(typeof UNDONE)[Undoing]>()
  const refusal = ref<Refusal>()
  let timer: ReturnType<typeof setTimeout> | undefined
  onBeforeUnmount(() => clearTimeout(timer))

  async function keep(body: FactBody): Promise<string | undefined> {
    refusal.value = undefined
    news.value = undefined
    const outcome = await records.record(body, person.value?.fullName ?? '')
    if (!outcome.ok) refusal.value = outcome.refusal
    return outcome.ok ? outcome.value.factId : undefined
  }
  /** For ten seconds it can be undone, and is not sent. */
  const report = async (report: StandingReport) => {
    const [about, day] = [person.value, vietnamDay(clock.nowMs())]
    if (!about) return
    const factId = await keep({ kind: 'person.reported', version: 1, beneficiaryId: about.id, report, day, note: '' })
    if (factId !== undefined) justSaved.note({ kind: 'report', factId, personId: about.id, personName: about.fullName })
  }
  const cancel = async (kind: Undoing, cancels: string, reason: 'undo' | 'mistaken') => {
    const beneficiaryId = person.value?.id
    // What is taken back here offers itself for undoing no longer.
    if (justSaved.saved?.factId === cancels) justSaved.forget()
    if (!beneficiaryId || (await keep({ kind, version: 1, beneficiaryId, cancels, reason })) === undefined) return
    clearTimeout(timer)
    news.value = UNDONE[kind]
    timer = setTimeout(() => (news.value = undefined), NEWS_MS)
  }
  const undo = async () => {
    const saved = justSaved.saved
    if (saved?.kind === 'visit') await cancel('visit.cancelled', saved.factId, 'undo')
    if (saved?.kind === 'report') await cancel('report.cancelled', saved.factId, 'undo')
  }
  return { news, refusal, report, cancel, undo }
}
