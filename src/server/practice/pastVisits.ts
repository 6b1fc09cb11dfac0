import type { VisitSummary } from '#domain/people/BeneficiaryProfile.ts'
import { dateOfDayNumber, dayNumber, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { Finding, VisitPurpose } from '#domain/visits/VisitRecord.ts'
import type { SeededChance } from './SeededChance.ts'
import { weighted } from './weighted.ts'

export type Past = { readonly visits: readonly VisitSummary[]; readonly followUpDay: PlainDate | null }
export type Visited = {
  readonly id: string
  readonly isPaid: boolean
  readonly isPoor: boolean
  readonly bornInYear: number
  readonly officerName: string
}

const NEVER: Past = { visits: [], followUpDay: null }

/** Days ago of the newest visit; «never» stands apart. Most are in order: an officer's list of due visits can be worked through. */
const NEWEST_VISIT = weighted<readonly [number, number] | 'never'>([
  [[1, 30], 17],
  [[31, 90], 33],
  [[91, 178], 41],
  [[181, 400], 4],
  ['never', 5],
])
const PURPOSES = weighted<VisitPurpose>([
  ['home-visit', 60],
  ['review', 14],
  ['holiday', 14],
  ['hardship', 8],
  ['new-case', 4],
])
const FINDINGS = {
  strong: weighted<readonly Finding[]>([
    [['well'], 94],
    [['frail'], 3],
    [['not-met'], 3],
  ]),
  weak: weighted<readonly Finding[]>([
    [['well'], 80],
    [['frail'], 12],
    [['frail', 'needs-food'], 2],
    [['needs-housing'], 2],
    [['in-hospital'], 1],
    [['not-met'], 3],
  ]),
}
const NOTES = weighted([
  ['', 84],
  ['Ở với con út, con đi làm ca.', 3],
  ['Nhà cuối hẻm, hỏi tiệm tạp hoá đầu đường.', 3],
  ['Sáng hay đi lễ, nên tới buổi chiều.', 3],
  ['Nghe kém, nói to và chậm.', 3],
  ['Gặp con dâu, cụ đang ngủ.', 2],
  ['Mái bếp dột, đã báo ấp.', 2],
])
const SUNDAY = 0
const [NEEDS_WITHIN_DAYS, FOLLOW_UPS] = [30, 0.06]

/** Officers do not call on Sundays. */
function workday(dayCount: number): PlainDate {
  const day = dateOfDayNumber(dayCount)
  return new Date(day).getUTCDay() === SUNDAY ? dateOfDayNumber(dayCount - 1) : day
}

type Told = { readonly at: number; readonly number: number; readonly findings: readonly Finding[]; readonly followUpDay: PlainDate | null }

const visit = ({ id, officerName }: Visited, { at, number, findings, followUpDay }: Told, chance: SeededChance): VisitSummary => ({
  factId: `before:${id}:${number}`,
  day: workday(at),
  purpose: chance.pickWeighted(PURPOSES),
  findings,
  officerName,
  note: chance.pickWeighted(NOTES),
  followUpDay,
})

/** A follow-up was agreed soon after the visit; a few of these days have passed, a few are today, most lie ahead. */
function followUp(today: number, chance: SeededChance): PlainDate {
  const share = chance.next()
  return share < 0.2
    ? workday(today - chance.between(2, 14))
    : share < 0.26
      ? dateOfDayNumber(today)
      : workday(today + chance.between(3, 45))
}

/** Visits and the next appointment as they would stand today, for people the office looks after. */
export function pastOf(person: Visited, today: PlainDate, chance: SeededChance): Past {
  const newest = person.isPaid || person.isPoor ? chance.pickWeighted(NEWEST_VISIT) : chance.happens(0.05) ? ([20, 300] as const) : 'never'
  if (newest === 'never') return NEVER
  const now = dayNumber(today)
  const at = now - chance.between(newest[0], newest[1])
  const isWeak = person.bornInYear < 1945 || person.isPoor
  const findings = chance.pickWeighted(isWeak ? FINDINGS.weak : FINDINGS.strong)
  const isOverdueCase = now - at > NEEDS_WITHIN_DAYS && !chance.happens(0.12)
  const followUpDay = now - at < 120 && chance.happens(FOLLOW_UPS) ? followUp(now, chance) : null
  const visits = [visit(person, { at, number: 1, findings: isOverdueCase ? ['well'] : findings, followUpDay }, chance)]
  for (let earlier = at, number = 2; number <= 4 && chance.happens(0.45); number += 1) {
    earlier -= chance.between(60, 200)
    visits.push(visit(person, { at: earlier, number, findings: chance.pickWeighted(FINDINGS.strong), followUpDay: null }, chance))
  }
  return { visits, followUpDay }
}
