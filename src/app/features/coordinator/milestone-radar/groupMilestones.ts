import { getPlainDate, yearOf } from '#domain/shared/PlainDate.ts'
import type { MilestoneRow } from '#sync/protocol/Gifts.ts'

export type MilestoneGroup = { readonly ageInYears: number; readonly year: number; readonly rows: readonly MilestoneRow[] }

/** By age and by the year it is reached in, as a campaign's list counts; oldest first, for the fewest reach it. */
export const groupMilestones = (milestones: readonly MilestoneRow[]): MilestoneGroup[] =>
  [...Map.groupBy(milestones, ({ ageInYears, from }) => `${ageInYears}/${from.slice(0, 4)}`).values()]
    .flatMap((rows) => {
      const [first] = rows
      return first ? [{ ageInYears: first.ageInYears, year: yearOf(getPlainDate(first.from)), rows }] : []
    })
    .sort((one, other) => other.ageInYears - one.ageInYears || one.year - other.year)
