import type { AssistanceCode } from './assistanceRulesData.ts'

/** Words of a list, folded and without punctuation, that can mean one group alone. What leaves two groups open is not here: it is asked about. */
export type GroupWords<Code extends string> = { readonly code: Code; readonly words: RegExp }

const CARER = /^(nguoi|ho|gia dinh|ca nhan|cs|cham soc|nhan)\b/

/**
 * As communes write the groups of NĐ 20/2021 Điều 5 and Điều 20. The first that fits is meant: what tells a narrower group stands before a wider one.
 * Left out on purpose: «người khuyết tật» without a degree, «người cao tuổi» without an age or a circumstance, «trẻ em» alone.
 */
export const ASSISTANCE_GROUP_WORDS: readonly GroupWords<AssistanceCode>[] = [
  { code: 'K3', words: /^(?=.*\btre\b).*(\bhiv\b|\baids\b)/ },
  { code: 'K8', words: /\bhiv\b|\baids\b/ },
  { code: 'CS-NKT-2', words: /(khuyet tat|nkt).*(mang thai va|hai con|(tu )?0?2 con|nhieu con)/ },
  { code: 'CS-NKT-1', words: /(khuyet tat|nkt).*(mang thai|nuoi con|nuoi (mot|0?1) con|36 thang)/ },
  { code: 'CS-NHAN-DBN', words: /\bnhan (nuoi duong|cham soc).*(khuyet tat|nkt).*(dac biet nang|dbn)/ },
  { code: 'CS-DBN', words: /(nuoi duong|cham soc).*(khuyet tat|nkt).*(dac biet nang|dbn)/ },
  { code: 'CS-K1', words: new RegExp(`${CARER.source}.*(nuoi duong|cham soc).*\\btre\\b`) },
  { code: 'CS-K5d', words: new RegExp(`${CARER.source}.*(nuoi duong|cham soc).*(cao tuoi|nct|nguoi gia)`) },
  { code: 'K6-DBN', words: /(khuyet tat|tan tat|\bnkt|\bkt)( .*|)(dac biet nang|dbn)\b/ },
  { code: 'K6-N', words: /(khuyet tat|tan tat|\bnkt\b|\bkt\b).*\bnang\b|\b(nktn|ktn)\b/ },
  { code: 'K2', words: /(mo coi|nguon nuoi duong|bo roi).*dang (di )?hoc|16 (den|toi)? ?(duoi )?22.*hoc/ },
  { code: 'K1', words: /\btre\b.*(mo coi|(khong|mat) (co )?(nguon|nguoi) nuoi duong|bo roi)|^mo coi/ },
  { code: 'K4', words: /\bdon than\b|nuoi con mot minh/ },
  { code: 'K7', words: /\btre\b.*duoi (3|03|ba) tuoi|\btre\b.*duoi 36 thang/ },
  { code: 'K5b', words: /75.*(dan toc|dtts|mien nui|dac biet kho khan|dbkk)/ },
  { code: 'K5d', words: /(cao tuoi|nct|nguoi gia).*(nhan cham soc|cham soc tai cong dong)/ },
  { code: 'K5a', words: /(cao tuoi|nct|nguoi gia|^gia).*(co don|khong (co )?(nguoi )?(phung duong|nuong tua))/ },
  { code: 'K5c', words: /\b(tu|tren|du|gia)( du| tren)? 80\b|(?<!duoi )\b80 (tuoi )?tro len|^(cao tuoi|nct|nguoi cao tuoi|ct) 80\b/ },
]

/** As lists of people with merit write the groups of NĐ 75/2021. A percent of bodily harm is read beside them; «thân nhân liệt sĩ» without a number of martyrs is left out. */
export const MERIT_GROUP_WORDS: readonly GroupWords<string>[] = [
  { code: 'PHUC_VU_BA_ME_VNAH', words: /phuc vu.*(ba me|bmvnah|me vnah)/ },
  { code: 'PHU_CAP_BA_ME_VNAH', words: /phu cap.*(ba me|bmvnah|me vnah)/ },
  { code: 'BA_ME_VNAH', words: /\b(ba me|me) (viet nam anh hung|vnah)|\bbm ?vnah/ },
  { code: 'PHUC_VU_DAC_BIET_NANG', words: /phuc vu.*dac biet nang/ },
  { code: 'PHUC_VU_81', words: /phuc vu.*81/ },
  { code: 'PHU_CAP_DAC_BIET_NANG', words: /phu cap.*dac biet nang/ },
  { code: 'PHU_CAP_81', words: /phu cap.*81/ },
  { code: 'LTCM_KHONG_THOAT_LY', words: /(lao thanh|truoc (ngay )?0?1 0?1 1945).*khong thoat ly/ },
  { code: 'LTCM_THOAT_LY', words: /(lao thanh|truoc (ngay )?0?1 0?1 1945).*thoat ly/ },
  { code: 'TIEN_KHOI_NGHIA', words: /tien khoi nghia/ },
  { code: 'VO_CHONG_LIET_SI_TAI_GIA', words: /(vo|chong).*(liet si|\bls\b).*(tai gia|lay (chong|vo) khac)/ },
  { code: 'TUAT_NUOI_DUONG', words: /tuat nuoi duong/ },
  { code: 'TUAT_61', words: /(tuat|than nhan).*(thuong binh|benh binh|chat doc|\bcdhh\b|\btb\b|\bbb\b).*(tu tran|61)/ },
  { code: 'THAN_NHAN_3_LIET_SI', words: /\b(0?3|ba)( tro len)? (liet si|ls)\b/ },
  { code: 'THAN_NHAN_2_LIET_SI', words: /\b(0?2|hai) (liet si|ls)\b/ },
  { code: 'THAN_NHAN_1_LIET_SI', words: /\b(0?1|mot) (liet si|ls)\b/ },
  { code: 'ANH_HUNG', words: /anh hung (llvt|luc luong|lao dong|ld)|\bahllvt|\bahld/ },
  { code: 'TU_DAY', words: /\btu day|dich bat/ },
  { code: 'CO_CONG_HUAN_CHUONG', words: /co cong giup do.*huan chuong/ },
  { code: 'CO_CONG_BANG', words: /co cong giup do.*(bang|ghi cong|ky niem chuong)/ },
]

/** Groups that are told by a percent of bodily harm: the words, and where each row of the table begins; null where each percent has its own row. */
export const MERIT_PERCENT_WORDS: readonly { readonly code: string; readonly words: RegExp; readonly from: readonly number[] | null }[] = [
  { code: 'CON_CDHH', words: /con( de)? .*(chat doc|cdhh|da cam)/, from: [61, 81] },
  { code: 'CDHH', words: /chat doc|cdhh|da cam/, from: [21, 41, 61, 81] },
  { code: 'BENH_BINH', words: /benh binh|^bb\b/, from: [41, 51, 61, 71, 81, 91] },
  { code: 'THUONG_BINH_B', words: /(thuong binh|^tb) loai b\b|^tb ?b\b/, from: null },
  { code: 'THUONG_BINH', words: /thuong binh|^tb\b/, from: null },
]
