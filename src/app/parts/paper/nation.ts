/** Stands at the head of every official paper, word for word (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1): nobody's wording to translate or to change. */
export const NATION = 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const MOTTO = 'Độc lập – Tự do – Hạnh phúc'
