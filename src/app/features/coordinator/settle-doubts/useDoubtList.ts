import { ref, watch } from 'vue'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { Decision, ReviewsAnswer } from '#sync/protocol/Reviews.ts'
import { useDoubts } from '../../../session/useDoubts.ts'
import { useOfficeAct, useOfficeAnswer } from '../../../desk/useOffice.ts'

/** What waits for a look, or what was settled lately. */
export function useDoubtList() {
  const which = ref<'open' | 'settled'>('open')
  const doubts = useDoubts()
  const { answer, trouble, load } = useOfficeAnswer<ReviewsAnswer>(() => `${ADDRESSES.reviews}?state=${which.value}`)
  const acting = useOfficeAct()
  watch(which, () => {
    answer.value = undefined
    void load()
  })
  async function settle(factId: string, decision: Decision, reason: string): Promise<boolean> {
    const done = await acting.act('POST', `${ADDRESSES.reviews}/${factId}/settlement`, { decision, reason })
    // Settled meanwhile by somebody else: the list is not what it was either.
    if (done || acting.trouble.value?.refusal === 'case-settled') await Promise.all([load(), doubts.look()])
    return done !== undefined
  }
  return { which, answer, trouble, load, settle, actTrouble: acting.trouble, isBusy: acting.isBusy }
}
