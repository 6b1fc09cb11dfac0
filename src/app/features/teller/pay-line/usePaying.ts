import { computed, onMounted, ref } from 'vue'
import { missingProof } from '#domain/gifts/missingProof.ts'
import type { ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import { payFace } from '#domain/payments/payFace.ts'
import type { PaymentMade } from '#sync/protocol/Fact.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { useFormDraft } from '../../../session/useFormDraft.ts'
import { usePayLine } from '../../../session/usePayLine.ts'
import { usePaySession } from '../../../session/usePaySession.ts'
import { usePhotoTaking } from '../../../session/usePhotoTaking.ts'

/** What is written down while one line is paid, on its own screen and on that of whoever collects for another. */
export type PayForm = Pick<PaymentMade, 'signature' | 'photoHash'> & {
  elsewhereReason: string
  /** Place of the paper on file, or `new`. */
  paper: number | 'new' | null
  fullName: string
  relation: ProxyRelation | null
  number: string
  validUntil: string
  identityTail: string
}
export const emptyPayForm = (): PayForm => ({
  ...{ signature: null, photoHash: null, elsewhereReason: '', paper: null, fullName: '', relation: null },
  ...{ number: '', validUntil: '', identityTail: '' },
})

/** Which counter holds it, or else at which place it is paid. */
export const elsewhereOf = ({ heldBy, line }: RollLine): string => heldBy?.label ?? line.place

/** One line before its payment: what the period asks for, what is missing, and the payment itself. */
export function usePaying(line: () => RollLine | undefined, lineId: string) {
  const [counter, paying] = [usePaySession(), usePayLine()]
  const form = ref(emptyPayForm())
  const draft = useFormDraft(`pay/${lineId}`, form)
  const photo = usePhotoTaking(
    computed({ get: () => form.value.photoHash, set: (hash) => (form.value = { ...form.value, photoHash: hash }) }),
  )
  const missing = ref<'photo' | 'signature' | 'elsewhere'>()
  const tries = ref(0)
  const asks = computed(() => counter.counter?.period)
  const face = computed(() => {
    const here = line()
    return here && payFace(here, counter.here)
  })
  onMounted(() => draft.read())

  function findMissing(): typeof missing.value {
    if (face.value === 'elsewhere' && form.value.elsewhereReason.trim().length < 2) return 'elsewhere'
    return missingProof(asks.value, form.value)
  }
  async function pay(receiver: PaymentMade['receiver'], foundBy: PaymentMade['foundBy']): Promise<boolean> {
    tries.value += 1
    missing.value = findMissing()
    const to = line()
    if (!to || missing.value || (face.value !== 'due' && face.value !== 'elsewhere')) return false
    const { signature, photoHash, elsewhereReason } = form.value
    const leasedElsewhereReason = face.value === 'elsewhere' ? elsewhereReason.trim() : null
    const isPaid = await paying.pay(to, { receiver, foundBy, signature, photoHash, leasedElsewhereReason })
    if (isPaid) await draft.drop()
    return isPaid
  }
  /** Whoever walks away from it throws it away, photo and all. */
  async function letGo(): Promise<void> {
    await photo.drop()
    await draft.drop()
  }
  return { form, photo, missing, tries, asks, face, ...paying, pay, letGo }
}
