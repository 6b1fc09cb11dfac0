import * as v from 'valibot'
import type { RateStep } from '#domain/payments/risenRate.ts'

/** «Nâng lên mức mới» on a draft: the paper it stands on, and what its author has seen of it. */
export const raiseRequest = v.object({
  decision: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(200)),
  lines: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  afterInDong: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})
export type RaiseRequest = v.InferOutput<typeof raiseRequest>

/** A raise that was done. */
export type RateRaise = {
  readonly decision: string
  readonly lines: number
  readonly beforeInDong: number
  readonly afterInDong: number
  readonly by: string
  readonly atMs: number
}

export type RaiseAnswer = {
  readonly lines: number
  /** Đồng of those lines before and after. */
  readonly beforeInDong: number
  readonly afterInDong: number
  /** Lines whose amount no rate explains: they stay as on paper. */
  readonly leftOnPaper: number
  readonly steps: readonly (RateStep & { readonly lines: number; readonly differenceInDong: number })[]
  readonly done: readonly RateRaise[]
}
