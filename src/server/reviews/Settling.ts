import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Decision } from '#sync/protocol/Reviews.ts'
import type { Asker } from '../http/Services.ts'

export type Settlement = {
  readonly decision: Decision
  readonly reason: string
  readonly settlementId: string
  readonly asker: Asker
  readonly nowMs: number
}

/** How one kind of doubt is settled: whose word it is about, and what a decision does. */
export type Settling = {
  readonly authors: readonly string[]
  /** Writes what was decided; answers what was taken back, which lines of rolls changed, and how the person's page looks afterwards. */
  settle(
    settlement: Settlement,
  ): Promise<{
    readonly takenBack: readonly string[]
    readonly lines: readonly string[]
    readonly lay: (page: BeneficiaryProfile) => BeneficiaryProfile
  }>
}
