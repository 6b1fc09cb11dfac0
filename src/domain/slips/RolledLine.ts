import type { PaymentPart } from '../payments/PaymentLine.ts'
import type { PaymentMonth, PaymentOnProfile } from '../payments/PaymentOnProfile.ts'
import type { Payee } from '../people/BeneficiaryProfile.ts'
import type { SlipPlace } from './SlipPage.ts'

/** One line of a released round as the office keeps it for one person, with what a slip tells of it. */
export type RolledLine = {
  readonly line: PaymentOnProfile
  /** The months its round pays for. */
  readonly months: readonly PaymentMonth[]
  readonly parts: readonly PaymentPart[]
  readonly payee: Payee
  readonly hasPayBook: boolean
  /** Why it was stopped, in the office's words; '' where it wrote none. */
  readonly reason: string
  readonly place: SlipPlace
  /** Its round is closed: nothing of it is paid any more. */
  readonly isClosed: boolean
}
