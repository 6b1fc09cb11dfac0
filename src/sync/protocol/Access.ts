import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'

export const ROLES = ['officer', 'teller', 'coordinator'] as const
export type Role = (typeof ROLES)[number]

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

export const ACCESS_PROBLEMS = [
  'wrong-name-or-password',
  'too-many-tries',
  'device-revoked',
  'account-disabled',
  'join-code-invalid',
  'signed-out',
  'not-allowed',
  'not-found',
  'bad-request',
  'too-large',
  'username-taken',
  'password-too-weak',
  'server-busy',
  'app-too-old',
  'start-over',
  'campaign-not-open',
  'campaign-not-draft',
  'case-settled',
  'settle-by-another',
  'photo-differs',
  'list-refused',
  'import-undone',
  'import-too-old',
  'period-not-draft',
  'period-not-checked',
  'period-not-payable',
  'period-not-released',
  'release-by-another',
  'duty-missing',
  'tickets-open',
  'month-released-already',
  'sessions-open',
  'session-not-open',
  'line-not-open',
  'nothing-to-raise',
  'roll-changed',
] as const
export type AccessProblem = (typeof ACCESS_PROBLEMS)[number]

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
  accounts: '/api/accounts',
  devices: '/api/devices',
  units: '/api/units',
  imports: '/api/imports',
  backup: '/api/backup',
  photos: '/api/photos',
  campaigns: '/api/campaigns',
  reviews: '/api/reviews',
  milestones: '/api/milestones',
  periods: '/api/periods',
  payPoints: '/api/pay-points',
  paySessions: '/api/pay-sessions',
  payables: '/api/payables',
  tickets: '/api/tickets',
  authorisations: '/api/authorisations',
  recoveries: '/api/recoveries',
  enrolment: '/api/enrolment',
  slips: '/api/slips',
  slipPage: '/api/slip-page',
  saidReports: '/api/said-reports',
  contacts: '/api/contacts',
  log: '/api/log',
  badge: '/api/badge',
  reminders: '/api/reminders',
  health: '/health',
} as const
