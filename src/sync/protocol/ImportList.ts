import * as v from 'valibot'

/** A list as the office sends it; the file travels as base64 inside the JSON, so that the same guards stand before it. */
export const importRequest = v.object({
  fileName: v.pipe(v.string(), v.maxLength(255)),
  fileBase64: v.pipe(v.string(), v.minLength(1), v.maxLength(28 * 1024 * 1024)),
  unitCode: v.pipe(v.string(), v.regex(/^\d{5}$/)),
  programmeCode: v.picklist(['BTXH', 'NCC', 'KHAC']),
  dryRun: v.boolean(),
})
export type ImportRequest = v.InferOutput<typeof importRequest>

export type ImportedRow = {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly birthYear: number | null
  readonly idNumber: string | null
  readonly amountInDong: number | null
  readonly problems: readonly string[]
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'kept-back'
}

export type ImportAnswer = {
  /** Null when nothing was written. */
  readonly runId: string | null
  readonly rows: readonly ImportedRow[]
  readonly totals: { readonly rows: number; readonly people: number; readonly sumInDong: number; readonly declaredSumInDong: number | null }
  readonly outcomes: { readonly added: number; readonly changed: number; readonly unchanged: number; readonly keptBack: number }
  /** What each problem named in the rows says, Vietnamese first. */
  readonly sentences: Readonly<Record<string, string>>
}

/** A list that cannot be taken in at all. */
export type ImportRefusal = { readonly problem: 'list-refused'; readonly refusal: string; readonly sentence: string }
