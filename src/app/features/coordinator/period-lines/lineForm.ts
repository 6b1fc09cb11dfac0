import type { Channel } from '#domain/payments/PaymentOnProfile.ts'

export type LineForm = {
  kind: 'back-pay' | 'one-off' | 'monthly'
  label: string
  amountInDong: number | ''
  channel: Channel | ''
  payPointId: string
  reason: string
}
export type LineProblem = 'person' | 'label' | 'amount' | 'channel' | 'reason'

export const emptyLine = (): LineForm => ({ kind: 'back-pay', label: '', amountInDong: '', channel: '', payPointId: '', reason: '' })

export function problemsOfLine({ label, amountInDong, channel, reason }: LineForm, hasPerson: boolean): LineProblem[] {
  const missing: readonly (readonly [LineProblem, boolean])[] = [
    ['person', !hasPerson],
    ['label', label.trim().length < 2],
    ['amount', !(Number.isSafeInteger(amountInDong) && Number(amountInDong) >= 1_000)],
    ['channel', channel === ''],
    ['reason', reason.trim().length < 2],
  ]
  return missing.flatMap(([problem, isMissing]) => (isMissing ? [problem] : []))
}

/** As the office takes it: money on an account has no pay point. */
export const addedLine = ({ payPointId, ...line }: LineForm, beneficiaryId: string): object => ({
  ...line,
  beneficiaryId,
  payPointId: line.channel === 'account' || payPointId === '' ? null : payPointId,
})
