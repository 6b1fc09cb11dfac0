import type { InjectionKey } from 'vue'

/** A file with what this phone could not send; whoever carries it reads nothing in it. */
export type UnsentFile = {
  readonly records: number
  readonly photos: number
  /** Wait here, but have no room in the file or are locked to this phone alone. */
  readonly photosLeft: number
  readonly name: string
  /** Whether this browser hands files over to other programs. */
  readonly mayShare: boolean
  /** False when the person thought better of it. */
  share(): Promise<boolean>
  save(): void
}

/** For a phone that is dying, full, revoked, long without network, or whose code is forgotten: a locked one makes it too. */
export interface UnsentPackages {
  /** Undefined when nothing waits on this phone. */
  make(): Promise<UnsentFile | undefined>
}
/** Fetched when somebody wants it. */
export const UNSENT_PACKAGES: InjectionKey<() => Promise<UnsentPackages>> = Symbol()
