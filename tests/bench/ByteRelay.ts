import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Passed = { readonly method: string; readonly path: string; readonly bytesUp: number; readonly bytesDown: number }

/** As the head travels in HTTP/1.1: first line, each field, the empty line. */
const headBytes = (firstLine: string, fields: readonly string[]): number =>
  fields.reduce((sum, one) => sum + one.length + 2, firstLine.length + 4)

/** Stands between browser and office and counts every byte that passes, the service worker's too; it changes none. */
export class ByteRelay {
  readonly passed: Passed[] = []
  readonly #server: Server
  readonly #target: URL

  constructor(target: string) {
    this.#target = new URL(target)
    this.#server = createServer((incoming, outgoing) => {
      const { method = 'GET', url = '/' } = incoming
      let bytesUp = headBytes(`${method} ${url} HTTP/1.1`, incoming.rawHeaders)
      const forward = ask(
        { host: '127.0.0.1', port: this.#target.port, method, path: url, headers: incoming.headers, agent: false },
        (answer: IncomingMessage) => {
          let bytesDown = headBytes(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, answer.rawHeaders)
          outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
          answer.on('data', (part: Buffer) => {
            bytesDown += part.length
          })
          answer.pipe(outgoing)
          answer.on('end', () => this.passed.push({ method, path: url, bytesUp, bytesDown }))
        },
      )
      forward.on('error', () => outgoing.destroy())
      incoming.on('data', (part: Buffer) => {
        bytesUp += part.length
      })
      incoming.pipe(forward)
    })
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  /** Until nothing has passed for a while. */
  async quiet(quietMs = 1_500): Promise<void> {
    for (let before = -1; before !== this.passed.length;) {
      before = this.passed.length
      await new Promise((done) => setTimeout(done, quietMs))
    }
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
