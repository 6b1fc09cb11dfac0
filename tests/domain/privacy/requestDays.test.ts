import { describe, expect, it } from 'vitest'
import { REQUEST_ACTS, REQUEST_KINDS, REQUEST_STATES, stateAfter } from '#domain/privacy/DataRequest.ts'
import { dueOn, requestDays } from '#domain/privacy/requestDays.ts'
import { REQUEST_TERMS } from '#domain/privacy/requestTermsData.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'

const day = getPlainDate

describe('a request of a person about their data', () => {
  it.each([
    ['see', '2026-11-30', '2026-12-02', '2026-12-10'],
    ['correct', '2026-11-27', '2026-12-01', '2026-12-07'],
    ['withdraw', '2026-11-30', '2026-12-02', '2026-12-15'],
    ['erase', '2026-11-30', '2026-12-02', '2026-12-21'],
    ['complain', '2026-11-30', '2026-12-02', '2026-12-30'],
    ['see', '2027-02-04', '2027-02-15', '2027-02-15'],
  ] as const)('to %s that came on %s is answered by %s and carried out by %s (S224)', (...[kind, came, answerBy, completeBy]) => {
    expect(requestDays(kind, day(came))).toMatchObject({ answerBy, completeBy })
  })
  it.each(REQUEST_KINDS)('to %s of before the law has no term here, and each term names its law (S224)', (kind) => {
    expect(requestDays(kind, day('2025-12-31'))).toBeUndefined()
    expect(REQUEST_TERMS[kind].every(({ source }) => source.legalBasis.length > 10 && source.inForceFrom !== null)).toBe(true)
  })
  it('is due first for its answer, then for its end, then no more', () => {
    const days = { answerBy: day('2026-12-02'), completeBy: day('2026-12-10') }
    expect(REQUEST_STATES.map((state) => dueOn(state, days))).toEqual(['2026-12-02', '2026-12-10', null, null])
  })
  it('goes forward only, and nowhere from its end (S225)', () => {
    expect(REQUEST_STATES.map((state) => REQUEST_ACTS.map((act) => stateAfter(state, act)))).toEqual([
      ['answered', 'done', 'refused'],
      [undefined, 'done', 'refused'],
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
    ])
  })
})
