import type { InjectionKey } from 'vue'

/** How much the program keeps on this phone, where the browser says so, and whether the system may take it away. */
export type Space = {
  /** As the browser gives it, in bytes. */
  readonly estimate: { readonly usage?: number; readonly quota?: number } | undefined
  readonly isPersistent: boolean
  /** A private window, as far as its browser lets it be told: all of it goes when it is closed. */
  readonly isFleeting: boolean
  readonly version: string
}
/** What must be told of it. */
export type SpaceTrouble = { readonly isFleeting: boolean; readonly lowMegabytes: string | undefined }
export interface PhoneSpace {
  look(): Promise<Space>
}

export const SPACE: InjectionKey<PhoneSpace> = Symbol()
