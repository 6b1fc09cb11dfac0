import type { EnrolmentOnProfile } from '../enrolment/EnrolmentMove.ts'
import type { GiftOnProfile } from '../gifts/GiftOnProfile.ts'
import type { PaymentOnProfile } from '../payments/PaymentOnProfile.ts'
import type { ConsentOnProfile } from '../privacy/Consent.ts'
import type { Brand } from '../shared/Brand.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { ReportOnProfile } from '../visits/StandingReport.ts'

export type BeneficiaryId = Brand<string, 'BeneficiaryId'>
export type HouseholdId = Brand<string, 'HouseholdId'>
export type UnitCode = Brand<string, 'UnitCode'>

export const SEXES = ['male', 'female', 'unknown'] as const
export type Sex = (typeof SEXES)[number]

/** Household poverty classes of Đồng Nai; A and B are the province's own split, whose definition was not found: nothing computes it. */
export const POVERTY_CLASSES = ['NGHEO_A', 'NGHEO_B', 'CAN_NGHEO', 'MOI_THOAT_NGHEO'] as const
export type PovertyClass = (typeof POVERTY_CLASSES)[number]

/** What is known of the person's standing; a report by an officer waits for the office to confirm it. Of whom all was erased, no phone knows. */
export const STANDINGS = ['present', 'reported-dead', 'reported-moved', 'reported-refusing', 'dead', 'moved', 'erased'] as const
export type Standing = (typeof STANDINGS)[number]

/** Who may receive the money; kept apart from the subject (NĐ 20/2021 Điều 20: the carer is paid, not the cared-for). */
export type Payee =
  { readonly kind: 'self' } | { readonly kind: 'guardian' | 'authorised'; readonly fullName: string; readonly phone: string | null }

/** Stopped by the office: the month of the last day is still paid (NĐ 20/2021 Điều 8). */
export type EntitlementStop = { readonly kind: 'suspended' | 'ended'; readonly lastDay: PlainDate }

/** What the desk decided of a benefit that was on record already. */
export type EntitlementTerms = {
  /** The day group, coefficient and amount count from; what was paid otherwise since is made good. */
  readonly from: PlainDate
  /** The decision's number; '' where none was given. */
  readonly decision: string
  /** Groups of the same programme under which rolls paid this benefit before. */
  readonly insteadOf: readonly string[]
}

/** One benefit as on paper: coefficient and standard explain the amount, but the amount as decided wins. */
export type Entitlement = {
  readonly programmeCode: string
  readonly categoryCode: string
  readonly coefficient: number | null
  readonly monthlyAmountInDong: number
  readonly from: PlainDate | null
  /** Only where the desk put it otherwise. */
  readonly terms?: EntitlementTerms
  /** Only while it does not run, or ends on a day that is known. */
  readonly stop?: EntitlementStop
}

export type VisitSummary = {
  readonly factId: string
  readonly day: PlainDate
  readonly purpose: string
  readonly findings: readonly string[]
  readonly officerName: string
  readonly note: string
  /** Only where something was asked for. */
  readonly needs?: string
  /** Only where there is one: a photo that follows the fact. */
  readonly hasPhoto?: true
  /** The day agreed at this visit for the next one. */
  readonly followUpDay: PlainDate | null
}

/** What the office has not answered yet, newest first. `before`: how the person stood before the first of them. */
export type ReportsOnProfile = { readonly before: Standing; readonly open: readonly ReportOnProfile[] }

/** The officer's view of one person: what a sealed page holds, and what a delta replaces whole. */
export type BeneficiaryProfile = {
  readonly id: BeneficiaryId
  readonly fullName: string
  readonly sex: Sex
  /** As `parseBirthDate` reads it. */
  readonly birth: string
  /** 12 digits, leading zeros kept. */
  readonly citizenId: string | null
  /** The 9-digit number of the old card. */
  readonly oldIdentityNumber: string | null
  readonly phone: string | null
  readonly unitCode: UnitCode
  readonly hamlet: string
  readonly householdId: HouseholdId | null
  readonly isHouseholdHead: boolean
  /** Of the household, newest year first. */
  readonly poverty: readonly { readonly year: number; readonly class: PovertyClass }[]
  readonly entitlements: readonly Entitlement[]
  readonly payee: Payee
  readonly guardianName: string | null
  readonly standing: Standing
  /** Only while a report waits for the office. */
  readonly reports?: ReportsOnProfile
  /** The newest visit's word. */
  readonly followUpDay: PlainDate | null
  /** Newest first, at most five. */
  readonly visits: readonly VisitSummary[]
  /** Lines of open campaigns and of those closed within the year. */
  readonly gifts: readonly GiftOnProfile[]
  /** Lines of the newest released periods, newest first. */
  readonly payments: readonly PaymentOnProfile[]
  /** Of the way to an account; null while nobody asked. */
  readonly enrolment: EnrolmentOnProfile | null
  /** Only where somebody was asked: the last word on each purpose, purposes in alphabetical order. */
  readonly consents?: readonly ConsentOnProfile[]
  readonly note: string
}
