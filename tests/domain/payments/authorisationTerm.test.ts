import { describe, expect, it } from 'vitest'
import { whyPaperIsRefused } from '#domain/payments/authorisationTerm.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const refusal = (validUntil: string, today: string, signedOn?: string) =>
  whyPaperIsRefused({ validUntil: getPlainDate(validUntil), signedOn: signedOn ? getPlainDate(signedOn) : null }, getPlainDate(today))

describe('a paper of authorisation', () => {
  it('is good on its last day, and no day longer', () => {
    expect(['2026-12-01', '2026-12-02'].map((today) => refusal('2026-12-01', today))).toEqual([undefined, 'expired'])
  })
  it('runs for a year at the most from today', () => {
    expect(['2027-12-01', '2027-12-02'].map((until) => refusal(until, '2026-12-01'))).toEqual([undefined, 'too-long'])
  })
  it('runs for a year at the most from the day it was signed', () => {
    expect(['2027-06-01', '2027-06-02'].map((until) => refusal(until, '2026-12-01', '2026-06-01'))).toEqual([undefined, 'too-long'])
  })
  it('was not signed on a day to come', () => {
    expect(refusal('2027-06-01', '2026-12-01', '2026-12-02')).toBe('signed-later')
  })
  it('signed on 29 February runs until the 28th of the next', () => {
    expect(['2029-02-28', '2029-03-01'].map((until) => refusal(until, '2028-03-01', '2028-02-29'))).toEqual([undefined, 'too-long'])
  })
})
