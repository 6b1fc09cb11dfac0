import { source, type DatedSource } from '../programmes/DatedSource.ts'

/** Within how many days whoever was handed papers says that they have them; no text was found that fixes it: our own proposal. */
export const PAPER_TERM: { readonly days: number; readonly source: DatedSource } = {
  days: 5,
  source: source({ from: '2022-12-23', by: 'Công văn 5234/LĐTBXH-TTTT; thời hạn do phần mềm đề xuất', certainty: 'inferred' }),
}
