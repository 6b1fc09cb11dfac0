import { describe, expect, it } from 'vitest'
import { statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import { paymentState } from '#domain/payments/PaymentOnProfile.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { layOnRoll } from '#sync/recording/layOnRoll.ts'
import type { OwnFact } from '#sync/recording/layFacts.ts'
import { enrolmentCancelOf, enrolmentOf } from '#tests/support/facts.ts'
import { missedAt, paidTo, takenBack } from '#tests/support/payFacts.ts'
import { paidBy, rollLine } from '#tests/support/rollLines.ts'

const hoa = rollLine(1)
const own = (factId: string, body: FactBody) => ({ factId, body, officerName: 'Lê Thị Hạnh' })
const stateAfter = (line = hoa, ...bodies: readonly FactBody[]) =>
  paymentState(
    layOnRoll(
      line,
      bodies.map((body, place) => own(`f${place}`, body)),
    ).line,
  )

describe('own unsent words on a line of the roll (S62)', () => {
  it('pay it', () => {
    expect(stateAfter(hoa, paidTo(hoa))).toBe('paid')
  })
  it('count once, however often the office’s page comes again with them', () => {
    const known = rollLine(1, { line: { disbursements: [paidBy('f0')] } })
    expect(layOnRoll(known, [own('f0', paidTo(hoa))]).line.disbursements).toHaveLength(1)
  })
  it('stand beside another’s payment as a double one', () => {
    const known = rollLine(1, { line: { disbursements: [paidBy('theirs')] } })
    expect(layOnRoll(known, [own('f0', paidTo(hoa))]).line.disbursements.map((one) => one.doubt)).toEqual([null, 'double-paid'])
  })
  it('leave nothing behind once taken back, in whatever order they are told', () => {
    expect([stateAfter(hoa, paidTo(hoa), takenBack(hoa, 'f0')), stateAfter(hoa, takenBack(hoa, 'f1'), paidTo(hoa))]).toEqual([
      'waiting',
      'waiting',
    ])
  })
  it('take back what the office already shows', () => {
    const known = rollLine(1, { line: { disbursements: [paidBy('sent')] } })
    expect(stateAfter(known, takenBack(hoa, 'sent'))).toBe('waiting')
  })
  it('tell of an attempt in vain, with reason and day alone', () => {
    expect(layOnRoll(hoa, [own('f0', missedAt(hoa))]).line.unpaid).toEqual({ reason: 'absent', day: '2026-11-25' })
  })
  it('about another line of the same person change nothing', () => {
    const second = rollLine(2, { beneficiaryId: hoa.beneficiaryId })
    expect(layOnRoll(second, [own('f0', paidTo(hoa))])).toBe(second)
  })
})

describe('own unsent words about an account on a line of the roll', () => {
  const yes = enrolmentOf(hoa.beneficiaryId, { kind: 'moved', to: 'agreed', holder: null })
  const laid = (...facts: readonly OwnFact[]) => layOnRoll(hoa, facts)
  it('show at once, and nobody at this counter asks again (S91)', () => {
    const line = laid({ ...own('f0', yes), role: 'teller' })
    expect(statusOnPage(line.enrolment ?? null).place).toBe('agreed')
  })
  it('leave the money as it is', () => {
    expect(laid(own('f0', yes)).line).toBe(hoa.line)
  })
  it('leave no trace once taken back', () => {
    expect(laid(own('f0', yes), own('f1', enrolmentCancelOf(hoa.beneficiaryId, 'f0'))).enrolment ?? null).toBeNull()
  })
})
