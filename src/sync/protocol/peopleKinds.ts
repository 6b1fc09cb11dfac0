/** How somebody stands at the desk: receives, is held up, has ended, has no benefit. */
export const RECEIVING_STATES = ['receiving', 'suspended', 'ended', 'none'] as const
export type ReceivingState = (typeof RECEIVING_STATES)[number]
/** What waits for an answer, counted by where it is answered. */
export const OPEN_KINDS = ['doubt', 'report', 'ticket', 'said', 'data-request', 'recovery'] as const
export type OpenKind = (typeof OPEN_KINDS)[number]
