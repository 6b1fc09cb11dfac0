import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Area = {
  readonly username: string
  readonly unitCode: string
  readonly people?: number
  readonly hasFloor?: boolean
  /** An open campaign with a gift for everyone. */
  readonly hasGifts?: boolean
}
export type OfficeWish = {
  readonly seed: number
  /** PostgreSQL; without it PGlite in `folder`. */
  readonly postgresUrl?: string
  readonly folder: string
  readonly areas: readonly Area[]
  readonly buildFolder: string
  readonly pageFolder: string
}
export type BenchOffice = { readonly address: string; close(): Promise<void> }

/** An office in another process, so that the phone's work and the office's do not wait for each other in one thread. */
export async function startOffice(wish: OfficeWish): Promise<BenchOffice> {
  const child = spawn(process.execPath, ['tests/bench/officeProcess.ts', JSON.stringify(wish)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const first = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
  if (typeof first[0] !== 'string') throw new Error('The office did not start')
  const { address } = JSON.parse(first[0]) as { address: string }
  return {
    address,
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}
