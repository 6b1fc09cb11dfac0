import { describe, expect, it } from 'vitest'
import {
  emptyIncident,
  fieldOfMoment,
  incidentToOpen,
  momentOfField,
  problemsOfIncident,
  type IncidentForm,
} from '#app/features/coordinator/incidents/incidentForm.ts'

const NOW_MS = Date.parse('2026-11-30T20:07:30+07:00')
const whole: IncidentForm = {
  ...emptyIncident(NOW_MS, { unitCode: '26305', contact: 'Nguyễn Thanh Bình' }),
  ...{ event: 'phone-lost', what: ' Mất máy ở chợ ', data: ['identity'], people: '1850', harm: 'Bị lừa đảo', measures: 'Thu hồi máy' },
}

describe('the form of an incident', () => {
  it('begins at this very minute by clocks in Vietnam, and with everything else unsaid', () => {
    const empty = emptyIncident(NOW_MS, { unitCode: '26305', contact: '' })
    expect([empty.noticedAt, problemsOfIncident(empty, NOW_MS)]).toEqual([
      '2026-11-30T20:07',
      ['event', 'what', 'data', 'harm', 'measures', 'contact'],
    ])
  })
  it('reads a day and hour as Vietnam’s, wherever the computer stands', () => {
    expect([momentOfField('2026-11-30T20:07'), fieldOfMoment(Date.UTC(2026, 10, 30, 17)), momentOfField('2026-11-30')]).toEqual([
      Date.UTC(2026, 10, 30, 13, 7),
      '2026-12-01T00:00',
      undefined,
    ])
  })
  it('takes no hour to come, none of before the law, and nothing that happened after it was noticed (S240)', () => {
    const problems = (more: Partial<IncidentForm>) => problemsOfIncident({ ...whole, ...more }, NOW_MS)
    expect([
      problems({}),
      problems({ noticedAt: '2026-11-30T20:08' }),
      problems({ noticedAt: '2025-12-31T23:00' }),
      problems({ happenedAt: '2026-11-30T20:08' }),
      problems({ people: 'nhiều' }),
    ]).toEqual([[], ['noticed'], ['noticed'], ['happened'], ['people']])
  })
  it('hands in what was said, and of what nobody knows that it is not known', () => {
    const unknown = incidentToOpen({ ...whole, people: '' }, 'i1')
    expect([unknown?.people, unknown?.happenedAtMs, unknown?.what, incidentToOpen(whole, 'i1')?.people]).toEqual([
      null,
      null,
      'Mất máy ở chợ',
      1850,
    ])
  })
})
