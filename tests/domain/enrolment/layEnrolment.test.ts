import { describe, expect, it } from 'vitest'
import type { EnrolmentOnProfile } from '#domain/enrolment/EnrolmentMove.ts'
import { enrolmentOf } from '#domain/enrolment/enrolmentOf.ts'
import { doubtOnPage, layMove, liftMove, MOVES_ON_A_PROFILE, statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { said, standing, to } from './moves.ts'

const day = (number: number): PlainDate => `2026-10-${String(number).padStart(2, '0')}` as PlainDate
const asked = Array.from({ length: 20 }, (_, at) => said(to('asked'), { day: day(at + 1) }))
const page = (count: number) => asked.slice(0, count).reduce<EnrolmentOnProfile | null>((after, move) => layMove(after, move), null)

describe('the way to an account on a page', () => {
  it('a page nobody has said anything on stands before the first step', () => {
    expect(statusOnPage(null).place).toBe('not-asked')
  })
  it('laying a word twice is laying it once (S91)', () => {
    const [one] = asked
    const once = one && layMove(null, one)
    expect(once && one && layMove(once, one)).toBe(once)
  })
  it('a word stands in the place of its day, whenever it came', () => {
    const [first, second] = asked
    const late = first && second && layMove(layMove(null, second), first)
    expect(late?.moves.map((move) => move.day)).toEqual([day(1), day(2)])
  })
  it('a page shows the newest words alone, and those before them as what they came to (S91)', () => {
    const long = page(20)
    expect([long?.moves.length, long && statusOnPage(long)]).toEqual([MOVES_ON_A_PROFILE, enrolmentOf(asked)])
  })
  it('a word taken back leaves no trace, and the page of whom nobody asked is none', () => {
    const [one] = asked
    expect(one && liftMove(layMove(null, one), one.factId)).toBeNull()
  })
  it('what was known before the first word stays when the word is taken back', () => {
    const word = said({ kind: 'held', obstacle: 'MAT_THE' })
    const before = { before: standing('first-money'), moves: [] }
    expect(statusOnPage(liftMove(layMove(before, word), word.factId))).toEqual(standing('first-money'))
  })
  it('taking back what the page does not show changes nothing', () => {
    const long = page(3)
    expect(liftMove(long, 'another')).toBe(long)
  })
})

describe('a word in doubt', () => {
  const agreed = said(to('agreed'), { day: day(9) })
  it('is doubted where its day puts it, not where it came (S91)', () => {
    const known = layMove(null, agreed)
    expect([doubtOnPage(known, said(to('asked'), { day: day(2) })), doubtOnPage(known, said(to('asked'), { day: day(12) }))]).toEqual([
      null,
      'enrolment-backwards',
    ])
  })
  it('is not doubted for its own sake when it came before', () => {
    expect(doubtOnPage(layMove(null, agreed), agreed)).toBeNull()
  })
  it('stays on the page and moves nobody (S91)', () => {
    const before = layMove(null, agreed)
    const after = layMove(before, said(to('first-money'), { day: day(12) }))
    expect([after.moves.length, statusOnPage(after).place]).toEqual([2, 'agreed'])
  })
})
