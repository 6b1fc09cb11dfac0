import { bearersOfNumber, namesakes } from '#domain/caseload/cardCandidates.ts'
import type { RosterEntry } from '#domain/caseload/Roster.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { cardDifferences, type CardDifference } from '#domain/people/cardDifferences.ts'
import { matchPerson, type Traits } from '#domain/people/matchPerson.ts'
import { readScanned, type OtherCode, type ScanWay } from '#domain/people/readScanned.ts'
import { CASELOAD } from '../../tools.ts'
import { useSession } from '../useSession.ts'
import { useTool } from '../useTool.ts'

export type Scanned =
  | { readonly kind: 'found'; readonly person: BeneficiaryProfile; readonly differences: readonly CardDifference[] }
  /** They cannot be told apart, or the number is somebody else's by name and year: a person must look. */
  | { readonly kind: 'several' | 'id-of-another'; readonly people: readonly BeneficiaryProfile[] }
  | { readonly kind: 'nobody' | 'failed' | OtherCode }

/** Whom a code is of, among the people on this phone. What the code tells goes no further than this function's answer. */
export function useFindScanned() {
  const [caseload, session] = [useTool(CASELOAD), useSession()]
  const open = async (entries: readonly RosterEntry[]): Promise<BeneficiaryProfile[]> =>
    (await Promise.all(entries.map(({ id }) => caseload.person(id)))).filter((person) => person !== undefined)

  async function match(traits: Traits): Promise<Scanned> {
    const people = session.people
    if (!people) return { kind: 'nobody' }
    const byNumber = matchPerson(traits, await open(bearersOfNumber(people, traits)))
    const found = byNumber.kind === 'nobody' ? matchPerson(traits, await open(namesakes(people, traits))) : byNumber
    if (found.kind !== 'same') return found
    const [person, other] = found.people
    return person && !other
      ? { kind: 'found', person, differences: cardDifferences(traits, person) }
      : { kind: 'several', people: found.people }
  }
  return async (text: string, way: ScanWay): Promise<Scanned> => {
    const code = readScanned(text, way)
    return code.kind === 'person' ? match(code.traits).catch(() => ({ kind: 'failed' as const })) : code
  }
}
