import type { Chance } from '#tests/support/Chance.ts'
import type { Life } from './Disk.ts'
import type { WorldOffice } from './WorldOffice.ts'

const LONGEST_WAIT_MS = 30_000

export type Fate =
  | 'delivered'
  | 'lost'
  | 'cut-after-commit'
  | 'twice'
  | 'portal'
  | 'redirected'
  | 'busy'
  | 'bad-gateway'
  | 'signed-out'
  | 'torn'
  | 'office-falls'
  | 'later'

/** What may happen to a message on a bad line; more often nothing does. */
const FATES: readonly (readonly [number, Fate])[] = [
  [60, 'delivered'],
  [4, 'lost'],
  [5, 'cut-after-commit'],
  [4, 'twice'],
  [2, 'portal'],
  [1, 'redirected'],
  [2, 'busy'],
  [1, 'bad-gateway'],
  [1, 'signed-out'],
  [2, 'torn'],
  [3, 'office-falls'],
  [12, 'later'],
]

export type Sender = {
  readonly name: string
  readonly life: Life
  isOnline(): boolean
  mayWait(): boolean
  cookie(): string
  keepCookie(cookie: string): void
  onHeld(): void
}
export type Held = { readonly sender: Sender; readonly sentAtMs: number; release(fate: Fate): Promise<void> }

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const html = (status: number): Response =>
  new Response('<html><title>Wi-Fi quán cà phê</title></html>', { status, headers: { 'content-type': 'text/html' } })
const noAnswer = (): never => {
  throw new TypeError('fetch failed')
}

/** Between all phones and the office; the test decides what becomes of each message. */
export class Line {
  readonly held: Held[] = []
  /** Old pushes that a strange network still has and may deliver once more. */
  readonly echoes: Request[] = []
  isCalm = false
  /** What becomes of every message, whatever chance says. */
  forcedFate: Fate | undefined
  readonly asked: string[] = []
  /** Of each push that reached the office: the ids it carried. */
  lastPush: readonly string[] = []
  onPush: () => void = () => undefined
  onAnswer: (path: string, answer: Response) => Promise<Response> = (_path, answer) => Promise.resolve(answer)
  readonly #office: WorldOffice
  readonly #chance: Chance
  readonly #nowMs: () => number

  constructor(office: WorldOffice, chance: Chance, nowMs: () => number) {
    this.#office = office
    this.#chance = chance
    this.#nowMs = nowMs
  }

  /** A phone's `fetch`. */
  sender(sender: Sender): typeof fetch {
    return (address, options) => {
      const request = (): Request =>
        new Request(`https://office.test${String(address)}`, {
          method: options?.method ?? 'GET',
          headers: { ...(options?.headers as Record<string, string>), cookie: sender.cookie(), 'sec-fetch-site': 'same-origin' },
          ...(options?.body === undefined ? {} : { body: options.body as string }),
        })
      if (sender.life.isDead) return new Promise(() => undefined)
      if (!sender.isOnline()) return Promise.reject(new TypeError('No signal'))
      this.asked.push(`${options?.method ?? 'GET'} ${String(address)}`)
      const fate = this.forcedFate ?? (this.isCalm ? 'delivered' : (this.#chance.weighed(FATES) ?? 'delivered'))
      if (fate !== 'later' || !sender.mayWait()) return this.#meet(fate === 'later' ? 'delivered' : fate, request, sender)
      return this.#hold(request, sender)
    }
  }

  /** Messages that waited as long as the phone does: the phone gave up. */
  async giveUpOld(): Promise<void> {
    for (const held of [...this.held]) if (this.#nowMs() - held.sentAtMs >= LONGEST_WAIT_MS) await held.release('lost')
  }

  holds = (life: Life): boolean => this.held.some((one) => one.sender.life === life)

  forget(life: Life): void {
    this.held.splice(0, this.held.length, ...this.held.filter((one) => one.sender.life !== life))
  }

  #hold(request: () => Request, sender: Sender): Promise<Response> {
    return new Promise((answered, failed) => {
      const held: Held = {
        sender,
        sentAtMs: this.#nowMs(),
        release: async (fate) => {
          this.held.splice(this.held.indexOf(held), 1)
          await this.#meet(fate, request, sender).then(answered, failed)
        },
      }
      this.held.push(held)
      sender.onHeld()
    })
  }

  async #meet(fate: Fate, request: () => Request, sender: Sender): Promise<Response> {
    switch (fate) {
      case 'lost':
        return noAnswer()
      case 'portal':
        return html(200)
      case 'redirected':
        return html(302)
      case 'busy':
        return json(503, { problem: 'server-busy' }, { 'retry-after': '20' })
      case 'bad-gateway':
        return html(502)
      case 'signed-out':
        return json(401, { problem: 'signed-out' })
      case 'cut-after-commit':
        await this.#reach(request(), sender)
        return noAnswer()
      case 'twice':
        await this.#reach(request(), sender)
        return this.#reach(request(), sender)
      case 'torn': {
        const whole = await this.#reach(request(), sender)
        const text = await whole.text()
        return new Response(text.slice(0, text.length / 2), { status: whole.status })
      }
      case 'office-falls':
        this.#office.database.cutsAtStatement = this.#chance.below(8)
        return this.#reach(request(), sender).finally(() => {
          this.#office.database.cutsAtStatement = undefined
        })
      case 'delivered':
      case 'later':
        return this.#reach(request(), sender)
    }
  }

  async #reach(request: Request, sender: Sender): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (request.method === 'POST' && pathname === '/api/facts') {
      const { facts } = (await request.clone().json()) as { facts: { header: { id: string; kind: string } }[] }
      const closesBook = facts.some(({ header }) => header.kind === 'payment.session-closed')
      if (closesBook || this.#chance.isOneIn(6)) this.echoes.push(request.clone())
      this.lastPush = facts.map((fact) => fact.header.id)
    }
    if (pathname === '/api/facts') this.onPush()
    const answer = await this.#office.handle(request)
    this.#office.database.forgetsNextWrite = false
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (cookie && !sender.life.isDead) sender.keepCookie(cookie)
    return this.onAnswer(pathname, answer)
  }
}
