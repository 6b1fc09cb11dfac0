import { source, type DatedSource } from './DatedSource.ts'

/** The two published tables, in the order of the columns below. Of the table of NĐ 321/2026 no text was found, so nothing is known from 01/07/2026 on. */
export const MERIT_TABLES: readonly [DatedSource, DatedSource] = [
  source({
    from: '2023-07-01',
    until: '2024-06-30',
    inForce: '2023-09-05',
    by: 'Nghị định 75/2021/NĐ-CP, sửa đổi bởi Nghị định 55/2023/NĐ-CP (VBHN 834/2024)',
  }),
  source({
    from: '2024-07-01',
    until: '2026-06-30',
    inForce: '2024-07-01',
    by: 'Nghị định 75/2021/NĐ-CP, sửa đổi bởi Nghị định 77/2024/NĐ-CP (VBHN 4804/2024)',
  }),
]

/** `supplement`: paid on top of another rate; `seniority`: once for each thâm niên, on top. */
export type MeritKind = 'monthly' | 'supplement' | 'seniority'
export type MeritRow = {
  readonly code: string
  readonly name: string
  readonly kind: MeritKind
  readonly inDong: readonly [number, number]
}

const monthly = (code: string, name: string, inDong: readonly [number, number]): MeritRow => ({ code, name, kind: 'monthly', inDong })
const supplement = (code: string, name: string, inDong: readonly [number, number]): MeritRow => ({ code, name, kind: 'supplement', inDong })

/** Đồng a month. Wounded soldiers by percent stand in a table of their own. */
export const MERIT_RATES: readonly MeritRow[] = [
  monthly('LTCM_THOAT_LY', 'Lão thành cách mạng, thoát ly', [2_297_000, 3_117_000]),
  { code: 'LTCM_THAM_NIEN', name: 'Phụ cấp một thâm niên', kind: 'seniority', inDong: [390_000, 529_000] },
  monthly('LTCM_KHONG_THOAT_LY', 'Lão thành cách mạng, không thoát ly', [3_899_000, 5_291_000]),
  monthly('TIEN_KHOI_NGHIA', 'Tiền khởi nghĩa', [2_125_000, 2_884_000]),
  monthly('THAN_NHAN_1_LIET_SI', 'Thân nhân của một liệt sĩ', [2_055_000, 2_789_000]),
  monthly('THAN_NHAN_2_LIET_SI', 'Thân nhân của hai liệt sĩ', [4_110_000, 5_578_000]),
  monthly('THAN_NHAN_3_LIET_SI', 'Thân nhân của ba liệt sĩ trở lên', [6_165_000, 8_367_000]),
  supplement('TUAT_NUOI_DUONG', 'Tuất nuôi dưỡng, hưởng thêm', [1_644_000, 2_231_000]),
  monthly('VO_CHONG_LIET_SI_TAI_GIA', 'Vợ hoặc chồng liệt sĩ tái giá', [2_055_000, 2_789_000]),
  monthly('BA_ME_VNAH', 'Bà mẹ Việt Nam anh hùng', [6_165_000, 8_367_000]),
  supplement('PHU_CAP_BA_ME_VNAH', 'Phụ cấp Bà mẹ Việt Nam anh hùng', [1_722_000, 2_337_000]),
  monthly('PHUC_VU_BA_ME_VNAH', 'Người phục vụ Bà mẹ Việt Nam anh hùng ở gia đình', [2_055_000, 2_789_000]),
  monthly('ANH_HUNG', 'Anh hùng LLVT, Anh hùng Lao động thời kỳ kháng chiến', [1_722_000, 2_337_000]),
  supplement('PHU_CAP_81', 'Phụ cấp thương tật từ 81 %', [1_031_000, 1_399_000]),
  supplement('PHU_CAP_DAC_BIET_NANG', 'Phụ cấp thương binh từ 81 % có vết thương đặc biệt nặng', [2_113_000, 2_867_000]),
  monthly('PHUC_VU_81', 'Người phục vụ người có thương tật từ 81 %', [2_055_000, 2_789_000]),
  monthly('PHUC_VU_DAC_BIET_NANG', 'Người phục vụ thương binh đặc biệt nặng', [2_640_000, 3_582_000]),
  monthly('BENH_BINH_41', 'Bệnh binh 41–50 %', [2_145_000, 2_911_000]),
  monthly('BENH_BINH_51', 'Bệnh binh 51–60 %', [2_673_000, 3_627_000]),
  monthly('BENH_BINH_61', 'Bệnh binh 61–70 %', [3_406_000, 4_622_000]),
  monthly('BENH_BINH_71', 'Bệnh binh 71–80 %', [3_927_000, 5_329_000]),
  monthly('BENH_BINH_81', 'Bệnh binh 81–90 %', [4_700_000, 6_378_000]),
  monthly('BENH_BINH_91', 'Bệnh binh 91–100 %', [5_235_000, 7_104_000]),
  monthly('CDHH_21', 'Người HĐKC nhiễm chất độc hoá học 21–40 %', [1_562_000, 2_120_000]),
  monthly('CDHH_41', 'Người HĐKC nhiễm chất độc hoá học 41–60 %', [2_610_000, 3_542_000]),
  monthly('CDHH_61', 'Người HĐKC nhiễm chất độc hoá học 61–80 %', [3_658_000, 4_964_000]),
  monthly('CDHH_81', 'Người HĐKC nhiễm chất độc hoá học từ 81 %', [4_685_000, 6_358_000]),
  monthly('CON_CDHH_61', 'Con đẻ người nhiễm chất độc hoá học 61–80 %', [1_233_000, 1_673_000]),
  monthly('CON_CDHH_81', 'Con đẻ người nhiễm chất độc hoá học từ 81 %', [2_055_000, 2_789_000]),
  monthly('TU_DAY', 'Người hoạt động cách mạng bị địch bắt tù, đày', [1_233_000, 1_673_000]),
  monthly('CO_CONG_BANG', 'Có công giúp đỡ cách mạng, Kỷ niệm chương Tổ quốc ghi công hoặc Bằng có công', [2_055_000, 2_789_000]),
  monthly('CO_CONG_HUAN_CHUONG', 'Có công giúp đỡ cách mạng, Huân chương Kháng chiến', [1_208_000, 1_639_000]),
  monthly('TUAT_61', 'Tuất thân nhân thương binh, bệnh binh, người nhiễm CĐHH từ 61 % từ trần', [1_153_000, 1_565_000]),
]

/** Codes of the percent table carry the percent: THUONG_BINH_61, THUONG_BINH_B_61. */
export const WOUNDED_NAMES = { THUONG_BINH: 'Thương binh', THUONG_BINH_B: 'Thương binh loại B' } as const
