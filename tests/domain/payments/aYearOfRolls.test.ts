import { describe, expect, it } from 'vitest'
import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { makeRoll, type ProposedLine } from '#domain/payments/makeRoll.ts'
import { firstDayOf, getMonth, monthAfter } from '#domain/payments/months.ts'
import { startProposals } from '#domain/payments/startProposals.ts'
import { stopProposals } from '#domain/payments/stopProposals.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import { Chance } from '#tests/support/Chance.ts'
import { person } from '#tests/support/people.ts'
import { aid, COUNTER } from './rolls.ts'

const FIRST = Number(process.env['SEED'] ?? 0)
const seeds = Array.from({ length: 40 }, (_, at) => FIRST + at)
const year = Array.from({ length: 12 }, (_, at) => monthAfter(getMonth('2024-01'), at))
const sum = (lines: readonly { readonly amountInDong: number }[]) => lines.reduce((all, one) => all + one.amountInDong, 0)

/** Elders, each paid at the rates; in the half of the year in which the standard rises the pages follow it. */
const people = (chance: Chance): BeneficiaryProfile[] =>
  Array.from({ length: 20 }, (_, at) => {
    const from = chance.isOneIn(3) ? `2024-${String(chance.between(1, 12)).padStart(2, '0')}-01` : null
    return person({ fullName: `Cụ ${at}`, id: `p${at}` as BeneficiaryId, birth: '1935-03-01', entitlements: [aid({ from })] })
  })
const inMonth = (profile: BeneficiaryProfile, month: PaymentMonth): BeneficiaryProfile => ({
  ...profile,
  entitlements: profile.entitlements.map((one) => ({ ...one, monthlyAmountInDong: month < '2024-07' ? 400_000 : 500_000 })),
})

/** A year in which somebody fails to come every month, and a decision may arrive months after its benefit began. */
function live(seed: number) {
  const chance = new Chance(seed)
  const everybody = people(chance)
  const knownFrom = new Map(everybody.map((one) => [one.id, chance.between(0, 2)]))
  const earlier: ProposedLine[] = []
  let uncollected: ProposedLine[] = []
  let collectedInDong = 0
  for (const [at, month] of year.entries()) {
    const isKnown = ({ id, entitlements: [one] }: BeneficiaryProfile) =>
      !one?.from || at >= year.indexOf(getMonth(one.from.slice(0, 7))) + (knownFrom.get(id) ?? 0)
    const profiles = everybody.filter(isKnown).map((profile) => inMonth(profile, month))
    const { lines } = makeRoll({
      months: [month],
      payFrom: firstDayOf(month),
      provinceCode: '75',
      profiles,
      placeOf: () => COUNTER,
      uncollected,
      earlier,
    })
    uncollected = lines.filter(() => at < 11 && chance.isOneIn(3))
    collectedInDong += sum(lines) - sum(uncollected)
    earlier.push(...lines)
  }
  const due = everybody.flatMap((profile) =>
    year.flatMap((month) => {
      const [one] = inMonth(profile, month).entitlements
      const isSeen = one?.from == null || year.indexOf(getMonth(one.from.slice(0, 7))) + (knownFrom.get(profile.id) ?? 0) <= 11
      return one && isSeen && (one.from === null || one.from.slice(0, 7) <= month) ? [one.monthlyAmountInDong] : []
    }),
  )
  return { collectedInDong, dueInDong: due.reduce((all, one) => all + one, 0) }
}

describe('a year of rolls', () => {
  it.each(seeds)('pays everything that was due and nothing twice, whoever came late and whatever was decided late, seed %i', (seed) => {
    const { collectedInDong, dueInDong } = live(seed)
    expect(collectedInDong).toBe(dueInDong)
  })
})

describe('two years of proposals', () => {
  const months = Array.from({ length: 24 }, (_, at) => monthAfter(getMonth('2023-01'), at))
  const born = (chance: Chance, from: number, until: number) =>
    `${chance.between(from, until)}-${String(chance.between(1, 12)).padStart(2, '0')}-${String(chance.between(1, 28)).padStart(2, '0')}`

  it.each(seeds)('propose a benefit once to whoever turns 80 in them, and never before, seed %i', (seed) => {
    const chance = new Chance(seed)
    const elders = Array.from({ length: 20 }, (_, at) => person({ fullName: `Cụ ${at}`, birth: born(chance, 1941, 1946) }))
    const expected = elders.flatMap(({ id, birth }) => {
      const month = `${Number(birth.slice(0, 4)) + 80}${birth.slice(4, 7)}`
      return month >= '2023-01' && month <= '2024-12' ? [`${id} ${month}`] : []
    })
    const proposed = months.flatMap((month) => startProposals(elders, month)).map((one) => `${one.beneficiaryId} ${one.month}`)
    expect(proposed.sort()).toEqual(expected.sort())
  })
  it.each(seeds)('propose once that a child’s benefit changes at four and stops at 16, seed %i', (seed) => {
    const chance = new Chance(seed)
    const entitlements = [aid({ categoryCode: 'K1', coefficient: 1.5, monthlyAmountInDong: 600_000 })]
    const children = Array.from({ length: 20 }, (_, at) => person({ fullName: `Em ${at}`, birth: born(chance, 2005, 2022), entitlements }))
    const told = months
      .flatMap((month) => stopProposals(children, month))
      .flatMap((one) => (one.kind === 'ask' ? [] : [`${one.beneficiaryId} ${one.kind} ${one.from}`]))
    const expected = children.flatMap(({ id, birth }) =>
      (
        [
          [4, 'change'],
          [16, 'stop'],
        ] as const
      ).flatMap(([age, kind]) => {
        const month = monthAfter(getMonth(`${Number(birth.slice(0, 4)) + age}${birth.slice(4, 7)}`))
        return month >= '2023-01' && month <= '2024-12' ? [`${id} ${kind} ${month}`] : []
      }),
    )
    expect(told.sort()).toEqual(expected.sort())
  })
})
