import type { Logger } from 'pino'
import type { Role } from '#sync/protocol/Access.ts'
import type { FactorSeal } from '../access/FactorSeal.ts'
import type { Database } from '../store/Database.ts'
import type { SealingKey } from '../inbox/SealingKey.ts'
import type { OfficeKey } from '../receipts/OfficeKey.ts'

export interface Clock {
  nowMs(): number
}

/** What the routes work with; made once, in `startServer`. */
export type Services = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly sealingKey: SealingKey
  readonly officeKey: OfficeKey
  readonly factorSeal: FactorSeal
  /** Invented people, invented money. */
  readonly isPractice: boolean
  /** The address people open the office by; passkeys are made for it. */
  readonly publicOrigin?: string | undefined
  /** For a push service on this machine; everything else must be a public address. */
  readonly allowsLoopbackPush?: boolean
  /** The office's own command line; without one its door stays shut. */
  readonly operator?: OperatorGate
}

export type OperatorRequest = {
  readonly token: string | undefined
  readonly peer: string | undefined
  readonly ownAddress: string | undefined
  readonly isForwarded: boolean
}
export interface OperatorGate {
  isAsking(request: OperatorRequest): boolean
  asker(nowMs: number): Asker
}

/** Who asks: read from the session, never from the request's body. */
export type Asker = {
  readonly accountId: string
  readonly deviceId: string
  readonly role: Role
  readonly duties: readonly string[]
  readonly displayName: string
  readonly unitCodes: readonly string[]
  /** A teller's; none given is every one of the own communes. */
  readonly payPointIds: readonly string[]
  readonly scopeVersion: number
  readonly signedInAtMs: number
}

export type HttpEnvironment = { Variables: { asker: Asker; address: string } }
