import { randomUUID } from 'node:crypto'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { PaySession, RollLine, RollPage } from '#sync/protocol/PayRoll.ts'
import { FieldPhone } from './fieldPhone.ts'
import { closingOf, paymentTo, type BookedFact } from './payments.ts'

/** A teller's phone without a screen: opens a counter, pays its lines, closes its book. */
export class TellerAtWork {
  readonly phone: FieldPhone
  readonly #facts: BookedFact[] = []
  session: PaySession | undefined

  constructor(address: string) {
    this.phone = new FieldPhone(address)
  }

  async open(username: string, place: { periodId: string; payPointId: string }): Promise<PaySession> {
    await this.phone.signIn(username)
    const request = { sessionId: randomUUID(), ...place, label: `Quầy của ${username}`, floatInDong: 50_000_000 }
    const answer = await this.phone.call('POST', '/api/pay-sessions', request)
    if (!answer.ok) throw new Error(`No session: ${await answer.text()}`)
    this.session = (await answer.json()) as PaySession
    return this.session
  }

  async roll(): Promise<readonly RollLine[]> {
    return ((await (await this.phone.call('GET', `/api/pay-sessions/${this.#own().id}/roll?after=0`)).json()) as RollPage).lines
  }

  /** What the office said of each payment. */
  async pay(...lines: readonly RollLine[]): Promise<string[]> {
    const { id, periodId } = this.#own()
    const made = lines.map((one) =>
      paymentTo(
        { periodId },
        { lineId: one.line.lineId, beneficiaryId: one.beneficiaryId, amountInDong: one.line.amountInDong },
        { sessionId: id },
      ),
    )
    return this.#push(made)
  }

  async close(): Promise<string[]> {
    const session = this.#own()
    return this.#push([closingOf(session, session.id, { facts: this.#facts, floatInDong: session.floatInDong })])
  }

  async #push(bodies: readonly FactBody[]): Promise<string[]> {
    const answers: string[] = []
    for (const body of bodies) {
      const fact = { envelope: await this.phone.record(body), body }
      this.#facts.push(fact)
      answers.push(...(await this.phone.push(fact.envelope)))
    }
    return answers
  }

  #own(): PaySession {
    if (!this.session) throw new Error('The counter is not open')
    return this.session
  }
}
