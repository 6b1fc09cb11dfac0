import type { PayPoint } from '#domain/payments/PaymentLine.ts'
import { emptyOneOff, programmeOf, type OneOffForm } from './oneOffForm.ts'

/** `place`: a pay point's id, or the person's account. */
export type LineForm = {
  kind: 'back-pay' | 'one-off' | 'monthly'
  label: string
  amountInDong: number | ''
  place: string
  reason: string
  oneOff: OneOffForm
}
export type LineProblem = 'person' | 'label' | 'amount' | 'place' | 'reason'
export const ACCOUNT = 'account'

export const emptyLine = (): LineForm => ({ kind: 'back-pay', label: '', amountInDong: '', place: '', reason: '', oneOff: emptyOneOff() })

export function problemsOfLine({ label, amountInDong, place, reason }: LineForm, hasPerson: boolean): LineProblem[] {
  const missing: readonly (readonly [LineProblem, boolean])[] = [
    ['person', !hasPerson],
    ['label', label.trim().length < 2],
    ['amount', !(Number.isSafeInteger(amountInDong) && Number(amountInDong) >= 1_000)],
    ['place', place === ''],
    ['reason', reason.trim().length < 2],
  ]
  return missing.flatMap(([problem, isMissing]) => (isMissing ? [problem] : []))
}

/** As the office takes it: the channel is the pay point's; an account has no pay point. */
export function addedLine({ place, oneOff, ...line }: LineForm, beneficiaryId: string, points: readonly PayPoint[]): object {
  const point = points.find(({ id }) => id === place)
  const programmeCode = line.kind === 'one-off' ? programmeOf(oneOff)?.programmeCode : undefined
  const whose = programmeCode ? { programmeCode } : {}
  return { ...line, ...whose, beneficiaryId, channel: point?.channel ?? ACCOUNT, payPointId: point?.id ?? null }
}
