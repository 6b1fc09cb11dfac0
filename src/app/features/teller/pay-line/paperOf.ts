import { whyPaperIsRefused, type PaperRefusal } from '#domain/payments/authorisationTerm.ts'
import type { PaymentReceiver } from '#domain/payments/PaymentOnProfile.ts'
import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import type { PayForm } from './usePaying.ts'

export type PaperOnFile = RollLine['papers'][number]
type Missing = 'paper' | 'name' | 'relation' | 'number' | 'day' | PaperRefusal | 'tail' | 'other-tail'
type Authorised = Extract<PaymentReceiver, { kind: 'authorised' }>

export const isExpired = ({ validUntil }: Pick<PaperOnFile, 'validUntil'>, today: PlainDate): boolean =>
  whyPaperIsRefused({ validUntil }, today) === 'expired'

type Written = Omit<Authorised, 'kind' | 'identityTail'> | Missing
function written({ fullName, relation, number, validUntil }: PayForm, today: PlainDate): Written {
  const day = parsePlainDate(validUntil)
  if (fullName.trim().length < 2) return 'name'
  if (relation === null) return 'relation'
  if (number.trim() === '') return 'number'
  if (!day) return 'day'
  return (
    whyPaperIsRefused({ validUntil: day }, today) ?? {
      fullName: fullName.trim(),
      relation,
      paper: { number: number.trim(), validUntil: day },
    }
  )
}
/** How long it runs was the office's to judge when it was put on file. */
const onFile = ({ fullName, relation, number, validUntil }: PaperOnFile): Written => ({ fullName, relation, paper: { number, validUntil } })

/** Who collects for another and on which paper; or the first thing that is missing, the paper before the card that was shown. */
export function paperOf(form: PayForm, papers: readonly PaperOnFile[], today: PlainDate): Authorised | Missing {
  const known = typeof form.paper === 'number' ? papers[form.paper] : undefined
  if (!known && form.paper !== 'new') return 'paper'
  const chosen = known ? onFile(known) : written(form, today)
  if (typeof chosen === 'string') return chosen
  if (isExpired(chosen.paper, today)) return 'expired'
  if (!/^\d{4}$/.test(form.identityTail)) return 'tail'
  if (known && known.identityTail !== '' && known.identityTail !== form.identityTail) return 'other-tail'
  return { kind: 'authorised', ...chosen, identityTail: form.identityTail }
}
