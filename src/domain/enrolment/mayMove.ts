import type { EnrolmentWord } from './EnrolmentMove.ts'
import type { EnrolmentSide, EnrolmentStep } from './EnrolmentStep.ts'

/** Who moves which step. The police's check is recorded by the commune; the bank's report reaches the office. */
const MOVES: Readonly<Record<EnrolmentSide, readonly EnrolmentStep[]>> = {
  officer: ['asked', 'agreed', 'population-checked', 'card-active', 'number-on-list'],
  teller: ['asked', 'agreed', 'account-opened', 'card-active'],
  coordinator: ['population-checked', 'account-opened', 'card-active', 'number-on-list', 'first-money'],
}

/** Whether this side may say so at all, wherever the person stands. What anybody hears of an obstacle or an account is told by anybody. */
export function mayMove(side: EnrolmentSide, word: EnrolmentWord): boolean {
  if (word.kind === 'moved') return MOVES[side].includes(word.to)
  // Whoever pays in cash at the counter does not end what the commune has begun.
  return word.kind === 'left' ? side !== 'teller' : true
}
