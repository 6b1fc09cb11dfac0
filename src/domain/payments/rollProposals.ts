import type { BeneficiaryId, BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'
import { overlappingRegimes, type OverlapWarning } from '../programmes/overlappingRegimes.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'
import { startProposals, type StartProposal } from './startProposals.ts'
import { stopProposals, type StopProposal } from './stopProposals.ts'

export type OverlapOfPerson = OverlapWarning & { readonly beneficiaryId: BeneficiaryId }
/** None of it changes a line by itself. */
export type RollProposals = {
  readonly starts: readonly StartProposal[]
  readonly stops: readonly StopProposal[]
  readonly overlaps: readonly OverlapOfPerson[]
}

const keyOf = (one: StopProposal): string =>
  one.kind === 'ask' ? one.beneficiaryId : `${one.beneficiaryId}/${one.kind}/${one.programmeCode}/${one.categoryCode}`

/** Who died before both months of a roll is proposed once, by the earlier. */
const once = (stops: readonly StopProposal[]): StopProposal[] => [...Map.groupBy(stops, keyOf).values()].flatMap(([first]) => first ?? [])

/** What the months of a roll bring for these people: who may begin, whose benefit ends or changes, and who has two that do not stand together. */
export function rollProposals(
  profiles: readonly BeneficiaryProfile[],
  months: readonly PaymentMonth[],
  endedOn?: ReadonlyMap<BeneficiaryId, PlainDate>,
): RollProposals {
  const ordered = months.toSorted()
  return {
    starts: ordered.flatMap((month) => startProposals(profiles, month)),
    stops: once(ordered.flatMap((month) => stopProposals(profiles, month, endedOn))),
    overlaps: profiles.flatMap((profile) => overlappingRegimes(profile).map((one) => ({ beneficiaryId: profile.id, ...one }))),
  }
}
