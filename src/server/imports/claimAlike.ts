const MOST_STEPS = 200

/**
 * Gives as many rows as possible somebody they agree with already, each person to one row: a list brought in again then finds everyone it made,
 * however alike they are. A row once given somebody keeps one; it may be another who fits as well (augmenting paths).
 */
export function claimAlike<Person>(fits: readonly (readonly Person[])[]): (Person | undefined)[] {
  const rowOf = new Map<Person, number>()
  const claimed: (Person | undefined)[] = fits.map(() => undefined)
  const give = (row: number, person: Person): true => {
    rowOf.set(person, row)
    claimed[row] = person
    return true
  }
  const find = (row: number, seen: Set<Person>): boolean => {
    const people = fits[row] ?? []
    const free = people.find((person) => !rowOf.has(person))
    if (free !== undefined) return give(row, free)
    for (const person of people) {
      if (seen.has(person) || seen.size >= MOST_STEPS) continue
      seen.add(person)
      const other = rowOf.get(person)
      if (other !== undefined && find(other, seen)) return give(row, person)
    }
    return false
  }
  fits.forEach((_people, row) => find(row, new Set()))
  return claimed
}
