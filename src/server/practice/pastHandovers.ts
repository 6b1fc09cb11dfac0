import type { GiftOnProfile, MissedReason, Receiver } from '#domain/gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import { dateOfDayNumber, dayNumber, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { SeededChance } from './SeededChance.ts'
import { weighted } from './weighted.ts'

type Told = { readonly factId: string; readonly officerName: string; readonly start: PlainDate; readonly end: PlainDate }
type Happened = Pick<GiftOnProfile, 'handovers' | 'missed'>

const [DELIVERED, MISSED_OF_THE_REST, BY_PROXY] = [0.62, 0.08, 0.12]
const LAST_GROWN_UP = 2006
const REASONS = weighted<MissedReason>([
  ['absent', 80],
  ['moved', 14],
  ['refused', 2],
  ['other', 4],
])
const WHY_PROXY = ['Đau chân, không đi được', 'Đang nằm viện', 'Đi làm xa chưa về', 'Nghe kém, nhờ nhận thay']

const bornIn = (person: BeneficiaryProfile): number => {
  const birth = parseBirthDate(person.birth)
  return (birth && birthYear(birth)) ?? LAST_GROWN_UP + 1
}

/** A grown-up of the same household, where there is one; what they are to each other follows from their years. */
function receiverFor(person: BeneficiaryProfile, kin: readonly BeneficiaryProfile[], chance: SeededChance): Receiver {
  const grownUp = kin.filter((one) => one !== person && bornIn(one) <= LAST_GROWN_UP)
  if (grownUp.length === 0 || !chance.happens(BY_PROXY)) return { kind: 'self' }
  const proxy = chance.pick(grownUp)
  const years = bornIn(proxy) - bornIn(person)
  const relation = years > 40 ? 'grandchild' : years > 15 ? 'child' : years < -15 ? 'parent' : 'spouse'
  return { kind: 'proxy', fullName: proxy.fullName, relation, reason: chance.pick(WHY_PROXY) }
}

/** What had happened to a gift when the round was about two thirds done: handed over, tried in vain, or nothing yet. */
export function handoverOf(
  person: BeneficiaryProfile,
  kin: readonly BeneficiaryProfile[],
  { told, chance }: { told: Told; chance: SeededChance },
): Happened {
  const day = dateOfDayNumber(chance.between(dayNumber(told.start), dayNumber(told.end)))
  if (!chance.happens(DELIVERED))
    return { handovers: [], missed: chance.happens(MISSED_OF_THE_REST) ? { reason: chance.pickWeighted(REASONS), day } : null }
  const { factId, officerName } = told
  return { handovers: [{ factId, day, officerName, receiver: receiverFor(person, kin, chance) }], missed: null }
}
