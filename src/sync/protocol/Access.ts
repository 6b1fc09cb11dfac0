import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { DESK_PROBLEMS } from './deskProblems.ts'

export const ROLES = ['officer', 'teller', 'coordinator'] as const
export type Role = (typeof ROLES)[number]

/** How long a password counts as given just now: weighty acts want one that is not older. */
export const RECENT_MS = 600_000

export type DeviceIntroduction = {
  readonly id: string
  /** SPKI, base64. */
  readonly signingPublicKey: string
  readonly label: string
  readonly appVersion: string
}

export type SignedIn = {
  readonly account: {
    readonly id: string
    readonly username: string
    readonly displayName: string
    readonly role: Role
    readonly duties: readonly string[]
  }
  readonly units: readonly { readonly code: UnitCode; readonly name: string }[]
  /** The server-held share of the vault's key, 32 bytes, base64, and until when the phone may keep it. */
  readonly vaultShare: string
  readonly leaseEndsAtMs: number
  /** Raw P-256 public key facts are sealed to, base64. */
  readonly serverSealingKey: string
  readonly serverTimeMs: number
  /** A teller's alone: the office's word that this phone signs receipts, as `readCertificate` reads it. */
  readonly certificate?: string
  /** How much payees have said that nobody answered, in the communes of an officer or a coordinator; not there for none. */
  readonly saidWaiting?: number
  /** The office's epoch: another one than before means that it was restored. Not there in the answer to a sign-in, nor from an older office. */
  readonly epoch?: string
}

/** What any phone may be told on the road. */
export const PHONE_PROBLEMS = [
  'wrong-name-or-password',
  'too-many-tries',
  'device-revoked',
  'account-disabled',
  'join-code-invalid',
  'signed-out',
  'sign-in-again',
  'second-factor-wanted',
  'not-allowed',
  'not-found',
  'bad-request',
  'too-large',
  'server-busy',
  'app-too-old',
  'start-over',
  'photo-differs',
] as const
export type AccessProblem = (typeof PHONE_PROBLEMS | typeof DESK_PROBLEMS)[number]

/** Every refusal of the server; `startOver` only beside the problem of that name. */
export type ProblemAnswer = {
  readonly problem: AccessProblem
  readonly startOver?: 'epoch' | 'scope' | 'too-old'
  /** Why, in the office's own words, where one word has many reasons. */
  readonly sentence?: string
}

/** A custom header no foreign page can send without asking first. */
export const OWN_HEADER = 'x-tan-tay'

export const ADDRESSES = {
  session: '/api/session',
  join: '/api/join',
  facts: '/api/facts',
  downloads: '/api/downloads',
  changes: '/api/changes',
  digest: '/api/digest',
  photos: '/api/photos',
  campaigns: '/api/campaigns',
  reviews: '/api/reviews',
  paySessions: '/api/pay-sessions',
  payables: '/api/payables',
  enrolment: '/api/enrolment',
  slips: '/api/slips',
  slipPage: '/api/slip-page',
  saidReports: '/api/said-reports',
  badge: '/api/badge',
} as const
