import * as v from 'valibot'
import { PROXY_RELATIONS, type ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { SlipPage } from '#domain/slips/SlipPage.ts'
import { TICKET_OWNERS, type TicketOwner } from './Tickets.ts'
import type { SlipReport } from './Slip.ts'

// What staff ask about slips, and what they are answered.

const uuid = v.pipe(v.string(), v.uuid())
const day = v.pipe(
  v.string(),
  v.check((text) => parsePlainDate(text) !== undefined),
  v.transform((text) => text as PlainDate),
)
const note = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300)), '')
const word = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))
const phone = v.nullable(v.pipe(v.string(), v.regex(/^0\d{7,10}$/)))

export type SlipFor =
  | { readonly kind: 'self' }
  | { readonly kind: 'carer'; readonly fullName: string; readonly relation: ProxyRelation; readonly until: PlainDate }
const forWhom = v.variant('kind', [
  v.object({ kind: v.literal('self') }),
  v.object({ kind: v.literal('carer'), fullName: word, relation: v.picklist(PROXY_RELATIONS), until: day }),
])
/** The asker names the slip: asked again after a lost answer it gets another secret, and the one nobody saw is dead. */
export const slipRequest = v.object({ slipId: uuid, beneficiaryId: uuid, expiresOn: v.optional(day), forWhom })
export type SlipRequest = v.InferOutput<typeof slipRequest>
export const renewalRequest = v.object({ expiresOn: v.optional(day) })

/** The only time a secret is told: the office keeps its hash alone. */
export type NewSlip = { readonly slipId: string; readonly secret: string; readonly expiresOn: PlainDate }
export const SLIP_STATES = ['open', 'expired', 'revoked', 'locked'] as const
export type SlipState = (typeof SLIP_STATES)[number]
export type SlipOnDesk = {
  readonly slipId: string
  readonly forWhom: SlipFor
  readonly state: SlipState
  readonly madeDay: PlainDate
  readonly madeBy: string
  readonly expiresOn: PlainDate
  readonly lastOpenedDay: PlainDate | null
  readonly timesOpened: number
  readonly wrongGuesses: number
  /** Phones that may open it again without being asked. */
  readonly phones: number
}
/** What the printed slip says beside the code, from what the office knows today; never the whole name of a person with a neutral label. */
export type SlipsAnswer = { readonly slips: readonly SlipOnDesk[]; readonly page: SlipPage | null }

/** Slips for those of a hamlet who are paid and have none in use. */
export const hamletSlipsRequest = v.object({
  unitCode: v.pipe(v.string(), v.regex(/^\d{1,10}$/)),
  hamlet: v.pipe(v.string(), v.maxLength(120)),
})
export type HamletSlipsRequest = v.InferOutput<typeof hamletSlipsRequest>
export const MOST_SLIPS_AT_ONCE = 200
/** Printed once: asked again, whoever has not opened theirs gets another secret. `more`: others of the hamlet are left for the next time. */
export type HamletSlipsAnswer = { readonly slips: readonly (NewSlip & { readonly page: SlipPage })[]; readonly more: boolean }
/** Of the asker's communes: who is paid there, and who of them has a slip in use that somebody has opened. */
export type HamletsAnswer = {
  readonly hamlets: readonly { readonly unitCode: string; readonly hamlet: string; readonly people: number; readonly withSlip: number }[]
}

export const reportAnswerRequest = v.variant('act', [
  v.object({ act: v.literal('answer'), text: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(500)) }),
  v.object({ act: v.literal('hand-over'), owner: v.picklist(TICKET_OWNERS), note }),
])
export type ReportAnswerRequest = v.InferOutput<typeof reportAnswerRequest>
export type ReportOnDesk = {
  readonly id: string
  readonly beneficiaryId: string
  readonly fullName: string
  readonly birth: string
  readonly hamlet: string
  readonly unitCode: string
  readonly said: SlipReport
  readonly byCarer: string | null
  readonly owner: TicketOwner
  readonly saidDay: PlainDate
  readonly answerBy: PlainDate
  readonly isLate: boolean
  readonly answer: { readonly text: string; readonly by: string; readonly day: PlainDate } | null
}
/** Soonest due first. */
export type ReportsAnswer = { readonly reports: readonly ReportOnDesk[]; readonly more: boolean }

/** How many nobody has answered yet, of the asker's communes. */
export type ReportCount = { readonly open: number }

/** Whom the people of a commune call. */
export const contactRequest = v.object({
  unitCode: v.pipe(v.string(), v.regex(/^\d{1,10}$/)),
  phone: phone,
  officerName: v.nullable(word),
  officerPhone: phone,
})
export type UnitContact = v.InferOutput<typeof contactRequest>
export type ContactsAnswer = { readonly contacts: readonly UnitContact[] }
