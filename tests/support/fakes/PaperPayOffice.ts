import type { PayablesAnswer, PaySession, RollLine, RollPage } from '#sync/protocol/PayRoll.ts'
import { PERIOD, POINT, sessionOf } from '../rollLines.ts'

type Said = { readonly status: number; readonly body: unknown }
const said = (body: unknown, status = 200): Said => ({ status, body })

/** The office's side of a counter on paper: one period, one place, its roll with positions, and whoever asks for it. */
export class PaperPayOffice {
  readonly opened: unknown[] = []
  readonly shared: unknown[] = []
  readonly asked: string[] = []
  session: PaySession | undefined
  others: readonly PaySession[] = []
  epoch = 'paper'
  scopeVersion = 1
  linesInAPage = 2_000
  isCut = false
  /** Why no session is opened here. */
  refuses: string | undefined
  serverTimeMs = Date.UTC(2026, 10, 25, 2)
  #position = 0
  #isForgotten = false
  readonly #lines = new Map<string, { line: RollLine; position: number }>()

  change(...lines: readonly RollLine[]): void {
    for (const line of lines) this.#lines.set(line.line.lineId, { line, position: (this.#position += 1) })
  }

  /** Of a place that is not the teller's any more. */
  leave(...lines: readonly RollLine[]): void {
    for (const { line } of lines) this.#lines.delete(line.lineId)
  }

  /** As after a restore to a day before. */
  forgetSession(): void {
    this.#isForgotten = true
  }

  /** Undefined for what is not about paying. */
  answer(method: string, address: string, body: unknown): Said | undefined {
    const { pathname, searchParams } = new URL(address, 'http://office')
    if (pathname === '/api/session' && method === 'GET') return said({ problem: 'server-busy' }, 503)
    if (!/^\/api\/(payables|pay-sessions)/.test(pathname)) return undefined
    this.asked.push(`${method} ${pathname}`)
    if (this.isCut) return said({ problem: 'server-busy' }, 503)
    if (pathname === '/api/payables') return said(this.#payables())
    if (pathname === '/api/pay-sessions' && this.refuses) return said({ problem: this.refuses }, 404)
    if (pathname === '/api/pay-sessions') return said(this.#open(body as Partial<PaySession> & { sessionId: string }))
    if (pathname.endsWith('/roll') && (this.#isForgotten || !this.session)) return said({ problem: 'not-found' }, 404)
    if (pathname.endsWith('/roll')) return said(this.#page(Number(searchParams.get('after'))))
    this.shared.push(body)
    return said(this.session)
  }

  #payables(): PayablesAnswer {
    const all = [...this.#lines.values()].map(({ line }) => line)
    const hamlets = Map.groupBy(all, (one) => one.hamlet)
    const free = [...hamlets].map(([hamlet, lines]) => ({
      ...{ periodId: PERIOD.id, payPointId: POINT.id, hamlet, lines: lines.length },
      sumInDong: lines.reduce((sum, one) => sum + one.line.amountInDong, 0),
    }))
    return { periods: [PERIOD], points: [POINT], sessions: [...(this.session ? [this.session] : []), ...this.others], free }
  }

  #open({ sessionId, ...wish }: Partial<PaySession> & { sessionId: string }): PaySession {
    this.opened.push({ sessionId, ...wish })
    this.#isForgotten = false
    this.session = sessionOf({ ...this.session, ...wish, id: sessionId as PaySession['id'] })
    for (const [id, { line, position }] of this.#lines)
      this.#lines.set(id, { position, line: { ...line, heldBy: line.heldBy && { ...line.heldBy, sessionId: this.#holderOf(line) } } })
    return this.session
  }

  #holderOf = (line: RollLine) =>
    line.heldBy?.sessionId === sessionOf().id ? (this.session?.id ?? sessionOf().id) : (line.heldBy?.sessionId ?? sessionOf().id)

  #page(after: number): RollPage {
    const changed = [...this.#lines.values()].filter(({ position }) => position > after).sort((one, other) => one.position - other.position)
    const here = changed.slice(0, this.linesInAPage)
    const [more, session] = [changed.length > here.length, this.session ?? sessionOf()]
    return {
      ...{ session, lines: here.map(({ line }) => line), position: here.at(-1)?.position ?? after, more },
      ...{ epoch: this.epoch, scopeVersion: this.scopeVersion, serverTimeMs: this.serverTimeMs },
    }
  }
}
