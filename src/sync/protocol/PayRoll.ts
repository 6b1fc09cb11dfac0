import * as v from 'valibot'
import type { ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import type { EnrolmentOnProfile } from '#domain/enrolment/EnrolmentMove.ts'
import type { PaymentPeriod, PayPoint, PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { AuthorisationPaper, PaymentOnProfile, PaySessionId } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryId, Payee, Standing } from '#domain/people/BeneficiaryProfile.ts'

const uuid = v.pipe(v.string(), v.uuid())
const hamlets = v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(200))

/** The phone names the session, so that asking again after a lost answer opens no second one. */
export const sessionRequest = v.object({
  sessionId: uuid,
  periodId: uuid,
  payPointId: uuid,
  label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  floatInDong: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000_000)),
  /** Lines of these hamlets alone; everything nobody holds when left out. */
  hamlets: v.optional(hamlets),
})
export type SessionRequest = v.InferOutput<typeof sessionRequest>
/** Lines of these hamlets are given up for whoever pays beside us, or what nobody holds is taken over. */
export const leaseRequest = v.object({ act: v.picklist(['give-up', 'take']), hamlets })
export type LeaseRequest = v.InferOutput<typeof leaseRequest>

export type PaySession = {
  readonly id: PaySessionId
  readonly periodId: string
  readonly payPointId: string
  readonly label: string
  readonly tellerName: string
  readonly isOwn: boolean
  readonly floatInDong: number
  readonly openedAtMs: number
  /** `closing`: the book has come, something it counts has not. */
  readonly state: 'open' | 'closing' | 'closed'
  /** Device numbers its book counts and the office does not have yet. */
  readonly missingSequences: readonly number[]
  readonly lines: number
  readonly sumInDong: number
}

/** One line of the roll as a teller's phone holds it: as little of the person as paying asks for. */
export type RollLine = {
  readonly beneficiaryId: BeneficiaryId
  readonly fullName: string
  readonly birth: string
  readonly hamlet: string
  readonly unitCode: string
  readonly standing: Standing
  /** Last four digits of the identity number; '' without one. */
  readonly identityTail: string
  /** First 32 hexadecimal digits of SHA-256 over period, «/» and the number: tells whether a scanned card is this person's. */
  readonly identityKey: string
  readonly payee: Payee
  readonly parts: readonly Pick<PaymentPart, 'kind' | 'label' | 'amountInDong'>[]
  readonly papers: readonly (AuthorisationPaper & {
    readonly fullName: string
    readonly relation: ProxyRelation
    readonly identityTail: string
  })[]
  readonly line: PaymentOnProfile
  /** Số quyết định and số sổ lĩnh tiền, for the signed list. */
  readonly decisionNumber: string
  readonly bookNumber: string
  /** When each payment was made, by the office's estimate of that phone's time; left out by an office from before it was told. */
  readonly paidAtMs?: Readonly<Record<string, number>>
  /** The way to an account, as on the person's page; left out by an office, and on a roll kept, from before it was told. */
  readonly enrolment?: EnrolmentOnProfile | null
  /** Who holds it today; null when nobody does. */
  readonly heldBy: { readonly sessionId: PaySessionId; readonly label: string } | null
}

/** What changed on the period's lines since a position; the whole roll from position 0 on. */
export type RollPage = {
  readonly session: PaySession
  readonly lines: readonly RollLine[]
  readonly position: number
  readonly more: boolean
  readonly epoch: string
  /** Of whoever asks: under another one the roll is another. Left out by an office from before it was told. */
  readonly scopeVersion?: number
  readonly serverTimeMs: number
}

/** What a teller chooses from in the morning. */
export type PayablesAnswer = {
  readonly periods: readonly PaymentPeriod[]
  readonly points: readonly PayPoint[]
  readonly sessions: readonly PaySession[]
  /** Of each period and place: what still waits and nobody holds. */
  readonly free: readonly {
    readonly periodId: string
    readonly payPointId: string
    readonly hamlet: string
    readonly lines: number
    readonly sumInDong: number
  }[]
}

export const LINES_IN_A_ROLL_PAGE = 2_000
