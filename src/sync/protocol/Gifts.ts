import * as v from 'valibot'
import type { GiftStanding } from '#domain/gifts/countGifts.ts'
import type { GiftState } from '#domain/gifts/GiftOnProfile.ts'
import type { StockBalance } from '#domain/gifts/stockBalance.ts'
import type { Campaign, GiftRule } from '#domain/gifts/Campaign.ts'
import { columnMapping, type ListHead } from './ImportList.ts'
import type { PersonByName } from './PeopleByName.ts'

const reason = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300))
const uuid = v.pipe(v.string(), v.uuid())
const unitCode = v.pipe(v.string(), v.regex(/^\d{5}$/))
/** Which of the campaign's rules the gifts are of; each person's own when not said. */
const ruleId = v.pipe(v.string(), v.minLength(1), v.maxLength(40))
const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000))

/** A campaign whose list comes from Excel opens empty. */
export const openingRequest = v.object({ list: v.optional(v.picklist(['by-rule', 'empty']), 'by-rule') })
export const closingRequest = v.object({ outcome: v.picklist(['carried', 'returned']), reason })
export const removalRequest = v.object({
  lineIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(500)),
  outcome: v.picklist(['removed', 'cut']),
  reason,
})
export const additionRequest = v.object({
  lines: v.pipe(
    v.array(
      v.object({
        beneficiaryId: uuid,
        /** The rule's when not said. */
        amountInDong: v.optional(amount),
        cardNumber: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
      }),
    ),
    v.minLength(1),
    v.maxLength(500),
  ),
  ruleId: v.optional(ruleId),
  reason,
})

/** A gift list from Excel; the file travels as base64 inside the JSON, as other lists do. New people need the commune they are added to. */
export const giftListRequest = v.object({
  fileName: v.pipe(v.string(), v.maxLength(255)),
  fileBase64: v.pipe(v.string(), v.minLength(1), v.maxLength(28 * 1024 * 1024)),
  dryRun: v.boolean(),
  addMissing: v.optional(v.boolean(), false),
  unitCode: v.optional(unitCode),
  ruleId: v.optional(ruleId),
  mapping: v.optional(columnMapping, []),
})

export const stockRequest = v.variant('kind', [
  v.object({
    kind: v.picklist(['issued', 'returned', 'damaged']),
    unitCode,
    quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
    note: v.pipe(v.string(), v.trim(), v.maxLength(300)),
  }),
  /** Takes an earlier line back by a line of its own. */
  v.object({ kind: v.literal('correction'), corrects: uuid, note: reason }),
])

/** The photo of a signed sheet, made small on the desk; 300 KiB as base64. */
export const sheetRequest = v.object({
  unitCode,
  note: v.pipe(v.string(), v.trim(), v.maxLength(300)),
  photoBase64: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/), v.maxLength(420 * 1024)),
})
/** A photo sent by mistake is withdrawn, never taken away. */
export const withdrawalRequest = v.object({ reason })
export type SignedSheet = {
  readonly id: string
  readonly unitCode: string
  readonly note: string
  readonly by: string
  readonly atMs: number
  readonly withdrawn: { readonly by: string; readonly atMs: number; readonly reason: string } | null
}

/** Whom a list may be given by hand. */
export type CandidatesAnswer = { readonly people: readonly (PersonByName & { readonly isListed: boolean })[]; readonly more: boolean }

