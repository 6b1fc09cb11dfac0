import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UNIT_CODES } from '#domain/units/unitsData.ts'
import type { Asker, OperatorGate, OperatorRequest } from '../http/Services.ts'

/** Whoever may read the data folder is the office's operator: the token lies there while the server runs, and nowhere else. */
export const OPERATOR_HEADER = 'x-tan-tay-operator'
/** Stands in records and audit for the command line; no account bears it. */
export const COMMAND_LINE_ID = '00000000-0000-4000-8000-00000000c0de'

export const operatorFileIn = (dataFolder: string): string => join(dataFolder, 'operator.json')

/** Undefined where there is no such file any more. */
function tokenIn(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { token?: string }).token
  } catch {
    return undefined
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

export class Operator implements OperatorGate {
  readonly token = randomBytes(32).toString('base64url')

  /** Only from the machine itself, never through a proxy, and compared in constant time. */
  isAsking({ token, peer, ownAddress, isForwarded }: OperatorRequest): boolean {
    if (token === undefined || isForwarded || peer === undefined || peer !== ownAddress) return false
    return timingSafeEqual(digest(token), digest(this.token))
  }

  asker(nowMs: number): Asker {
    return {
      accountId: COMMAND_LINE_ID,
      deviceId: COMMAND_LINE_ID,
      role: 'coordinator',
      // Whoever holds the machine hands out the first of each duty.
      duties: ['releases'],
      displayName: 'command-line',
      unitCodes: UNIT_CODES,
      payPointIds: [],
      scopeVersion: 0,
      signedInAtMs: nowMs,
    }
  }

  /** Tells the command line of this machine where to find the server; gives back what takes the file away, while it is still this server's. */
  announce(file: string, address: string): () => void {
    const aside = `${file}.${process.pid}`
    rmSync(aside, { force: true })
    writeFileSync(aside, JSON.stringify({ address, token: this.token, pid: process.pid }), { mode: 0o600, flag: 'wx' })
    renameSync(aside, file)
    return () => {
      if (tokenIn(file) === this.token) rmSync(file, { force: true })
    }
  }
}
