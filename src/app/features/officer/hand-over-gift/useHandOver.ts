import { computed, onMounted, ref } from 'vue'
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router'
import type { GiftOnProfile, ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import type { GiftDelivery } from '#sync/protocol/Fact.ts'
import { useFormDraft } from '../../../session/useFormDraft.ts'
import { usePersonHere } from '../../../session/usePersonHere.ts'
import { usePhotoTaking } from '../../../session/usePhotoTaking.ts'
import { useSession } from '../../../session/useSession.ts'

/** What is written down while a gift is handed over, on F4 and on the screen of whoever takes it for another. */
export type HandingForm = Pick<GiftDelivery, 'signature' | 'photoHash'> & {
  fullName: string
  relation: ProxyRelation | null
  reason: string
}
export const emptyHanding = (): HandingForm => ({ signature: null, photoHash: null, fullName: '', relation: null, reason: '' })

const FOUND_BY = { cccd: 'identity-card', phieu: 'slip' } as const

/** The person, what was begun for them, and the way back; the addresses below F4 share it. */
export function useHandOver(personId: () => string) {
  const session = useSession()
  const [route, router] = [useRoute(), useRouter()]
  const here = usePersonHere(personId)
  const form = ref(emptyHanding())
  const draft = useFormDraft(`gift/${personId()}`, form)
  const photo = usePhotoTaking(
    computed({ get: () => form.value.photoHash, set: (hash) => (form.value = { ...form.value, photoHash: hash }) }),
  )
  const handOverPlace = `/nguoi-dan/${personId()}/trao-qua`
  let isSaved = false
  onMounted(draft.read)

  // A lock keeps what was begun; whoever walks away from it throws it away, photo and all.
  onBeforeRouteLeave(async (to) => {
    if (isSaved || session.door.face !== 'open' || to.path.startsWith(handOverPlace)) return
    await photo.drop()
    await draft.drop()
  })
  const campaignOf = (gift: Pick<GiftOnProfile, 'campaignId'>) => session.campaigns.find((one) => one.id === gift.campaignId)
  const foundBy = computed((): GiftDelivery['foundBy'] =>
    route.query.tim === 'cccd' || route.query.tim === 'phieu' ? FOUND_BY[route.query.tim] : 'list',
  )
  /** Back along the way one came, over the screens of this act: the next person is on top there. */
  async function leave(steps: number): Promise<void> {
    isSaved = true
    await draft.drop()
    if (typeof history.state?.back === 'string') router.go(-steps)
    else await router.replace(`/nguoi-dan/${personId()}`)
  }
  return { ...here, form, photo, foundBy, campaignOf, leave }
}
