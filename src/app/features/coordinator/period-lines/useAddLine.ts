import { computed, ref } from 'vue'
import type { Channel } from '#domain/payments/PaymentOnProfile.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { CandidatesAnswer } from '#sync/protocol/Gifts.ts'
import { useOfficeAct } from '../../../desk/useOffice.ts'

export type Candidate = CandidatesAnswer['people'][number]
export type LineProblem = 'person' | 'label' | 'amount' | 'channel' | 'reason'

/** A line of its own for what the locked roll forgot or got wrong: whom, what, how much, where and why. */
export function useAddLine(periodId: string) {
  const { act, isBusy, trouble } = useOfficeAct()
  const searching = useOfficeAct()
  const address = `${ADDRESSES.periods}/${encodeURIComponent(periodId)}`
  const [name, found, person] = [ref(''), ref<CandidatesAnswer>(), ref<Candidate>()]
  const empty = () => ({
    kind: 'back-pay' as 'back-pay' | 'one-off' | 'monthly',
    label: '',
    amountInDong: '' as number | '',
    channel: '' as Channel | '',
    payPointId: '',
    reason: '',
  })
  const form = ref(empty())
  const isAsked = ref(false)
  const problems = computed((): LineProblem[] => {
    const { label, amountInDong, channel, reason } = form.value
    const missing: readonly (readonly [LineProblem, boolean])[] = [
      ['person', person.value === undefined],
      ['label', label.trim().length < 2],
      ['amount', !(Number.isSafeInteger(amountInDong) && Number(amountInDong) >= 1_000)],
      ['channel', channel === ''],
      ['reason', reason.trim().length < 2],
    ]
    return missing.flatMap(([problem, isMissing]) => (isMissing ? [problem] : []))
  })

  async function search(): Promise<void> {
    person.value = undefined
    found.value = await searching.act<CandidatesAnswer>('POST', `${address}/candidates`, { name: name.value })
  }
  /** The name of whom it was added for; undefined when something is missing or refused. */
  async function add(): Promise<string | undefined> {
    isAsked.value = true
    const whom = person.value
    if (problems.value.length > 0 || !whom) return undefined
    const { payPointId, ...line } = form.value
    const body = {
      ...line,
      beneficiaryId: whom.beneficiaryId,
      payPointId: line.channel === 'account' || payPointId === '' ? null : payPointId,
    }
    if (!(await act('POST', `${address}/lines`, body))) return undefined
    ;[form.value, found.value, person.value, name.value, isAsked.value] = [empty(), undefined, undefined, '', false]
    return whom.fullName
  }
  const isSearching = searching.isBusy
  return {
    name,
    found,
    person,
    form,
    isAsked,
    problems,
    search,
    add,
    isBusy,
    isSearching,
    trouble: computed(() => trouble.value ?? searching.trouble.value),
  }
}
