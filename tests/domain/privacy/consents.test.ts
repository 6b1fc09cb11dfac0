import { describe, expect, it } from 'vitest'
import type { ConsentOnProfile } from '#domain/privacy/Consent.ts'
import { consentNoticeOn, whoAnswers } from '#domain/privacy/consentNotice.ts'
import { CONSENT_NOTICES } from '#domain/privacy/consentNoticesData.ts'
import { lastWord, layConsent, mayKeep } from '#domain/privacy/layConsent.ts'
import { MOST_TURNS, nextTurn } from '#domain/privacy/nextTurn.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { consentOf } from '#tests/support/facts.ts'
import { person } from '#tests/support/people.ts'

const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
const TODAY = '2026-11-30' as PlainDate
const said = (factId: string, more: Partial<ConsentOnProfile> = {}): ConsentOnProfile => ({
  ...consentOf(hoa.id).consent,
  factId,
  officerName: 'Nam',
  ...more,
})
const lay = (...words: ConsentOnProfile[]) => words.reduce(layConsent, hoa)
const inEveryOrder = <One>(all: readonly One[]): One[][] =>
  all.length < 2 ? [[...all]] : all.flatMap((one, at) => inEveryOrder(all.toSpliced(at, 1)).map((rest) => [one, ...rest]))

describe('a yes to photos', () => {
  it('lets a photo be kept, and no place (S237)', () => {
    const asked = lay(said('a'))
    expect([mayKeep(asked, 'photo'), mayKeep(asked, 'place')]).toEqual([true, false])
  })
  it('is not given by silence or by a no (S237)', () => {
    expect([mayKeep(hoa, 'photo'), mayKeep(lay(said('a', { answer: 'refused' })), 'photo')]).toEqual([false, false])
  })
  it('ends the moment it is taken back, the same day too (S237)', () => {
    expect(mayKeep(lay(said('a'), said('b', { answer: 'withdrawn' })), 'photo')).toBe(false)
  })
  it('is taken back though the clock of the phone that heard it was years ahead (S238)', () => {
    const ahead = lay(said('b', { day: '2099-01-01' as PlainDate }))
    const withdrawn = said('a', { answer: 'withdrawn', turn: nextTurn(ahead, 'photo') })
    expect([mayKeep(ahead, 'photo'), mayKeep(layConsent(ahead, withdrawn), 'photo')]).toEqual([true, false])
  })
  it('given anew after it was taken back stands again (S238)', () => {
    const words = [said('c'), said('b', { answer: 'withdrawn', turn: 2 }), said('a', { turn: 3 })]
    expect(inEveryOrder(words).map((order) => lastWord(lay(...order), 'photo')?.factId)).toEqual(inEveryOrder(words).map(() => 'a'))
  })
  it('counts turns no further than what the office takes in', () => {
    expect(nextTurn(lay(said('a', { turn: MOST_TURNS })), 'photo')).toBe(MOST_TURNS)
  })
  it('stands the same in whatever order the words come, and however often (S238)', () => {
    const words = [
      said('a'),
      said('b', { answer: 'withdrawn' }),
      said('0', { answer: 'refused', day: '2026-11-27' as PlainDate }),
      said('c', { purpose: 'place' }),
      said('d', { answer: 'withdrawn', day: '2020-01-01' as PlainDate, turn: 1 }),
    ]
    const ends = inEveryOrder(words).map((order) => JSON.stringify(lay(...order, ...order).consents))
    expect([new Set(ends).size, lastWord(lay(...words), 'photo')?.factId]).toEqual([1, '0'])
  })
})

describe('what is read out', () => {
  it('says for each purpose that the data are sensitive, who sees them, how long and what right there is (S239)', () => {
    const wordings = Object.values(CONSENT_NOTICES).flatMap((notices) => notices.map(({ wording }) => wording))
    const parts = [/dữ liệu nhạy cảm/, /Chỉ cán bộ .* xem được/, /cho đến khi ông\/bà yêu cầu xoá/, /quyền không đồng ý, và rút lại/]
    expect(wordings.flatMap((wording) => parts.filter((part) => !part.test(wording)).map(String))).toEqual([])
  })
  it('is numbered without a gap, and of before the law there is none (S239)', () => {
    for (const notices of Object.values(CONSENT_NOTICES))
      expect(notices.map(({ version }, at) => version - at)).toEqual(notices.map(() => 1))
    expect([consentNoticeOn('photo', TODAY)?.version, consentNoticeOn('photo', '2025-12-31' as PlainDate)]).toEqual([1, undefined])
  })
  it('is answered by the person, by a guardian where there is one, and for a child by a parent (S239)', () => {
    const answering = [
      {},
      { guardianName: 'Lan' },
      { payee: { kind: 'guardian', fullName: 'Lan', phone: null } as const },
      { birth: '2010' },
      { birth: '2009' },
      { birth: '' },
    ]
    expect(answering.map((one) => whoAnswers({ ...hoa, ...one }, TODAY))).toEqual([
      'self',
      ...['representative', 'representative', 'representative'],
      'self',
      'self',
    ])
  })
})
