import { computed, onMounted, ref } from 'vue'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { PeriodsAnswer } from '#sync/protocol/Payments.ts'
import { useOfficeAct, useOfficeAnswer } from '../../../desk/useOffice.ts'
import { useUnits } from '../../../desk/useUnits.ts'
import { useTool } from '../../../session/useTool.ts'
import { CLOCK } from '../../../tools.ts'
import {
  monthChoices,
  periodRequestOf,
  periodsAlready,
  problemsOf,
  proposePeriod,
  tetSoonAfter,
  type PeriodForm,
  type PeriodProblem,
} from './periodForm.ts'

/** A new period, filled in as the last one was; the office is asked for that first. */
export function useNewPeriod() {
  const today = vietnamDay(useTool(CLOCK).nowMs())
  const { units } = useUnits()
  const { answer, trouble: notRead, load } = useOfficeAnswer<PeriodsAnswer>(() => OFFICE_ADDRESSES.periods)
  const { act, isBusy, trouble } = useOfficeAct()
  const form = ref<PeriodForm>()
  const months = ref<readonly string[]>([])
  const problems = ref<readonly PeriodProblem[]>([])
  const begin = async () => {
    await load()
    const own = units.value.map((unit) => unit.code)
    if (!answer.value || form.value) return
    form.value = proposePeriod(answer.value.periods, today, own)
    months.value = monthChoices(today, form.value.firstMonth)
  }
  onMounted(begin)

  /** The id of the period the office made; undefined when something is missing or refused. */
  async function make(): Promise<string | undefined> {
    if (!form.value) return undefined
    problems.value = problemsOf(form.value)
    if (problems.value.length > 0) return undefined
    return (await act<{ id: string }>('POST', OFFICE_ADDRESSES.periods, periodRequestOf(form.value)))?.id
  }
  return {
    ...{ form, problems, units, notRead, begin, trouble, isBusy, make },
    months,
    tet: computed(() => form.value && tetSoonAfter(form.value.payFrom)),
    already: computed(() => (form.value && answer.value ? periodsAlready(answer.value.periods, form.value) : [])),
  }
}
