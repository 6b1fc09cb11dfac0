import { source, type DatedSource } from './DatedSource.ts'

export type Standard = { readonly amountInDong: number; readonly source: DatedSource }
export type ProvincialStandard = Standard & { readonly provinceCode: string }

/**
 * Mức chuẩn trợ giúp xã hội of the whole country, đồng a month.
 * The 270.000 of NĐ 136/2013 is left out: the day it applied from is not verified, and no list in use goes back so far.
 * NĐ 335/2026 was published after the months it pays for; one source names 01/09/2026 as its day in force.
 */
export const NATIONAL_STANDARDS: readonly Standard[] = [
  {
    amountInDong: 360_000,
    source: source({ from: '2021-07-01', until: '2024-06-30', inForce: '2021-07-01', by: 'Nghị định 20/2021/NĐ-CP, Điều 4' }),
  },
  {
    amountInDong: 500_000,
    source: source({ from: '2024-07-01', until: '2026-06-30', inForce: '2024-07-01', by: 'Nghị định 76/2024/NĐ-CP' }),
  },
  {
    amountInDong: 540_000,
    source: source({ from: '2026-07-01', inForce: '2026-10-05', by: 'Nghị định 335/2026/NĐ-CP ngày 21/08/2026', certainty: 'likely' }),
  },
]

/**
 * A province may set a higher standard (NĐ 20/2021 Điều 4). No resolution of Đồng Nai was found: 400.000 is worked out from the
 * 74 funeral grants of quarter I/2024, 592.000.000 đồng, which are 20 × 400.000 each; so it is kept for the months from that quarter on.
 */
export const PROVINCIAL_STANDARDS: readonly ProvincialStandard[] = [
  {
    provinceCode: '75',
    amountInDong: 400_000,
    source: source({
      from: '2024-01-01',
      until: '2024-06-30',
      by: 'Suy ra từ mai táng phí quý I/2024 (592.000.000 đ ÷ 74 người ÷ 20)',
      certainty: 'inferred',
    }),
  },
]

/** Mức chuẩn trợ cấp ưu đãi người có công, đồng. Published tables, not this figure, tell what each group receives. */
export const MERIT_STANDARDS: readonly Standard[] = [
  {
    amountInDong: 1_624_000,
    source: source({ from: '2021-07-01', until: '2023-06-30', inForce: '2021-09-15', by: 'Nghị định 75/2021/NĐ-CP' }),
  },
  {
    amountInDong: 2_055_000,
    source: source({ from: '2023-07-01', until: '2024-06-30', inForce: '2023-09-05', by: 'Nghị định 55/2023/NĐ-CP' }),
  },
  {
    amountInDong: 2_789_000,
    source: source({ from: '2024-07-01', until: '2026-06-30', inForce: '2024-07-01', by: 'Nghị định 77/2024/NĐ-CP' }),
  },
  {
    amountInDong: 3_012_000,
    source: source({ from: '2026-07-01', inForce: '2026-10-01', by: 'Nghị định 321/2026/NĐ-CP', certainty: 'likely' }),
  },
]
