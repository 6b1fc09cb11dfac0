import type { FactBody } from '#sync/protocol/Fact.ts'
import type { OutboxLine, Outcome, Records, Refusal } from '#app/tools.ts'

/** Records as the phone keeps them, without the phone. */
export class RememberedRecords implements Records {
  kept: { body: FactBody; personName: string }[] = []
  refusal: Refusal | undefined
  outbox: readonly OutboxLine[] = []
  record = (body: FactBody, personName: string): Promise<Outcome<{ factId: string }>> => {
    if (this.refusal) return Promise.resolve({ ok: false, refusal: this.refusal })
    this.kept = [...this.kept, { body, personName }]
    return Promise.resolve({ ok: true, value: { factId: `fact-${this.kept.length}` } })
  }
  lines = () => Promise.resolve(this.outbox)
  earlierLines = () => Promise.resolve([])
  settledByOffice: readonly string[] = []
  officeSettled = (factIds: readonly string[]) => Promise.resolve(void (this.settledByOffice = factIds))
  sendAgain = () => Promise.resolve()
  onChange = () => () => undefined
}
