import { describe, expect, it } from 'vitest'
import { nextPayment, type WhatIsKnown } from '#domain/slips/nextPayment.ts'
import { paidBy } from '#tests/support/rollLines.ts'
import { day, rolledLine } from '#tests/support/slips.ts'

const NOVEMBER = { periodId: 'november' as never, month: '2026-11' as never, payFrom: day('2026-11-03'), payUntil: day('2026-11-15') }
const known = (lines: WhatIsKnown['lines'], more: Partial<WhatIsKnown> = {}): WhatIsKnown => ({
  today: day('2026-11-29'),
  standing: 'present',
  isEntitled: true,
  lines,
  account: null,
  ...more,
})
const said = (...given: Parameters<typeof known>) => nextPayment(known(...given))

describe('the next payment on a slip’s page', () => {
  it('says day, place, amount and what to bring (S176)', () => {
    expect(said([rolledLine()])).toMatchObject({
      state: 'dated',
      payFrom: '2026-12-01',
      payUntil: '2026-12-15',
      amountInDong: 500_000,
      place: { name: 'Bưu điện xã', hours: '7 giờ 30 đến 11 giờ' },
      bring: ['identity-card'],
      atHome: false,
    })
  })
  it.each([
    ['nobody was paid yet', 'dated', {}],
    ['the days of paying are over', 'uncollected', { today: day('2026-12-16') }],
    ['the person has died', 'none', { standing: 'dead' }],
    ['the person is only reported dead', 'dated', { standing: 'reported-dead' }],
    ['nothing is due any more', 'none', { isEntitled: false, lines: [] }],
    ['no roll is there yet', 'not-yet-dated', { lines: [] }],
  ] as const)('where %s is «%s» (S176)', (_, state, more) => {
    expect(said([rolledLine()], more).state).toBe(state)
  })
  it.each([
    ['stopped', 'stopped', { outcome: 'stopped' }],
    ['carried into the next round', 'uncollected', { outcome: 'carried' }],
    ['given back', 'uncollected', { outcome: 'returned' }],
    ['taken off the list', 'not-yet-dated', { outcome: 'withdrawn' }],
    ['paid', 'not-yet-dated', { disbursements: [paidBy('a')] }],
    ['paid twice', 'checking', { disbursements: [paidBy('a'), paidBy('b', { doubt: 'double-paid' })] }],
    ['tried in vain', 'dated', { unpaid: { reason: 'absent', day: day('2026-12-02') } }],
    ['for an account', 'into-account', { channel: 'account' }],
    ['brought home', 'dated', { channel: 'home' }],
  ] as const)('of a line that is %s is «%s» (S176)', (_, state, line) => {
    expect(said([rolledLine({ line })]).state).toBe(state)
  })
  it('is the one that can be fetched, though the one before is being looked at (S176)', () => {
    const doubtful = rolledLine({ line: { ...NOVEMBER, disbursements: [paidBy('a', { doubt: 'amount-differs' })] } })
    expect(said([rolledLine(), doubtful])).toMatchObject({ state: 'dated', month: '2026-12' })
  })
  it('of two dated rounds is the earlier one', () => {
    const earlier = rolledLine({ line: { ...NOVEMBER, payUntil: day('2026-11-30') } })
    expect(said([rolledLine(), earlier])).toMatchObject({ month: '2026-11' })
  })
  it('is the payday ahead, though money of a round before is still on its way into an account (S176)', () => {
    const onItsWay = rolledLine({ line: { ...NOVEMBER, channel: 'account' } })
    expect(said([rolledLine(), onItsWay])).toMatchObject({ state: 'dated', month: '2026-12' })
    expect(said([onItsWay])).toMatchObject({ state: 'into-account', month: '2026-11' })
  })
  it('counts what was added to the round with it, part by part', () => {
    const added = rolledLine({ line: { lineId: 'added' as never, amountInDong: 120_000 } })
    expect(said([rolledLine(), added])).toMatchObject({ amountInDong: 620_000, parts: { length: 2 } })
  })
  it('asks a guardian for the guardian’s paper, and for the pay book where there is one', () => {
    const line = rolledLine({ hasPayBook: true, payee: { kind: 'guardian', fullName: 'Lê Thị Bé', phone: null } })
    expect(said([line])).toMatchObject({ bring: ['identity-card', 'pay-book', 'guardian-paper'] })
  })
  it('that was stopped says why, in the office’s words', () => {
    expect(said([rolledLine({ line: { outcome: 'stopped' }, reason: 'Ba tháng chưa lĩnh' })])).toMatchObject({
      reason: 'Ba tháng chưa lĩnh',
    })
  })
  it('not fetched in time waits at its place while the round is open, and till the third month nothing is lost', () => {
    expect(said([rolledLine()], { today: day('2026-12-20') })).toMatchObject({
      state: 'uncollected',
      canBeFetched: true,
      monthsNotCollected: 1,
      until: '2027-02-28',
    })
  })
  it('not fetched twice has a month less to be fetched in, and comes with the next round once both are closed', () => {
    const missed = [
      rolledLine({ isClosed: true, line: { outcome: 'carried' } }),
      rolledLine({ isClosed: true, line: { ...NOVEMBER, outcome: 'carried' } }),
    ]
    expect(said(missed, { today: day('2026-12-20') })).toMatchObject({ monthsNotCollected: 2, until: '2027-01-31', canBeFetched: false })
  })
  it('counts months that came along with the oldest round on record, as the office does', () => {
    const along = rolledLine({ isClosed: true, line: { outcome: 'carried', carriedMonths: 1 } })
    expect(said([along], { today: day('2026-12-20') })).toMatchObject({ monthsNotCollected: 2, until: '2027-01-31' })
  })
  it('of people with merit names no last day, for no rule of the whole country was found', () => {
    const merit = rolledLine({ parts: rolledLine().parts.map((part) => ({ ...part, programmeCode: 'NCC' })) })
    expect(said([merit], { today: day('2026-12-20') })).toMatchObject({ state: 'uncollected', until: null })
  })
  it('with no day yet says by which day it usually is, from the rounds before', () => {
    const paid = rolledLine({ line: { ...NOVEMBER, disbursements: [paidBy('a')] } })
    expect(said([paid])).toEqual({ state: 'not-yet-dated', month: '2026-12', usuallyByDay: 3 })
  })
  it('names the account by bank and last digits', () => {
    const account = { bankName: 'Agribank', accountTail: '3356' }
    expect(said([rolledLine({ line: { channel: 'account' } })], { account })).toMatchObject({ state: 'into-account', account })
  })
})
