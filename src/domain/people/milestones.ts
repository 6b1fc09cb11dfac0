import { ageReachedBy } from '../programmes/ageReached.ts'
import { dateOfDayNumber, dayNumber, yearOf, type PlainDate } from '../shared/PlainDate.ts'
import type { BeneficiaryProfile } from './BeneficiaryProfile.ts'
import { ageInYear, parseBirthDate } from './BirthDate.ts'

/** An age that opens something, and how it is counted: by the month reached for monthly aid, by the calendar year for longevity gifts. */
export type Milestone = {
  readonly profile: BeneficiaryProfile
  readonly ageInYears: number
  readonly counts: 'month' | 'calendar-year'
  readonly from: PlainDate
}
export type MilestoneAge = { readonly ageInYears: number; readonly counts: Milestone['counts'] }

const monthsAhead = (today: PlainDate, count: number): PlainDate[] =>
  Array.from({ length: count }, (_, ahead) => {
    const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + ahead
    return dateOfDayNumber(dayNumber(`${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01` as PlainDate))
  })

function whenReached(profile: BeneficiaryProfile, age: MilestoneAge, months: readonly PlainDate[]): PlainDate | undefined {
  const birth = parseBirthDate(profile.birth)
  if (!birth) return undefined
  const isReachedIn = (day: PlainDate): boolean =>
    (age.counts === 'month' ? ageReachedBy(birth, day) : ageInYear(birth, yearOf(day))) === age.ageInYears
  const place = months.findIndex(isReachedIn)
  const before = months[place - 1]
  // Reached already when the window opens: that is no news.
  return place > 0 && before && !isReachedIn(before) ? months[place] : undefined
}

/** Who reaches which age within so many months after today's, soonest first. The month of today itself is past. */
export function milestonesAhead(
  profiles: readonly BeneficiaryProfile[],
  ages: readonly MilestoneAge[],
  window: { today: PlainDate; months: number },
): Milestone[] {
  const months = monthsAhead(window.today, window.months + 1)
  const found = profiles
    .filter((profile) => profile.standing !== 'dead' && profile.standing !== 'reported-dead')
    .flatMap((profile) =>
      ages.flatMap((age) => {
        const from = whenReached(profile, age, months)
        return from ? [{ profile, ...age, from }] : []
      }),
    )
  return found.sort((left, right) =>
    left.from < right.from ? -1 : left.from > right.from ? 1 : left.profile.id < right.profile.id ? -1 : 1,
  )
}
