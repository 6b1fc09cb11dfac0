import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { FactBody, FactKind, ItemAnswerKind, ItemProblem } from '#sync/protocol/Fact.ts'

export type KnownFact = {
  readonly id: string
  readonly deviceId: string
  readonly deviceSequence: number
  readonly headerHash: string
  readonly kind: FactKind
  readonly accountId: string
  readonly beneficiaryId: string
  readonly answer: ItemAnswerKind
  readonly problem: ItemProblem | null
}

/** A cancellation that came before what it cancels. */
export type ParkedFact = { readonly id: string; readonly body: Extract<FactBody, { kind: 'visit.cancelled' }> }

const placeOf = (deviceId: string, deviceSequence: number): string => `${deviceId}/${deviceSequence}`

/** What the office knows while it judges a batch; each judged fact is known to those after it. */
export class Ledger {
  readonly #facts = new Map<string, KnownFact>()
  readonly #places = new Map<string, KnownFact>()
  readonly #parked = new Map<string, ParkedFact[]>()
  readonly profiles: ReadonlyMap<string, BeneficiaryProfile>

  constructor(facts: readonly KnownFact[], parked: readonly ParkedFact[], profiles: ReadonlyMap<string, BeneficiaryProfile>) {
    facts.forEach((fact) => this.add(fact))
    parked.forEach((fact) => this.park(fact))
    this.profiles = profiles
  }

  fact = (id: string): KnownFact | undefined => this.#facts.get(id)
  at = (deviceId: string, deviceSequence: number): KnownFact | undefined => this.#places.get(placeOf(deviceId, deviceSequence))
  parkedFor = (id: string): readonly ParkedFact[] => this.#parked.get(id) ?? []

  add(fact: KnownFact): void {
    this.#facts.set(fact.id, fact)
    this.#places.set(placeOf(fact.deviceId, fact.deviceSequence), fact)
  }

  park(fact: ParkedFact): void {
    this.#parked.set(fact.body.cancels, [...this.parkedFor(fact.body.cancels), fact])
  }
}
