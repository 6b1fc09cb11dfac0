import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { PeopleAnswer, PeopleRequest, PersonOnList } from '#sync/protocol/People.ts'
import { useTool } from '../../../session/useTool.ts'
import type { OfficeTrouble } from '../../../desk/useOffice.ts'
import { OFFICE } from '../../../tools.ts'

/** By what the list is narrowed; kept in the address, so that the way back from a person finds it again. What was typed is not. */
export const NARROWED_BY = ['unit', 'programme', 'state', 'channel', 'payee', 'todo'] as const
export type Narrowing = Record<(typeof NARROWED_BY)[number], string>

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The body of the question: nothing that narrows nothing. */
export const asWish = (narrowing: Narrowing, q: string, after?: PeopleRequest['after'] | null): object => ({
  ...(q.trim() === '' ? {} : { q: q.trim() }),
  ...Object.fromEntries(NARROWED_BY.flatMap((name) => (narrowing[name] === '' ? [] : [[name, narrowing[name]]]))),
  ...(after ? { after } : {}),
})

/** The people of the asker's communes, page by page as far as somebody looks; a later question makes an earlier answer void. */
export function useBeneficiaries() {
  const [office, route, router] = [useTool(OFFICE), useRoute(), useRouter()]
  const narrowing = ref(Object.fromEntries(NARROWED_BY.map((name) => [name, textOf(route.query[name])])) as Narrowing)
  const [q, people] = [ref(''), shallowRef<readonly PersonOnList[]>([])]
  const [answer, trouble, isBusy] = [shallowRef<PeopleAnswer>(), shallowRef<OfficeTrouble>(), ref(false)]
  /** What the answer on the screen was asked with. */
  const answeredQ = ref('')
  let asked = 0
  async function ask(before: readonly PersonOnList[], after?: PeopleRequest['after'] | null): Promise<void> {
    asked += 1
    const [own, ownQ] = [asked, q.value.trim()]
    isBusy.value = true
    const outcome = await office.call<PeopleAnswer>('POST', `${OFFICE_ADDRESSES.people}/search`, asWish(narrowing.value, ownQ, after))
    if (own !== asked) return
    isBusy.value = false
    if (outcome.ok) [answer.value, people.value, answeredQ.value] = [outcome.value, [...before, ...outcome.value.people], ownQ]
    trouble.value = outcome.ok ? undefined : { refusal: outcome.refusal, sentence: outcome.sentence }
  }
  const load = () => ask([])
  onMounted(load)
  watch(
    narrowing,
    async (now) => {
      await router.replace({ query: Object.fromEntries(Object.entries(now).filter(([, value]) => value !== '')) })
      await load()
    },
    { deep: true },
  )
  const left = computed(() => (answer.value ? answer.value.total - people.value.length : 0))
  return { narrowing, q, answeredQ, people, answer, trouble, isBusy, left, load, more: () => ask(people.value, answer.value?.next) }
}
