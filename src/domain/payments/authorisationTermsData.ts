import { source, type DatedSource } from '../programmes/DatedSource.ts'

/** How long a certified giấy uỷ quyền is taken at the most. One province's rule, read in full; taken over as custom where no other is known. */
export const AUTHORISATION_TERM: { readonly years: number; readonly source: DatedSource } = {
  years: 1,
  source: source({ from: '2012-11-01', by: 'Quyết định 49/2012/QĐ-UBND TP. Hồ Chí Minh (mẫu tham khảo)', certainty: 'likely' }),
}
