import { QUESTION_KINDS, type RollQuestion } from '#domain/payments/RollQuestion.ts'
import type { QuestionOnDesk } from '#sync/protocol/Payments.ts'

export type QuestionGroup = { readonly kind: RollQuestion['kind']; readonly questions: readonly QuestionOnDesk[] }

/** The money a question is about, as far as it is told. */
const weight = (one: QuestionOnDesk): number => {
  if (one.kind === 'amount-differs') return Math.abs(one.differenceInDong)
  return 'amountInDong' in one ? one.amountInDong : 0
}

/** By kind, the most money on top of each. */
export const groupQuestions = (questions: readonly QuestionOnDesk[]): QuestionGroup[] =>
  QUESTION_KINDS.map((kind) => ({
    kind,
    questions: questions.filter((one) => one.kind === kind).toSorted((one, other) => weight(other) - weight(one)),
  })).filter((group) => group.questions.length > 0)
