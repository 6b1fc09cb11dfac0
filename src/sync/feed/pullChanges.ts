import type { LinkAnswer, LinkTrouble } from '../outbox/pushOutbox.ts'
import type { Change, ChangesPage, Cursor, StartOverReason } from '../protocol/Feed.ts'

export type ChangesAnswer =
  | LinkAnswer<ChangesPage>
  | { readonly ok: false; readonly trouble: 'start-over'; readonly startOver: StartOverReason; readonly retryAfterMs: null }
export interface ChangesLink {
  changes(cursor: Cursor): Promise<ChangesAnswer>
}

export interface CaseloadStore {
  cursor(): Promise<Cursor | undefined>
  /** The page and its cursor in one transaction, or neither. */
  lay(changes: readonly Change[], cursor: Cursor): Promise<void>
}

export type PullOutcome =
  | { readonly kind: 'in-step'; readonly changed: number; readonly serverTimeMs: number }
  | { readonly kind: 'nothing-to-follow' }
  | { readonly kind: 'start-over'; readonly reason: StartOverReason }
  | { readonly kind: 'trouble'; readonly trouble: LinkTrouble; readonly retryAfterMs: number | null }

/** Follows the feed to its end. Pages are whole profiles, so laying one twice is laying it once. */
export async function pullChanges(store: CaseloadStore, link: ChangesLink): Promise<PullOutcome> {
  let changed = 0
  for (;;) {
    const cursor = await store.cursor()
    if (cursor === undefined) return { kind: 'nothing-to-follow' }
    const answer = await link.changes(cursor)
    if (!answer.ok)
      return 'startOver' in answer
        ? { kind: 'start-over', reason: answer.startOver }
        : { kind: 'trouble', trouble: answer.trouble, retryAfterMs: answer.retryAfterMs }
    const page = answer.value
    await store.lay(page.changes, page.cursor)
    changed += page.changes.length
    if (!page.more) return { kind: 'in-step', changed, serverTimeMs: page.serverTimeMs }
  }
}
