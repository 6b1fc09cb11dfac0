import { source, type DatedSource } from '../programmes/DatedSource.ts'

/** How an account comes to be: by oneself, by oneself with a representative beside, or by the representative. */
export type OpeningRule = {
  readonly path: 'minor' | 'child' | 'guarded'
  /** Below which completed age; null for whom age does not matter. */
  readonly belowYears: number | null
  readonly mayOpenOnline: false
  readonly source: DatedSource
}

const BY = source({ from: '2024-10-01', inForce: '2024-10-01', by: 'Thông tư 17/2024/TT-NHNN, Điều 11' })

/** The youngest first: the first rule that fits holds. */
export const OPENING_RULES: readonly OpeningRule[] = [
  { path: 'child', belowYears: 15, mayOpenOnline: false, source: BY },
  { path: 'guarded', belowYears: null, mayOpenOnline: false, source: BY },
  { path: 'minor', belowYears: 18, mayOpenOnline: false, source: BY },
]
