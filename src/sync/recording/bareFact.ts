import type { AccountHolder } from '#domain/enrolment/EnrolmentMove.ts'
import type { Receiver } from '#domain/gifts/GiftOnProfile.ts'
import type { PaymentReceiver } from '#domain/payments/PaymentOnProfile.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import type { FactBody, SaidWord } from '../protocol/Fact.ts'

const bareReceiver = (receiver: Receiver): Receiver => (receiver.kind === 'self' ? receiver : { ...receiver, fullName: '', reason: '' })

function barePayee(receiver: PaymentReceiver): PaymentReceiver {
  if (receiver.kind === 'self') return receiver
  if (receiver.kind === 'guardian') return { ...receiver, fullName: '' }
  return { ...receiver, fullName: '', identityTail: '', paper: { ...receiver.paper, number: '' } }
}

const bareHolder = (holder: AccountHolder): AccountHolder => (holder.kind === 'own' ? holder : { ...holder, fullName: '', paper: null })

function bareWord(word: SaidWord): SaidWord {
  if (word.kind === 'account') return { ...word, holder: bareHolder(word.holder), accountNumber: '', holderName: '' }
  return word.kind === 'moved' && word.holder ? { ...word, holder: bareHolder(word.holder) } : word
}

/** Laid over a visit, it leaves the day, the purpose and who went. */
export const NOTHING_OF_A_VISIT = {
  personMet: null,
  findings: [],
  needs: '',
  followUpDay: null,
  spokeOfCard: null,
  note: '',
  place: null,
  signature: null,
  photoHash: null,
} as const satisfies Partial<VisitRecord>

/** What is left of a fact about a person whose data were erased: that it was done, when, about which pseudonym, and every sum. */
export function bareFact(body: FactBody): FactBody {
  switch (body.kind) {
    case 'visit.recorded':
      return { ...body, visit: { ...body.visit, ...NOTHING_OF_A_VISIT } }
    case 'gift.delivered':
      return { ...body, receiver: bareReceiver(body.receiver), signature: null, photoHash: null }
    case 'payment.made':
      return {
        ...body,
        receiver: barePayee(body.receiver),
        signature: null,
        photoHash: null,
        leasedElsewhereReason: body.leasedElsewhereReason && '',
      }
    case 'enrolment.moved':
      return { ...body, word: bareWord(body.word), followUpDay: null, sharesPhone: null, note: '' }
    case 'person.reported':
    case 'gift.missed':
    case 'payment.missed':
      return { ...body, note: '' }
    case 'payment.session-closed':
    case 'consent.said':
      return body
    default:
      return { ...body, reason: '' }
  }
}
