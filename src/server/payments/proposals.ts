import { rollProposals } from '#domain/payments/rollProposals.ts'
import type { PaymentPeriod } from '#domain/payments/PaymentLine.ts'
import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { ProposalsAnswer } from '#sync/protocol/Proposals.ts'
import type { Queries } from '../store/Database.ts'
import { leanPeople } from './leanPeople.ts'
import { endsOf } from './proposeRoll.ts'

const NOTHING: ProposalsAnswer = { starts: [], stops: [], overlaps: [] }

function withPeople<One extends { readonly beneficiaryId: BeneficiaryId }>(
  proposals: readonly One[],
  people: ReadonlyMap<string, BeneficiaryProfile>,
) {
  return proposals.flatMap((one) => {
    const person = people.get(one.beneficiaryId)
    if (!person) return []
    const { fullName, birth, hamlet, unitCode } = person
    return [{ ...one, fullName, birth, hamlet, unitCode }]
  })
}

/** Of everybody in the period's communes that the asker may see: who is on no roll yet may be due. */
export async function proposalsOnDesk(queries: Queries, { state, months, unitCodes }: PaymentPeriod): Promise<ProposalsAnswer> {
  if (state !== 'draft') return NOTHING
  const profiles = await leanPeople(queries, 'unit_code = ANY ($1::text[])', [unitCodes])
  const { starts, stops, overlaps } = rollProposals(profiles, months, await endsOf(queries, unitCodes))
  const people = new Map(profiles.map((profile): [string, BeneficiaryProfile] => [profile.id, profile]))
  return { starts: withPeople(starts, people), stops: withPeople(stops, people), overlaps: withPeople(overlaps, people) }
}
