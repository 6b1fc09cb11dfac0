import { Hono } from 'hono'
import { milestoneAgesOn, type DatedMilestoneAge } from '#domain/people/milestoneAgesData.ts'
import { milestonesAhead, type Milestone } from '#domain/people/milestones.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { vietnamDay, yearOf, type PlainDate } from '#domain/shared/PlainDate.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { MilestoneRow, MilestonesAnswer } from '#sync/protocol/Gifts.ts'
import { actorOf } from '../http/actorOf.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'

const [LEAST_MONTHS, MOST_MONTHS, USUAL_MONTHS] = [1, 24, 12]

/** Only who was born in a year that can reach one of the ages; the rule itself decides. */
async function peopleNear(
  queries: Queries,
  ages: readonly DatedMilestoneAge[],
  { today, months }: { today: PlainDate; months: number },
): Promise<BeneficiaryProfile[]> {
  const years = Array.from({ length: Math.ceil(months / 12) + 1 }, (_, ahead) => yearOf(today) + ahead)
  const rows = await queries.query<{ profile: BeneficiaryProfile }>(
    'SELECT profile FROM beneficiary WHERE birth_year = ANY ($1::integer[])',
    [ages.flatMap(({ ageInYears }) => years.map((year) => year - ageInYears))],
  )
  return rows.map((row) => row.profile)
}

const rowOf = ({ profile, ageInYears, counts, from }: Milestone): MilestoneRow => ({
  beneficiaryId: profile.id,
  fullName: profile.fullName,
  birth: profile.birth,
  hamlet: profile.hamlet,
  unitCode: profile.unitCode,
  ageInYears,
  counts,
  from,
})

/** A campaign's rule for this age; what the gift is made of is the coordinator's word. */
const ageOf = ({ ageInYears, counts, opens, source }: DatedMilestoneAge): MilestonesAnswer['ages'][number] => ({
  ageInYears,
  counts,
  legalBasis: source.legalBasis,
  certainty: source.certainty,
  rule: { id: `tuoi-${ageInYears}`, label: opens, criteria: { ages: { from: ageInYears, to: ageInYears } }, components: [] },
})

/** Who comes of which age in the months ahead, soonest first, and the rule to make a campaign of it. */
export function milestoneRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.get(OFFICE_ADDRESSES.milestones, async (context) => {
    const months = Number(context.req.query('months') ?? USUAL_MONTHS)
    if (!Number.isInteger(months) || months < LEAST_MONTHS || months > MOST_MONTHS) return context.json({ problem: 'bad-request' }, 400)
    const window = { today: vietnamDay(clock.nowMs()), months }
    const ages = milestoneAgesOn(window.today)
    const people = await database.transaction(
      actorOf(context.get('asker')),
      (queries) => peopleNear(queries, ages, window),
      'read-snapshot',
    )
    const answer: MilestonesAnswer = { milestones: milestonesAhead(people, ages, window).map(rowOf), ages: ages.map(ageOf) }
    return context.json(answer)
  })
  return routes
}
