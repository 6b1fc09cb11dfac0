import type { BeneficiaryId, Standing } from '../people/BeneficiaryProfile.ts'
import type { PaymentMonth } from './PaymentOnProfile.ts'

type About = { readonly beneficiaryId: BeneficiaryId; readonly programmeCode: string; readonly categoryCode: string }

/**
 * What a proposed roll leaves to a person. None of them blocks: the amount on paper stands, a report waits for the office's word, and
 * nothing that may be due is left out in silence.
 */
export type RollQuestion =
  /** An officer's report is not confirmed: the line stays. */
  | { readonly kind: 'reported'; readonly beneficiaryId: BeneficiaryId; readonly standing: Standing }
  /** Ended without a day on record: no line, though the month it ended in was still due. */
  | { readonly kind: 'end-unknown'; readonly beneficiaryId: BeneficiaryId; readonly standing: Standing }
  /** Ended before this roll with money not collected: not carried by itself. */
  | { readonly kind: 'uncollected-of-ended'; readonly beneficiaryId: BeneficiaryId; readonly amountInDong: number }
  /** Rules and rates give another amount; the difference is paper − rate. */
  | (About & {
      readonly kind: 'amount-differs'
      readonly paperInDong: number
      readonly rateInDong: number
      readonly differenceInDong: number
      /** What the rate is the product of; both null where a table tells the amount, and left out of what was kept without them. */
      readonly coefficient?: number | null
      readonly standardInDong?: number | null
    })
  /** No rule or table on record fits group, age and month. */
  | (About & { readonly kind: 'no-rate'; readonly paperInDong: number })
  | (About & { readonly kind: 'no-amount' })
  /** Due by the day it began, but on no roll although others were: not made good without a look. */
  | (About & { readonly kind: 'months-missing'; readonly months: readonly PaymentMonth[] })
  /** On a line that was stopped, or whose money was given back: nobody was paid for them, and whether they are still due is a person's to say. */
  | (About & { readonly kind: 'months-withheld'; readonly months: readonly PaymentMonth[] })
  /** A rate applies to months paid already, but what was paid or is on paper is not what the rates give: to be worked out by hand. */
  | (About & { readonly kind: 'rate-not-made-good'; readonly months: readonly PaymentMonth[] })
  /** By what the desk decided since, less was due for months that were paid: somebody says whether it is taken back. */
  | (About & { readonly kind: 'paid-above'; readonly months: readonly PaymentMonth[]; readonly overInDong: number })
  /** More to take back than the line holds: the rest waits for the next one. */
  | { readonly kind: 'recovery-left'; readonly beneficiaryId: BeneficiaryId; readonly amountInDong: number }

/** In the order somebody looks at them: who may be paid wrongly before who may be paid too little. */
export const QUESTION_KINDS = [
  'reported',
  'amount-differs',
  'no-rate',
  'no-amount',
  'paid-above',
  'months-missing',
  'months-withheld',
  'rate-not-made-good',
  'end-unknown',
  'uncollected-of-ended',
  'recovery-left',
] as const satisfies readonly RollQuestion['kind'][]
