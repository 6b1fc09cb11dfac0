import * as v from 'valibot'
import { columnMapping } from './ImportList.ts'

/** A file as every list travels to the office. */
export const sentFile = {
  fileName: v.pipe(v.string(), v.maxLength(255)),
  fileBase64: v.pipe(v.string(), v.minLength(1), v.maxLength(28 * 1024 * 1024)),
  dryRun: v.boolean(),
  mapping: v.optional(columnMapping, []),
}

/** A roll from Excel: each row is one person's line; what it says wins over what the rates explain. */
export const rollRequest = v.object({
  ...sentFile,
  unitCode: v.optional(v.pipe(v.string(), v.regex(/^\d{5}$/))),
  programmeCode: v.optional(v.picklist(['BTXH', 'NCC', 'KHAC']), 'BTXH'),
})

/** The post office's own file or a bank's credit list; each row is matched to a line, with row and cell errors. */
export const reconciliationRequest = v.object({
  ...sentFile,
  /** What a row says of its line: credited to an account, or paid in cash as the post office booked it. */
  source: v.picklist(['bank', 'post-office']),
  day: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
})
