import { describe, expect, it } from 'vitest'
import { INCIDENT_ACTS, INCIDENT_STATES, stateAfterAct } from '#domain/privacy/Incident.ts'
import { incidentTermOn, isLateToNotify, mustTellPeople, notifyByMs } from '#domain/privacy/incidentDue.ts'

const at = (text: string): number => Date.parse(`${text}+07:00`)

describe('a breach of personal data', () => {
  it('is told to the authority within seventy-two hours, over a weekend and a holiday too (S240)', () => {
    expect(notifyByMs(at('2026-12-31T16:30:00'))).toBe(at('2027-01-03T16:30:00'))
  })
  it('of before the law has no hour that could be worked out (S240)', () => {
    expect([notifyByMs(at('2025-12-31T23:59:59')), notifyByMs(at('2026-01-01T00:00:00'))]).toEqual([undefined, at('2026-01-04T00:00:00')])
  })
  it('is late from the moment after its hour, and no longer once it was told (S240)', () => {
    const due = at('2026-12-03T08:00:00')
    expect([isLateToNotify('open', due, due), isLateToNotify('open', due, due + 1), isLateToNotify('notified', due, due + 1)]).toEqual([
      false,
      true,
      false,
    ])
  })
  it('is told to the people too where places or biometrics are touched (S240)', () => {
    const noticed = at('2026-11-30T08:00:00')
    expect([
      mustTellPeople(['identity', 'place'], noticed),
      mustTellPeople(['biometric'], noticed),
      mustTellPeople(['identity', 'money'], noticed),
    ]).toEqual([true, true, false])
  })
  it('names the law it goes by', () => {
    expect(incidentTermOn(at('2026-11-30T08:00:00'))?.source).toMatchObject({
      legalBasis: expect.stringMatching(/91\/2025\/QH15 Điều 23/),
      certainty: 'sure',
    })
  })
  it('is closed only after the authority was told, dismissed only before, and then stays as it is (S241)', () => {
    const ways = INCIDENT_STATES.map((state) => [
      state,
      INCIDENT_ACTS.flatMap((act) => (stateAfterAct(state, act) === undefined ? [] : [`${act}: ${stateAfterAct(state, act)}`])),
    ])
    expect(ways).toEqual([
      ['open', ['note: open', 'notify: notified', 'tell-people: open', 'dismiss: dismissed']],
      ['notified', ['note: notified', 'tell-people: notified', 'close: closed']],
      ['closed', []],
      ['dismissed', []],
    ])
  })
})
