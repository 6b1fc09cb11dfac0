import { addGifts, addStandings, NO_GIFTS, type GiftStanding } from '../gifts/countGifts.ts'
import { GIFT_STATES, type GiftState } from '../gifts/GiftOnProfile.ts'
import { sumStandings } from '../gifts/sumStandings.ts'
import type { Roster, RosterEntry } from './Roster.ts'
import type { RosterSearch } from './searchRoster.ts'

export type GiftsOfHamlet = { readonly hamlet: string; readonly standing: GiftStanding }
export type GiftOnList = { readonly entry: RosterEntry; readonly state: GiftState; readonly valueInDong: number }
export type CaseloadPart = { readonly search: RosterSearch; readonly isHidden: Uint8Array }

type SeenGift = { row: number; campaign: number; state: number; valueInDong: number }

/** Every gift of one roster in turn; the same object each time, for whoever only counts. */
function* giftsIn({ gifts }: Roster, isHidden: Uint8Array): Generator<Readonly<SeenGift>> {
  if (!gifts) return
  const seen: SeenGift = { row: 0, campaign: 0, state: 0, valueInDong: 0 }
  let at = 0
  for (const [row, count] of gifts.counts.entries()) {
    const end = at + count
    for (; at < end; at += 1) {
      if (isHidden[row]) continue
      seen.row = row
      seen.campaign = gifts.campaignOf[at] ?? 0
      seen.state = gifts.stateOf[at] ?? 0
      seen.valueInDong = gifts.valuesInDong[gifts.valueOf[at] ?? 0] ?? 0
      yield seen
    }
  }
}

/** Counted in numbers first and turned into standings after: ten thousand gifts make a few hundred standings. */
function* countedIn({
  search: { roster },
  isHidden,
}: CaseloadPart): Generator<{ campaignId: string; hamlet: string; standing: GiftStanding }> {
  const campaignIds = roster.gifts?.campaignIds ?? []
  const [STATES, groups] = [GIFT_STATES.length, roster.hamlets.length * campaignIds.length]
  const [gifts, sums] = [new Float64Array(groups * STATES), new Float64Array(groups * STATES)]
  for (const gift of giftsIn(roster, isHidden)) {
    const at = ((roster.hamletOf[gift.row] ?? 0) * campaignIds.length + gift.campaign) * STATES + gift.state
    gifts[at] = (gifts[at] ?? 0) + 1
    sums[at] = (sums[at] ?? 0) + gift.valueInDong
  }
  for (let group = 0; group < groups; group += 1) {
    const standing = GIFT_STATES.reduce((so, state, number) => {
      const at = group * STATES + number
      return gifts[at] ? addGifts(so, { state, gifts: gifts[at] ?? 0, sumInDong: sums[at] ?? 0 }) : so
    }, NO_GIFTS)
    if (standing.listed.gifts === 0) continue
    const [hamlet, campaign] = [Math.floor(group / campaignIds.length), group % campaignIds.length]
    yield { campaignId: campaignIds[campaign] ?? '', hamlet: roster.hamlets[hamlet] ?? '', standing }
  }
}

/** Everybody's gifts on this phone, without opening a single page. */
export class CaseloadGifts {
  readonly #parts: readonly CaseloadPart[]
  /** False while a roster from before gifts is among those downloaded. */
  readonly isComplete: boolean
  #standings: ReadonlyMap<string, readonly GiftsOfHamlet[]> | undefined

  /** The changed come last here: first among others they would lead lists that go by hamlet. */
  constructor([changed, ...downloaded]: readonly CaseloadPart[]) {
    this.#parts = changed ? [...downloaded, changed] : downloaded
    this.isComplete = downloaded.every(({ search }) => search.roster.gifts !== undefined)
  }

  /** By hamlet in the order of the lists. */
  inCampaign(campaignId: string): readonly GiftsOfHamlet[] {
    this.#standings ??= this.#count()
    return this.#standings.get(campaignId) ?? []
  }

  total(campaignId: string): GiftStanding {
    return sumStandings(this.inCampaign(campaignId))
  }

  /** Those of one campaign in these states, of one hamlet or of all. */
  list(campaignId: string, { states, hamlet }: { states: readonly GiftState[]; hamlet?: string }): GiftOnList[] {
    return this.#parts.flatMap(({ search, isHidden }) => {
      const { roster } = search
      const campaign = roster.gifts?.campaignIds.indexOf(campaignId) ?? -1
      const place = hamlet === undefined ? undefined : roster.hamlets.indexOf(hamlet)
      if (campaign < 0 || place === -1) return []
      const wanted = GIFT_STATES.map((state) => states.includes(state))
      const found: GiftOnList[] = []
      for (const gift of giftsIn(roster, isHidden)) {
        if (gift.campaign !== campaign || !wanted[gift.state] || (place !== undefined && roster.hamletOf[gift.row] !== place)) continue
        const state = GIFT_STATES[gift.state]
        if (state) found.push({ entry: search.entry(gift.row), state, valueInDong: gift.valueInDong })
      }
      return found
    })
  }

  /** How many gifts of a campaign stand in each state. */
  countStates(campaignId: string): ReadonlyMap<GiftState, number> {
    const counts = GIFT_STATES.map(() => 0)
    for (const { search, isHidden } of this.#parts) {
      const campaign = search.roster.gifts?.campaignIds.indexOf(campaignId) ?? -1
      if (campaign < 0) continue
      for (const gift of giftsIn(search.roster, isHidden))
        if (gift.campaign === campaign) counts[gift.state] = (counts[gift.state] ?? 0) + 1
    }
    return new Map(GIFT_STATES.map((state, at) => [state, counts[at] ?? 0]))
  }

  /** Whoever holds a gift in one of these states, in whichever campaign. */
  peopleWith(states: readonly GiftState[]): RosterEntry[] {
    const wanted = GIFT_STATES.map((state) => states.includes(state))
    return this.#parts.flatMap(({ search, isHidden }) => {
      const rows = new Set<number>()
      for (const gift of giftsIn(search.roster, isHidden)) if (wanted[gift.state]) rows.add(gift.row)
      return [...rows].map((row) => search.entry(row))
    })
  }

  #count(): Map<string, GiftsOfHamlet[]> {
    const campaigns = new Map<string, Map<string, GiftStanding>>()
    for (const part of this.#parts)
      for (const { campaignId, hamlet, standing } of countedIn(part)) {
        const hamlets = campaigns.get(campaignId) ?? new Map<string, GiftStanding>()
        campaigns.set(campaignId, hamlets.set(hamlet, addStandings(hamlets.get(hamlet) ?? NO_GIFTS, standing)))
      }
    return new Map([...campaigns].map(([id, hamlets]) => [id, [...hamlets].map(([hamlet, standing]) => ({ hamlet, standing }))]))
  }
}
