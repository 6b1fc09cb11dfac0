import { RollSearch } from '#domain/payments/RollSearch.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import type { OwnFact } from '#sync/recording/layFacts.ts'
import { layOnRoll } from '#sync/recording/layOnRoll.ts'

const whoComesFor = ({ payee, papers }: RollLine): readonly string[] => [
  ...(payee.kind === 'self' ? [] : [payee.fullName]),
  ...papers.map((paper) => paper.fullName),
]

/** The open roll in memory: the office's lines, own unsent facts over them, and what finds a line by name, tail or card. */
export class RollMemory {
  readonly #known: Map<string, RollLine>
  readonly #search = new RollSearch()
  readonly #byKey = new Map<string, Set<string>>()
  readonly #ofPerson = new Map<string, Set<string>>()
  #laid = new Map<string, RollLine>()
  #all: readonly RollLine[] | undefined

  constructor(lines: ReadonlyMap<string, RollLine>) {
    this.#known = new Map()
    this.put([...lines.values()])
  }

  /** Newer words of the office; what lies over them is laid anew by `lay`. */
  put(lines: readonly RollLine[]): void {
    for (const one of lines) {
      const id: string = one.line.lineId
      const before = this.#known.get(id)
      this.#known.set(id, one)
      if (
        before?.fullName !== one.fullName ||
        before.identityTail !== one.identityTail ||
        whoComesFor(before).join() !== whoComesFor(one).join()
      )
        this.#search.put(id, { ...one, comesFor: whoComesFor(one) })
      if (before && before.identityKey !== one.identityKey) this.#byKey.get(before.identityKey)?.delete(id)
      if (one.identityKey !== '') this.#note(this.#byKey, one.identityKey, id)
      this.#note(this.#ofPerson, one.beneficiaryId, id)
    }
    this.#all = undefined
  }

  lay(facts: readonly OwnFact[]): void {
    const ofPerson = new Map<string, OwnFact[]>()
    for (const fact of facts) {
      if (!('beneficiaryId' in fact.body)) continue
      ofPerson.set(fact.body.beneficiaryId, [...(ofPerson.get(fact.body.beneficiaryId) ?? []), fact])
    }
    this.#laid = new Map()
    for (const [person, own] of ofPerson)
      for (const id of this.#ofPerson.get(person) ?? []) {
        const known = this.#known.get(id)
        if (known) this.#laid.set(id, layOnRoll(known, own))
      }
    this.#all = undefined
  }

  line = (id: string): RollLine | undefined => this.#laid.get(id) ?? this.#known.get(id)
  all = (): readonly RollLine[] => (this.#all ??= [...this.#known].map(([id, known]) => this.#laid.get(id) ?? known))
  find = (query: string, most: number): readonly RollLine[] => this.#search.find(query, most).flatMap((id) => this.line(id) ?? [])
  withKey = (key: string): readonly RollLine[] => [...(this.#byKey.get(key) ?? [])].flatMap((id) => this.line(id) ?? [])

  #note(index: Map<string, Set<string>>, key: string, id: string): void {
    const ids = index.get(key)
    if (ids) ids.add(id)
    else index.set(key, new Set([id]))
  }
}
