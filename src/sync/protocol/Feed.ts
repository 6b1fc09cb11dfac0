import type { BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { SignedIn } from './Access.ts'

/** Opaque to the phone: the server alone reads epoch, scope version and position out of it. */
export type Cursor = string

export type Change =
  { readonly kind: 'person'; readonly id: string; readonly profile: BeneficiaryProfile } | { readonly kind: 'gone'; readonly id: string }

export type ChangesPage = {
  readonly changes: readonly Change[]
  readonly cursor: Cursor
  readonly more: boolean
  readonly serverTimeMs: number
  /** Only to whoever asked for it: the news of the account and a new lease, in the one answer of a quiet morning. */
  readonly signedIn?: SignedIn | undefined
  /** Stands for the campaigns as they are; another one means that they are to be fetched. Absent from an older office. */
  readonly campaigns?: string | undefined
  /** The same for the points where cash is drawn. */
  readonly cashPoints?: string | undefined
}

/** Why a cursor no longer holds: the database was restored, the area changed, or the log no longer reaches back. */
export const START_OVER_REASONS = ['epoch', 'scope', 'too-old'] as const
export type StartOverReason = (typeof START_OVER_REASONS)[number]

export const PEOPLE_IN_A_PAGE = 1000
/** As many pages as one answer may hold, one after the other. */
export const MOST_PAGES_AT_ONCE = 10

export type BlobInManifest = { readonly bytes: number; readonly sha256: string }

/** One unit's snapshot as it lies on the server: page n is leaves of gzip `BeneficiaryProfile[]`, the roster a gzip `Roster`. */
export type UnitDownload = {
  readonly unitCode: UnitCode
  readonly unitName: string
  readonly generation: string
  readonly people: number
  readonly pages: readonly BlobInManifest[]
  readonly roster: BlobInManifest
}

export type DownloadManifest = {
  readonly units: readonly UnitDownload[]
  readonly cursor: Cursor
  /** Changes when the office's database was restored: a phone that knew another one sends again what was acknowledged. */
  readonly epoch: string
  readonly serverTimeMs: number
}

/** Proves that phone and server hold the same people: count, and SHA-256 over the sorted `id:hash of profile text` lines. */
export type UnitDigest = { readonly unitCode: UnitCode; readonly people: number; readonly sha256: string }
