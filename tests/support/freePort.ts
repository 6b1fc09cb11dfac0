import { createServer } from 'node:net'

/** A port nobody has at this moment, for a server that comes back at the same address. */
export function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((found) =>
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0))
    }),
  )
}
