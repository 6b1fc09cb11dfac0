import type { KnownPerson, Traits } from './matchPerson.ts'
import { nameKey } from './nameKey.ts'

/** Only those who could be meant at all: the same number or the same name. A list of thousands meets thousands of known people without comparing each with each. */
export class PeopleIndex<Known extends KnownPerson> {
  readonly #byNumber = new Map<string, Known[]>()
  readonly #byName = new Map<string, Known[]>()

  constructor(known: Iterable<Known>) {
    for (const person of known) this.add(person)
  }

  add(person: Known): void {
    for (const number of [person.citizenId, person.oldIdentityNumber]) if (number !== null) put(this.#byNumber, number, person)
    put(this.#byName, nameKey(person.fullName), person)
  }

  candidatesFor(traits: Traits): readonly Known[] {
    const byName = traits.name === '' ? [] : (this.#byName.get(nameKey(traits.name)) ?? [])
    const byNumber = traits.idNumbers.flatMap((number) => this.#byNumber.get(number) ?? [])
    return byNumber.length === 0 ? byName : [...new Set([...byNumber, ...byName])]
  }
}

function put<Known>(shelves: Map<string, Known[]>, key: string, person: Known): void {
  const shelf = shelves.get(key)
  if (shelf) shelf.push(person)
  else shelves.set(key, [person])
}
