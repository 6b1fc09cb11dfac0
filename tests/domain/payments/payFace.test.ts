import { describe, expect, it } from 'vitest'
import { payFace } from '#domain/payments/payFace.ts'
import { paidBy, POINT, rollLine, sessionOf } from '#tests/support/rollLines.ts'

const OWN = { sessionId: sessionOf().id, place: POINT.name }
const faceOf = (more: Parameters<typeof rollLine>[1] = {}) => payFace(rollLine(1, more), OWN)

describe('whoever comes to the counter', () => {
  it('is paid what waits, and what was tried in vain before', () => {
    expect([faceOf(), faceOf({ line: { unpaid: { reason: 'absent', day: '2026-11-24' as never } } })]).toEqual(['due', 'due'])
  })
  it('is paid what nobody holds', () => {
    expect(faceOf({ heldBy: null })).toBe('due')
  })
  it('is paid what another counter holds with a reason only (S69)', () => {
    expect(faceOf({ heldBy: { sessionId: 'other' as never, label: 'Quầy 2' } })).toBe('elsewhere')
  })
  it('is paid what waits at another place with a reason only, though nobody holds it (S69)', () => {
    expect(faceOf({ heldBy: null, line: { place: 'Bưu điện Gia Kiệm' } })).toBe('elsewhere')
  })
  it('is not paid twice, whoever paid and whoever holds it (S54, S69)', () => {
    const heldBy = { sessionId: 'other' as never, label: 'Quầy 2' }
    expect(faceOf({ heldBy, line: { disbursements: [paidBy('theirs')] } })).toBe('paid')
  })
  it('is told that it is being looked into when paid twice', () => {
    expect(faceOf({ line: { disbursements: [paidBy('a'), paidBy('b', { doubt: 'double-paid' })] } })).toBe('review')
  })
  it('gets no cash where the money goes to an account (S69)', () => {
    expect(faceOf({ line: { channel: 'account' } })).toBe('account')
  })
  it.each(['stopped', 'withdrawn', 'carried', 'returned'] as const)('gets nothing of a line that is %s (S69)', (outcome) => {
    expect(faceOf({ line: { outcome } })).toBe(outcome)
  })
  it('is not somebody who has died, but may be whom a report is wrong about', () => {
    expect([faceOf({ standing: 'dead' }), faceOf({ standing: 'reported-dead' })]).toEqual(['dead', 'due'])
  })
})
