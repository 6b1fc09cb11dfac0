import type { BeneficiaryId, BeneficiaryProfile, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { parseBirthDate } from '#domain/people/BirthDate.ts'
import { makeRoll, type ProposedLine, type ProposedRoll, type RollOrder } from '#domain/payments/makeRoll.ts'
import { firstDayOf, getMonth, monthAfter } from '#domain/payments/months.ts'
import { sumOfParts } from '#domain/payments/PaymentLine.ts'
import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import { possibleAmounts } from '#domain/programmes/possibleAmounts.ts'
import { Chance } from '#tests/support/Chance.ts'
import { person } from '#tests/support/people.ts'
import { aid, COUNTER, merit, part } from './rolls.ts'

const GROUPS = ['K1', 'K5a', 'K5c', 'K6-N', 'K6-DBN', 'K4', 'K8', 'CS-DBN'] as const
const PROVINCE = '75'

/** What rules and rates give that person in that month, so that a page may follow them as an office would keep it. */
function atRates(entitlement: Entitlement, birth: string, month: PaymentMonth): Entitlement {
  const day = firstDayOf(month)
  const asked = {
    benefit: entitlement,
    birth: parseBirthDate(birth) ?? { precision: 'unknown' as const },
    provinceCode: PROVINCE,
    day,
    payDay: day,
  }
  const rate = possibleAmounts(asked).at(-1)
  return rate ? { ...entitlement, coefficient: rate.coefficient, monthlyAmountInDong: rate.amountInDong } : entitlement
}

const pad = (value: number) => String(value).padStart(2, '0')

function someEntitlement(chance: Chance, birth: string, month: PaymentMonth): Entitlement {
  const from = chance.isOneIn(4) ? `${month}-01` : null
  if (chance.isOneIn(4)) return atRates(merit(chance.of(['TU_DAY', 'BENH_BINH_61', 'THUONG_BINH_41']), 1_000_000, from), birth, month)
  const group = aid({ categoryCode: chance.of(GROUPS), coefficient: 1, monthlyAmountInDong: chance.between(1, 9) * 100_000, from })
  // One in five amounts is as on paper and follows no rate.
  return chance.isOneIn(5) ? group : atRates(group, birth, month)
}

/** People as they stand in a month, some entitled twice, some gone. */
export function somePeople(chance: Chance, month: PaymentMonth): BeneficiaryProfile[] {
  return Array.from({ length: chance.between(5, 40) }, (_, at) => {
    const birth = `${chance.between(1930, 2022)}-${pad(chance.between(1, 12))}-${pad(chance.between(1, 28))}`
    const entitlements = Array.from({ length: chance.below(3) }, () => someEntitlement(chance, birth, month))
    const standing =
      chance.weighed([
        [12, 'present'],
        [1, 'dead'],
        [1, 'reported-dead'],
        [1, 'moved'],
      ] as const) ?? 'present'
    return person({ fullName: `Người ${at}`, id: `p${at}` as BeneficiaryId, birth, entitlements, standing })
  })
}

const KINDS = ['one-off', 'recovery', 'back-pay'] as const
function someAdded(chance: Chance, profiles: readonly BeneficiaryProfile[]): NonNullable<RollOrder['added']> {
  return profiles.flatMap((profile) => {
    if (!chance.isOneIn(5)) return []
    const kind = chance.of(KINDS)
    const amountInDong = chance.between(1, 2_000) * 1_000 * (kind === 'recovery' ? -1 : 1)
    return [{ beneficiaryId: profile.id, part: part({ kind, amountInDong, label: kind, categoryCode: 'KHAC' }) }]
  })
}

const roll = (order: Omit<RollOrder, 'placeOf' | 'provinceCode' | 'payFrom' | 'months'>, month: PaymentMonth): ProposedRoll =>
  makeRoll({ ...order, months: [month], payFrom: firstDayOf(month), provinceCode: PROVINCE, placeOf: () => COUNTER })

export type World = {
  readonly month: PaymentMonth
  readonly before: ProposedRoll
  readonly after: ProposedRoll
  readonly uncollected: readonly ProposedLine[]
  readonly pages: ReadonlyMap<BeneficiaryId, BeneficiaryProfile>
}

/** Two months in a row: somebody did not come in the first, and pages changed by age, rate, death or a new benefit before the second. */
export function twoMonths(seed: number): World {
  const chance = new Chance(seed)
  const first = getMonth(chance.of(['2023-12', '2024-01', '2024-03', '2024-06', '2024-11']))
  const month = monthAfter(first)
  const people = somePeople(chance, first)
  const before = roll({ profiles: people, added: someAdded(chance, people) }, first)
  const uncollected = before.lines.filter((line) => line.amountInDong > 0 && chance.isOneIn(4))
  const pages = people.map((profile): BeneficiaryProfile => {
    const followed = profile.entitlements.map((one) => (chance.isOneIn(6) ? one : atRates(one, profile.birth, month)))
    const more = chance.isOneIn(8) ? [someEntitlement(chance, profile.birth, month)] : []
    return { ...profile, entitlements: [...followed, ...more], standing: chance.isOneIn(15) ? 'dead' : profile.standing }
  })
  const after = roll({ profiles: pages, added: someAdded(chance, pages), uncollected, earlier: before.lines }, month)
  return { month, before, after, uncollected, pages: new Map(pages.map((profile) => [profile.id, profile])) }
}

export const isWhole = (line: ProposedLine): boolean =>
  Number.isSafeInteger(line.amountInDong) && line.parts.every((one) => Number.isSafeInteger(one.amountInDong))
export const isSumOfParts = (line: ProposedLine): boolean =>
  line.amountInDong === line.parts.reduce((sum, one) => sum + one.amountInDong, 0) && line.amountInDong === sumOfParts(line.parts)
