import { describe, expect, it } from 'vitest'
import { buildRoster } from '#domain/caseload/buildRoster.ts'
import { RosterSearch } from '#domain/caseload/searchRoster.ts'
import { unpaidPeople } from '#domain/caseload/unpaidPeople.ts'
import type { PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { lineOf } from '#tests/support/payments.ts'
import { person } from '#tests/support/people.ts'

const ABSENT = { reason: 'absent', day: '2026-12-03' as PlainDate } as const
const PAID = {
  factId: 'fact',
  day: '2026-12-03' as PlainDate,
  paidBy: 'Hạnh',
  place: 'Bưu điện',
  via: 'cash',
  amountInDong: 500_000,
  receiver: { kind: 'self' },
  doubt: null,
} as const
const withLines = (fullName: string, payments: readonly PaymentOnProfile[], more: Partial<BeneficiaryProfile> = {}) =>
  person({ fullName, ...more, payments })
function unpaid(...people: readonly BeneficiaryProfile[]): string[] {
  const search = new RosterSearch(buildRoster(people))
  return unpaidPeople(people.map((_, row) => search.entry(row))).map((entry) => entry.fullName)
}

describe('who has not collected this period’s cash', () => {
  it('is whoever has a line that waits', () => {
    expect(unpaid(withLines('Hoa', [lineOf()]), withLines('Bình', []))).toEqual(['Hoa'])
  })
  it('is led by those somebody tried to pay in vain', () => {
    expect(unpaid(withLines('Hoa', [lineOf()]), withLines('Bình', [lineOf({ unpaid: ABSENT })]))).toEqual(['Bình', 'Hoa'])
  })
  it('is nobody who was paid', () => {
    expect(unpaid(withLines('Hoa', [lineOf({ disbursements: [PAID] })]))).toEqual([])
  })
  it('is nobody who is paid through an account', () => {
    expect(unpaid(withLines('Hoa', [lineOf({ channel: 'account' })]))).toEqual([])
  })
  it('is told by the newest period alone', () => {
    const older = lineOf({ periodId: 'before' as PaymentOnProfile['periodId'], month: '2026-11' as PaymentOnProfile['month'] })
    expect(unpaid(withLines('Hoa', [lineOf({ disbursements: [PAID] }), older]))).toEqual([])
  })
  it('is nobody who is reported dead', () => {
    expect(unpaid(withLines('Hoa', [lineOf()], { standing: 'reported-dead' }))).toEqual([])
  })
})
