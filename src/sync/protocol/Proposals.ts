import type { RollProposals } from '#domain/payments/rollProposals.ts'
import type { PersonOnDesk } from './Payments.ts'

/** What a draft's months bring, for the coordinator to decide; empty once the roll is checked. */
export type ProposalsAnswer = { readonly [Kind in keyof RollProposals]: readonly (RollProposals[Kind][number] & PersonOnDesk)[] }
