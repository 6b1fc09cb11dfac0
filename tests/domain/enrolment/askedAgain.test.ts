import { describe, expect, it } from 'vitest'
import { buildRoster } from '#domain/caseload/buildRoster.ts'
import { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import type { Roster } from '#domain/caseload/Roster.ts'
import { isToBeAskedAgain } from '#domain/enrolment/countWithoutCard.ts'
import { layMove } from '#domain/enrolment/layEnrolment.ts'
import type { EnrolmentWord } from '#domain/enrolment/EnrolmentMove.ts'
import { RosterSearch } from '#domain/caseload/searchRoster.ts'
import { getPlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import { person } from '#tests/support/people.ts'
import { waitingLine } from '../payments/lines.ts'
import { said } from './moves.ts'

const REFUSED: EnrolmentWord = { kind: 'refused', obstacle: 'SO_LUA_DAO' }
const hoa = (word: EnrolmentWord, followUpDay: string | null) =>
  person({
    fullName: 'Nguyễn Thị Hoa',
    payments: [waitingLine()],
    enrolment: layMove(null, said(word, { followUpDay: followUpDay === null ? null : getPlainDate(followUpDay) })),
  })
const isDue = (profile: ReturnType<typeof hoa>, today: string) =>
  [...new CaseloadPeople([], [profile], []).everyone()].some((entry) => isToBeAskedAgain(entry, today as PlainDate))

describe('whom it was agreed to ask again', () => {
  it('stands in «Hôm nay» from that day on and not before (S166)', () => {
    const days = ['2026-12-09', '2026-12-10', '2027-01-20']
    expect(days.map((day) => isDue(hoa(REFUSED, '2026-12-10'), day))).toEqual([false, true, true])
  })
  it('is nobody with whom no day was agreed', () => {
    expect(isDue(hoa(REFUSED, null), '2027-01-20')).toBe(false)
  })
  it('is nobody who has the card by now', () => {
    expect(isDue(hoa({ kind: 'moved', to: 'card-active', holder: null }, '2026-12-10'), '2027-01-20')).toBe(false)
  })
  it('stands in the roster as downloaded, too', () => {
    const roster = buildRoster([hoa(REFUSED, '2026-12-10')])
    expect(new RosterSearch(roster).entry(0).cardFollowUpDay).toBe('2026-12-10')
  })
  it('of a roster packed before the day stood in it is not known', () => {
    const packed = JSON.stringify({ ...buildRoster([hoa(REFUSED, '2026-12-10')]), cardFollowUpDays: undefined })
    expect(new RosterSearch(JSON.parse(packed) as Roster).entry(0).cardFollowUpDay).toBeUndefined()
  })
})
