import { source, type DatedSource } from '../programmes/DatedSource.ts'
import type { RequestKind } from './DataRequest.ts'

/** Working days until the first answer, and days until the request is carried out, both counted from the day after it came. */
export type RequestTerm = { readonly answerWorkingDays: number; readonly completeDays: number; readonly source: DatedSource }

const DAY = { from: '2026-01-01', inForce: '2026-01-01' }
const term = (completeDays: number, by: string, certainty: DatedSource['certainty']): readonly RequestTerm[] => [
  { answerWorkingDays: 2, completeDays, source: source({ ...DAY, by, certainty }) },
]
const DECREE = 'Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP Điều 5'

/** Oldest first; a newer rule is a row of its own behind. Requests of before 2026 were asked under another decree and have no row. */
export const REQUEST_TERMS: Readonly<Record<RequestKind, readonly RequestTerm[]>> = {
  see: term(10, DECREE, 'sure'),
  copy: term(10, `${DECREE} (như yêu cầu xem)`, 'inferred'),
  correct: term(10, DECREE, 'sure'),
  erase: term(20, DECREE, 'sure'),
  restrict: term(15, DECREE, 'sure'),
  withdraw: term(15, DECREE, 'sure'),
  object: term(15, DECREE, 'sure'),
  complain: term(30, 'Luật Khiếu nại 02/2011/QH13 Điều 28; thời hạn trả lời theo Nghị định 356/2025/NĐ-CP Điều 5', 'likely'),
}
