import type { ChangesAnswer, ChangesLink } from '#sync/feed/pullChanges.ts'
import type { LinkAnswer, PushLink } from '#sync/outbox/pushOutbox.ts'
import type { SignedIn } from '#sync/protocol/Access.ts'
import type { FactEnvelope, PushAnswer } from '#sync/protocol/Fact.ts'
import { person } from '#tests/support/people.ts'

/** An office on paper: knows what it was sent, in which order it changed, and nothing of what it means. */
export class PaperOffice implements PushLink, ChangesLink {
  readonly facts = new Set<string>()
  readonly changed: string[] = []
  /** What it says of the account to whoever asks with the feed. */
  news: SignedIn | undefined
  readonly askedForNews: boolean[] = []
  mostInAPage = 100
  isCut = false
  hasSession = true

  push(facts: readonly FactEnvelope[]): Promise<LinkAnswer<PushAnswer>> {
    const trouble = this.isCut ? 'no-network' : this.hasSession ? undefined : 'signed-out'
    if (trouble) return Promise.resolve({ ok: false, trouble, retryAfterMs: null })
    const answers = facts.map(({ header: { id } }) => {
      const answer = this.facts.has(id) ? ('duplicate' as const) : ('applied' as const)
      this.facts.add(id)
      return { id, answer, problem: null }
    })
    return Promise.resolve({ ok: true, value: { answers, epoch: 'paper', serverTimeMs: 1 } })
  }

  changes(cursor: string, { hears } = { hears: false }): Promise<ChangesAnswer> {
    this.askedForNews.push(hears)
    const position = Number(cursor)
    if (!Number.isInteger(position)) return Promise.resolve({ ok: false, trouble: 'start-over', startOver: 'epoch', retryAfterMs: null })
    const end = Math.min(position + this.mostInAPage, this.changed.length)
    const ids = [...new Set(this.changed.slice(position, end))]
    const changes = ids.map((id) => ({ kind: 'person' as const, id, profile: person({ fullName: 'Nguyễn Thị Hoa' }) }))
    const value = { changes, cursor: String(end), more: end < this.changed.length, serverTimeMs: 1 }
    return Promise.resolve({ ok: true, value: hears ? { ...value, signedIn: this.news } : value })
  }
}
