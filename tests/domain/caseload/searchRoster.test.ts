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
