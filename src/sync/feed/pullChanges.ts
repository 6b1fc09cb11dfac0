import type { LinkAnswer, LinkTrouble } from '../outbox/pushOutbox.ts'
import type { SignedIn } from '../protocol/Access.ts'
import type { Change, ChangesPage, Cursor, StartOverReason } from '../protocol/Feed.ts'

export type ChangesAnswer =
  | LinkAnswer<ChangesPage>
  | { readonly ok: false; readonly trouble: 'start-over'; readonly startOver: StartOverReason; readonly retryAfterMs: null }
export interface ChangesLink {
  /** `hears`: the answer brings the account's news and a new lease along. */
  changes(cursor: Cursor, options?: { readonly hears: boolean }): Promise<ChangesAnswer>
}

export interface CaseloadStore {
  cursor(): Promise<Cursor | undefined>
  /** The page and its cursor in one transaction, or neither. */
  lay(changes: readonly Change[], cursor: Cursor): Promise<void>
}

export type PullOutcome =
  | {
      readonly kind: 'in-step'
      readonly changed: number
      readonly serverTimeMs: number
      readonly campaigns: string | undefined
      readonly cashPoints: string | undefined
    }
  | { readonly kind: 'nothing-to-follow' }
  | { readonly kind: 'start-over'; readonly reason: StartOverReason }
  | { readonly kind: 'trouble'; readonly trouble: LinkTrouble; readonly retryAfterMs: number | null }

/** False when the news is about somebody else: then nothing of the page is laid. */
export type Hear = (news: SignedIn) => Promise<boolean>

/** Follows the feed to its end. Pages are whole profiles, so laying one twice is laying it once. The first page brings news for `hear`. */
export async function pullChanges(store: CaseloadStore, link: ChangesLink, hear?: Hear): Promise<PullOutcome> {
  let changed = 0
  for (let hears = hear !== undefined; ; hears = false) {
    const cursor = await store.cursor()
    if (cursor === undefined) return { kind: 'nothing-to-follow' }
    const answer = await link.changes(cursor, { hears })
    if (!answer.ok)
      return 'startOver' in answer
        ? { kind: 'start-over', reason: answer.startOver }
        : { kind: 'trouble', trouble: answer.trouble, retryAfterMs: answer.retryAfterMs }
    const page = answer.value
    if (hears && !(page.signedIn && (await hear?.(page.signedIn)))) return { kind: 'trouble', trouble: 'signed-out', retryAfterMs: null }
    await store.lay(page.changes, page.cursor)
    changed += page.changes.length
    if (!page.more)
      return { kind: 'in-step', changed, serverTimeMs: page.serverTimeMs, campaigns: page.campaigns, cashPoints: page.cashPoints }
  }
}
