import type { Refusal, SyncFace } from '../tools.ts'

/** What hindered a round, in the word of whoever hindered it. */
export type SyncTrouble = { readonly trouble: string; readonly retryAfterMs: number | null }
export const because = (trouble: string, retryAfterMs: number | null = null): SyncTrouble => ({ trouble, retryAfterMs })

const PLAIN_WORDS: Readonly<Record<string, Refusal>> = { 'too-large': 'server-busy', 'start-over': 'server-busy' }
export const refusalFor = (trouble: string): Refusal => PLAIN_WORDS[trouble] ?? (trouble as Refusal)

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
