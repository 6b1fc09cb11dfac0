import { describe, expect, it } from 'vitest'
import { compareRolls, type RollDifference } from '#domain/payments/compareRolls.ts'
import type { ProposedRoll } from '#domain/payments/makeRoll.ts'
import { firstDayOf, monthAfter } from '#domain/payments/months.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import { isSumOfParts, isWhole, twoMonths, type World } from './seededRolls.ts'

const FIRST = Number(process.env['SEED'] ?? 0)
const seeds = Array.from({ length: 150 }, (_, at) => FIRST + at)
const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)
const total = ({ lines }: ProposedRoll) => sum(lines.map((line) => line.amountInDong))
const dated = (roll: ProposedRoll, month: PaymentMonth) => ({ lines: roll.lines, months: [month], payFrom: firstDayOf(month) })
const known = ({ pages }: World) => ({ profileOf: (id: string) => [...pages.values()].find((page) => page.id === id), provinceCode: '75' })
const compared = (world: World) =>
  compareRolls(dated(world.before, monthAfter(world.month, -1)), dated(world.after, world.month), known(world))
const share = (difference: RollDifference) => sum(difference.shares.map((one) => one.amountInDong))

describe.each(seeds)('two rolls of seed %i', (seed) => {
  const world = twoMonths(seed)

  it('hold lines that are the sum of their parts, in whole đồng, one for each person', () => {
    const lines = [...world.before.lines, ...world.after.lines]
    expect(lines.filter((line) => !isWhole(line) || !isSumOfParts(line))).toEqual([])
    expect(new Set(world.after.lines.map((line) => line.beneficiaryId)).size).toBe(world.after.lines.length)
  })
  it('add what was not collected, and ask where it is not added', () => {
    const carried = world.after.lines.flatMap((line) => line.parts).filter((one) => one.kind === 'carried')
    const asked = world.after.questions.flatMap((one) => (one.kind === 'uncollected-of-ended' ? [one.amountInDong] : []))
    expect(carried.every((one) => one.amountInDong > 0)).toBe(true)
    expect(sum(carried.map((one) => one.amountInDong)) + sum(asked)).toBe(sum(world.uncollected.map((line) => line.amountInDong)))
  })
  it('take money off in a recovery alone', () => {
    const below = world.after.lines.flatMap((line) => line.parts).filter((one) => one.amountInDong < 0)
    expect(below.filter((one) => one.kind !== 'recovery')).toEqual([])
  })
  it('do not differ from themselves', () => {
    const same = dated(world.after, world.month)
    expect(compareRolls(same, same, known(world))).toEqual([])
  })
  it('differ by as much as their totals, however the differences are told', () => {
    expect(sum(compared(world).map((one) => one.differenceInDong))).toBe(total(world.after) - total(world.before))
  })
  it('have every explained difference explained to the last đồng', () => {
    const explained = compared(world).filter((one) => one.explanation !== null && one.kind !== 'payee' && one.kind !== 'channel')
    expect(explained.filter((one) => share(one) !== one.differenceInDong || one.unexplainedInDong !== 0)).toEqual([])
  })
  it('make a question of a thousand đồng that slipped into a line nothing else changed', () => {
    const changed = new Set(compared(world).map((one) => one.beneficiaryId))
    const old = new Set(world.before.lines.map((line) => line.beneficiaryId))
    const slipped = world.after.lines.map((line) => {
      const [first, ...others] = line.parts
      if (first?.kind !== 'monthly' || changed.has(line.beneficiaryId) || !old.has(line.beneficiaryId)) return line
      return {
        ...line,
        amountInDong: line.amountInDong + 1_000,
        parts: [{ ...first, amountInDong: first.amountInDong + 1_000 }, ...others],
      }
    })
    const planted = slipped.filter((line, at) => line !== world.after.lines[at]).map((line) => line.beneficiaryId)
    const told = compared({ ...world, after: { ...world.after, lines: slipped } }).filter((one) => !changed.has(one.beneficiaryId))
    expect(told.map((one) => [one.beneficiaryId, one.explanation])).toEqual(planted.map((id) => [id, null]))
  })
  it('tell what is left where a difference is a question', () => {
    expect(compared(world).filter((one) => share(one) + one.unexplainedInDong !== one.differenceInDong)).toEqual([])
  })
})

describe('the seeded rolls', () => {
  it('meet every kind of difference and explanation that a month can bring', () => {
    const differences = seeds.map(twoMonths).flatMap(compared)
    const kinds = new Set(differences.map((one) => one.kind))
    const reasons = new Set(differences.flatMap((one) => one.shares.map((each) => each.explanation.kind)))
    expect([...kinds].sort()).toEqual(['amount', 'ended', 'new'])
    expect([...reasons].sort()).toEqual(['age', 'back-pay', 'began', 'carried', 'ended-standing', 'one-off', 'rate', 'recovery'])
    expect(differences.some((one) => one.explanation === null)).toBe(true)
  })
})
