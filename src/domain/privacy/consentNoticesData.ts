import { source, type DatedSource } from '../programmes/DatedSource.ts'
import type { ConsentPurpose } from './Consent.ts'

/**
 * `wording`: read out to the person before they answer, in Vietnamese whatever the screen speaks: what for, what kind, who sees it, how long, what right.
 * `keptUntil`: when what was kept goes. No law names a term for it; it lies with the record until somebody asks for its erasure.
 */
export type ConsentNotice = {
  readonly version: number
  readonly wording: string
  readonly keptUntil: 'erasure-asked'
  readonly source: DatedSource
}

const RIGHT = 'Ông/bà có quyền không đồng ý, và rút lại lúc nào cũng được; tiền và quà không vì thế mà thay đổi.'
const KEPT = 'Giữ cùng hồ sơ cho đến khi ông/bà yêu cầu xoá.'
const SEEN = 'Chỉ cán bộ phụ trách xã này xem được.'
const from = source({
  from: '2026-01-01',
  inForce: '2026-01-01',
  by: 'Luật 91/2025/QH15 Điều 9; Nghị định 356/2025/NĐ-CP Điều 4, Điều 6',
  certainty: 'inferred',
})
const notice = (version: number, wording: string): ConsentNotice => ({
  version,
  wording: `${wording} ${SEEN} ${KEPT} ${RIGHT}`,
  keptUntil: 'erasure-asked',
  source: from,
})

/** Oldest first. A wording once read out is never changed: a new one is a row behind with the next number. */
export const CONSENT_NOTICES: Readonly<Record<ConsentPurpose, readonly ConsentNotice[]>> = {
  photo: [
    notice(
      1,
      'Cán bộ xin phép chụp ảnh ông/bà hoặc nhà ở, để xã thấy đúng hoàn cảnh khi xét giúp đỡ. Ảnh có thể cho thấy tình trạng sức khoẻ, là dữ liệu nhạy cảm.',
    ),
  ],
  place: [notice(1, 'Cán bộ xin phép ghi vị trí nơi đang thăm trên bản đồ, để lần sau tìm đúng nhà. Vị trí nơi ở là dữ liệu nhạy cảm.')],
}
