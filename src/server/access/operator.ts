import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UNIT_CODES } from '#domain/units/unitsData.ts'
import type { Asker, OperatorGate, OperatorRequest } from '../http/Services.ts'

/** Whoever may read the data folder is the office's operator: the token lies there while the server runs, and nowhere else. */
export const OPERATOR_HEADER = 'x-tan-tay-operator'
/** Stands in records and audit for the command line; no account bears it. */
export const COMMAND_LINE_ID = '00000000-0000-4000-8000-00000000c0de'

export const operatorFileIn = (dataFolder: string): string => join(dataFolder, 'operator.json')

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
      scopeVersion: 0,
      signedInAtMs: nowMs,
    }
  }

  /** Tells the command line of this machine where to find the server; gives back what takes the file away. */
  announce(file: string, address: string): () => void {
    rmSync(file, { force: true })
    writeFileSync(file, JSON.stringify({ address, token: this.token, pid: process.pid }), { mode: 0o600, flag: 'wx' })
    return () => rmSync(file, { force: true })
  }
}
