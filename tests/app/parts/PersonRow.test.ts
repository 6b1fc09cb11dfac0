import { describe, expect, it } from 'vitest'
import PersonRow from '#app/parts/PersonRow.vue'
import { ROSTER_FLAGS, type RosterEntry } from '#domain/caseload/Roster.ts'
import { show } from '#tests/support/mountedScreen.ts'

const HOA: RosterEntry = {
  row: 0,
  id: '018f0000-0000-7000-8000-000000000001',
  fullName: 'Nguyễn Thị Hoa',
  birthYear: 1940,
  hamlet: 'ấp Lạc Sơn',
  householdId: undefined,
  identityTail: '004821',
  lastVisitDay: undefined,
  followUpDay: undefined,
  flags: 0,
}
const rowOf = (props: { entry: RosterEntry; thisYear?: number }) => show(PersonRow, { props }).text().replace(/\s+/g, ' ')

describe('a person in a list', () => {
  it('shows what whoever searches goes by, and only the last four digits', () => {
    expect(rowOf({ entry: HOA })).toMatch(/^Nguyễn Thị Hoa ?sinh 1940 · ấp Lạc Sơn · …4821$/)
  })
  it('shows the age where it is about a visit', () => {
    expect(rowOf({ entry: HOA, thisYear: 2026 })).toMatch(/^Nguyễn Thị Hoa ?86 tuổi · ấp Lạc Sơn$/)
  })
  it('says nothing of a year nobody knows', () => {
    expect(rowOf({ entry: { ...HOA, birthYear: undefined, identityTail: '' } })).toBe('Nguyễn Thị Hoa ấp Lạc Sơn')
  })
  it('says in words that somebody was reported dead', () => {
    expect(rowOf({ entry: { ...HOA, flags: ROSTER_FLAGS.reportedDead } })).toContain('△ Đã báo mất, chờ xác nhận')
  })
  it('leads to the person', () => {
    expect(
      show(PersonRow, { props: { entry: HOA } })
        .get('a')
        .attributes('href'),
    ).toBe(`/nguoi-dan/${HOA.id}`)
  })
})
