import { daysBetween, type PlainDate } from '../shared/PlainDate.ts'

/** Where a day stands to the days of paying; whole days. A phone that was long without a network finds them over. */
export type PayWindow =
  | { readonly kind: 'ahead'; readonly days: number }
  /** `daysLeft` 0: today is the last one. */
  | { readonly kind: 'now'; readonly daysLeft: number }
  | { readonly kind: 'over' }

export function payWindow(
  { payFrom, payUntil }: { readonly payFrom: PlainDate; readonly payUntil: PlainDate },
  today: PlainDate,
): PayWindow {
  if (today < payFrom) return { kind: 'ahead', days: daysBetween(today, payFrom) }
  return today <= payUntil ? { kind: 'now', daysLeft: daysBetween(today, payUntil) } : { kind: 'over' }
}
