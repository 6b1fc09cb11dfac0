import { describe, expect, it } from 'vitest'
import { birthYear } from '#domain/people/BirthDate.ts'
import { identityDoubts } from '#domain/people/identityNumber.ts'
import { HAMLETS } from '#server/practice/practiceNames.ts'
import { ageOf, birthOf, district, has, households, people, SEED } from './district.ts'

const isChild = (birth: string) => Number(birth.slice(0, 4)) >= 2009
const paid = (code: string) => people.filter((person) => has(person, code))
const repeated = (values: readonly (string | null)[]) => {
  const known = values.filter((value) => value !== null)
  return known.length - new Set(known).size
}

describe(`people of the practice district (SEED=${SEED})`, () => {
  it.each([
    ['K1', 0, 15],
    ['K2', 16, 22],
    ['K5a', 60, 104],
    ['K5c', 80, 105],
    ['K5d', 60, 104],
    ['K4', 20, 60],
    ['BA_ME_VNAH', 80, 104],
    ['TUAT_61', 55, 104],
  ])('paid as %s are between %d and %d years old', (code, youngest, oldest) => {
    const ages = paid(code).map((person) => ageOf(person))
    expect([ages.length > 0, Math.min(...ages) >= youngest, Math.max(...ages) <= oldest]).toEqual([true, true, true])
  })
  it('are two persons when two have the same name: every id is given once', () => {
    expect(repeated(people.map((person) => person.id))).toBe(0)
  })
  it('share no identity number, new or old', () => {
    expect([repeated(people.map((person) => person.citizenId)), repeated(people.map((person) => person.oldIdentityNumber))]).toEqual([0, 0])
  })
  it('have numbers that fit sex and year, but for a few as on old papers', () => {
    const doubted = people.flatMap((person) => identityDoubts(person.citizenId, { birthYear: birthYear(birthOf(person)), sex: person.sex }))
    const count = (doubt: string) => doubted.filter((one) => one === doubt).length
    expect([count('ID_YEAR_DIFFERS'), count('ID_SEX_DIFFERS')].every((few) => few > 10 && few < 150)).toBe(true)
  })
  it('have numbers of 12 or 9 digits, some the old one alone, some none', () => {
    const shapes = people.every(
      (person) => /^\d{12}$/.test(person.citizenId ?? '000000000000') && /^\d{9}$/.test(person.oldIdentityNumber ?? '000000000'),
    )
    const oldOnly = people.filter((person) => !person.citizenId && person.oldIdentityNumber).length
    const none = people.filter((person) => !person.citizenId && !person.oldIdentityNumber).length
    expect([shapes, oldOnly > 100, none > 100]).toEqual([true, true, true])
  })
  it('are often called alike, so that search has to cope', () => {
    expect(people.filter((person) => person.fullName === 'Nguyễn Thị Hoa').length).toBeGreaterThan(50)
  })
  it('have Chơ Ro names and names of two words among them', () => {
    expect([
      people.some((person) => /^(Điểu|Thổ) /.test(person.fullName)),
      people.some((person) => person.fullName.split(' ').length === 2),
    ]).toEqual([true, true])
  })
  it('live in hamlets of their own commune', () => {
    expect(people.filter((person) => !HAMLETS[person.unitCode]?.includes(person.hamlet))).toEqual([])
  })
  it('have phones of ten digits, one of them in several hands', () => {
    const phones = people.flatMap((person) => person.phone ?? [])
    expect([phones.every((phone) => /^0[35789]\d{8}$/.test(phone)), repeated(phones) > 1_000]).toEqual([true, true])
  })
  it('have a guardian while they are children', () => {
    expect(people.filter((person) => isChild(person.birth) && !(person.guardianName && person.payee.kind !== 'self'))).toEqual([])
  })
  it('may have a guardian who is not the payee, and a payee who is no guardian', () => {
    const split = people.filter((person) => person.guardianName && person.payee.kind === 'authorised')
    const authorised = people.filter((person) => !person.guardianName && person.payee.kind === 'authorised')
    expect([split.length > 10, authorised.length > 100]).toEqual([true, true])
  })
  it('of the groups that must not be named are rare', () => {
    expect([paid('K3').length, paid('K8').length]).toEqual([3, 5])
  })
})

describe('a household of the practice district', () => {
  it('tells its newest class first, as the screen shows it', () => {
    expect(people.filter((person) => person.poverty.length > 0 && person.poverty[0]?.year !== 2024)).toEqual([])
  })
  it('has one head', () => {
    expect(households(district).filter((members) => members.filter((person) => person.isHouseholdHead).length !== 1)).toEqual([])
  })
  it('is never a child alone', () => {
    expect(households(district).filter((members) => members.every((person) => isChild(person.birth)))).toEqual([])
  })
  it('keeps together in one hamlet', () => {
    expect(households(district).filter((members) => new Set(members.map((person) => person.unitCode + person.hamlet)).size !== 1)).toEqual(
      [],
    )
  })
  it('of a poor single parent has as many children as the coefficient counts', () => {
    const wrong = households(district).filter((members) => {
      const parent = members.find((person) => has(person, 'K4'))
      const counted = parent?.entitlements.find((line) => line.categoryCode === 'K4')?.coefficient ?? 0
      return parent && members.filter((person) => person.birth > parent.birth && isChild(person.birth)).length < counted
    })
    expect(wrong).toEqual([])
  })
})
