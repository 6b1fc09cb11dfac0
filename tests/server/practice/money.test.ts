import { describe, expect, it } from 'vitest'
import type { BeneficiaryProfile, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { parseAssistanceCode } from '#domain/programmes/assistanceCoefficient.ts'
import { assistanceThatCounts } from '#domain/programmes/assistanceThatCounts.ts'
import { meritRateOn } from '#domain/programmes/meritRateOn.ts'
import { explainEntitlement } from '#domain/programmes/monthlyAmountOn.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { quarterTotalInDong } from '#server/practice/practiceFigures.ts'
import { ageOf, district, has, households, people, QUARTER_END, SEED } from './district.ts'

const CHARGE_OF: Record<string, string> = { 'CS-K1': 'K1', 'CS-K5d': 'K5d', 'CS-DBN': 'K6-DBN', 'CS-NHAN-DBN': 'K6-DBN' }
const lines = people.flatMap((person) => person.entitlements.map((line) => ({ person, line })))
const householdOf = new Map(households(district).flatMap((members) => members.map((person) => [person.id, members] as const)))
const chargeOf = (person: BeneficiaryProfile, line: Entitlement) => {
  const code = CHARGE_OF[line.categoryCode]
  return code === undefined ? person : householdOf.get(person.id)?.find((one) => has(one, code))
}
const titled = (wanted: { person: BeneficiaryProfile; line: Entitlement }[]) =>
  wanted.map(({ person, line }) => `${person.fullName}: ${line.categoryCode}`)

describe(`a line of the practice district (SEED=${SEED})`, () => {
  it('is explained by its rate, or by coefficient and standard, every one', () => {
    const unexplained = lines.filter(({ person, line }) => {
      const charge = chargeOf(person, line)
      return !charge || !explainEntitlement(line, { ageInYears: ageOf(charge), provinceCode: '75' }, QUARTER_END)
    })
    expect([titled(unexplained), lines.length > 6_500]).toEqual([[], true])
  })
  it('begins no earlier than an elder reaches 80', () => {
    const tooEarly = lines.filter(({ person, line }) => line.categoryCode === 'K5c' && line.from !== null && ageOf(person, line.from) < 80)
    expect(titled(tooEarly)).toEqual([])
  })
  it('begins when its person is born already and the quarter is not over', () => {
    const beyond = lines.filter(
      ({ person, line }) => line.from !== null && (line.from > QUARTER_END || line.from.slice(0, 4) < person.birth.slice(0, 4)),
    )
    expect(titled(beyond)).toEqual([])
  })
  it('stands beside another only where the decree lets both be paid', () => {
    const doubled = people.filter((person) => {
      const own = person.entitlements.flatMap(({ categoryCode, coefficient }) => {
        const code = parseAssistanceCode(categoryCode)
        return code && coefficient !== null ? [{ code, coefficient }] : []
      })
      return assistanceThatCounts(own).length !== own.length
    })
    expect(doubled.map((person) => person.fullName)).toEqual([])
  })
  it('of a supplement never stands without the rate it tops up', () => {
    const alone = people.filter((person) => {
      const kinds = person.entitlements.map((line) => meritRateOn(line.categoryCode, QUARTER_END)?.kind)
      return kinds.includes('supplement') && !kinds.includes('monthly')
    })
    expect(alone).toEqual([])
  })
})

describe('the labelled lines', () => {
  it('are one for each programme', () => {
    expect(district.adjustments.map((one) => [one.programmeCode, one.kind, one.label, one.amountInDong]).sort()).toEqual([
      ['BTXH', 'back-pay', 'Truy lĩnh tháng 12/2023', 360_000],
      ['NCC', 'back-pay', 'Truy lĩnh tháng 11, 12/2023', 2_768_000],
    ])
  })
  it('belong to people whose benefit began in the months made good', () => {
    const began = district.adjustments.map((one) => people.find((person) => person.id === one.beneficiaryId)?.entitlements[0]?.from)
    expect(began).toEqual(district.adjustments.map((one) => getPlainDate(`${one.months[0]}-01`)))
  })
  it.each(['BTXH', 'NCC'] as const)('are all that keeps the monthly lines of %s from the total', (programmeCode) => {
    const [extra] = district.adjustments.filter((one) => one.programmeCode === programmeCode)
    const withoutExtra = quarterTotalInDong({ people, adjustments: [] }, programmeCode)
    expect(quarterTotalInDong(district, programmeCode) - withoutExtra).toBe(extra?.amountInDong)
  })
})
