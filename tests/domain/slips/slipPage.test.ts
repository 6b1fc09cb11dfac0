import { describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { callName } from '#domain/slips/callName.ts'
import { makeSlipPage } from '#domain/slips/makeSlipPage.ts'
import { receivedLines } from '#domain/slips/receivedLines.ts'
import { slipCard } from '#domain/slips/slipCard.ts'
import { NOT_ASKED } from '#domain/enrolment/enrolmentOf.ts'
import { readSlip, slipAddress, slipSecretOf, spacedSecret } from '#domain/slips/slipSecret.ts'
import { isWorkingDay, workingDaysAfter } from '#domain/shared/workingDays.ts'
import { paidBy } from '#tests/support/rollLines.ts'
import { day, rolledLine } from '#tests/support/slips.ts'
import { said, to } from '../enrolment/moves.ts'

const NOW_MS = Date.UTC(2026, 10, 29, 2)
const person = (more: Partial<BeneficiaryProfile> = {}): BeneficiaryProfile =>
  ({
    fullName: 'Nguyễn Thị Hoa',
    sex: 'female',
    birth: '1946-05-02',
    citizenId: '075146004821',
    phone: '0912345678',
    standing: 'present',
    entitlements: [{}],
    enrolment: null,
    note: 'Nhà cuối xóm',
    ...more,
  }) as unknown as BeneficiaryProfile

describe('how somebody is called', () => {
  it.each([
    ['bà Hoa', { birth: '1946' }],
    ['ông Tâm', { birth: '1946', sex: 'male', fullName: 'Trần Văn Tâm' }],
    ['chị Hoa', { birth: '1990-02' }],
    ['cháu Minh', { birth: '2015-01-01', fullName: 'Lê Minh' }],
    ['ông/bà Hoa', { birth: '', sex: 'unknown' }],
  ] as const)('is %s', (name, more) => {
    expect(callName(person(more), 2026)).toBe(name)
  })
})

describe('a slip’s page', () => {
  const page = makeSlipPage({
    profile: person(),
    lines: [rolledLine()],
    contact: { communeName: 'xã Gia Tân 3', communePhone: '02513000000', officerName: null, officerPhone: null },
    reports: [],
    reader: { kind: 'self' },
    expiresOn: day('2027-11-29'),
    nowMs: NOW_MS,
  })
  it('calls the person and tells the year, the next payment and whom to call', () => {
    expect(page).toMatchObject({
      callName: 'bà Hoa',
      birthYear: 1946,
      next: { state: 'dated' },
      helpers: { payPlace: { name: 'Bưu điện xã' } },
    })
  })
  it('holds neither whole name nor numbers nor what officers note (S178)', () => {
    const text = JSON.stringify(page)
    expect(['Nguyễn Thị', '075146004821', '4821', '0912345678', 'cuối xóm', '05-02'].filter((word) => text.includes(word))).toEqual([])
  })
  it('holds these fields and no others (S178)', () => {
    expect(Object.keys(page).sort()).toEqual(
      ['asOfMs', 'birthYear', 'callName', 'card', 'expiresOn', 'helpers', 'next', 'reader', 'received', 'reports'].sort(),
    )
  })
})

describe('what was received', () => {
  it('is of the last twelve months, newest first, with who took it where it was another', () => {
    const lines = [
      rolledLine({ line: { disbursements: [paidBy('a', { day: day('2026-12-03') })] } }),
      rolledLine({
        line: { disbursements: [paidBy('b', { day: day('2026-11-03'), receiver: { kind: 'guardian', fullName: 'Lê Thị Bé' } })] },
      }),
      rolledLine({ line: { disbursements: [paidBy('c', { day: day('2025-11-03') })] } }),
    ]
    expect(receivedLines(lines, day('2026-12-10')).map((one) => [one.day, one.takenBy])).toEqual([
      ['2026-12-03', null],
      ['2026-11-03', 'Lê Thị Bé'],
    ])
  })
  it('says of a payment in doubt that it is being looked at, never that it is missing (S176)', () => {
    const doubtful = rolledLine({ line: { disbursements: [paidBy('a', { day: day('2026-12-03'), doubt: 'amount-differs' })] } })
    expect(receivedLines([doubtful], day('2026-12-10'))).toMatchObject([{ isBeingChecked: true }])
  })
})

describe('the way to a card', () => {
  const onDay = (at: string) => ({ day: day(at) })
  it('shows each state with the day it was left behind', () => {
    const moves = [said(to('agreed'), onDay('2026-10-12')), said(to('population-checked'), onDay('2026-10-20'))]
    expect(slipCard({ before: NOT_ASKED, moves }).stages.map(({ state, day: at }) => [state, at])).toEqual([
      ['done', '2026-10-12'],
      ['done', '2026-10-20'],
      ['current', null],
      ['later', null],
      ['later', null],
    ])
  })
  it.each([
    ['not-asked', 'say-whether'],
    ['agreed', 'hand-in-papers'],
    ['population-checked', 'wait-for-bank'],
    ['account-opened', 'fetch-card'],
    ['card-active', 'wait-for-money'],
    ['first-money', 'use-card'],
  ] as const)('at %s the next thing is %s', (place, task) => {
    expect(slipCard({ before: { ...NOT_ASKED, place }, moves: [] }).task).toBe(task)
  })
  it('asks for a paper to be mended first', () => {
    const held = said({ kind: 'held', obstacle: 'CCCD_HET_HAN' })
    expect(slipCard({ before: { ...NOT_ASKED, place: 'agreed' }, moves: [held] }).task).toBe('mend-papers')
  })
  it('asks nothing of whoever said no, and of whoever is paid in cash', () => {
    const refused = slipCard({ before: NOT_ASKED, moves: [said({ kind: 'refused', obstacle: 'THICH_TIEN_MAT' })] })
    const cash = slipCard({ before: { ...NOT_ASKED, place: 'back-to-cash' }, moves: [] })
    expect([refused.task, cash.way, cash.task]).toEqual(['nothing', 'cash', 'nothing'])
  })
})

describe('a slip’s secret', () => {
  const secret = slipSecretOf(Uint8Array.from({ length: 16 }, (_, at) => at * 17))
  it('is read from its address, from its letters, and as somebody types it', () => {
    const typed = spacedSecret(secret).toUpperCase().replace('1', 'l').replace('0', 'O')
    expect([slipAddress('https://tantay.example.vn', secret), secret, typed].map(readSlip)).toEqual([secret, secret, secret])
  })
  it('is nothing else: no card, no payment code, no link, no receipt', () => {
    const others = [
      '075146004821|123|Hoa',
      '00020101021138',
      'https://tantay.example.vn/q/ab',
      `https://x.vn/phieu#bn.${secret}`,
      secret.slice(1),
      `8${secret.slice(1)}`,
    ]
    expect(others.map(readSlip)).toEqual(others.map(() => undefined))
  })
  it('carries every one of its 128 bits', () => {
    const flipped = Array.from({ length: 128 }, (_, bit) => {
      const bytes = new Uint8Array(16)
      bytes[bit >> 3] = 1 << (bit & 7)
      return slipSecretOf(bytes)
    })
    expect(new Set(flipped).size).toBe(128)
  })
})

describe('working days', () => {
  it.each([
    ['2026-11-27', 3, '2026-12-02'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-04-29', 1, '2026-05-04'],
    ['2026-02-13', 1, '2026-02-23'],
  ])('after %s the %i. is %s', (from, count, until) => {
    expect(workingDaysAfter(day(from), count)).toBe(until)
  })
  it('leave out the Hùng kings’ day', () => {
    expect(isWorkingDay(day('2026-04-26'))).toBe(false)
  })
})
