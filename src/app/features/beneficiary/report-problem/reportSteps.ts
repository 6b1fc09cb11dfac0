import type { PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { ReportKind, SlipPage } from '#domain/slips/SlipPage.ts'
import type { SlipReport } from '#sync/protocol/Slip.ts'

export const KINDS: readonly ReportKind[] = ['not-received', 'wrong-amount', 'want-card', 'new-phone']
export type Step = 'kind' | 'month' | 'taker' | 'amount' | 'where' | 'phone' | 'check'
/** At most three questions, one on each page, and a look at all of it before it goes. */
const STEPS: Readonly<Record<ReportKind, readonly Step[]>> = {
  'not-received': ['kind', 'month', 'taker', 'check'],
  'wrong-amount': ['kind', 'month', 'amount', 'check'],
  'want-card': ['kind', 'where', 'check'],
  'new-phone': ['kind', 'phone', 'check'],
}
type Of<Kind extends ReportKind> = Extract<SlipReport, { kind: Kind }>
export type Answers = {
  kind?: ReportKind
  month?: PaymentMonth
  taker?: Of<'not-received'>['takenBy']
  /** As typed. */
  amount?: string
  where?: Of<'want-card'>['where']
  phone?: string
}

export const stepsOf = (kind: ReportKind | undefined): readonly Step[] => (kind === undefined ? ['kind'] : STEPS[kind])

/** Where the wanted page may stand: not beyond the first question that has no answer. */
export function stepAt(answers: Answers, wanted: number): Step {
  const steps = stepsOf(answers.kind)
  const open = steps.findIndex((step) => step !== 'check' && answers[step] === undefined)
  return steps[Math.min(wanted, open === -1 ? steps.length - 1 : open)] ?? 'kind'
}

const MOST_MONTHS = 4
const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

/** The months a person may mean, newest first: of money received, those received; else the coming one and the last. */
export function monthsToChoose({ next, received }: SlipPage, kind: ReportKind, today: PlainDate): readonly PaymentMonth[] {
  const lately = [today.slice(0, 7)]
  while (lately.length < MOST_MONTHS) lately.push(monthBefore(lately.at(-1) ?? ''))
  const asked = 'month' in next && next.state !== 'not-yet-dated' ? [next.month] : []
  const paid = received.map(({ month }) => month)
  const from = kind === 'wrong-amount' && paid.length > 0 ? paid : [...asked, ...lately]
  return [...new Set(from)].sort().reverse().slice(0, MOST_MONTHS) as PaymentMonth[]
}

/** Whole đồng as somebody types them: 500.000, 500 000, 500000; undefined for anything else. */
export function readAmount(text: string): number | undefined {
  const digits = text.replace(/đồng|[\s.,đ]/giu, '')
  return /^\d{1,10}$/.test(digits) ? Number(digits) : undefined
}
/** `0912345678`; undefined for what is no number of ours. */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[\s.-]/g, '').replace(/^\+84/, '0')
  return /^0\d{9}$/.test(digits) ? digits : undefined
}

/** What is sent; undefined while an answer is missing. */
export function reportOf(
  { kind, month, taker, amount, where, phone }: Answers,
  said: { readonly id: string; readonly note: string },
): SlipReport | undefined {
  const receivedInDong = readAmount(amount ?? '')
  if (kind === 'not-received' && month && taker) return { ...said, kind, month, takenBy: taker }
  if (kind === 'wrong-amount' && month && receivedInDong !== undefined) return { ...said, kind, month, receivedInDong }
  if (kind === 'want-card' && where) return { ...said, kind, where }
  return kind === 'new-phone' && phone ? { ...said, kind, phone } : undefined
}
