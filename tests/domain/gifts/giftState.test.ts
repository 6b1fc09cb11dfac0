import { describe, expect, it } from 'vitest'
import { giftState } from '#domain/gifts/GiftOnProfile.ts'
import { keepBeside, layHandover, layMissed, liftHandover } from '#domain/gifts/layGifts.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { giftOf, handoverBy as by } from '#tests/support/gifts.ts'
import { person } from '#tests/support/people.ts'

const gift = giftOf()
const absent = { reason: 'absent', day: '2027-01-19' as PlainDate } as const
const hoa = person({ fullName: 'Nguyễn Thị Hoa', gifts: [gift] })
const stateOf = (profile: typeof hoa) => profile.gifts.map(giftState)

describe('a gift', () => {
  it('waits until somebody hands it over', () => {
    expect(stateOf(hoa)).toEqual(['waiting'])
  })
  it('is delivered by one handover', () => {
    expect(stateOf(layHandover(hoa, 'line', by('a')))).toEqual(['delivered'])
  })
  it('needs a look when two handed it over, and both stand', () => {
    expect(stateOf(layHandover(layHandover(hoa, 'line', by('a')), 'line', by('b')))).toEqual(['review'])
  })
  it('is delivered once when the same handover comes twice', () => {
    expect(stateOf(layHandover(layHandover(hoa, 'line', by('a')), 'line', by('a')))).toEqual(['delivered'])
  })
  it('is delivered by the other one when one of two is taken back', () => {
    const both = layHandover(layHandover(hoa, 'line', by('a')), 'line', by('b'))
    expect(stateOf(liftHandover(both, 'a'))).toEqual(['delivered'])
  })
  it('is delivered when the office let both handovers stand, and a third one needs a look again', () => {
    const both = keepBeside(layHandover(layHandover(hoa, 'line', by('a')), 'line', by('b')), 'b')
    expect([both, layHandover(both, 'line', by('c'))].flatMap(stateOf)).toEqual(['delivered', 'review'])
  })
  it('still needs a look at the third when the first of two that stood is taken back', () => {
    const both = keepBeside(layHandover(layHandover(hoa, 'line', by('a')), 'line', by('b')), 'b')
    expect(stateOf(liftHandover(layHandover(both, 'line', by('c')), 'a'))).toEqual(['review'])
  })
  it('was missed when nobody was at home', () => {
    expect(stateOf(layMissed(hoa, 'line', absent))).toEqual(['missed'])
  })
  it('is no longer missed once it was handed over', () => {
    expect(stateOf(layHandover(layMissed(hoa, 'line', absent), 'line', by('a')))).toEqual(['delivered'])
  })
  it('stays delivered when the news of an earlier miss comes late', () => {
    expect(stateOf(layMissed(layHandover(hoa, 'line', by('a')), 'line', absent))).toEqual(['delivered'])
  })
  it('of another campaign is not touched', () => {
    expect(layHandover(hoa, 'another', by('a'))).toBe(hoa)
  })
  it.each(['removed', 'carried', 'returned', 'cut'] as const)('ends as %s when the campaign said so', (outcome) => {
    expect(giftState({ ...gift, outcome })).toBe(outcome)
  })
  it('counts as delivered even when the line was removed meanwhile: what left the hand is a fact', () => {
    expect(giftState({ ...gift, outcome: 'removed', handovers: [by('a')] })).toBe('delivered')
  })
})
