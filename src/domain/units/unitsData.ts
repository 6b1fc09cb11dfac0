/** Codes of the statistics office (huyện 738 Thống Nhất, tỉnh 75) before and after 01/07/2025. Codes were reused with another meaning: code and day together name a unit. */
export type UnitInTime = {
  readonly code: string
  readonly name: string
  readonly level: 'xa' | 'thi-tran' | 'phuong'
  readonly parentCode: string
  /** The first day on record here, which for the communes of 2024 is not the day they were founded. */
  readonly validFrom: string
  readonly validTo: string | null
  readonly legalBasis: string
  readonly certainty: 'sure' | 'likely'
  /** The code of the unit that took it over whole on the day after the last; null when the code stays with the place. */
  readonly mergedInto: string | null
}

const BEFORE = {
  parentCode: '738',
  validFrom: '2004-01-01',
  validTo: '2025-06-30',
  legalBasis: 'Danh mục đơn vị hành chính, Tổng cục Thống kê',
  certainty: 'sure',
} as const
const AFTER = {
  parentCode: '75',
  validFrom: '2025-07-01',
  validTo: null,
  legalBasis: 'Nghị quyết 1662/NQ-UBTVQH15 ngày 16/06/2025',
  certainty: 'sure',
  mergedInto: null,
} as const
const commune = (code: string, name: string, mergedInto: string): UnitInTime => ({ ...BEFORE, code, name, level: 'xa', mergedInto })

export const UNITS: readonly UnitInTime[] = [
  commune('26299', 'Xã Gia Tân 1', '26299'),
  commune('26302', 'Xã Gia Tân 2', '26299'),
  commune('26305', 'Xã Gia Tân 3', '26311'),
  commune('26308', 'Xã Gia Kiệm', '26311'),
  commune('26311', 'Xã Quang Trung', '26311'),
  commune('26314', 'Xã Bàu Hàm 2', '26326'),
  commune('26317', 'Xã Hưng Lộc', '26326'),
  commune('26320', 'Xã Lộ 25', '26326'),
  commune('26323', 'Xã Xuân Thiện', '26089'),
  { ...BEFORE, code: '26326', name: 'Thị trấn Dầu Giây', level: 'thi-tran', mergedInto: '26326' },
  { ...AFTER, code: '26299', name: 'Xã Thống Nhất', level: 'xa' },
  { ...AFTER, code: '26311', name: 'Xã Gia Kiệm', level: 'xa' },
  { ...AFTER, code: '26326', name: 'Xã Dầu Giây', level: 'xa', validTo: '2026-04-29' },
  { ...AFTER, code: '26089', name: 'Phường Bình Lộc', level: 'phuong' },
  {
    ...AFTER,
    code: '26326',
    name: 'Phường Dầu Giây',
    level: 'phuong',
    validFrom: '2026-04-30',
    legalBasis: 'Nghị quyết 237/NQ-UBTVQH16',
    certainty: 'sure',
  },
]

/** Every code any unit ever bore, each once: mergers use codes again. */
export const UNIT_CODES: readonly string[] = [...new Set(UNITS.map((unit) => unit.code))]
