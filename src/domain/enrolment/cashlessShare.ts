import { isExit, stepNumber } from './EnrolmentStep.ts'
import type { EnrolmentStatus, LeavingReason } from './EnrolmentMove.ts'

/** What is known of one person who is to be paid this month. */
export type Payable = {
  /** Money stands on an account line of this month: paid, not merely listed. */
  readonly isPaidThroughAccount: boolean
  readonly status: Pick<EnrolmentStatus, 'place' | 'account' | 'reason'>
}

/** Counts, never shares of shares: whoever adds communes up adds these. */
export type CashlessCount = {
  readonly payable: number
  readonly paidThroughAccount: number
  /** The two that people confuse it with. */
  readonly hasAccount: number
  readonly agreed: number
  /** Paid in cash for a good reason: nobody is asked again for the figure's sake. */
  readonly cashForGoodReason: number
}

export const NOBODY_PAYABLE: CashlessCount = { payable: 0, paidThroughAccount: 0, hasAccount: 0, agreed: 0, cashForGoodReason: 0 }

const GOOD_REASONS: readonly LeavingReason[] = ['frail-and-alone', 'no-cash-point-near', 'no-representative']
export const isGoodReason = (reason: LeavingReason | null): boolean => reason !== null && GOOD_REASONS.includes(reason)

const AGREED = stepNumber('agreed')
const HAS_ACCOUNT = stepNumber('account-opened')

type InFigure = { readonly reachesAccount: boolean; readonly reachesAgreed: boolean; readonly isFairCash: boolean }

/** How somebody counts in the two other shares, whatever was paid: kept beside their status, so that SQL holds no rule of its own. */
export const inFigure = ({ place, account, reason }: Payable['status']): InFigure => ({
  reachesAccount: account !== null || stepNumber(place) >= HAS_ACCOUNT,
  reachesAgreed: stepNumber(place) >= AGREED,
  isFairCash: isExit(place) && isGoodReason(reason),
})

function countOf({ isPaidThroughAccount, status }: Payable): CashlessCount {
  const { reachesAccount, reachesAgreed, isFairCash } = inFigure(status)
  return {
    payable: 1,
    paidThroughAccount: Number(isPaidThroughAccount),
    hasAccount: Number(isPaidThroughAccount || reachesAccount),
    agreed: Number(isPaidThroughAccount || reachesAgreed),
    cashForGoodReason: Number(!isPaidThroughAccount && isFairCash),
  }
}

export const addCounts = (one: CashlessCount, other: CashlessCount): CashlessCount => ({
  payable: one.payable + other.payable,
  paidThroughAccount: one.paidThroughAccount + other.paidThroughAccount,
  hasAccount: one.hasAccount + other.hasAccount,
  agreed: one.agreed + other.agreed,
  cashForGoodReason: one.cashForGoodReason + other.cashForGoodReason,
})

export const countCashless = (people: Iterable<Payable>): CashlessCount => {
  let sum = NOBODY_PAYABLE
  for (const person of people) sum = addCounts(sum, countOf(person))
  return sum
}

/** In tenths of a percent, rounded half up, so that every screen and list writes the same «15,2 %»; undefined where nobody is to be paid. */
export const shareInTenths = (part: number, whole: number): number | undefined =>
  whole > 0 ? Math.floor((part * 2_000 + whole) / (whole * 2)) : undefined
