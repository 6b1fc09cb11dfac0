import * as v from 'valibot'

export const RECOVERY_ENDINGS = ['repaid', 'written-off'] as const
export type RecoveryEnding = (typeof RECOVERY_ENDINGS)[number]
export const recoveryEndingRequest = v.object({
  how: v.picklist(RECOVERY_ENDINGS),
  note: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300)),
})

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
  readonly ending: { readonly how: RecoveryEnding; readonly by: string; readonly atMs: number; readonly note: string } | null
}
export type RecoveriesAnswer = { readonly recoveries: readonly Recovery[] }
