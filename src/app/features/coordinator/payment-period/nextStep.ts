import type { PeriodFigures } from '#sync/protocol/Payments.ts'

export type Step = 'checking' | 'releasing' | 'closing'
/** Why the next step is not possible now. The office judges by itself; this says it before anybody presses a button in vain. */
export type Hindrance = 'empty' | 'tickets-open' | 'duty-missing' | 'release-by-another' | 'sessions-open'

const STEP: Readonly<Record<PeriodFigures['state'], Step | undefined>> = {
  draft: 'checking',
  checked: 'releasing',
  released: 'closing',
  paying: 'closing',
  closed: undefined,
}

const HINDRANCES: Readonly<Record<Step, (period: PeriodFigures, duties: readonly string[]) => readonly (Hindrance | false)[]>> = {
  checking: ({ standing }) => [standing.listed.lines === 0 && 'empty'],
  releasing: ({ openTickets, steps }, duties) => [
    openTickets > 0 && 'tickets-open',
    !duties.includes('releases') && 'duty-missing',
    (steps.made?.isOwn || steps.checked?.isOwn || false) && 'release-by-another',
  ],
  closing: ({ openSessions }) => [openSessions > 0 && 'sessions-open'],
}

/** What comes next for a period and what stands in the way of whoever looks at it; undefined once it is closed. */
export function nextStep(
  period: PeriodFigures,
  duties: readonly string[],
): { readonly step: Step; readonly hindrances: readonly Hindrance[] } | undefined {
  const step = STEP[period.state]
  return step && { step, hindrances: HINDRANCES[step](period, duties).filter((one) => one !== false) }
}
