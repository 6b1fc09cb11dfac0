import { request } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { selfSigned } from './selfSigned.ts'

/**
 * What stands before a real office: HTTPS, without which no engine but Chromium keeps the office's cookie or starts a service worker.
 * Cut off, it is the phone without signal; every request that came through is kept.
 */
export class TlsFront {
  readonly asked: string[] = []
  readonly #certificate = selfSigned('localhost')
  #server: Server | undefined
  #port = 0
  #office = ''

  get address(): string {
    return `https://localhost:${this.#port}`
  }

  /** Where the questions go; they may come before the office is known. */
  standBefore(office: string): void {
    this.#office = office
  }

  async open(): Promise<void> {
    const { certificate, key } = this.#certificate
    const server = createServer({ cert: certificate, key }, (question, answer) => this.#pass(question, answer))
    await new Promise<void>((listening, failed) => server.once('error', failed).listen(this.#port, '127.0.0.1', listening))
    this.#port = (server.address() as AddressInfo).port
    this.#server = server
  }

  async cut(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (!server) return
    const closed = new Promise((done) => server.close(done))
    server.closeAllConnections()
    await closed
  }

  #pass(question: IncomingMessage, answer: ServerResponse): void {
    this.asked.push(`${question.method} ${question.url}`)
    const { method, headers } = question
    const onwards = request(new URL(question.url ?? '/', this.#office), { method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    onwards.once('error', () => answer.destroy())
    question.pipe(onwards)
  }
}
