import type { LinkTrouble } from '#sync/outbox/pushOutbox.ts'
import type { Refusal, SyncFace } from '../tools.ts'

/** What hindered a round, in the word of whoever hindered it. */
export type SyncTrouble = { readonly trouble: LinkTrouble | Refusal; readonly retryAfterMs: number | null }
export const because = (trouble: SyncTrouble['trouble'], retryAfterMs: number | null = null): SyncTrouble => ({ trouble, retryAfterMs })

/** What only the machines have a word for is the office's business to a person. */
export const refusalFor = (trouble: SyncTrouble['trouble']): Refusal =>
  trouble === 'too-large' || trouble === 'start-over' ? 'server-busy' : trouble

export const NOTHING_YET: SyncFace = {
  face: 'rest',
  unsent: 0,
  oldestUnsentAtMs: null,
  review: 0,
  lastInStepAtMs: null,
  trouble: null,
  retryAtMs: null,
  clockOffsetMs: null,
}
