import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { CaseloadStore } from '#sync/feed/pullChanges.ts'
import type { Change } from '#sync/protocol/Feed.ts'

/** People on paper. */
export class PaperCaseload implements CaseloadStore {
  #cursor: string | undefined
  readonly people = new Map<string, BeneficiaryProfile>()
  isBroken = false

  begin(cursor: string): void {
    this.#cursor = cursor
  }
  cursor = (): Promise<string | undefined> => Promise.resolve(this.#cursor)

  lay(changes: readonly Change[], cursor: string): Promise<void> {
    if (this.isBroken) {
      this.isBroken = false
      return Promise.reject(new Error('The pencil broke'))
    }
    for (const change of changes) {
      if (change.kind === 'person') this.people.set(change.id, change.profile)
      else this.people.delete(change.id)
    }
    this.#cursor = cursor
    return Promise.resolve()
  }
}
