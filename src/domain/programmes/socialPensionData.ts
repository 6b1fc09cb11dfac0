import { source } from './DatedSource.ts'
import type { Standard } from './standardsData.ts'

/** Trợ cấp hưu trí xã hội, as a group of its own under whichever programme a list puts it. */
export const SOCIAL_PENSION_CODE = 'HTXH'
export const SOCIAL_PENSION_NAME = 'Trợ cấp hưu trí xã hội'

/** Đồng a month of the whole country. A province may add to it; no such resolution of Đồng Nai was found. */
export const SOCIAL_PENSION_LEVELS: readonly Standard[] = [
  {
    amountInDong: 500_000,
    source: source({ from: '2025-07-01', until: '2026-06-30', inForce: '2025-07-01', by: 'Nghị định 176/2025/NĐ-CP', certainty: 'likely' }),
  },
  {
    amountInDong: 540_000,
    source: source({ from: '2026-07-01', inForce: '2026-10-05', by: 'Nghị định 335/2026/NĐ-CP ngày 21/08/2026', certainty: 'likely' }),
  },
]
