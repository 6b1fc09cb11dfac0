import { describe, expect, it } from 'vitest'
import type { AccountHolder } from '#domain/enrolment/EnrolmentMove.ts'
import { standingOfPaper } from '#domain/enrolment/holderPaper.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const TODAY = getPlainDate('2026-11-29')
const proxy = (validUntil: string | null): AccountHolder => ({
  kind: 'proxy',
  fullName: 'Trần Thị Lan',
  relation: 'child',
  paper: validUntil === null ? null : { number: '12/UQ', validUntil: getPlainDate(validUntil) },
})

describe('the paper of an account in another name (S93)', () => {
  it.each([
    ['2027-03-31', 'good'],
    ['2026-12-29', 'soon'],
    ['2026-11-29', 'soon'],
    ['2026-11-28', 'ended'],
    [null, 'missing'],
  ] as const)('valid until %s is %s', (validUntil, standing) => {
    expect(standingOfPaper(proxy(validUntil), TODAY)).toBe(standing)
  })
  it('is asked of nobody whose account is their own', () => {
    expect([standingOfPaper({ kind: 'own' }, TODAY), standingOfPaper(null, TODAY)]).toEqual([null, null])
  })
})
