import type { Campaign, GiftRule } from '#domain/gifts/Campaign.ts'
import { giftValueInDong } from '#domain/gifts/Campaign.ts'
import { fits, isGone } from '#domain/gifts/makeGiftList.ts'
import { mayReceiveToo, type SeasonLine } from '#domain/gifts/seasonLimit.ts'
import type { BeneficiaryId, BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { matchPerson, type Traits } from '#domain/people/matchPerson.ts'
import { PeopleIndex } from '#domain/people/PeopleIndex.ts'
import type { GiftRowOutcome } from '#sync/protocol/Gifts.ts'
import { newPerson, numbersOf } from '../imports/layRow.ts'
import { NO_BENEFIT, type ListRow } from '../imports/ListRow.ts'
import { entitlementKey, type ListedGift } from './giftList.ts'
import { isCardNumber, type GiftRowProblem } from './GiftRowProblem.ts'

export type PlannedGift = {
  readonly row: ListRow
  readonly outcome: GiftRowOutcome
  /** Why it is not laid on anybody. */
  readonly problem: GiftRowProblem | null
  readonly gift: ListedGift | undefined
}
export type GiftListOrder = {
  readonly campaign: Campaign
  readonly people: readonly BeneficiaryProfile[]
  /** Entitlements that stand on the list. */
  readonly listed: ReadonlySet<string>
  readonly season: ReadonlyMap<string, readonly SeasonLine[]>
  /** Where people nobody knows are added to; nowhere when null. */
  readonly addTo: UnitCode | null
  readonly newId: () => BeneficiaryId
  readonly ruleId?: string | undefined
}

const traitsOf = (row: ListRow): Traits => ({ name: row.name, birth: row.birth, idNumbers: numbersOf(row), hamlet: row.hamlet })

/** The rule that is named; else the one that fits the person, or the only one there is. */
export function ruleFor({ rules, listYear }: Campaign, profile: BeneficiaryProfile, ruleId?: string): GiftRule | undefined {
  if (ruleId !== undefined) return rules.find((rule) => rule.id === ruleId)
  return rules.find((rule) => fits(profile, rule.criteria, listYear)) ?? (rules.length === 1 ? rules[0] : undefined)
}

export const hasRule = ({ rules }: Campaign, ruleId: string | undefined): boolean =>
  ruleId === undefined || rules.some((rule) => rule.id === ruleId)

/** An amount that is told wins over the rule's; how the gift is made up stays the rule's where the sum does. */
export function giftFor(
  campaign: Campaign,
  profile: BeneficiaryProfile,
  told: { amountInDong: number | null; cardNumber: string | null; ruleId?: string | undefined },
): ListedGift | undefined {
  const rule = ruleFor(campaign, profile, told.ruleId)
  const { amountInDong, cardNumber } = told
  if (amountInDong === null && !rule) return undefined
  const first = rule?.components[0] ?? { kind: 'cash', label: 'Tiền mặt', isEstimate: false }
  const isRules = rule !== undefined && (amountInDong === null || giftValueInDong(rule.components) === amountInDong)
  const components = isRules ? rule.components : [{ ...first, amountInDong: amountInDong ?? 0 }]
  return { profile, ruleId: rule?.id ?? 'list', label: rule?.label ?? campaign.name, components, cardNumber }
}

type Found = { readonly person: BeneficiaryProfile } | { readonly outcome: 'missing' | 'kept-back'; readonly problem: GiftRowProblem }

/** Decides for every row of a gift list whose gift it is; nothing is written here, and nobody's record is changed by it. */
class GiftPlanning {
  readonly #order: GiftListOrder
  readonly #index: PeopleIndex<BeneficiaryProfile>
  readonly #taken = new Set<string>()
  readonly #keys: Set<string>

  constructor(order: GiftListOrder) {
    this.#order = order
    this.#index = new PeopleIndex(order.people)
    this.#keys = new Set(order.listed)
  }

  plan = (row: ListRow): PlannedGift => {
    const found = this.#find(row)
    if ('person' in found) return this.#lay(row, found.person, 'listed')
    const { addTo, newId } = this.#order
    if (found.outcome === 'missing' && addTo !== null && row.name !== '')
      return this.#lay(
        row,
        newPerson({ ...row, amountInDong: null, benefit: NO_BENEFIT }, { unitCode: addTo, programmeCode: 'KHAC', newId }),
        'added',
      )
    return { row, ...found, gift: undefined }
  }

  #find(row: ListRow): Found {
    const traits = traitsOf(row)
    const candidates = this.#index.candidatesFor(traits)
    const match = matchPerson(traits, candidates)
    if (match.kind === 'id-of-another') return { outcome: 'kept-back', problem: 'ID_OF_ANOTHER' }
    const people = match.kind === 'same' ? match.people : candidates.filter((person) => this.#isSameLine(row, person))
    const free = people.filter((person) => !this.#taken.has(person.id))
    const [person] = free
    if (people.length === 0) return { outcome: 'missing', problem: 'PERSON_UNKNOWN' }
    if (!person) return { outcome: 'kept-back', problem: 'DUPLICATE_PERSON' }
    return free.length === 1 ? { person } : { outcome: 'kept-back', problem: 'MATCH_AMBIGUOUS' }
  }

  /** A name alone is nobody; but whom this very line put on the list before, it does not put there again. */
  #isSameLine(row: ListRow, person: BeneficiaryProfile): boolean {
    const isAlike = row.name !== '' && person.fullName === row.name && person.birth === row.birth && person.hamlet === row.hamlet
    return (
      isAlike &&
      (this.#taken.has(person.id) ||
        this.#order.listed.has(entitlementKey(this.#order.campaign, { profile: person, cardNumber: row.cardNumber })))
    )
  }

  #lay(row: ListRow, person: BeneficiaryProfile, outcome: 'listed' | 'added'): PlannedGift {
    this.#taken.add(person.id)
    if (outcome === 'added') this.#index.add(person)
    const { campaign } = this.#order
    const keptBack = (problem: GiftRowProblem): PlannedGift => ({ row, outcome: 'kept-back', problem, gift: undefined })
    const cardProblem = campaign.occasion === 'health-card' ? cardProblemOf(row) : null
    if (cardProblem) return keptBack(cardProblem)
    const key = entitlementKey(campaign, { profile: person, cardNumber: row.cardNumber })
    if (this.#order.listed.has(key)) return { row, outcome: 'already', problem: null, gift: undefined }
    if (this.#keys.has(key)) return keptBack(campaign.occasion === 'health-card' ? 'CARD_TWICE' : 'HOUSEHOLD_TWICE')
    if (isGone(person)) return keptBack('PERSON_GONE')
    if (row.problems.includes('AMOUNT_UNREADABLE')) return keptBack('AMOUNT_UNREADABLE')
    if (!mayReceiveToo(campaign, this.#order.season.get(person.id) ?? [])) return keptBack('SEASON_LIMIT')
    const gift = giftFor(campaign, person, { ...row, ruleId: this.#order.ruleId })
    if (!gift) return keptBack('GIFT_AMOUNT_MISSING')
    this.#keys.add(key)
    return { row, outcome, problem: null, gift }
  }
}

const cardProblemOf = ({ cardNumber }: ListRow): GiftRowProblem | null =>
  cardNumber === null ? 'CARD_MISSING' : isCardNumber(cardNumber) ? null : 'CARD_UNREADABLE'

/** Each row finds its person as an import does: by number, name and birth date, or name, year and hamlet; never by a name alone. */
export function planGiftList(rows: readonly ListRow[], order: GiftListOrder): PlannedGift[] {
  return rows.map(new GiftPlanning(order).plan)
}
