import type { PaymentDoubt } from '#domain/payments/PaymentOnProfile.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'

/** A fact that takes effect. `doubt`: of a payment, why somebody must look at it all the same. */
export type StandingFact = { readonly id: string; readonly deviceId: string; readonly body: FactBody; readonly doubt: PaymentDoubt | null }
export type StandingFactOf<Kind extends FactBody['kind']> = Omit<StandingFact, 'body'> & {
  readonly body: Extract<FactBody, { kind: Kind }>
}

export const factsOfKind = <Kind extends FactBody['kind']>(facts: readonly StandingFact[], kind: Kind): StandingFactOf<Kind>[] =>
  facts.filter((fact): fact is StandingFactOf<Kind> & StandingFact => fact.body.kind === kind)
