import { describe, expect, it } from 'vitest'
import { buildRoster } from '#domain/caseload/buildRoster.ts'
import { bearersOfNumber, namesakes } from '#domain/caseload/cardCandidates.ts'
import { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import { RosterSearch } from '#domain/caseload/searchRoster.ts'
import type { Traits } from '#domain/people/matchPerson.ts'
import { person } from '#tests/support/people.ts'

const HOA = person({ fullName: 'Nguyễn Thị Hoa', birth: '1940', citizenId: '075140004821' })
const HOA_YOUNG = person({ fullName: 'Nguyễn Thị Hoa', birth: '1962-02-01', citizenId: '075162004999' })
const HOA_GRAVE = person({ fullName: 'Nguyễn Thị Hoà', birth: '1940', oldIdentityNumber: '271234567' })
const BINH = person({ fullName: 'Trần Văn Bình', birth: '', citizenId: '036150004821' })
const NOBODY = person({ fullName: 'Lê Văn Không', birth: '1950' })
const people = (gone: string[] = []) =>
  new CaseloadPeople([new RosterSearch(buildRoster([HOA, HOA_YOUNG, HOA_GRAVE, NOBODY]))], [BINH], gone)
const card = (traits: Partial<Traits>): Traits => ({ name: '', birth: '', idNumbers: [], hamlet: '', ...traits })
const ids = (entries: readonly { id: string }[]) => entries.map((entry) => entry.id).sort()

describe('who a card may be of', () => {
  it('by its number is everybody whose number ends so', () => {
    expect(ids(bearersOfNumber(people(), card({ idNumbers: ['075140004821'] })))).toEqual(ids([HOA, BINH]))
  })
  it('by its old number is who is listed by that one', () => {
    expect(ids(bearersOfNumber(people(), card({ idNumbers: ['075140009999', '271234567'] })))).toEqual(ids([HOA_GRAVE]))
  })
  it('is nobody who left', () => {
    expect(ids(bearersOfNumber(people([HOA.id]), card({ idNumbers: ['075140004821'] })))).toEqual(ids([BINH]))
  })
  it('is nobody without a number when the card has none', () => {
    expect(bearersOfNumber(people(), card({}))).toEqual([])
  })
  it('by name is who bears it with the same marks and was born in that year', () => {
    expect(ids(namesakes(people(), card({ name: 'Nguyễn Thị Hoa', birth: '1940-03-21' })))).toEqual(ids([HOA]))
  })
  it('by name is also who has no year on the list', () => {
    expect(ids(namesakes(people(), card({ name: 'trần văn bình', birth: '1950-01-01' })))).toEqual(ids([BINH]))
  })
  it('is never found by a name alone', () => {
    expect(namesakes(people(), card({ name: 'Nguyễn Thị Hoa' }))).toEqual([])
  })
})
