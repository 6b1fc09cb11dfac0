import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { giftState, type GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { ReviewCase, ReviewsAnswer } from '#sync/protocol/Reviews.ts'
import { useSession } from '../../../session/useSession.ts'
import { useTool } from '../../../session/useTool.ts'
import { CASELOAD, OFFICE, RECORDS, type OutboxLine, type Refusal } from '../../../tools.ts'

const MOST_OPENED = 50

export type DoubleGift = { readonly person: BeneficiaryProfile; readonly gift: GiftOnProfile }

/** Own records the office turned away; a double gift stands on its person's page, and is shown from there. */
export const turnedAway = (lines: readonly OutboxLine[]): readonly OutboxLine[] => {
  const takenBack = new Set(lines.flatMap(({ body }) => ('cancels' in body ? [body.cancels] : [])))
  return lines.filter((line) => line.state === 'review' && line.problem !== 'gift-delivered-twice' && !takenBack.has(line.factId))
}

/** What a person must look at: on this phone without network, and the office's word on it with network. */
export function useNeedsLook() {
  const [caseload, records, office, session] = [useTool(CASELOAD), useTool(RECORDS), useTool(OFFICE), useSession()]
  const doubles = ref<readonly DoubleGift[]>()
  const lines = ref<readonly OutboxLine[]>([])
  const settled = ref<readonly ReviewCase[]>()
  const refusal = ref<Refusal>()

  async function loadDoubles() {
    const entries = session.people?.gifts.peopleWith(['review']) ?? []
    const people = await Promise.all(entries.slice(0, MOST_OPENED).map(({ id }) => caseload.person(id)))
    doubles.value = people.flatMap((person) =>
      person ? person.gifts.filter((gift) => giftState(gift) === 'review').map((gift) => ({ person, gift })) : [],
    )
  }
  const loadLines = async () => {
    lines.value = await records.lines()
  }
  /** Once the office has spoken, a record of this phone needs no look any more. */
  async function loadSettled() {
    const answer = await office.call<ReviewsAnswer>('GET', `${ADDRESSES.reviews}?state=settled`)
    refusal.value = answer.ok ? undefined : answer.refusal
    if (!answer.ok) return
    settled.value = answer.value.cases
    const known = new Set(answer.value.cases.map((one) => one.factId))
    await records.officeSettled(
      (await records.lines()).flatMap((line) => (line.state === 'review' && known.has(line.factId) ? [line.factId] : [])),
    )
  }
  watch(() => session.people, loadDoubles, { immediate: true })
  const stop = records.onChange(() => void loadLines())
  onMounted(() => Promise.all([loadLines(), loadSettled()]))
  onBeforeUnmount(stop)
  return { doubles, own: computed(() => turnedAway(lines.value)), settled, refusal, loadSettled }
}
