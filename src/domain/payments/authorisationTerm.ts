import { getPlainDate, parsePlainDate, type PlainDate } from '../shared/PlainDate.ts'
import { AUTHORISATION_TERM } from './authorisationTermsData.ts'

/** A giấy uỷ quyền as far as its days go; the day it was signed, where it is known. */
export type PaperDays = { readonly validUntil: PlainDate; readonly signedOn?: PlainDate | null }
export type PaperRefusal = 'expired' | 'signed-later' | 'too-long'

/** The same day so many years later; what would be 29 February is taken as the 28th. */
function termFrom(day: PlainDate): PlainDate {
  const later = `${Number(day.slice(0, 4)) + AUTHORISATION_TERM.years}${day.slice(4)}`
  return parsePlainDate(later) ?? getPlainDate(later.replace(/-29$/, '-28'))
}

/** Why nobody is paid on a paper; it is good on its last day too. Its term runs from the day it was signed, and from today at the latest. */
export function whyPaperIsRefused({ validUntil, signedOn }: PaperDays, today: PlainDate): PaperRefusal | undefined {
  if (validUntil < today) return 'expired'
  if (signedOn && signedOn > today) return 'signed-later'
  return validUntil > termFrom(signedOn ?? today) ? 'too-long' : undefined
}
