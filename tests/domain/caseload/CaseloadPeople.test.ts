import { describe, expect, it } from 'vitest'
import { buildRoster } from '#domain/caseload/buildRoster.ts'
import { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import { RosterSearch } from '#domain/caseload/searchRoster.ts'
import type { HouseholdId } from '#domain/people/BeneficiaryProfile.ts'
import { person } from '#tests/support/people.ts'

const household = 'h1' as HouseholdId
const hoa = person({ fullName: 'Nguyễn Thị Hoa', hamlet: 'Gia Yên', householdId: household })
const nam = person({ fullName: 'Trần Văn Nam', hamlet: 'Gia Yên', householdId: household })
const lan = person({ fullName: 'Lê Thị Lan', hamlet: 'Tân Yên' })
const downloaded = [new RosterSearch(buildRoster([hoa, nam])), new RosterSearch(buildRoster([lan]))]
const names = (entries: Iterable<{ fullName: string }>) => [...entries].map((entry) => entry.fullName).sort()
const renamed = { ...hoa, fullName: 'Nguyễn Thị Huệ', hamlet: 'Tân Yên' }

describe('everyone on a phone', () => {
  it('is everyone of all the rosters downloaded', () => {
    expect(names(new CaseloadPeople(downloaded, [], []).everyone())).toEqual(['Lê Thị Lan', 'Nguyễn Thị Hoa', 'Trần Văn Nam'])
  })
  it('is shown as last changed, once', () => {
    expect(names(new CaseloadPeople(downloaded, [renamed], []).everyone())).toEqual(['Lê Thị Lan', 'Nguyễn Thị Huệ', 'Trần Văn Nam'])
  })
  it('is without those who left the unit', () => {
    expect(names(new CaseloadPeople(downloaded, [], [lan.id]).everyone())).toEqual(['Nguyễn Thị Hoa', 'Trần Văn Nam'])
  })
  it('is found by the new name and no more by the old one', () => {
    const people = new CaseloadPeople(downloaded, [renamed], [])
    expect([names(people.find('thi hue', 5)), names(people.find('thi hoa', 5))]).toEqual([['Nguyễn Thị Huệ'], []])
  })
  it('is not found after leaving', () => {
    expect(new CaseloadPeople(downloaded, [], [lan.id]).find('lan', 5)).toEqual([])
  })
  it('is found no more often than asked for', () => {
    expect(new CaseloadPeople(downloaded, [], []).find('n', 2).length).toBe(2)
  })
  it('is counted by hamlet as things stand now', () => {
    const counts = new CaseloadPeople(downloaded, [renamed], []).hamlets()
    expect(new Map(counts.map((one) => [one.hamlet, one.count]))).toEqual(
      new Map([
        ['Gia Yên', 1],
        ['Tân Yên', 2],
      ]),
    )
  })
  it('lives with the others of the household', () => {
    expect(names(new CaseloadPeople(downloaded, [], []).household(household))).toEqual(['Nguyễn Thị Hoa', 'Trần Văn Nam'])
  })
  it('lives in one hamlet', () => {
    expect(names(new CaseloadPeople(downloaded, [], []).inHamlet('Tân Yên'))).toEqual(['Lê Thị Lan'])
  })
})
