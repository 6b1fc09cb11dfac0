import type { InjectionKey } from 'vue'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { CashPoint } from '#domain/enrolment/CashPoint.ts'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import type { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import type { FactBody, ItemProblem } from '#sync/protocol/Fact.ts'
import type { AccessProblem, SignedIn } from '#sync/protocol/Access.ts'
import type { FactorProof } from '#sync/protocol/Passkeys.ts'
import type { Scanner } from './Scanner.ts'

export type { CameraFace, CameraNews, CameraTrouble, Scanner, Watching } from './Scanner.ts'

/** What a feature may ask for. Adapters are made in main.ts; tests hand in their own. */

export type Refusal =
  | AccessProblem
  | 'no-network'
  | 'captive-portal'
  | 'wrong-pin'
  | 'lease-ended'
  | 'storage-full'
  | 'storage-broken'
  | 'secret-too-short'
  | 'keys-destroyed'
  | 'locked'
  | 'sign-in-first'
  | 'unsent-left'
  | 'clock-wrong'
  | 'storage-blocked'
  | 'photo-unreadable'
  | 'passkey-unable'
  | 'passkey-put-off'
export type Outcome<Value = void> =
  { ok: true; value: Value } | { ok: false; refusal: Refusal; triesLeft?: number; waitMs?: number; sentence?: string }

export type Door =
  | { readonly face: 'signed-out' }
  | { readonly face: 'choose-secret'; readonly signedIn: SignedIn }
  | { readonly face: 'locked'; readonly displayName: string; readonly leaseEndsAtMs: number; readonly hasPasskey?: boolean | undefined }
  | { readonly face: 'open'; readonly signedIn: SignedIn }
  /** The phone's own store does not open: nothing may be taken for missing. */
  | { readonly face: 'broken'; readonly refusal: Refusal }

/** What happened to this phone and must be said once the person looks at it. */
export type Notice = 'storage-lost' | 'device-revoked' | 'secret-replaced' | 'people-unreadable'

/** Somebody with a locked room of their own on this phone. */
export type Worker = { readonly username: string; readonly displayName: string; readonly unsent: number; readonly isHere: boolean }

/** `wantsNewSecret`: the old one is forgotten; what it opened here is dropped, what is unsent is not. `secondFactor`: a code, where one is wanted. */
export type SigningIn = { readonly wantsNewSecret?: boolean; readonly secondFactor?: FactorProof | undefined }

/** Who is at the phone. Facts stay pushable in every face. */
export interface Gate {
  readonly door: () => Door
  readonly notice: () => Notice | undefined
  onChange(listener: () => void): () => void
  /** Looks at the phone's store again and stands where it says. */
  wake(): Promise<void>
  signIn(username: string, password: string, more?: SigningIn): Promise<Outcome>
  join(code: string, secondFactor?: FactorProof): Promise<Outcome>
  chooseSecret(secret: string): Promise<Outcome>
  unlock(secret: string): Promise<Outcome>
  lock(): void
  /** Refused while anything is unsent. */
  signOut(): Promise<Outcome>
  workers(): Promise<readonly Worker[]>
  changeTo(username: string): Promise<Outcome>
}

export type DownloadProgress = {
  readonly doneBytes: number
  readonly totalBytes: number
  readonly people: number
  readonly complete: boolean
}

/** The people on this phone: sealed pages, one roster in memory, own unsent facts laid over. */
export interface Caseload {
  /** Undefined until the first download is complete. */
  people(): CaseloadPeople | undefined
  person(id: string): Promise<BeneficiaryProfile | undefined>
  download(onProgress: (progress: DownloadProgress) => void): Promise<Outcome>
  sizeToDownload(): Promise<Outcome<{ bytes: number; people: number }>>
  updatedAtMs(): number | undefined
  onChange(listener: () => void): () => void
}

/** The campaigns of the officer's communes that are or were open, newest first; on the phone, so also without network. */
export interface Campaigns {
  known(): readonly Campaign[]
  onChange(listener: () => void): () => void
}

/** Where cash is drawn in the officer's communes; on the phone, so also without network. */
export interface CashPoints {
  known(): readonly CashPoint[]
}

export type RecordState = 'saved' | 'sending' | 'sent' | 'review'
export type OutboxLine = {
  readonly factId: string
  /** The device's own number of it. */
  readonly deviceSequence: number
  readonly body: FactBody
  readonly personName: string
  readonly savedAtMs: number
  readonly state: RecordState
  readonly sentAtMs: number | null
  readonly problem: ItemProblem | null
}

/** Recorded before the secret was replaced: the office still opens it, this phone no longer. */
export type EarlierLine = Omit<OutboxLine, 'body' | 'personName'>

export interface Records {
  /** Resolves only after the row was committed, read back and decrypted. */
  /** The draft it was written in goes with it, at once or not at all. */
  record(body: FactBody, personName: string, draftKey?: string): Promise<Outcome<{ factId: string }>>
  lines(): Promise<readonly OutboxLine[]>
  earlierLines(): Promise<readonly EarlierLine[]>
  /** Puts one that needs a look back into the queue: the office may see it otherwise by now. */
  sendAgain(factId: string): Promise<void>
  /** The office looked at these and decided: they need no look any more. */
  officeSettled(factIds: readonly string[]): Promise<void>
  onChange(listener: () => void): () => void
}

export type SyncFace =
  | {
      readonly face: 'rest'
      readonly unsent: number
      readonly oldestUnsentAtMs: number | null
      readonly review: number
      readonly lastInStepAtMs: number | null
      readonly trouble: Refusal | null
      readonly retryAtMs: number | null
      /** Server clock minus the phone's, when last measured. */
      readonly clockOffsetMs: number | null
    }
  | { readonly face: 'sending'; readonly done: number; readonly total: number; readonly unsent: number }

export interface Sync {
  face(): SyncFace
  onChange(listener: () => void): () => void
  now(): Promise<void>
  /** By hand: what could still be undone goes out too. */
  sendNow(): Promise<void>
  /** Ends the sending after the batch on its way; everything else stays in the queue. */
  stop(): void
}

/** Photos travel apart from the facts that name them, and never hold one up. */
export interface Photos {
  /** Made small and nameless, kept sealed; the hash goes into the fact. */
  take(photo: Blob): Promise<Outcome<{ hash: string }>>
  /** From this phone; undefined when it is not here. */
  read(hash: string): Promise<Blob | undefined>
  drop(hash: string): Promise<void>
  /** The phone's own, else the office's. */
  ofFact(factId: string): Promise<Outcome<Blob>>
  waiting(): Promise<number>
}

/** Which way to the home screen this browser offers. */
export type InstallFace = 'installed' | 'offered' | 'by-hand-ios' | 'by-hand' | 'in-app'
export interface Installing {
  face(): InstallFace
  /** The app whose own browser the page is open in. */
  readonly hostApp: string | undefined
  onChange(listener: () => void): () => void
  install(): Promise<void>
}

export interface Drafts {
  read(key: string): Promise<{ text: string; savedAtMs: number } | undefined>
  keep(key: string, text: string): Promise<void>
  drop(key: string): Promise<void>
  list(): Promise<readonly { key: string; savedAtMs: number }[]>
  /** Called just before the keys go: an open form keeps what it holds. */
  beforeLocking(listener: () => void): () => void
}

export interface Clock {
  nowMs(): number
}

export type Preferences = {
  readonly textSize: 'vua' | 'lon' | 'rat-lon'
  readonly theme: 'may' | 'sang' | 'toi'
  readonly language: 'vi' | 'en'
  readonly isInstallPutOff: boolean
  /** In a hall: a certain person's gift is saved by the scan alone. */
  readonly savesByItself: boolean
  readonly hasScanSignal: boolean
}
export interface PreferenceStore {
  read(): Promise<Preferences>
  keep(preferences: Preferences): Promise<void>
}

/** Online-only calls of the coordinator's screens. */
export interface Office {
  call<Answer>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', address: string, body?: unknown): Promise<Outcome<Answer>>
  /** Made small and nameless, as base64: a photo for the office that stays off this device. */
  readPhoto(photo: Blob): Promise<Outcome<string>>
  /** Whom to ask when the office wants the password once more: true when it was given, and what was refused is done again, once. Without anybody it stays refused. */
  onSignInAgain(ask: (() => Promise<boolean>) | undefined): void
}

export const GATE: InjectionKey<Gate> = Symbol()
export const CASELOAD: InjectionKey<Caseload> = Symbol()
export const CAMPAIGNS: InjectionKey<Campaigns> = Symbol()
export const CASH_POINTS: InjectionKey<CashPoints> = Symbol()
export const RECORDS: InjectionKey<Records> = Symbol()
export const SYNC: InjectionKey<Sync> = Symbol()
export const DRAFTS: InjectionKey<Drafts> = Symbol()
export const CLOCK: InjectionKey<Clock> = Symbol()
export const PREFERENCES: InjectionKey<PreferenceStore> = Symbol()
/** A newer version of the program itself. */
export interface Updates {
  onWaiting(listener: () => void): void
  take(): void
}
export const UPDATES: InjectionKey<Updates> = Symbol()
export const PHOTOS: InjectionKey<Photos> = Symbol()
export const INSTALLING: InjectionKey<Installing> = Symbol()
/** Fetched when somebody scans. */
export const SCANNER: InjectionKey<() => Promise<Scanner>> = Symbol()
export const OFFICE: InjectionKey<Office> = Symbol()

export type PhoneTools = {
  readonly gate: Gate
  readonly caseload: Caseload
  readonly campaigns: Campaigns
  readonly cashPoints: CashPoints
  readonly records: Records
  readonly sync: Sync
  readonly drafts: Drafts
  readonly photos: Photos
  readonly clock: Clock
  readonly office: Office
  readonly preferences: PreferenceStore
}
