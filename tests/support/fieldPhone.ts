import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign, webcrypto } from 'node:crypto'
import { canonicalHeader, NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import type { FactBody, FactEnvelope, ItemAnswer } from '#sync/protocol/Fact.ts'
import type { FactorProof, PasskeyChallenge } from '#sync/protocol/Passkeys.ts'
import type { DeviceIntroduction, SignedIn } from '#sync/protocol/Access.ts'
import { makeFact, type ChainHead, type FactSeals } from '#sync/recording/makeFact.ts'

const sha256Hex = (text: string): Promise<string> => Promise.resolve(createHash('sha256').update(text).digest('hex'))
export const HEADERS = { 'x-tan-tay': '1', 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

const ECDH = { name: 'ECDH', namedCurve: 'P-256' } as const
type Unlocked = { readonly agreed: webcrypto.CryptoKey; readonly ephemeralKey: string }

/** A phone without a screen: signs in, makes real sealed facts, pushes them over the real wire. */
export class FieldPhone {
  readonly deviceId: string
  #address: string
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #headers: Record<string, string>
  #cookie = ''
  #doorCookie = ''
  #officeKey = ''
  #unlocked: Promise<Unlocked> | undefined
  #head: ChainHead = { sequence: 0, hash: NO_PREVIOUS_HASH }

  /** `from`: the network address it seems to have, at an office that trusts the proxy of this machine. */
  constructor(address: string, deviceId: string = randomUUID(), from?: string) {
    this.deviceId = deviceId
    this.#address = address
    this.#headers = from === undefined ? HEADERS : { ...HEADERS, 'x-forwarded-for': from }
  }

  /** From now on it asks another server of the same office. */
  goTo(address: string): this {
    this.#address = address
    return this
  }

  signIn = (username: string, password = 'tan-tay-thuc-hanh', secondFactor?: FactorProof): Promise<Response> =>
    this.#enter('/api/session', { username, password, secondFactor })
  join = (code: string, secondFactor?: string): Promise<Response> => this.#enter('/api/join', { code, secondFactor })

  /** What it says of itself at the door. */
  get introduction(): DeviceIntroduction {
    const signingPublicKey = this.#keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
    return { id: this.deviceId, signingPublicKey, label: 'test', appVersion: '0' }
  }

  /** What a passkey is to answer at the door; the browser's tie to it is kept for the sign-in. */
  async askAtDoor(): Promise<PasskeyChallenge> {
    const response = await fetch(`${this.#address}/api/session/passkey`, { method: 'POST', headers: this.#headers, body: '{}' })
    this.#doorCookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    return (await response.json()) as PasskeyChallenge
  }

  /** A session opened for it elsewhere, where the slowness of passwords is not what is asked about. */
  hold({ cookie, officeKey }: { cookie: string; officeKey: string }): this {
    this.#cookie = cookie
    this.#officeKey = officeKey
    return this
  }

  async #enter(path: string, words: Record<string, FactorProof | undefined>): Promise<Response> {
    const body = JSON.stringify({ ...words, device: this.introduction })
    const response = await fetch(`${this.#address}${path}`, {
      method: 'POST',
      headers: { ...this.#headers, cookie: this.#doorCookie },
      body,
    })
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    if (response.ok) this.#officeKey = ((await response.clone().json()) as SignedIn).serverSealingKey
    return response
  }

  call = (method: string, path: string, body?: unknown): Promise<Response> =>
    this.send(method, path, body === undefined ? undefined : JSON.stringify(body))

  send = (method: string, path: string, body?: string): Promise<Response> =>
    this.fetch(path, { method, ...(body === undefined ? {} : { body }) })

  /** As the phone's own link asks, with the cookie that a browser would add. */
  fetch = (path: string, options: RequestInit = {}): Promise<Response> =>
    fetch(`${this.#address}${path}`, { ...options, headers: { ...this.#headers, cookie: this.#cookie } })

  async record(body: FactBody): Promise<FactEnvelope> {
    const made = await makeFact(
      body,
      {
        id: randomUUID(),
        deviceId: this.deviceId,
        head: this.#head,
        deviceTimeMs: Date.now(),
        clockOffsetMs: null,
        clockOffsetAgeMs: null,
        appVersion: '0',
        salt: randomBytes(16).toString('base64'),
      },
      this.#seals(),
    )
    this.#head = made.head
    return made.envelope
  }

  async push(...facts: unknown[]): Promise<ItemAnswer['answer'][]> {
    const response = await this.call('POST', '/api/facts', { facts })
    return ((await response.json()) as { answers: ItemAnswer[] }).answers.map((one) => one.answer)
  }

  sealToOffice = (name: string, text: string): Promise<{ ephemeralKey: string; sealed: string }> => this.#seals().sealToOffice(name, text)

  /** The same header signed anew after a change, as a thief of the phone could. */
  resign(envelope: FactEnvelope): FactEnvelope {
    return { ...envelope, signature: this.#sign(canonicalHeader(envelope.header)) }
  }

  #sign(text: string): string {
    return sign('sha256', Buffer.from(text), { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64')
  }

  /** One key agreement for all that is recorded between two unlocks, as on a real phone. */
  async #unlock(): Promise<Unlocked> {
    const { subtle } = webcrypto
    const own = await subtle.generateKey(ECDH, true, ['deriveBits'])
    const office = await subtle.importKey('raw', Buffer.from(this.#officeKey, 'base64'), ECDH, false, [])
    const shared = await subtle.deriveBits({ name: 'ECDH', public: office }, own.privateKey, 256)
    return {
      agreed: await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']),
      ephemeralKey: Buffer.from(await subtle.exportKey('raw', own.publicKey)).toString('base64'),
    }
  }

  #seals(): FactSeals {
    return {
      sha256Hex,
      sign: (text) => Promise.resolve(this.#sign(text)),
      sealToOffice: async (factId, text) => {
        const { subtle } = webcrypto
        const { agreed, ephemeralKey } = await (this.#unlocked ??= this.#unlock())
        const key = await subtle.deriveKey(
          { name: 'HKDF', hash: 'SHA-256', salt: Buffer.from(factId), info: Buffer.from('tan-tay fact v1') },
          agreed,
          { name: 'AES-GCM', length: 256 },
          false,
          ['encrypt'],
        )
        const nonce = randomBytes(12)
        const sealed = await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: Buffer.from(factId) }, key, Buffer.from(text))
        return { ephemeralKey, sealed: Buffer.concat([nonce, Buffer.from(sealed)]).toString('base64') }
      },
    }
  }
}
