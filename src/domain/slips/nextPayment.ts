import { appliesOn } from '../programmes/DatedSource.ts'
import { COLLECTION_RULES } from '../payments/collectionRulesData.ts'
import { monthsMissed } from '../payments/collectionWindow.ts'
import { dayBefore, firstDayOf, monthAfter, monthOf } from '../payments/months.ts'
import { isDue, paymentState, type PaymentState } from '../payments/PaymentOnProfile.ts'
import type { Payee, Standing } from '../people/BeneficiaryProfile.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { RolledLine } from './RolledLine.ts'
import type { BankAccount, NextPayment, SlipAmount, ThingToBring } from './SlipPage.ts'

export type WhatIsKnown = {
  readonly today: PlainDate
  readonly standing: Standing
  readonly isEntitled: boolean
  /** Of released rounds, newest month first. */
  readonly lines: readonly RolledLine[]
  readonly account: BankAccount | null
}

const PAPERS: Readonly<Record<Payee['kind'], readonly ThingToBring[]>> = {
  self: [],
  guardian: ['guardian-paper'],
  authorised: ['authorisation-paper'],
}
const bringFor = ({ payee, hasPayBook }: RolledLine): readonly ThingToBring[] => [
  'identity-card',
  ...(hasPayBook ? (['pay-book'] as const) : []),
  ...PAPERS[payee.kind],
]

/** Lines of one round are one walk to the counter: what was added later is fetched with the rest. */
function amountOf(first: RolledLine, lines: readonly RolledLine[]): SlipAmount {
  const together = lines.filter(({ line }) => line.periodId === first.line.periodId && line.channel === first.line.channel)
  return {
    month: first.line.month,
    amountInDong: together.reduce((sum, { line }) => sum + line.amountInDong, 0),
    parts: together.flatMap(({ parts }) => parts.map(({ kind, label, amountInDong }) => ({ kind, label, amountInDong }))),
  }
}

const stateOf = ({ line }: RolledLine): PaymentState => paymentState(line)
const newMonths = ({ months, parts }: RolledLine) => {
  const carried = new Set(parts.flatMap((part) => (part.kind === 'carried' ? part.months : [])))
  return months.filter((month) => !carried.has(month))
}

/** The last day on which fetching keeps the payment from being suspended, by the rule of its programme (TT 02/2021/TT-BLĐTBXH Điều 2). */
function fetchUntil(missed: RolledLine, months: number, today: PlainDate): PlainDate | null {
  const codes = new Set(missed.parts.map((part) => part.programmeCode))
  const rule = COLLECTION_RULES.find((one) => codes.has(one.programmeCode) && appliesOn(one.source, today))
  if (!rule || months >= rule.suspendsAtMonths) return null
  return dayBefore(firstDayOf(monthAfter(missed.line.month, rule.suspendsAtMonths - months + 1)))
}

function uncollected(
  missed: RolledLine,
  lines: readonly RolledLine[],
  { known, canBeFetched }: { known: WhatIsKnown; canBeFetched: boolean },
): NextPayment {
  const record = known.lines.map((one) => ({
    months: newMonths(one),
    state: stateOf(one),
    // To whoever waits a round is over with its days, whether the office has closed it or not.
    isRoundOver: one.isClosed || one.line.payUntil < known.today,
    carriedMonths: one.line.carriedMonths,
  }))
  const months = Math.max(1, monthsMissed(record))
  return {
    state: 'uncollected',
    ...amountOf(missed, lines),
    monthsNotCollected: months,
    until: fetchUntil(missed, months, known.today),
    canBeFetched,
    place: missed.place,
    bring: bringFor(missed),
  }
}

const byDay = (one: RolledLine, other: RolledLine): number => (one.line.payFrom < other.line.payFrom ? -1 : 1)

/** Of what still waits: the earliest round whose days are not over; else the newest whose days are, which money on its way into an account outlasts. */
function waiting(known: WhatIsKnown): NextPayment | undefined {
  const due = known.lines.filter(({ line, isClosed }) => isDue(line) && !isClosed)
  const first = due.filter(({ line }) => known.today <= line.payUntil).sort(byDay)[0] ?? due[0]
  if (!first) return undefined
  const { payFrom, payUntil, channel } = first.line
  if (channel === 'account') return { state: 'into-account', ...amountOf(first, due), payFrom, account: known.account }
  if (payUntil < known.today) return uncollected(first, due, { known, canBeFetched: true })
  return {
    state: 'dated',
    ...amountOf(first, due),
    payFrom,
    payUntil,
    atHome: channel === 'home',
    place: first.place,
    bring: bringFor(first),
  }
}

/** What the newest round says of whoever has nothing waiting. */
function ended(newest: RolledLine, known: WhatIsKnown): NextPayment | undefined {
  const round = known.lines.filter(({ line }) => line.periodId === newest.line.periodId)
  const stopped = round.find((one) => stateOf(one) === 'stopped')
  if (stopped) return { state: 'stopped', ...amountOf(stopped, [stopped]), reason: stopped.reason, bring: bringFor(stopped) }
  const doubtful = round.find((one) => stateOf(one) === 'review')
  if (doubtful) return { state: 'checking', ...amountOf(doubtful, [doubtful]) }
  const missed = round.find((one) => ['carried', 'returned', 'waiting', 'missed'].includes(stateOf(one)))
  return missed && uncollected(missed, [missed], { known, canBeFetched: false })
}

const ROUNDS_LOOKED_AT = 6
/** The latest day of a month on which paying began in the rounds before: «thường có trước ngày 5». */
function usualDay(lines: readonly RolledLine[]): number | null {
  const days = lines.slice(0, ROUNDS_LOOKED_AT).map(({ line }) => Number(line.payFrom.slice(8)))
  return days.length === 0 ? null : Math.max(...days)
}

/** What comes next for one person, as the office knows it: what can be fetched goes before what is being looked at. */
export function nextPayment(known: WhatIsKnown): NextPayment {
  const { standing, today, isEntitled } = known
  if (standing === 'dead' || standing === 'moved') return { state: 'none' }
  const lines = known.lines.filter((one) => stateOf(one) !== 'withdrawn')
  const newest = lines[0]
  const told = waiting({ ...known, lines }) ?? (newest && ended(newest, { ...known, lines }))
  if (told) return told
  if (!isEntitled) return { state: 'none' }
  const thisMonth = monthOf(today)
  const month = newest && newest.line.month >= thisMonth ? monthAfter(newest.line.month) : thisMonth
  return { state: 'not-yet-dated', month, usuallyByDay: usualDay(lines) }
}
