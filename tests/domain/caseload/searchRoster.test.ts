import { describe, expect, it } from 'vitest'
import { buildRoster } from '#domain/caseload/buildRoster.ts'
import { orderProfiles } from '#domain/caseload/orderProfiles.ts'
import { RosterSearch } from '#domain/caseload/searchRoster.ts'
import { person } from '#tests/support/people.ts'

const people = [
  person({ fullName: 'Nguyễn Thị Hoa', birth: '1940', citizenId: '075140004821', phone: '0912345678' }),
  person({ fullName: 'Trần Thị Hoà', birth: '1951', citizenId: '075151000932' }),
  person({ fullName: 'Nguyễn Hoa Thị Lan', birth: '1940' }),
  person({ fullName: 'Đặng Văn Đức', birth: '1948-02-11', oldIdentityNumber: '270114821' }),
]
const search = new RosterSearch(buildRoster(people))
const first = (query: string) => search.find(query).map((match) => search.entry(match.row).fullName)[0]

describe('finding a person', () => {
  it.each([
    ['nguyen thi hoa', 'Nguyễn Thị Hoa'],
    ['nth', 'Nguyễn Thị Hoa'],
    ['hoa 1940', 'Nguyễn Thị Hoa'],
    ['…4821', 'Nguyễn Thị Hoa'],
    ['5678', 'Nguyễn Thị Hoa'],
    ['hoà 1951', 'Trần Thị Hoà'],
    ['dang duc', 'Đặng Văn Đức'],
    ['duc 1948', 'Đặng Văn Đức'],
    ['lan', 'Nguyễn Hoa Thị Lan'],
  ])('answers «%s» with %s first', (query, name) => {
    expect(first(query)).toBe(name)
  })
  it('finds everybody whose number ends so', () => {
    expect(search.find('4821').length).toBe(2)
  })
  it('finds nobody for a name nobody bears', () => {
    expect(search.find('nguyen thi xyz')).toEqual([])
  })
  it('finds nobody before anything is typed', () => {
    expect(search.find('  ')).toEqual([])
  })
  it.each([
    ['hoa thi nguyen', 'Nguyễn Thị Hoa'],
    ['nguyễn thị hoa', 'Nguyễn Thị Hoa'],
    ['NGUYỄN HOA', 'Nguyễn Thị Hoa'],
    ['1940 hoa', 'Nguyễn Thị Hoa'],
    ['821', 'Nguyễn Thị Hoa'],
    ['075140004821', 'Nguyễn Thị Hoa'],
    ['0912345678', 'Nguyễn Thị Hoa'],
    ['hoa 4821', 'Nguyễn Thị Hoa'],
    ['đức', 'Đặng Văn Đức'],
    ['dvd', 'Đặng Văn Đức'],
  ])('answers «%s», in any order and however whole, with %s first', (query, name) => {
    expect(first(query)).toBe(name)
  })
  it('puts those whose marks are as typed before those who only sound so', () => {
    expect(search.find('hoà').map((match) => search.entry(match.row).fullName)).toEqual([
      'Trần Thị Hoà',
      'Nguyễn Thị Hoa',
      'Nguyễn Hoa Thị Lan',
    ])
  })
  it('takes «hòa» and «hoà» for one way of writing', () => {
    expect(first('hòa')).toBe('Trần Thị Hoà')
  })
  it.each(['140', '0048', '1234', '91234', '0751400'])('never finds «%s» in the middle or at the front of a number', (digits) => {
    expect(search.find(digits)).toEqual([])
  })
  it.each(['9821', '94821', '140004822'])('finds nobody by «%s» when a number ends almost so', (digits) => {
    expect(search.find(digits)).toEqual([])
  })
  it.each(['1', '21'])('finds nobody by «%s»: two digits are everybody’s', (digits) => {
    expect(search.find(digits)).toEqual([])
  })
  it('gives the best of many as the whole list begins', () => {
    expect(search.find('hoa', 2)).toEqual(search.find('hoa').slice(0, 2))
  })
  it('leaves out whoever is hidden', () => {
    expect(search.find('nth', 5, Uint8Array.of(1, 0, 0, 0))).toEqual([])
  })
  it('orders a hamlet by given name, as lists do', () => {
    const collator = new Intl.Collator('vi')
    expect(orderProfiles(people, collator.compare).map((one) => one.fullName)).toEqual([
      'Đặng Văn Đức',
      'Nguyễn Thị Hoa',
      'Trần Thị Hoà',
      'Nguyễn Hoa Thị Lan',
    ])
  })
})
