import type { BeneficiaryProfile, Entitlement } from '../people/BeneficiaryProfile.ts'
import { monthsPaidOtherwise } from './backPayParts.ts'
import { earlierRolls, type EarlierLine, type EarlierRolls } from './earlierRolls.ts'
import { amountQuestions, entitlementOnRoll, type EntitlementOnRoll, type RollDays } from './entitlementOnRoll.ts'
import { sumOfParts, type PaymentLine, type PaymentPart } from './PaymentLine.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'
import { risenRate, type RateStep, type RisenBenefit } from './risenRate.ts'
import type { RollQuestion } from './RollQuestion.ts'

export type RaiseOrder = RollDays & {
  /** The months of the draft, oldest first. */
  readonly months: readonly PaymentMonth[]
  readonly profileOf: (beneficiaryId: string) => BeneficiaryProfile | undefined
  /** Lines of earlier rolls, from which months already paid at the old rate are made good where the rate applies to them. */
  readonly earlier: readonly EarlierLine[]
}
/** A line with its benefits at the new rate, what the person is entitled to from now on, and by how much each step raised it. */
export type RaisedLine = {
  readonly before: PaymentLine
  readonly line: PaymentLine
  readonly entitlements: readonly Entitlement[]
  readonly steps: readonly { readonly step: RateStep; readonly categoryCode: string; readonly differenceInDong: number }[]
  /** What the new amounts leave to a person; it takes the place of what was asked about these benefits. */
  readonly questions: readonly RollQuestion[]
}
export type Raise = {
  readonly raised: readonly RaisedLine[]
  /** Lines with an amount that no rate on record explains: they stay as they are on paper. */
  readonly leftOnPaper: number
}

const isOf = (part: PaymentPart, { programmeCode, categoryCode }: Entitlement): boolean =>
  part.programmeCode === programmeCode && part.categoryCode === categoryCode

/** A part that says another amount than the record is somebody's decision, and stays. */
function raisedPart(part: PaymentPart, { entitlement }: EntitlementOnRoll, risen: RisenBenefit): PaymentPart {
  const isAsOnRecord = part.amountInDong === entitlement.monthlyAmountInDong * part.months.length
  if (part.kind !== 'monthly' || !isOf(part, entitlement) || !isAsOnRecord) return part
  return { ...part, amountInDong: part.months.reduce((sum, month) => sum + risen.amountIn(month), 0) }
}

/** Whether the line pays this benefit as the record has it, or as the new rate does already. */
function paysAsOnRecord({ parts }: PaymentLine, { entitlement }: EntitlementOnRoll, risen: RisenBenefit): boolean {
  const own = parts.filter((part) => part.kind === 'monthly' && isOf(part, entitlement))
  const amounts = new Set([entitlement.monthlyAmountInDong, risen.amountInDong])
  return own.length > 0 && own.every((part) => part.months.length > 0 && amounts.has(part.amountInDong / part.months.length))
}

type Desk = RaiseOrder & { readonly rolls: EarlierRolls }
type Raising = Omit<RaisedLine, 'before'> & { readonly profile: BeneficiaryProfile }

/** Months that earlier rolls paid at the old rate although the new one applies to them, unless the line makes them good already. */
function backPay(one: EntitlementOnRoll, { parts }: PaymentLine, desk: Desk) {
  const madeGood = new Set(parts.flatMap((part) => (part.kind === 'back-pay' && isOf(part, one.entitlement) ? part.months : [])))
  const [firstMonth = one.months[0]] = desk.months
  if (firstMonth === undefined) return { parts: [], questions: [] }
  return monthsPaidOtherwise(one, { ...desk.rolls.paidFor(one.profile, one.entitlement), madeGood }, { payFrom: desk.payFrom, firstMonth })
}

function raiseBenefit(so: Raising, entitlement: Entitlement, desk: Desk): Raising {
  const one = entitlementOnRoll(so.profile, entitlement, desk)
  const risen = one && risenRate(one)
  if (!risen || !paysAsOnRecord(so.line, one, risen)) return so
  const raised: Entitlement = { ...entitlement, monthlyAmountInDong: risen.amountInDong }
  const entitlements = so.entitlements.map((each) => (each === entitlement ? raised : each))
  const now = entitlementOnRoll({ ...so.profile, entitlements }, raised, desk)
  const owed = now ? backPay(now, so.line, desk) : { parts: [], questions: [] }
  const parts = [...so.line.parts.map((part) => raisedPart(part, one, risen)), ...owed.parts]
  const line = { ...so.line, parts, amountInDong: sumOfParts(parts) }
  return {
    ...so,
    line,
    entitlements,
    steps: [
      ...so.steps,
      { step: risen.step, categoryCode: raised.categoryCode, differenceInDong: line.amountInDong - so.line.amountInDong },
    ],
    questions: [...so.questions, ...(now ? amountQuestions(now) : []), ...owed.questions],
  }
}

function raiseLine(before: PaymentLine, profile: BeneficiaryProfile, desk: Desk): RaisedLine | undefined {
  const start: Raising = { profile, line: before, entitlements: profile.entitlements, steps: [], questions: [] }
  const { line, entitlements, steps, questions } = profile.entitlements.reduce((so, one) => raiseBenefit(so, one, desk), start)
  return steps.length === 0 ? undefined : { before, line, entitlements, steps, questions }
}

const isLeftOnPaper = (profile: BeneficiaryProfile, desk: Desk): boolean =>
  profile.entitlements.some((entitlement) => {
    const one = entitlementOnRoll(profile, entitlement, desk)
    return one !== undefined && amountQuestions(one).some(({ kind }) => kind === 'amount-differs')
  })

/**
 * Raises every line of a draft whose amount the rate before explains to the rate that has begun, whole đồng, with the months to be made good
 * where it applies to months already paid. An amount that rates do not explain, or that a list told otherwise, stays: the paper wins.
 * Asked again it raises nothing.
 */
export function raiseToRates(lines: readonly PaymentLine[], order: RaiseOrder): Raise {
  const [firstMonth] = order.months
  if (firstMonth === undefined) throw new Error('A roll pays for at least one month.')
  const desk: Desk = { ...order, rolls: earlierRolls(order.earlier, firstMonth) }
  const known = lines.flatMap((line) => {
    const profile = order.profileOf(line.beneficiaryId)
    return profile ? [{ profile, raised: raiseLine(line, profile, desk) }] : []
  })
  return {
    raised: known.flatMap(({ raised }) => raised ?? []),
    leftOnPaper: known.filter(({ profile, raised }) => !raised && isLeftOnPaper(profile, desk)).length,
  }
}

/** The steps of a raise, each with its lines and đồng, in the order they were met. */
export function sumOfSteps(
  raised: readonly RaisedLine[],
): readonly (RateStep & { readonly lines: number; readonly differenceInDong: number })[] {
  const all = raised.flatMap(({ line, steps }) => steps.map((one) => ({ ...one, lineId: line.id })))
  return [...Map.groupBy(all, ({ step }) => JSON.stringify(step)).values()].flatMap((own) => {
    const differenceInDong = own.reduce((sum, one) => sum + one.differenceInDong, 0)
    return own[0] ? [{ ...own[0].step, lines: new Set(own.map(({ lineId }) => lineId)).size, differenceInDong }] : []
  })
}
