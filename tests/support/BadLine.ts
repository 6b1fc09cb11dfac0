import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Fate = 'passes' | 'question-lost' | 'answer-lost' | 'answer-cut' | 'portal-page' | 'portal-511' | 'portal-redirect'
const PORTAL = '<!doctype html><title>Wi-Fi</title><p>Đăng nhập Wi-Fi</p>'
const PIECE_MS = 100

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Stands between phone and office, and does to each question what a bad network does. */
export class BadLine {
  fate: (path: string) => Fate = () => 'passes'
  /** Of both directions; without a number as fast as it goes. */
  bytesPerSecond = Number.POSITIVE_INFINITY
  /** Of each question whose answer came whole through here. */
  readonly whole: string[] = []
  readonly #server: Server
  readonly #port: string

  constructor(target: string) {
    this.#port = new URL(target).port
    this.#server = createServer((question, answer) => void this.#carry(question, answer).catch(() => answer.destroy()))
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #carry(question: IncomingMessage, answer: ServerResponse): Promise<void> {
    const [path, body] = [question.url ?? '/', await bodyOf(question)]
    const fate = this.fate(path)
    if (fate === 'question-lost') return void answer.destroy()
    if (fate === 'portal-page') return void answer.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL)
    if (fate === 'portal-511') return void answer.writeHead(511, { 'content-type': 'text/html' }).end(PORTAL)
    if (fate === 'portal-redirect') return void answer.writeHead(302, { location: 'http://wifi.invalid/' }).end()
    await this.#take(body.length)
    const [told, bytes] = await this.#askOffice(question, body)
    if (fate === 'answer-lost') return void answer.destroy()
    // The length is told, so that an answer that was cut is known for one.
    answer.writeHead(told.statusCode ?? 502, [
      ...told.rawHeaders.filter((_, n, all) => !/^transfer-encoding$/i.test(all[n - (n % 2)] ?? '')),
    ])
    await this.#give(answer, fate === 'answer-cut' ? bytes.subarray(0, bytes.length / 2) : bytes)
    if (fate === 'answer-cut') return void answer.destroy()
    this.whole.push(`${question.method} ${path}`)
    answer.end()
  }

  async #askOffice(question: IncomingMessage, body: Buffer): Promise<readonly [IncomingMessage, Buffer]> {
    const { method, url: path, headers } = question
    const told = await new Promise<IncomingMessage>((done, failed) => {
      ask({ host: '127.0.0.1', port: this.#port, method, path, headers, agent: false }, done).on('error', failed).end(body)
    })
    return [told, await bodyOf(told)]
  }

  async #take(bytes: number): Promise<void> {
    if (Number.isFinite(this.bytesPerSecond)) await new Promise((done) => setTimeout(done, (bytes / this.bytesPerSecond) * 1000))
  }

  async #give(answer: ServerResponse, bytes: Buffer): Promise<void> {
    const piece = Math.max(1, Math.floor(Math.min(bytes.length, (this.bytesPerSecond * PIECE_MS) / 1000)))
    for (let from = 0; from < bytes.length && !answer.destroyed; from += piece) {
      answer.write(bytes.subarray(from, from + piece))
      if (Number.isFinite(this.bytesPerSecond)) await new Promise((done) => setTimeout(done, PIECE_MS))
    }
  }
}
