import { computed, ref } from 'vue'
import { requestDays } from '#domain/privacy/requestDays.ts'
import { vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { FoundPeople } from '#sync/protocol/DataRequests.ts'
import { useOfficeAct } from '../../../desk/useOffice.ts'
import { useTool } from '../../../session/useTool.ts'
import { CLOCK } from '../../../tools.ts'
import { emptyRequest, problemsOfRequest, requestToKeep } from './requestForm.ts'

export type KeptRequest = { readonly name: string; readonly answerBy: PlainDate }

/** Writing a request down: whose data, what, by whom, how and when it came. */
export function useKeepRequest() {
  const [acting, searching] = [useOfficeAct(), useOfficeAct()]
  const today = vietnamDay(useTool(CLOCK).nowMs())
  const [name, found, person] = [ref(''), ref<FoundPeople>(), ref<FoundPeople['people'][number]>()]
  const [form, isAsked] = [ref(emptyRequest(today)), ref(false)]
  const problems = computed(() => problemsOfRequest(form.value, person.value !== undefined, today))
  // The same name until the office has it: pressed again after a lost answer, it is kept once.
  let requestId = crypto.randomUUID() as string

  async function search(): Promise<void> {
    person.value = undefined
    found.value = await searching.act<FoundPeople>('POST', `${OFFICE_ADDRESSES.privacy}/people`, { name: name.value })
  }
  function clear(): void {
    requestId = crypto.randomUUID()
    ;[form.value, found.value, person.value, name.value, isAsked.value] = [emptyRequest(today), undefined, undefined, '', false]
  }
  async function save(): Promise<KeptRequest | undefined> {
    isAsked.value = true
    const whom = person.value
    const given =
      whom && problems.value.length === 0 ? requestToKeep(form.value, { requestId, beneficiaryId: whom.beneficiaryId }) : undefined
    const days = given && requestDays(given.kind, given.receivedOn)
    if (!whom || !days || !(await acting.act('POST', `${OFFICE_ADDRESSES.privacy}/requests`, given))) return undefined
    clear()
    return { name: whom.fullName, answerBy: days.answerBy }
  }
  const trouble = computed(() => acting.trouble.value ?? searching.trouble.value)
  return {
    name,
    found,
    person,
    form,
    isAsked,
    problems,
    today,
    search,
    save,
    trouble,
    isBusy: acting.isBusy,
    isSearching: searching.isBusy,
  }
}
