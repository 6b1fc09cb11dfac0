import { describe, expect, it } from 'vitest'
import { flagsOf } from '#domain/caseload/buildRoster.ts'
import { ROSTER_FLAGS, type RosterEntry } from '#domain/caseload/Roster.ts'
import { countWithoutCard } from '#domain/enrolment/countWithoutCard.ts'
import { readyFirst } from '#domain/enrolment/readiness.ts'
import type { EnrolmentPlace } from '#domain/enrolment/EnrolmentStep.ts'
import type { EnrolmentStatus } from '#domain/enrolment/EnrolmentMove.ts'
import { person } from '#tests/support/people.ts'
import { waitingLine } from '../payments/lines.ts'
import { standing } from './moves.ts'

const { noCard, hasCard, cardAgreed, cardRefused, hasPhone, reportedDead } = ROSTER_FLAGS
let made = 0
const entry = (flags: number, wanted: Partial<RosterEntry> = {}): RosterEntry => ({
  row: made,
  id: `person-${(made += 1)}`,
  fullName: 'Nguyễn Thị Hoa',
  birthYear: 1930,
  hamlet: 'ấp Lạc Sơn',
  householdId: undefined,
  identityTail: '',
  lastVisitDay: undefined,
  followUpDay: undefined,
  flags,
  ...wanted,
})
const order = (people: readonly RosterEntry[]) => readyFirst(people, 2026).map((one) => one.entry.id)

describe('whom to ask next', () => {
  it('who said yes comes first, who said no comes last (S97)', () => {
    const [no, plain, yes] = [entry(noCard | cardRefused), entry(noCard), entry(noCard | cardAgreed)]
    expect(order([no, plain, yes])).toEqual([yes.id, plain.id, no.id])
  })
  it('who has papers and a phone comes before who has neither', () => {
    const [without, withBoth] = [entry(noCard), entry(noCard | hasPhone, { identityTail: '004821' })]
    expect(order([without, withBoth])).toEqual([withBoth.id, without.id])
  })
  it('the grounds are told in words, each of them checkable (S97)', () => {
    const [one] = readyFirst([entry(noCard | hasPhone, { identityTail: '004821', birthYear: 1960 })], 2026)
    expect(one?.grounds).toEqual(['has-identity', 'has-phone', 'not-too-old'])
  })
  it('a relative with a phone in the household is a helper', () => {
    const people = [entry(noCard, { householdId: 'h1' }), entry(hasPhone, { householdId: 'h1' })]
    expect(readyFirst(people, 2026)[0]?.grounds).toEqual(['has-helper'])
  })
  it('neighbours with cards make the next one easier', () => {
    expect(readyFirst([entry(noCard), entry(hasCard)], 2026)[0]?.grounds).toEqual(['neighbours-have'])
  })
  it('neighbours of another hamlet do not count', () => {
    expect(readyFirst([entry(noCard), entry(hasCard, { hamlet: 'ấp Nguyễn Huệ' })], 2026)[0]?.grounds).toEqual([])
  })
  it('equals stay in the order of the lists', () => {
    const people = [entry(noCard), entry(noCard), entry(noCard)]
    expect(order(people)).toEqual(people.map(({ id }) => id))
  })
  it('who died or has a card is not asked', () => {
    const people = [entry(noCard | reportedDead), entry(hasCard), entry(0)]
    expect([order(people), countWithoutCard(people)]).toEqual([[], 0])
  })
  it('the count on the first screen is the length of the list', () => {
    const people = [entry(noCard), entry(hasCard), entry(noCard | cardRefused), entry(noCard | cardAgreed)]
    expect(countWithoutCard(people)).toBe(order(people).length)
  })
})

describe('what the roster says of cards', () => {
  const flags = (place: EnrolmentPlace, more: Partial<EnrolmentStatus> = {}, channel: 'counter' | 'account' = 'counter') =>
    flagsOf(
      person({ fullName: 'Nguyễn Thị Hoa', payments: [waitingLine({ channel })], enrolment: { before: standing(place, more), moves: [] } }),
    ) &
    (noCard | hasCard | cardAgreed | cardRefused)
  it.each([
    ['not-asked', noCard],
    ['asked', noCard],
    ['agreed', noCard | cardAgreed],
    ['account-opened', noCard | cardAgreed],
    ['card-active', 0],
    ['first-money', 0],
  ] as const)('at %s: %i', (place, bits) => {
    expect(flags(place)).toBe(bits)
  })
  it('a no is told', () => {
    expect(flags('asked', { obstacle: { code: 'NGAI_PHI', since: '2026-11-01' as never } })).toBe(noCard | cardRefused)
  })
  it('a missing paper is no no', () => {
    expect(flags('asked', { obstacle: { code: 'CHUA_CO_CCCD', since: '2026-11-01' as never } })).toBe(noCard)
  })
  it('who is paid in cash for a good reason is left in peace, who merely wished it is not', () => {
    expect([flags('not-feasible', { reason: 'frail-and-alone' }), flags('back-to-cash', { reason: 'own-wish' })]).toEqual([0, noCard])
  })
  it('who is paid through an account has one', () => {
    expect(flags('not-asked', {}, 'account')).toBe(hasCard)
  })
})

describe('how far cash is', () => {
  const metres: Readonly<Record<string, number>> = { 'ấp gần': 1_000, 'ấp xa': 12_000, 'ấp giữa': 5_000 }
  const ready = (hamlets: readonly string[]) =>
    readyFirst(
      hamlets.map((hamlet) => entry(noCard, { hamlet })),
      2026,
      (hamlet) => metres[hamlet],
    )
  it('near comes first and far last, and both are told (S97)', () => {
    expect(ready(['ấp xa', 'ấp giữa', 'ấp gần']).map(({ entry: { hamlet }, grounds }) => [hamlet, grounds])).toEqual([
      ['ấp gần', ['cash-near']],
      ['ấp giữa', []],
      ['ấp xa', ['cash-far']],
    ])
  })
  it('where nobody measured it weighs nothing', () => {
    expect(ready(['ấp khác'])[0]?.grounds).toEqual([])
  })
})
