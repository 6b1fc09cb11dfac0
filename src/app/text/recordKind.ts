import type { FactKind } from '#sync/protocol/Fact.ts'

/** What a record of this kind is called among the words of `unsent`. */
export const RECORD_KIND = {
  'visit.recorded': 'visit',
  'visit.cancelled': 'cancel',
  'person.reported': 'report',
  'report.cancelled': 'cancel',
  'gift.delivered': 'gift',
  'gift.missed': 'giftMissed',
  'gift.cancelled': 'cancel',
  'payment.made': 'payment',
  'payment.missed': 'paymentMissed',
  'payment.cancelled': 'cancel',
  'payment.session-closed': 'sessionClosed',
  'enrolment.moved': 'enrolment',
  'enrolment.cancelled': 'cancel',
  'consent.said': 'consent',
} as const satisfies Readonly<Record<FactKind, string>>
