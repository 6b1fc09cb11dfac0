import { giftValueInDong, type Campaign } from '#domain/gifts/Campaign.ts'
import { fits } from '#domain/gifts/makeGiftList.ts'
import type { CampaignId, GiftLineId, GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { PRACTICE_CAMPAIGNS, type PracticeCampaign, type PracticeLevel } from './practiceGiftsData.ts'
import { practiceId } from './practiceId.ts'
import { COMMUNES } from './practiceNames.ts'
import { handoverOf } from './pastHandovers.ts'
import { SeededChance } from './SeededChance.ts'

/** A line with whose it is; what happened to it stands in the gift itself. */
export type PracticeLine = {
  readonly campaignId: CampaignId
  readonly ruleId: string
  readonly person: BeneficiaryProfile
  readonly gift: GiftOnProfile
}
export type PracticeGifts = {
  readonly campaigns: readonly Campaign[]
  readonly lines: readonly PracticeLine[]
  /** Everybody, those on a list with their gifts. */
  readonly people: readonly BeneficiaryProfile[]
}

const LIST_YEAR = 2024
const [START, END] = [getPlainDate('2024-01-15'), getPlainDate('2024-02-09')]

function campaignOf({ key, levels, ...more }: PracticeCampaign, seed: number, unitCodes: Campaign['unitCodes']): Campaign {
  return {
    ...more,
    id: practiceId(seed, 'campaign', key) as CampaignId,
    startDay: START,
    endDay: END,
    listYear: LIST_YEAR,
    place: more.handover === 'home' ? '' : 'UBND xã',
    unitCodes,
    entitlementUnit: 'person',
    limit: 'once-in-campaign',
    photo: 'optional',
    rules: levels.map(({ id, label, components, who }) => ({ id, label, components, criteria: who[0] ?? {} })),
    state: 'open',
  }
}

/** As many as the level counts: who is looked for first, then next. Too few people is a district that cannot hold the report. */
function chosenFor(level: PracticeLevel, free: Set<BeneficiaryProfile>): BeneficiaryProfile[] {
  const chosen: BeneficiaryProfile[] = []
  for (const criteria of level.who)
    for (const person of free) {
      if (chosen.length === level.count) break
      if (!fits(person, criteria, LIST_YEAR)) continue
      chosen.push(person)
      free.delete(person)
    }
  if (chosen.length < level.count) throw new Error(`Too few people for ${level.label}`)
  return chosen
}

const blankGift = (campaignId: CampaignId, level: PracticeLevel, lineId: string): GiftOnProfile => ({
  lineId: lineId as GiftLineId,
  campaignId,
  label: level.label,
  valueInDong: giftValueInDong(level.components),
  handovers: [],
  missed: null,
  cardNumber: null,
  outcome: 'open',
})

type Making = { readonly seed: number; readonly chance: SeededChance; readonly kin: ReadonlyMap<string, readonly BeneficiaryProfile[]> }

function linesOf(planned: PracticeCampaign, everybody: readonly BeneficiaryProfile[], { seed, chance, kin }: Making): PracticeLine[] {
  const campaignId = practiceId(seed, 'campaign', planned.key) as CampaignId
  const free = new Set(chance.shuffle(everybody))
  return planned.levels.flatMap((level) =>
    chosenFor(level, free).map((person): PracticeLine => {
      const lineId = practiceId(seed, 'gift-line', `${planned.key}/${person.id}`)
      const blank = blankGift(campaignId, level, lineId)
      const told = {
        factId: practiceId(seed, 'handover', lineId),
        officerName: COMMUNES[person.unitCode]?.officerName ?? '',
        start: START,
        end: END,
      }
      return {
        campaignId,
        ruleId: level.id,
        person,
        gift: { ...blank, ...handoverOf(person, kin.get(person.householdId ?? '') ?? [], { told, chance }) },
      }
    }),
  )
}

/** Lists of last Tết as they stood while the officers were still going round; all of it follows from the seed. */
export function makePracticeGifts(everybody: readonly BeneficiaryProfile[], seed: number): PracticeGifts {
  const unitCodes = [...new Set(everybody.map((person) => person.unitCode))].sort()
  const kin = Map.groupBy(everybody, (person): string => person.householdId ?? '')
  const making: Making = { seed, chance: new SeededChance(seed), kin }
  const lines = PRACTICE_CAMPAIGNS.flatMap((planned) => linesOf(planned, everybody, making))
  const byPerson = Map.groupBy(lines, (line) => line.person)
  return {
    campaigns: PRACTICE_CAMPAIGNS.map((planned) => campaignOf(planned, seed, unitCodes)),
    lines,
    people: everybody.map((person) => {
      const own = byPerson.get(person)
      return own ? { ...person, gifts: own.map((line) => line.gift) } : person
    }),
  }
}

export type CampaignFigures = {
  readonly name: string
  readonly gifts: number
  readonly sumInDong: number
  readonly delivered: number
  readonly deliveredInDong: number
}

/** What the report counts of gifts, counted in the lists made. */
export function campaignFigures({ campaigns, lines }: PracticeGifts): CampaignFigures[] {
  const byCampaign = Map.groupBy(lines, (line) => line.campaignId)
  const sumOf = (some: readonly PracticeLine[]): number => some.reduce((sum, { gift }) => sum + gift.valueInDong, 0)
  return campaigns.map(({ id, name }) => {
    const own = byCampaign.get(id) ?? []
    const done = own.filter(({ gift }) => gift.handovers.length > 0)
    return { name, gifts: own.length, sumInDong: sumOf(own), delivered: done.length, deliveredInDong: sumOf(done) }
  })
}
