import { describe, expect, it } from 'vitest'
import { KeyBurst, MOST_GAP_MS, type Key } from '#app/session/scanning/KeyBurst.ts'

const CARD = '075140004821|271234567|Hoa'
const codeOf = (letter: string) =>
  /\d/.test(letter) ? `Digit${letter}` : /[a-z]/i.test(letter) ? `Key${letter.toUpperCase()}` : 'Backslash'
const key = (letter: string, more: Partial<Key> = {}): Omit<Key, 'timeStamp'> => ({
  key: letter,
  code: codeOf(letter),
  shiftKey: letter === '|',
  repeat: false,
  ...more,
})
const ENTER = { ...key('x'), key: 'Enter', code: 'Enter' }
/** Presses one after the other, `gapMs` apart, and answers what the last one gave. */
function press(keys: readonly Omit<Key, 'timeStamp'>[], gapMs: number, burst = new KeyBurst()): string | undefined {
  return keys.map((one, place) => burst.press({ ...one, timeStamp: 1_000 + place * gapMs })).at(-1)
}
const typed = (text: string) => [...text].map((letter) => key(letter))

describe('keys that come', () => {
  it('fast and end with Enter are a scanner’s', () => {
    expect(press([...typed(CARD), ENTER], 12)).toBe(CARD)
  })
  it('as fast as a slow scanner types are still a scanner’s', () => {
    expect(press([...typed(CARD), ENTER], MOST_GAP_MS)).toBe(CARD)
  })
  it('at a person’s pace are nobody’s scan', () => {
    expect(press([...typed(CARD), ENTER], 120)).toBeUndefined()
  })
  it('fast but few are nobody’s scan', () => {
    expect(press([...typed('hoa'), ENTER], 12)).toBeUndefined()
  })
  it('from a key held down are nobody’s scan', () => {
    expect(press([...typed('000000000000').map((one) => ({ ...one, repeat: true })), ENTER], 30)).toBeUndefined()
  })
  it('after a pause begin a new card', () => {
    const burst = new KeyBurst()
    press(typed('tìm bà'), 12, burst)
    expect([...typed(CARD), ENTER].map((one, place) => burst.press({ ...one, timeStamp: 9_000 + place * 12 })).at(-1)).toBe(CARD)
  })
  it('through the Vietnamese layout, whose digits are «ă â ê», give the digits', () => {
    const layout = { '1': 'ă', '2': 'â', '3': 'ê', '4': 'ô', '5': '\u0300', '0': 'đ' } as Record<string, string>
    const garbled = typed('075140004821|').map((one) => ({ ...one, key: layout[one.key] ?? one.key }))
    expect(press([...garbled, ENTER], 12)).toBe('075140004821|')
  })
  it('hidden by an input method give letters without marks', () => {
    const hidden = typed('nguyen thi').map((one) => (one.code.startsWith('Key') ? { ...one, key: 'Process' } : one))
    expect(press([...hidden, ENTER], 12)).toBe('nguyen thi')
  })
  it('taken back by an input method are taken back', () => {
    const marked = [...typed('Nguyee'), { ...key('x'), key: 'Backspace', code: 'Backspace' }, key('ê'), ...typed('n Hoa')]
    expect(press([...marked, ENTER], 12)).toBe('Nguyeên Hoa')
  })
  it('are known for a scanner’s before they end, so that they press nothing', () => {
    const burst = new KeyBurst()
    press(typed('0751'), 12, burst)
    expect(burst.isTyping).toBe(true)
  })
})
