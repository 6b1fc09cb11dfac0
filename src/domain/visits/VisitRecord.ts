import type { BeneficiaryId } from '../people/BeneficiaryProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'

export const VISIT_PURPOSES = ['home-visit', 'hardship', 'new-case', 'review', 'holiday'] as const
export type VisitPurpose = (typeof VISIT_PURPOSES)[number]

export const PERSONS_MET = ['self', 'relative', 'neighbour', 'nobody'] as const
export type PersonMet = (typeof PERSONS_MET)[number]

export const FINDINGS = ['well', 'frail', 'in-hospital', 'needs-housing', 'needs-food', 'not-met'] as const
export type Finding = (typeof FINDINGS)[number]

/** What an officer writes down at a home visit; the body of the fact `visit.recorded`, version 1. */
export type VisitRecord = {
  readonly beneficiaryId: BeneficiaryId
  readonly day: PlainDate
  readonly purpose: VisitPurpose
  /** Null when the officer did not say: nobody answers such a question for somebody else. */
  readonly personMet: PersonMet | null
  readonly findings: readonly Finding[]
  readonly needs: string
  readonly followUpDay: PlainDate | null
  readonly spokeOfCard: boolean | null
  readonly note: string
  /** Degrees, only when the officer chose to stamp the place. */
  readonly place: { readonly latitude: number; readonly longitude: number; readonly accuracyInMetres: number } | null
  /** Strokes as drawn, points in CSS pixels. */
  readonly signature: readonly (readonly { readonly x: number; readonly y: number }[])[] | null
  /** SHA-256 of the photo that follows the fact, hexadecimal. */
  readonly photoHash: string | null
}
