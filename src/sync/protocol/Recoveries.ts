import * as v from 'valibot'

export const RECOVERY_ENDINGS = ['repaid', 'written-off'] as const
export type RecoveryEnding = (typeof RECOVERY_ENDINGS)[number]
export const recoveryEndingRequest = v.object({
  how: v.picklist(RECOVERY_ENDINGS),
  note: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300)),
})

export const deductionRequest = v.variant('isOn', [
  v.object({ isOn: v.literal(true), note: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300)) }),
  v.object({ isOn: v.literal(false) }),
])

/** Money to come back: paid twice, or to whoever was no longer due it. */
export type Recovery = {
  readonly id: string
  readonly beneficiaryId: string
  readonly fullName: string
  readonly hamlet: string
  readonly unitCode: string
  readonly periodName: string
  readonly amountInDong: number
  readonly reason: string
  readonly openedAtMs: number
  readonly openedBy: string
  /** Opened by whoever asks: somebody else writes it off. */
  readonly isOwn: boolean
  /** Taken off rolls that were paid, and on a roll that is not paid yet. */
  readonly takenInDong: number
  readonly waitingInDong: number
  /** Decided to be taken off the next rolls; null: to be paid back otherwise. */
  readonly deduction: { readonly by: string; readonly atMs: number; readonly note: string } | null
  readonly ending: { readonly how: RecoveryEnding; readonly by: string; readonly atMs: number; readonly note: string } | null
}
export type RecoveriesAnswer = { readonly recoveries: readonly Recovery[] }
