import type { ItemProblem } from '#sync/protocol/Fact.ts'
import type { Notice, Refusal } from '../tools.ts'
import vi from './vi.ts'
import field from './vi/field.ts'
import refusals from './vi/office/refusals.ts'
import pay from './vi/pay.ts'
import seldom from './vi/seldom.ts'

// A refusal or problem without a Vietnamese sentence does not compile.
export const REFUSAL_SENTENCES: Readonly<Record<Refusal, string>> = {
  ...vi.refusal,
  ...seldom.refusal,
  ...field.refusal,
  ...refusals.refusal,
  ...pay.refusal,
}
export const PROBLEM_SENTENCES: Readonly<Record<ItemProblem, string>> = { ...field.problem, ...pay.problem }
export const NOTICE_SENTENCES: Readonly<Record<Notice, string>> = seldom.notice
