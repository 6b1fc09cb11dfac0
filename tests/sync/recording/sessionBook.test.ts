import { describe, expect, it } from 'vitest'
import { sessionTotals } from '#domain/payments/sessionTotals.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { bookOf, closingOf, entriesOf, type BookEntry } from '#sync/recording/sessionBook.ts'
import { closedWith, missedAt, paidTo, takenBack } from '#tests/support/payFacts.ts'
import { rollLine, sessionOf } from '#tests/support/rollLines.ts'

const hoa = rollLine(1)
const entry = (deviceSequence: number, body: FactBody, factId = `fact-${deviceSequence}`): BookEntry => ({
  ...{ factId, deviceSequence, savedAtMs: deviceSequence, body },
})
const book = (...facts: readonly BookEntry[]) => bookOf(sessionOf().id, facts)
const numbers = (entries: readonly BookEntry[]) => entries.map((one) => one.deviceSequence)

describe('the book of a session', () => {
  it('holds payments, attempts in vain and what was taken back, in the phone’s order (S64)', () => {
    const facts = [entry(9, takenBack(hoa, 'fact-4')), entry(4, paidTo(hoa)), entry(6, missedAt(rollLine(2)))]
    expect(numbers(book(...facts))).toEqual([4, 6, 9])
  })
  it('does not hold another session’s payments, nor what takes them back', () => {
    const theirs = { ...paidTo(hoa), sessionId: 'other' } as FactBody
    expect(book(entry(1, theirs), entry(2, takenBack(hoa, 'fact-1')))).toEqual([])
  })
  it('is closed by its closing, which is no entry of it (S65)', () => {
    const facts = [entry(1, paidTo(hoa)), entry(2, closedWith([[1, 1]]))]
    expect([numbers(book(...facts)), closingOf(sessionOf().id, facts)?.deviceSequence]).toEqual([[1], 2])
  })
  it('adds up to what the drawer holds: float less paid, plus what was taken back (S64)', () => {
    const facts = book(entry(1, paidTo(hoa)), entry(2, paidTo(rollLine(2))), entry(3, takenBack(hoa, 'fact-1')), entry(4, missedAt(hoa)))
    expect(sessionTotals(2_000_000, entriesOf(facts))).toMatchObject({ payments: 2, reversals: 1, missed: 1, expectedInDong: 1_500_000 })
  })
})
