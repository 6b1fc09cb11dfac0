import { ref, shallowRef } from 'vue'
import { giftState, type GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { ScanWay } from '#domain/people/readScanned.ts'
import { useFindScanned, type Scanned } from '../../../session/scanning/useFindScanned.ts'
import { RECEIVED_BY_THEMSELVES, useDeliverGift } from '../../../session/useDeliverGift.ts'

type Meeting = { readonly person: BeneficiaryProfile; readonly gift: GiftOnProfile }
/** Who stands before the table, as the list sees them. */
export type HallFace =
  | { readonly face: 'waiting' }
  | { readonly face: 'unclear'; readonly answer: Scanned }
  | ({ readonly face: 'due' | 'proof' | 'already' | 'ended' | 'saved' } & Meeting)
  | { readonly face: 'not-listed'; readonly person: BeneficiaryProfile }

/** Decides what somebody meets at the table; pure, so that every case can be shown. What wants a photo or a signature wants its own page. */
export function meet(person: BeneficiaryProfile, campaignId: string, needsProof = false): HallFace {
  const gift = person.gifts?.find((one) => one.campaignId === campaignId && one.outcome !== 'removed')
  if (!gift) return { face: 'not-listed', person }
  const state = giftState(gift)
  if (state === 'waiting' || state === 'missed') return { face: needsProof ? 'proof' : 'due', person, gift }
  return { face: state === 'delivered' || state === 'review' ? 'already' : 'ended', person, gift }
}

type Wishes = {
  readonly needsProof: () => boolean
  readonly savesByItself: () => boolean
  readonly signal: (kind: 'found' | 'warning') => void
}

/** Scan, see, hand over, next: each save waits for the phone's own disk and for nothing else. */
export function useHall(campaignId: string, { needsProof, savesByItself, signal }: Wishes) {
  const [find, { refusal, isSaving, deliver, undo }] = [useFindScanned(), useDeliverGift()]
  const face = shallowRef<HallFace>({ face: 'waiting' })
  const handedOver = ref(0)
  let isLooking = false
  const foundBy = ref<'identity-card' | 'list'>('identity-card')

  async function look(text: string, way: ScanWay | 'hand'): Promise<void> {
    // Nobody's gift is answered for by the card of whoever stands behind.
    if (isLooking || isSaving.value || face.value.face === 'due') return
    isLooking = true
    const found = await find(text, way === 'hand' ? 'sight' : way).finally(() => (isLooking = false))
    foundBy.value = way === 'hand' ? 'list' : 'identity-card'
    if (found.kind === 'found' && found.differences.length === 0) return receive(found.person, savesByItself())
    signal('warning')
    face.value = { face: 'unclear', answer: found }
  }
  async function receive(person: BeneficiaryProfile, mayBeSaved: boolean): Promise<void> {
    face.value = meet(person, campaignId, needsProof())
    signal(face.value.face === 'due' || face.value.face === 'proof' ? 'found' : 'warning')
    if (face.value.face === 'due' && mayBeSaved) await handOver()
  }
  async function handOver(): Promise<void> {
    if (face.value.face !== 'due') return
    const { person, gift } = face.value
    if (!(await deliver({ person, gift }, { receiver: RECEIVED_BY_THEMSELVES, foundBy: foundBy.value }))) return
    handedOver.value += 1
    face.value = { face: 'saved', person, gift }
  }
  async function takeBack(): Promise<void> {
    if (!(await undo())) return
    handedOver.value -= 1
    next()
  }
  const next = () => void (face.value = { face: 'waiting' })
  const choose = (person: BeneficiaryProfile) => receive(person, false)
  return { face, foundBy, handedOver, refusal, isSaving, look, choose, handOver, takeBack, next }
}
