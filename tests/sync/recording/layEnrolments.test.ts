import { describe, expect, it } from 'vitest'
import { statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import type { SaidWord } from '#sync/protocol/Fact.ts'
import { parseFactBody } from '#sync/protocol/parseFactBody.ts'
import { layFacts, type OwnFact } from '#sync/recording/layFacts.ts'
import { enrolmentCancelOf, enrolmentOf } from '#tests/support/facts.ts'
import { person } from '#tests/support/people.ts'

const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
const AGREED: SaidWord = { kind: 'moved', to: 'agreed', holder: null }
const own = (factId: string, body: OwnFact['body'], role: OwnFact['role'] = 'officer'): OwnFact => ({
  factId,
  officerName: 'Nam',
  role,
  body,
})
const account = (holderName: string, holder: Extract<SaidWord, { kind: 'account' }>['holder'] = { kind: 'own' }): SaidWord => ({
  kind: 'account',
  holder,
  bankBin: '970449',
  accountNumber: '0123456784821',
  holderName,
  readBy: 'typing',
})
const told = (word: SaidWord) => layFacts(hoa, [own('a', enrolmentOf(hoa.id, word))])

describe('own words about an account over the office’s page', () => {
  it('show at once, with whose word it was (S36)', () => {
    const page = layFacts(hoa, [own('a', enrolmentOf(hoa.id, AGREED))])
    expect([statusOnPage(page.enrolment).place, page.enrolment?.moves[0]?.by]).toEqual(['agreed', 'Nam'])
  })
  it('leave no trace once taken back (S37)', () => {
    expect(layFacts(hoa, [own('a', enrolmentOf(hoa.id, AGREED)), own('b', enrolmentCancelOf(hoa.id, 'a'))]).enrolment).toBeNull()
  })
  it('laid on a page that shows them already change nothing (S91)', () => {
    const once = told(AGREED)
    expect(layFacts(once, [own('a', enrolmentOf(hoa.id, AGREED))])).toEqual(once)
  })
  it('count by the duty of whoever said them (S90)', () => {
    const opened = enrolmentOf(hoa.id, { kind: 'moved', to: 'account-opened', holder: null })
    const place = (role: OwnFact['role']) => statusOnPage(layFacts(hoa, [own('a', opened, role)]).enrolment).place
    expect([place('teller'), place('officer')]).toEqual(['account-opened', 'not-asked'])
  })
  it('come on a page made before there was any room for them', () => {
    const older = JSON.parse(JSON.stringify({ ...hoa, enrolment: undefined })) as typeof hoa
    expect(statusOnPage(layFacts(older, [own('a', enrolmentOf(hoa.id, AGREED))]).enrolment).place).toBe('agreed')
  })
})

describe('an account on a page', () => {
  it('shows its last four letters and never its number (S98)', () => {
    const text = JSON.stringify(told(account('NGUYEN THI HOA')))
    expect([text.includes('0123456784821'), text.includes('"4821"')]).toEqual([false, true])
  })
  it('agrees with the person’s name as the bank writes it', () => {
    expect(statusOnPage(told(account('NGUYEN THI HOA')).enrolment).account?.nameAgrees).toBe(true)
  })
  it('says so when it is another’s', () => {
    expect(statusOnPage(told(account('TRAN THI LAN')).enrolment).account?.nameAgrees).toBe(false)
  })
  it('of a proxy is compared with the proxy', () => {
    const lan = { kind: 'proxy', fullName: 'Trần Thị Lan', relation: 'child', paper: null } as const
    expect(statusOnPage(told(account('TRAN THI LAN', lan)).enrolment).account?.nameAgrees).toBe(true)
  })
})

describe('what the office cannot read', () => {
  const read = (word: unknown) => parseFactBody(JSON.stringify({ salt: 'x'.repeat(16), body: { ...enrolmentOf(hoa.id, AGREED), word } }))
  it.each([
    ['a step nobody knows', { kind: 'moved', to: 'rich', holder: null }],
    ['«not asked», which nobody says', { kind: 'moved', to: 'not-asked', holder: null }],
    ['an obstacle without a row', { kind: 'held', obstacle: 'LAZY' }],
    ['leaving without a reason', { kind: 'left', exit: 'back-to-cash' }],
    ['an account with letters no bank writes', { ...account('X'), accountNumber: '0123/45' }],
  ])('%s is told from what it knows', (_what, word) => {
    expect(read(word)).toBeUndefined()
  })
  it('while every word it knows is read as it was said', () => {
    const words = [AGREED, { kind: 'refused', obstacle: 'KHAC' }, { kind: 'held', obstacle: 'QUEN_PIN' }, account('NGUYEN THI HOA')]
    expect(words.map((word) => (read(word) as { word?: unknown } | undefined)?.word)).toEqual(words)
  })
})
