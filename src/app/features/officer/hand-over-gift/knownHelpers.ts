import type { RosterEntry } from '#domain/caseload/Roster.ts'
import type { ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'

export type Helper = { readonly fullName: string; readonly relation: ProxyRelation | undefined }

/** Who may come instead, as far as the phone knows: those who came before, with how they are related; whoever is paid in their place; the household. */
export function knownHelpers(person: BeneficiaryProfile, household: readonly Pick<RosterEntry, 'fullName'>[]): readonly Helper[] {
  const before = person.gifts.flatMap(({ handovers }) =>
    handovers.flatMap(({ receiver }) => (receiver.kind === 'proxy' ? [{ fullName: receiver.fullName, relation: receiver.relation }] : [])),
  )
  const named = [person.payee.kind === 'self' ? null : person.payee.fullName, person.guardianName, ...household.map((one) => one.fullName)]
  const helpers = [...before, ...named.flatMap((fullName) => (fullName ? [{ fullName, relation: undefined }] : []))]
  return helpers.filter((one, at) => helpers.findIndex((other) => other.fullName === one.fullName) === at)
}
