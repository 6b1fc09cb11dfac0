import { source, type DatedSource } from '../programmes/DatedSource.ts'

/** How long before a paper ends somebody is told, so that the new one is there in time: no text fixes it, our own proposal. */
export const HOLDER_PAPER_TERM: { readonly warnDays: number; readonly source: DatedSource } = {
  warnDays: 30,
  source: source({ from: '2024-10-01', by: 'Thông tư 17/2024/TT-NHNN, Điều 11; thời hạn nhắc do phần mềm đề xuất', certainty: 'inferred' }),
}
