import { source } from '#domain/programmes/DatedSource.ts'

/** For how many days a teller's phone may sign receipts without a word from the office; each word renews it. No law names a term: ours. */
export const CERTIFICATE_TERM = {
  days: 30,
  source: source({ from: '2026-01-01', by: 'Thời hạn do phần mềm đề xuất, chưa có văn bản quy định', certainty: 'inferred' }),
} as const
