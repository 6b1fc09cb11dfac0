import { randomUUID } from 'node:crypto'
import { giftValueInDong, type Campaign } from '#domain/gifts/Campaign.ts'
import type { BeneficiaryId, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { GIFT_ROW_OUTCOMES, type GiftListAnswer, type GiftRow } from '#sync/protocol/Gifts.ts'
import type { ReadList } from '../imports/ListRow.ts'
import type { Queries } from '../store/Database.ts'
import type { CampaignChange, Done } from './changeCampaign.ts'
import { listedKeys, peopleOf, seasonLines, writeGiftList } from './giftList.ts'
import { toldOf, type GiftRowProblem } from './GiftRowProblem.ts'
import { keepMade, keepRun } from './giftListRuns.ts'
import { planGiftList, type PlannedGift } from './planGiftList.ts'

export type GiftListTask = {
  readonly list: ReadList
  readonly addTo: UnitCode | null
  readonly ruleId?: string | undefined
  readonly fileName: string
  readonly fileBytes: Uint8Array
}

/** A missing amount is no doubt where the rule gives it. */
function problemsOf({ row, problem, gift, outcome }: PlannedGift): GiftRow['problems'] {
  const codes: GiftRowProblem[] = [...row.problems, ...(problem ? [problem] : [])]
  const isSettledByRule = gift !== undefined || outcome === 'already' || problem === 'GIFT_AMOUNT_MISSING'
  return [...new Set(codes)].filter((code) => !(isSettledByRule && code === 'AMOUNT_MISSING')).map(toldOf)
}

const rowOf = (planned: PlannedGift): GiftRow => {
  const { sheet, row, name, birthYear, cardNumber, amountInDong } = planned.row
  return { sheet, row, name, birthYear, cardNumber, amountInDong, outcome: planned.outcome, problems: problemsOf(planned) }
}

function answerOf(plan: readonly PlannedGift[], { list }: GiftListTask, isWritten: boolean): GiftListAnswer {
  const count = (outcome: GiftRow['outcome']): number => plan.filter((one) => one.outcome === outcome).length
  return {
    isWritten,
    rows: plan.map(rowOf),
    outcomes: {
      listed: count('listed'),
      already: count('already'),
      added: count('added'),
      missing: count('missing'),
      'kept-back': count('kept-back'),
    },
    sumInDong: plan.reduce((sum, { gift }) => sum + (gift ? giftValueInDong(gift.components) : 0), 0),
    declaredSumInDong: list.totals.declaredSumInDong,
    heads: list.heads,
  }
}

async function planFor(
  queries: Queries,
  campaign: Campaign,
  { list, addTo, ruleId, lock }: GiftListTask & { lock: 'locked' | 'unlocked' },
): Promise<PlannedGift[]> {
  return planGiftList(list.rows, {
    campaign,
    people: await peopleOf(queries, campaign.unitCodes, lock),
    listed: new Set(await listedKeys(queries, campaign.id)),
    season: await seasonLines(queries, campaign),
    addTo,
    ruleId,
    newId: () => randomUUID() as BeneficiaryId,
  })
}

/** What the list would do to the campaign, without doing it. */
export const previewList = async (queries: Queries, campaign: Campaign, task: GiftListTask): Promise<GiftListAnswer> =>
  answerOf(await planFor(queries, campaign, { ...task, lock: 'unlocked' }), task, false)

/** Lays the list's gifts on the people found, whole or not at all. The same list again adds nothing. */
export async function takeInList(change: CampaignChange, task: GiftListTask): Promise<Done> {
  const { queries, campaign, asker, nowMs, note } = change
  if (campaign.state !== 'open') return { refusal: 'campaign-not-open' }
  // Two lists at once, of gifts or of people, would not see each other's new people.
  if (task.addTo !== null) await queries.query('SELECT pg_advisory_xact_lock($1)', [Number(task.addTo)])
  const plan = await planFor(queries, campaign, { ...task, lock: 'locked' })
  const answer = answerOf(plan, task, true)
  await note('gift-list-imported', Object.fromEntries(GIFT_ROW_OUTCOMES.map((outcome) => [outcome, answer.outcomes[outcome]])))
  const gifts = plan.flatMap(({ gift }) => gift ?? [])
  const runId = await keepRun(change, task, answer)
  await writeGiftList(queries, campaign, { gifts, addedBy: 'list', accountId: asker.accountId, reason: null, nowMs, runId })
  const made = plan.flatMap(({ outcome, gift }) => (outcome === 'added' && gift ? gift.profile.id : []))
  await keepMade(queries, runId, made)
  return { body: answer, status: 201 }
}
