import { appliesOn, source, type DatedSource } from '../programmes/DatedSource.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { MilestoneAge } from './milestones.ts'

export type DatedMilestoneAge = MilestoneAge & { readonly opens: string; readonly source: DatedSource }

/**
 * Ages that open something, each with the days it applies. Monthly aid counts from the month the age is reached in; longevity gifts
 * go by the calendar year in practice (a list for 2027 holds whoever was born in 1937), which no text was found to say.
 */
export const MILESTONE_AGES: readonly DatedMilestoneAge[] = [
  {
    ageInYears: 75,
    counts: 'month',
    opens: 'Trợ cấp hưu trí xã hội',
    source: source({ from: '2025-07-01', inForce: '2025-07-01', by: 'NĐ 176/2025/NĐ-CP', certainty: 'likely' }),
  },
  {
    ageInYears: 80,
    counts: 'month',
    opens: 'Trợ cấp xã hội hằng tháng cho người từ đủ 80 tuổi',
    source: source({ from: '2021-07-01', inForce: '2021-07-01', by: 'NĐ 20/2021/NĐ-CP Điều 5' }),
  },
  {
    ageInYears: 90,
    counts: 'calendar-year',
    opens: 'Chúc thọ 90 tuổi',
    source: source({ from: '2010-07-01', by: 'Luật Người cao tuổi 39/2009/QH12 Điều 21; cách tính theo năm', certainty: 'inferred' }),
  },
  {
    ageInYears: 100,
    counts: 'calendar-year',
    opens: 'Chúc thọ 100 tuổi',
    source: source({ from: '2010-07-01', by: 'Luật Người cao tuổi 39/2009/QH12 Điều 21; cách tính theo năm', certainty: 'inferred' }),
  },
]

export const milestoneAgesOn = (day: PlainDate): DatedMilestoneAge[] => MILESTONE_AGES.filter((age) => appliesOn(age.source, day))
