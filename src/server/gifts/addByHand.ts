import type * as v from 'valibot'
import { isGone } from '#domain/gifts/makeGiftList.ts'
import { mayReceiveToo, type SeasonLine } from '#domain/gifts/seasonLimit.ts'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { additionRequest } from '#sync/protocol/Gifts.ts'
import { type AdditionAnswer } from '#sync/protocol/Gifts.ts'
import type { CampaignChange, Done } from './changeCampaign.ts'
import { entitlementKey, listedKeys, seasonLines, writeGiftList, type ListedGift } from './giftList.ts'
import { isCardNumber } from './GiftRowProblem.ts'
import { giftFor, hasRule } from './planGiftList.ts'

type Addition = v.InferOutput<typeof additionRequest>
type Line = Addition['lines'][number]
type Why = AdditionAnswer['skipped'][number]['why']
type Known = {
  readonly people: ReadonlyMap<string, BeneficiaryProfile>
  readonly keys: Set<string>
  readonly season: ReadonlyMap<string, readonly SeasonLine[]>
  readonly ruleId: string | undefined
}

async function lockedPeople({ queries, campaign }: CampaignChange, lines: readonly Line[]): Promise<Known['people']> {
  const rows = await queries.query<{ profile: BeneficiaryProfile }>(
    'SELECT profile FROM beneficiary WHERE id = ANY ($1::uuid[]) AND unit_code = ANY ($2::text[]) ORDER BY id FOR UPDATE',
    [lines.map((line) => line.beneficiaryId), campaign.unitCodes],
  )
  return new Map(rows.map(({ profile }) => [profile.id, profile]))
}

function decide(campaign: Campaign, line: Line, { people, keys, season, ruleId }: Known): ListedGift | Why {
  const person = people.get(line.beneficiaryId)
  if (!person) return 'unknown-person'
  if (isGone(person)) return 'gone'
  const cardNumber = line.cardNumber || null
  if (campaign.occasion === 'health-card' && (cardNumber === null || !isCardNumber(cardNumber))) return 'card-wrong'
  const key = entitlementKey(campaign, { profile: person, cardNumber })
  if (keys.has(key)) return 'already'
  if (!mayReceiveToo(campaign, season.get(person.id) ?? [])) return 'season-limit'
  keys.add(key)
  const [rule] = campaign.rules
  return (
    giftFor(campaign, person, { amountInDong: line.amountInDong ?? null, cardNumber, ruleId }) ?? {
      profile: person,
      ruleId: rule?.id ?? 'hand',
      label: rule?.label ?? campaign.name,
      components: rule?.components ?? [],
      cardNumber,
    }
  )
}

/** Puts named people on an open list, with the reason on record; who stands there already stays as they are. */
export async function addByHand(change: CampaignChange, { lines, reason, ruleId }: Addition): Promise<Done> {
  const { queries, campaign, asker, nowMs, note } = change
  if (campaign.state !== 'open') return { refusal: 'campaign-not-open' }
  if (!hasRule(campaign, ruleId)) return { refusal: 'bad-request' }
  const people = await lockedPeople(change, lines)
  const known: Known = {
    people,
    keys: new Set(await listedKeys(queries, campaign.id)),
    season: await seasonLines(queries, campaign),
    ruleId,
  }
  const decided = lines.map((line) => ({ line, decision: decide(campaign, line, known) }))
  const gifts = decided.flatMap(({ decision }) => (typeof decision === 'string' ? [] : [decision]))
  await note('gift-lines-added', { lines: gifts.length })
  const added = await writeGiftList(queries, campaign, { gifts, addedBy: 'hand', accountId: asker.accountId, reason, nowMs })
  const skipped = decided.flatMap(({ line, decision }) =>
    typeof decision === 'string' ? [{ beneficiaryId: line.beneficiaryId, why: decision }] : [],
  )
  return { body: { added, skipped } satisfies AdditionAnswer, status: 201 }
}
