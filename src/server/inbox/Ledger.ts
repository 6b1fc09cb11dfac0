import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { CancellingFact, FactKind, ItemAnswerKind, ItemProblem } from '#sync/protocol/Fact.ts'
import type { PaymentLedger } from '../payments/PaymentLedger.ts'
import { layFact, personOf, type OwnFact } from '#sync/recording/layFacts.ts'

export type KnownFact = {
  readonly id: string
  readonly deviceId: string
  readonly deviceSequence: number
  readonly headerHash: string
  readonly kind: FactKind
  readonly accountId: string
  /** Null where it is about no person. */
  readonly beneficiaryId: string | null
  readonly answer: ItemAnswerKind
  readonly problem: ItemProblem | null
}

/** A cancellation that came before what it cancels. */
export type ParkedFact = { readonly id: string; readonly body: CancellingFact }

/** `payments`: rolls and sessions, where anybody paid. */
export type KnownSoFar = {
  readonly facts: readonly KnownFact[]
  readonly parked: readonly ParkedFact[]
  readonly profiles: ReadonlyMap<string, BeneficiaryProfile>
  readonly payments: PaymentLedger
}

const placeOf = (deviceId: string, deviceSequence: number): string => `${deviceId}/${deviceSequence}`

/** What the office knows while it judges a batch; each judged fact is known to those after it. */
export class Ledger {
  readonly #facts = new Map<string, KnownFact>()
  readonly #places = new Map<string, KnownFact>()
  readonly #parked = new Map<string, ParkedFact[]>()
  readonly #profiles: Map<string, BeneficiaryProfile>
  readonly payments: PaymentLedger

  constructor({ facts, parked, profiles, payments }: KnownSoFar) {
    this.payments = payments
    facts.forEach((fact) => this.add(fact))
    parked.forEach((fact) => this.park(fact))
    this.#profiles = new Map(profiles)
  }

  fact = (id: string): KnownFact | undefined => this.#facts.get(id)
  at = (deviceId: string, deviceSequence: number): KnownFact | undefined => this.#places.get(placeOf(deviceId, deviceSequence))
  profile = (id: string): BeneficiaryProfile | undefined => this.#profiles.get(id)
  parkedFor = (id: string): readonly ParkedFact[] => this.#parked.get(id) ?? []

  add(fact: KnownFact): void {
    this.#facts.set(fact.id, fact)
    this.#places.set(placeOf(fact.deviceId, fact.deviceSequence), fact)
  }

  /** What stands is seen by what comes after it in the same batch: a second gift is second to this one. */
  lay(fact: OwnFact): void {
    const profile = this.#profiles.get(personOf(fact.body) ?? '')
    if (profile) this.#profiles.set(profile.id, layFact(profile, fact))
  }

  park(fact: ParkedFact): void {
    this.#parked.set(fact.body.cancels, [...this.parkedFor(fact.body.cancels), fact])
  }
}
