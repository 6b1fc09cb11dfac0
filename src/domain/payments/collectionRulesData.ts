import { source, type DatedSource } from '../programmes/DatedSource.ts'

export type CollectionRule = {
  readonly programmeCode: string
  /** Months in a row not collected at which the commune is told; no law asks for it, it leaves a month for a visit. */
  readonly warnsAtMonths: number
  /** At which the payment may be suspended (tạm dừng chi trả). */
  readonly suspendsAtMonths: number
  readonly source: DatedSource
}

/**
 * For people with merit no rule of the whole country was found (one year is TP.HCM's own, QĐ 49/2012/QĐ-UBND), so nothing is proposed.
 * The circular's own day in force was not verified: it is counted from the decree it belongs to.
 */
export const COLLECTION_RULES: readonly CollectionRule[] = [
  {
    programmeCode: 'BTXH',
    warnsAtMonths: 2,
    suspendsAtMonths: 3,
    source: source({ from: '2021-07-01', by: 'Thông tư 02/2021/TT-BLĐTBXH, Điều 2' }),
  },
]
