import { randomBytes, randomUUID } from 'node:crypto'
import { makeSigningKey, openSeals } from '#app/device/vault/DeviceSeals.ts'
import type { SignedIn } from '#sync/protocol/Access.ts'
import { MOST_PAGES_AT_ONCE } from '#sync/protocol/Feed.ts'
import { NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import type { FactBody, PushAnswer } from '#sync/protocol/Fact.ts'
import { makeFact, type FactSeals } from '#sync/recording/makeFact.ts'
import { HEADERS } from '#tests/support/fieldPhone.ts'

/** Makes its facts beforehand with the phone's own seals, one key agreement for all as after one unlock; then only sends. */
export class PushingPhone {
  readonly #address: string
  readonly #deviceId = randomUUID()
  #cookie = ''
  #seals: FactSeals | undefined
  #batches: string[] = []

  constructor(address: string) {
    this.#address = address
  }

  async signIn(username: string, password: string): Promise<void> {
    const { publicKey, privateKey } = await makeSigningKey()
    const device = { id: this.#deviceId, signingPublicKey: publicKey, label: 'bench', appVersion: '0' }
    const response = await this.#post('/api/session', JSON.stringify({ username, password, device }))
    if (!response.ok) throw new Error(`Signing in: ${response.status}`)
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    const signedIn = (await response.json()) as SignedIn
    this.#seals = await openSeals(privateKey, signedIn.serverSealingKey)
  }

  async prepare(bodies: readonly FactBody[], factsInABatch: number): Promise<void> {
    let head = { sequence: 0, hash: NO_PREVIOUS_HASH }
    const facts: unknown[] = []
    for (const body of bodies) {
      if (!this.#seals) throw new Error('Not signed in')
      const where = { id: randomUUID(), deviceId: this.#deviceId, deviceTimeMs: Date.now(), clockOffsetMs: null, clockOffsetAgeMs: null }
      const made = await makeFact(body, { ...where, head, appVersion: '0', salt: randomBytes(16).toString('base64') }, this.#seals)
      head = made.head
      facts.push(made.envelope)
    }
    this.#batches = []
    for (let start = 0; start < facts.length; start += factsInABatch)
      this.#batches.push(JSON.stringify({ facts: facts.slice(start, start + factsInABatch), unsentCount: 0, oldestUnsentAtMs: null }))
  }

  /** One batch after the other, as a phone does; answers how many facts the office acknowledged as applied. */
  async push(): Promise<number> {
    let applied = 0
    for (const batch of this.#batches) {
      const response = await this.#post('/api/facts', batch)
      const { answers } = (await response.json()) as PushAnswer
      applied += answers.filter((one) => one.answer === 'applied').length
    }
    return applied
  }

  #post(path: string, body: string): Promise<Response> {
    return fetch(this.#address + path, { method: 'POST', headers: { ...HEADERS, cookie: this.#cookie }, body })
  }

  /** Every page of the unit, as fast as they come; answers how many people they hold. */
  async pullPages(): Promise<{ people: number; bytes: number }> {
    const manifest = (await (await this.#post('/api/downloads', '{}')).json()) as {
      units: { generation: string; people: number; pages: unknown[] }[]
    }
    const pages = manifest.units.flatMap(({ generation, pages: all }) =>
      all.flatMap((_, number) =>
        number % MOST_PAGES_AT_ONCE === 0 ? [`/api/downloads/${generation}/pages/${number}?count=${MOST_PAGES_AT_ONCE}`] : [],
      ),
    )
    const bodies = await Promise.all(
      pages.map(async (path) => (await fetch(this.#address + path, { headers: { cookie: this.#cookie } })).arrayBuffer()),
    )
    return {
      people: manifest.units.reduce((sum, unit) => sum + unit.people, 0),
      bytes: bodies.reduce((sum, body) => sum + body.byteLength, 0),
    }
  }
}