export const GIFT_ROW_OUTCOMES = ['listed', 'already', 'added', 'missing', 'kept-back'] as const
export type GiftRowOutcome = (typeof GIFT_ROW_OUTCOMES)[number]
export type GiftRow = {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly birthYear: number | null
  readonly cardNumber: string | null
  readonly amountInDong: number | null
  readonly outcome: GiftRowOutcome
  /** What is doubtful, in which column, and what to do about it. */
  readonly problems: readonly { readonly code: string; readonly column: string; readonly sentence: string }[]
}
export type GiftListAnswer = {
  readonly isWritten: boolean
  readonly rows: readonly GiftRow[]
  readonly outcomes: Readonly<Record<GiftRowOutcome, number>>
  /** Of the lines that were or would be laid. */
  readonly sumInDong: number
  /** What the file itself says under «Cộng», null when it says nothing. */
  readonly declaredSumInDong: number | null
  readonly heads: readonly ListHead[]
}
/** A list of gifts that was brought in; it can be taken back for a day, as far as nobody has worked on its lines since. */
export type GiftListRun = {
  readonly id: string
  readonly atMs: number
  readonly by: string
  readonly fileName: string
  /** Lines it laid, and how many of them on people it made. */
  readonly listed: number
  readonly added: number
  readonly keptBack: number
  readonly isUndone: boolean
  readonly mayBeUndone: boolean
}
/** Lines that left the list and lines that stay, for somebody has worked on them; people it had made who went with them. */
export type GiftListUndoing = { readonly undone: number; readonly left: number; readonly peopleGone: number }

export type AdditionAnswer = {
  readonly added: number
  readonly skipped: readonly {
    readonly beneficiaryId: string
    readonly why: 'unknown-person' | 'gone' | 'season-limit' | 'already' | 'card-wrong'
  }[]
}

/** What a phone keeps of campaigns: those that are or were open. How they stand it counts itself. */
export type KnownCampaigns = { readonly campaigns: readonly Campaign[] }

export type UnitStanding = {
  readonly campaignId: string
  readonly unitCode: string
  readonly hamlet: string
  readonly standing: GiftStanding
}
/** How one kind of gift of a campaign stands; cards that were cut are told apart. */
export type RuleStanding = { readonly ruleId: string; readonly standing: GiftStanding; readonly cut: number }
export type UnitStock = { readonly campaignId: string; readonly unitCode: string } & StockBalance
export type CampaignsAnswer = {
  readonly campaigns: readonly Campaign[]
  readonly standings: readonly UnitStanding[]
  /** Only where a point keeps count of what came. */
  readonly stock: readonly UnitStock[]
}

type PreviewedGifts = {
  readonly gifts: number
  readonly sumInDong: number
  /** The first of them, by place and name. */
  readonly first: readonly {
    readonly fullName: string
    readonly birth: string
    readonly hamlet: string
    readonly unitCode: string
    readonly label: string
    readonly valueInDong: number
  }[]
}
/** Whom a campaign's rules would reach, and whom the season's limit keeps off; nothing is written by looking. */
export type CampaignPreview = { readonly listed: PreviewedGifts; readonly keptOff: PreviewedGifts }

export type StockEntry = {
  readonly id: string
  readonly unitCode: string
  readonly kind: 'issued' | 'returned' | 'damaged'
  /** Negative in a line that takes another back. */
  readonly quantity: number
  readonly corrects: string | null
  readonly note: string
  readonly by: string
  readonly atMs: number
}

export type GiftLineOnPaper = {
  readonly lineId: string
  readonly beneficiaryId: string
  readonly fullName: string
  readonly birth: string
  readonly sex: string
  /** 075*****123; the whole number stays in the office. */
  readonly maskedIdentity: string | null
  readonly hamlet: string
  readonly unitCode: string
  readonly label: string
  readonly valueInDong: number
  readonly components: readonly { readonly label: string; readonly amountInDong: number }[]
  readonly cardNumber: string | null
  readonly state: GiftState
  readonly receivedBy: string | null
  /** How the proxy is related; null when the person received it. */
  readonly relation: string | null
}

export type MilestoneRow = {
  readonly beneficiaryId: string
  readonly fullName: string
  readonly birth: string
  readonly hamlet: string
  readonly unitCode: string
  readonly ageInYears: number
  readonly counts: 'month' | 'calendar-year'
  readonly from: string
}
export type MilestonesAnswer = {
  readonly milestones: readonly MilestoneRow[]
  /** Each age with where it is written, how sure that is, and a rule a campaign can start from. */
  readonly ages: readonly {
    readonly ageInYears: number
    readonly counts: 'month' | 'calendar-year'
    readonly legalBasis: string
    readonly certainty: string
    readonly rule: GiftRule
  }[]
}
