import { BANK_ROW_OUTCOMES, type BankReportAnswer } from '#sync/protocol/Enrolment.ts'
import type { GiftListAnswer } from '#sync/protocol/Gifts.ts'
import type {
  GroupToChoose,
  ImportAnswer,
  ListComparison,
  ListHead,
  OfferedChoice,
  ToldCell,
  TypedField,
  WaitingRows,
} from '#sync/protocol/ImportList.ts'
import { RECONCILED_OUTCOMES, type ReconciliationAnswer, type RollAnswer } from '#sync/protocol/Payments.ts'

/** What the rows are: people of a commune, gifts of a campaign, lines of a period's roll, what a bank or the post office says was paid, or what it says of accounts. */
export type ListKind = 'people' | 'gifts' | 'roll' | 'reconciliation' | 'accounts'
/** How a row came out: fine, taken but with a doubt to ask about, or not taken at all. */
export type Verdict = 'fine' | 'doubt' | 'wrong'
export type CheckedRow = {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly birthYear: number | null
  /** Of the person, of the health card, or the last of an account's. */
  readonly number: string | null
  readonly amountInDong: number | null
  readonly outcome: string
  readonly verdict: Verdict
  readonly problems: readonly AskedDoubt[]
}
/** A doubt as it is shown; with what can be said to it in its own cell, where anything can. */
export type AskedDoubt = {
  readonly code: string
  readonly column: string
  readonly sentence: string
  readonly cell?: string | null
  readonly offers?: readonly OfferedChoice[]
  readonly typed?: TypedField | null
}
/** A list as the office read it, whatever its rows are. */
export type CheckedList = {
  readonly rows: readonly CheckedRow[]
  readonly outcomes: readonly { readonly outcome: string; readonly count: number }[]
  /** Rows that would change something when brought in. */
  readonly toTakeIn: number
  /** Null where the rows are no money to be added up. */
  readonly sumInDong: number | null
  readonly declaredSumInDong: number | null
  readonly heads: readonly ListHead[]
  readonly runId: string | null
  /** Only of people: how the list differs from the one before, and the groups a word of it can be. */
  readonly comparison?: ListComparison
  readonly groups?: readonly GroupToChoose[]
}

/** Words that other lists say otherwise. */
const ACCOUNT_OUTCOME: Readonly<Record<string, string>> = { already: 'said-already', 'not-found': 'account-unknown' }
const NOT_TAKEN: ReadonlySet<string> = new Set(['kept-back', 'missing', 'not-on-roll', 'amount-differs', 'not-found'])
/** Money that came back is news of an account, and no payment. */
const NOT_PAID: ReadonlySet<string> = new Set([...NOT_TAKEN, 'bounced'])
const verdictOf = (outcome: string, problems: readonly unknown[], left = NOT_TAKEN): Verdict =>
  left.has(outcome) ? 'wrong' : problems.length > 0 ? 'doubt' : 'fine'

export function checkedPeople(answer: ImportAnswer): CheckedList {
  const { added, changed, unchanged, keptBack } = answer.outcomes
  const told = ({ code, cell, label, sentence, offers, typed }: ToldCell): AskedDoubt => ({
    ...{ code, cell, offers, typed },
    column: label ?? answer.columns[code] ?? '',
    sentence: sentence ?? answer.sentences[code] ?? code,
  })
  return {
    rows: answer.rows.map(({ idNumber, cells, ...row }) => ({
      ...row,
      number: idNumber,
      verdict: verdictOf(row.outcome, cells),
      problems: cells.map(told),
    })),
    outcomes: [
      { outcome: 'added', count: added },
      { outcome: 'changed', count: changed },
      { outcome: 'unchanged', count: unchanged },
      { outcome: 'kept-back', count: keptBack },
    ],
    toTakeIn: added + changed,
    sumInDong: answer.totals.sumInDong,
    declaredSumInDong: answer.totals.declaredSumInDong,
    ...{ heads: answer.heads, runId: answer.runId, comparison: answer.comparison, groups: answer.groups },
  }
}

/** Rows of an earlier list that still wait. */
export const checkedWaiting = ({ rows }: WaitingRows): (CheckedRow & { readonly place: number })[] =>
  rows.map(({ idNumber, cells, sentences, place, sheet, row, name, birthYear, amountInDong }) => ({
    ...{ place, sheet, row, name, birthYear, amountInDong },
    number: idNumber,
    outcome: 'kept-back',
    verdict: 'wrong',
    problems: cells.map(({ code, cell, label }, at) => ({ code, cell, column: label ?? '', sentence: sentences[at] ?? code })),
  }))

export function checkedGifts(answer: GiftListAnswer): CheckedList {
  const { listed, added } = answer.outcomes
  return {
    rows: answer.rows.map(({ cardNumber, ...row }) => ({ ...row, number: cardNumber, verdict: verdictOf(row.outcome, row.problems) })),
    outcomes: (['listed', 'added', 'already', 'missing', 'kept-back'] as const).map((outcome) => ({
      outcome: outcome === 'added' ? 'listed-new' : outcome,
      count: answer.outcomes[outcome],
    })),
    toTakeIn: listed + added,
    sumInDong: answer.sumInDong,
    declaredSumInDong: answer.declaredSumInDong,
    heads: answer.heads,
    runId: null,
  }
}

export function checkedRoll(answer: RollAnswer): CheckedList {
  const { changed, added } = answer.outcomes
  return {
    ...answer,
    rows: answer.rows.map((row) => ({ ...row, number: null, verdict: verdictOf(row.outcome, row.problems) })),
    outcomes: (['listed', 'changed', 'added', 'missing', 'kept-back'] as const).map((outcome) => ({
      outcome: ['missing', 'kept-back'].includes(outcome) ? outcome : `roll-${outcome}`,
      count: answer.outcomes[outcome],
    })),
    toTakeIn: changed + added,
    runId: null,
  }
}

/** Only what agrees with its line to the đồng is booked; the rest is said, row by row. */
export function checkedPayments(answer: ReconciliationAnswer): CheckedList {
  const { outcomes } = answer
  return {
    ...answer,
    rows: answer.rows.map((row) => ({ ...row, number: null, verdict: verdictOf(row.outcome, row.problems, NOT_PAID) })),
    outcomes: RECONCILED_OUTCOMES.map((outcome) => ({
      outcome: outcome === 'already' ? 'paid-already' : outcome,
      count: outcomes[outcome],
    })),
    toTakeIn: outcomes.matched,
    declaredSumInDong: null,
    runId: null,
  }
}

/** Only rows that find their account change anybody's step. */
export function checkedAccounts({ rows, outcomes, heads }: BankReportAnswer): CheckedList {
  const { credited, bounced } = outcomes
  return {
    heads,
    rows: rows.map((row) => ({ ...row, number: row.accountTail && `…${row.accountTail}`, verdict: verdictOf(row.outcome, row.problems) })),
    outcomes: BANK_ROW_OUTCOMES.map((outcome) => ({ outcome: ACCOUNT_OUTCOME[outcome] ?? outcome, count: outcomes[outcome] })),
    toTakeIn: credited + bounced + outcomes['account-closed'] + outcomes['wrong-number'],
    sumInDong: null,
    declaredSumInDong: null,
    runId: null,
  }
}

export const countOf = (list: CheckedList, verdict: Verdict): number => list.rows.filter((row) => row.verdict === verdict).length

/** The office says each sentence in two languages, Vietnamese first. */
export const sentenceIn = (language: string, sentence: string): string => {
  const [vietnamese = sentence, english] = sentence.split(' / ')
  return language === 'en' && english !== undefined ? english : vietnamese
}
