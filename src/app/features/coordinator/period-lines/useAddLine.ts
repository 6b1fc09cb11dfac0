import { computed, onMounted, ref } from 'vue'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { CandidatesAnswer } from '#sync/protocol/Gifts.ts'
import type { PayPointsAnswer } from '#sync/protocol/Payments.ts'
import { useOfficeAct, useOfficeAnswer } from '../../../desk/useOffice.ts'
import { addedLine, emptyLine, problemsOfLine } from './lineForm.ts'

/** A line of its own for what the locked roll forgot or got wrong: whom, what, how much, where and why. */
export function useAddLine(periodId: string) {
  const { act, isBusy, trouble } = useOfficeAct()
  const searching = useOfficeAct()
  const { answer: known, load } = useOfficeAnswer<PayPointsAnswer>(() => OFFICE_ADDRESSES.payPoints)
  onMounted(load)
  const address = `${OFFICE_ADDRESSES.periods}/${encodeURIComponent(periodId)}`
  const [name, found, person] = [ref(''), ref<CandidatesAnswer>(), ref<CandidatesAnswer['people'][number]>()]
  const [form, isAsked] = [ref(emptyLine()), ref(false)]
  const problems = computed(() => problemsOfLine(form.value, person.value !== undefined))
  /** Money is paid out in the person's own commune. */
  const points = computed(() => (known.value?.points ?? []).filter((point) => point.unitCode === person.value?.unitCode))

  async function search(): Promise<void> {
    person.value = undefined
    found.value = await searching.act<CandidatesAnswer>('POST', `${address}/candidates`, { name: name.value })
  }
  /** The name of whom it was added for; undefined when something is missing or refused. */
  async function add(): Promise<string | undefined> {
    isAsked.value = true
    const whom = person.value
    if (problems.value.length > 0 || !whom) return undefined
    if (!(await act('POST', `${address}/lines`, addedLine(form.value, whom.beneficiaryId, points.value)))) return undefined
    ;[form.value, found.value, person.value, name.value, isAsked.value] = [emptyLine(), undefined, undefined, '', false]
    return whom.fullName
  }
  return {
    ...{ name, found, person, points, form, isAsked, problems, search, add, isBusy },
    isSearching: searching.isBusy,
    trouble: computed(() => trouble.value ?? searching.trouble.value),
  }
}
