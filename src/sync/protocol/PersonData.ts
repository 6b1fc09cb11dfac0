import type { BeneficiaryProfile, Entitlement, Standing } from '#domain/people/BeneficiaryProfile.ts'
import type { EnrolmentWord } from '#domain/enrolment/EnrolmentMove.ts'
import type { PaymentPart } from '#domain/payments/PaymentLine.ts'
import type { Consent } from '#domain/privacy/Consent.ts'
import type { RefusalGround, RequestKind, RequestState } from '#domain/privacy/DataRequest.ts'
import type { ReportKind } from '#domain/slips/SlipPage.ts'
import type { LogAct } from './OfficeLog.ts'
import type { CorrectedField, PersonChange } from './People.ts'

// Everything the office holds of one person, to be handed out. Days as `YYYY-MM-DD`, moments in milliseconds, money in đồng.
// Others stand in it by what they are to the person, never by name; officials by name.

/** Who took something for the person: themselves, or somebody else by what they are to them. */
export type TakenBy = { readonly kind: string; readonly relation: string | null }

export type PersonData = {
  readonly madeAtMs: number
  readonly person: Pick<
    BeneficiaryProfile,
    | 'fullName'
    | 'sex'
    | 'birth'
    | 'citizenId'
    | 'oldIdentityNumber'
    | 'phone'
    | 'unitCode'
    | 'hamlet'
    | 'isHouseholdHead'
    | 'poverty'
    | 'note'
  > & { readonly standing: Standing; readonly payee: BeneficiaryProfile['payee']['kind']; readonly hasGuardian: boolean }
  readonly entitlements: readonly Entitlement[]
  readonly payments: readonly {
    readonly period: string
    readonly parts: readonly PaymentPart[]
    readonly amountInDong: number
    readonly channel: string
    readonly outcome: string
    readonly paid: readonly ({ readonly day: string; readonly amountInDong: number; readonly via: string; readonly by: string } & TakenBy)[]
  }[]
  readonly gifts: readonly {
    readonly campaign: string
    readonly labels: readonly string[]
    readonly valueInDong: number
    readonly handovers: readonly ({ readonly day: string; readonly isMissed: boolean; readonly by: string } & TakenBy)[]
  }[]
  readonly visits: readonly {
    readonly day: string
    /** `VisitPurpose` and `Finding`; those of before the record as they were written. */
    readonly purpose: string
    readonly findings: readonly string[]
    readonly needs: string
    readonly note: string
    readonly by: string
    readonly hasPhoto: boolean
    readonly hasSignature: boolean
    /** Degrees. */
    readonly place: { readonly latitude: number; readonly longitude: number } | null
  }[]
  readonly standingReports: readonly { readonly day: string; readonly report: string; readonly note: string }[]
  readonly account: { readonly bankBin: string; readonly accountNumber: string | null; readonly isOwn: boolean } | null
  readonly cardWords: readonly {
    readonly day: string
    readonly word: EnrolmentWord['kind']
    readonly to: string | null
    readonly sharesPhone: boolean | null
    readonly note: string
  }[]
  readonly slips: readonly {
    readonly madeDay: string
    readonly madeBy: string
    readonly expiresOn: string
    readonly isForCarer: boolean
    readonly isRevoked: boolean
    readonly uses: readonly { readonly act: string; readonly atMs: number }[]
  }[]
  /** What the desk changed: another payee by what they are alone. */
  readonly changes: readonly {
    readonly day: string
    readonly kind: PersonChange['kind']
    readonly state: PersonChange['state']
    readonly countsFrom: string
    readonly reason: string
    readonly by: string
    readonly corrected: readonly { readonly field: CorrectedField; readonly was: string | null; readonly to: string | null }[]
    readonly benefit: { readonly was: Entitlement | null; readonly to: Entitlement } | null
  }[]
  readonly said: readonly { readonly day: string; readonly kind: ReportKind; readonly note: string; readonly answer: string | null }[]
  readonly requests: readonly {
    readonly receivedOn: string
    readonly kind: RequestKind
    readonly wish: string
    readonly state: RequestState
    readonly ground: RefusalGround | null
  }[]
  /** Every answer to being asked for a photo or a place, oldest first. */
  readonly consents: readonly (Consent & { readonly by: string })[]
  /** Who looked at it, took it out or changed it, oldest first, this time included. */
  readonly looks: readonly { readonly atMs: number; readonly act: LogAct; readonly by: string | null }[]
}
