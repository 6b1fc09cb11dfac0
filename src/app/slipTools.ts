import type { InjectionKey } from 'vue'
import type { WordsOf } from '#domain/shared/amountInWords.ts'
import type {
  AgainAnswer,
  OfficeKeyAnswer,
  OpenSlipRequest,
  ReminderAnswer,
  ReminderRequest,
  SayAnswer,
  SayRequest,
  SlipAnswer,
  SlipProblem,
  SlipReport,
} from '#sync/protocol/Slip.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { VerifySignature } from '#sync/receipts/certificate.ts'
import type { SlipPage } from '#domain/slips/SlipPage.ts'
import type { SlipSecret } from '#domain/slips/slipSecret.ts'

/** What the page of those who receive may ask for. Adapters are made in slipMain.ts; tests hand in their own. */

export const SLIP_REFUSALS = ['no-network', 'captive-portal', 'storage-broken', 'phone-has-eight'] as const
export type SlipRefusal = SlipProblem | (typeof SLIP_REFUSALS)[number]
export type SlipOutcome<Value = void> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: SlipRefusal }

/** The doors of the office that a slip opens. */
export interface SlipOffice {
  open(request: OpenSlipRequest): Promise<SlipOutcome<SlipAnswer>>
  again(returnKeys: readonly string[]): Promise<SlipOutcome<AgainAnswer>>
  say(request: SayRequest): Promise<SlipOutcome<SayAnswer>>
  /** For a phone that holds no slip. */
  officeKey(): Promise<SlipOutcome<OfficeKeyAnswer>>
  remind(request: ReminderRequest): Promise<SlipOutcome<ReminderAnswer>>
}

/** Somebody whose news lies on a phone of one's own. */
export type KeptSlip = {
  readonly id: string
  /** Shown again as a code for another phone of the family. */
  readonly secret: string
  readonly returnKey: string
  readonly page: SlipPage
  readonly officeKey: string
  /** Genuine ones of this person, as they were read, newest last. */
  readonly receipts: readonly string[]
  /** Somebody tapped to be told of this person's paydays. */
  readonly wantsReminder?: boolean
}
/** Said, and not yet at the office. */
export type WaitingReport = {
  readonly slipId: string
  readonly report: SlipReport
  readonly saidAtMs: number
  /** The office does not take it as it is; it stays, and a person is called. */
  readonly refusal: SlipRefusal | null
}
export type OnPhone = { readonly slips: readonly KeptSlip[]; readonly reports: readonly WaitingReport[] }

/** What lies on a phone of one's own, sealed under a key the browser hands to nobody. On a borrowed phone nothing of it is ever called. */
export interface SlipStore {
  read(): Promise<OnPhone>
  keepSlip(slip: KeptSlip): Promise<void>
  /** With what was said of it and not sent. */
  dropSlip(id: string): Promise<void>
  keepReport(report: WaitingReport): Promise<void>
  dropReport(id: string): Promise<void>
}

/** `none`: this browser shows no notices; `askable`: nobody was asked yet. */
export type NoticeFace = 'none' | 'askable' | 'allowed' | 'denied'
/** Where the office can push to this phone. */
export type PushedPhone = NonNullable<ReminderRequest['phone']>
/** All that the worker of the page is left with: days, and what it says the evening before each. */
export type LeftForWorker = { readonly days: readonly PlainDate[]; readonly text: string }

/** How this phone tells of a payday while the page is closed. */
export interface PaydayNotices {
  face(): NoticeFace
  /** Asks the person, by a question of the browser's own; whether they allow it. */
  ask(): Promise<boolean>
  /** Undefined where the browser has no push service; then it reminds by itself. */
  subscribe(reminderKey: string): Promise<PushedPhone | undefined>
  unsubscribe(): Promise<void>
  leave(left: LeftForWorker | undefined): Promise<void>
}

/** How the page looks and speaks: nothing personal, in the clear. */
export type SlipLooks = {
  readonly textSize: 'vua' | 'lon' | 'rat-lon'
  readonly theme: 'may' | 'sang' | 'toi'
  readonly language: 'vi' | 'en'
  readonly wordsOf: WordsOf
  /** Whether the voice was understood; asked once. */
  readonly hearsWell: boolean | null
  /** Who was looked at last, by the store's own number. */
  readonly lastSlipId: string | null
}
export interface SlipLooksStore {
  readLooks(): Promise<Partial<SlipLooks>>
  keepLooks(looks: SlipLooks): Promise<void>
}

/** `unknown`: the browser has not told its voices yet. */
export type VoiceFace = 'unknown' | 'none' | 'silent' | 'reading'
export interface Voice {
  face(): VoiceFace
  onChange(listener: () => void): () => void
  /** Each sentence by itself: long ones break off on some phones. */
  read(sentences: readonly string[]): void
  stop(): void
}

/** Hands a made file to the phone, which knows which program opens it. */
export type HandOutFile = (file: { readonly name: string; readonly type: string; readonly text: string }) => void

export const VOICE: InjectionKey<Voice> = Symbol()
export const HAND_OUT_FILE: InjectionKey<HandOutFile> = Symbol()
export const MAKE_ID: InjectionKey<() => string> = Symbol()
export const VERIFY: InjectionKey<VerifySignature> = Symbol()
/** The slip that waits to be opened, or an office's paper to be checked: read from the address, which has forgotten it, from the camera or from fingers. In memory alone. `early`: what was answered while the program was still on its way. */
export const NEW_SECRET: InjectionKey<{
  secret: SlipSecret | undefined
  paper: string | undefined
  early?: { readonly year: string; readonly isSent: boolean } | undefined
}> = Symbol()
