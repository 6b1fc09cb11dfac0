import { describe, expect, it } from 'vitest'
import { fits } from '#domain/gifts/makeGiftList.ts'
import { campaignFigures, makePracticeGifts } from '#server/practice/makePracticeGifts.ts'
import { makePracticeDistrict } from '#server/practice/makePracticeDistrict.ts'
import { hashOf, people, QUARTER_END, SEED } from './district.ts'

const gifts = makePracticeGifts(people, SEED)
const REPORT = [
  ['Quà Tết Quỹ Đền ơn đáp nghĩa', 50, 50_000_000],
  ['Quà Tết của nhà hảo tâm ngoài huyện', 186, 101_400_000],
  ['Quà Tết huyện vận động', 4_764, 3_197_975_500],
  ['Quà Tết xã vận động', 1_932, 656_380_000],
  ['Chúc thọ, mừng thọ Xuân Giáp Thìn', 92, 135_300_000],
]
const counted = (seed: number) =>
  campaignFigures(makePracticeGifts(makePracticeDistrict(seed, QUARTER_END).people, seed)).map(
    (one) => [one.name, one.gifts, one.sumInDong] as const,
  )

describe(`the gifts of Tết Giáp Thìn (SEED=${SEED})`, () => {
  it.each([SEED, 1, 7])('from seed %d are those of the report, gift for gift and đồng for đồng', (seed) => {
    const [state, province, ...others] = counted(seed)
    expect([(state?.[1] ?? 0) + (province?.[1] ?? 0), (state?.[2] ?? 0) + (province?.[2] ?? 0)]).toEqual([9_321, 7_813_560_000])
    expect(others).toEqual(REPORT)
  })
  it('of all Tết lists are 16.253 for 11.819.315.500 đồng', () => {
    const tet = campaignFigures(gifts).slice(0, 6)
    expect([tet.reduce((sum, one) => sum + one.gifts, 0), tet.reduce((sum, one) => sum + one.sumInDong, 0)]).toEqual([
      16_253, 11_819_315_500,
    ])
  })
  it('for long life go to exactly those who turn 100 and 90, at 2.700.000 and 1.250.000', () => {
    const [hundred, ninety] = [100, 90].map((age) =>
      gifts.lines.filter((line) => line.gift.label.startsWith('Chúc thọ') && fits(line.person, { ages: { from: age, to: age } }, 2024)),
    )
    expect([hundred, ninety].map((lines) => [lines?.length, new Set(lines?.map((line) => line.gift.valueInDong))])).toEqual([
      [14, new Set([2_700_000])],
      [78, new Set([1_250_000])],
    ])
  })
  it('come to nobody twice in one campaign', () => {
    expect(new Set(gifts.lines.map((line) => `${line.campaignId}/${line.person.id}`)).size).toBe(gifts.lines.length)
  })
  it('are about two thirds handed over, one by one, by the officer of the commune', () => {
    const done = gifts.lines.filter((line) => line.gift.handovers.length > 0)
    expect(Math.abs(done.length / gifts.lines.length - 0.62)).toBeLessThan(0.02)
    expect(new Set(done.filter((line) => line.person.unitCode === '26305').map((line) => line.gift.handovers[0]?.officerName))).toEqual(
      new Set(['Trần Văn Nam']),
    )
  })
  it('are the same to the byte for the same seed', () => {
    expect(hashOf(makePracticeGifts(people, SEED))).toBe(hashOf(gifts))
  })
})
