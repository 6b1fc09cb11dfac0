import { describe, expect, it } from 'vitest'
import { matchPerson, type KnownPerson, type Traits } from '#domain/people/matchPerson.ts'
import { PeopleIndex } from '#domain/people/PeopleIndex.ts'

const HOA: KnownPerson = {
  fullName: 'Nguyễn Thị Hoa',
  birth: '1940',
  citizenId: '075140004821',
  oldIdentityNumber: '271234567',
  hamlet: 'Ấp 1',
}
const known = (more: Partial<KnownPerson> = {}): KnownPerson => ({ ...HOA, ...more })
const traits = (more: Partial<Traits> = {}): Traits => ({ name: 'Nguyễn Thị Hoa', birth: '1940', idNumbers: [], hamlet: 'Ấp 1', ...more })
const DATED = known({ citizenId: null, oldIdentityNumber: null, birth: '1940-09-02' })
const YEARED = known({ citizenId: null, oldIdentityNumber: null })

describe('somebody on a list', () => {
  it.each<[string, Traits, KnownPerson, string]>([
    ['the same CCCD', traits({ idNumbers: ['075140004821'], hamlet: 'Ấp 9' }), HOA, 'same by id'],
    ['the same CMND of before', traits({ idNumbers: ['271234567'], hamlet: '' }), HOA, 'same by id'],
    ['the same CCCD and another spelling', traits({ idNumbers: ['075140004821'], name: 'NGUYEN THI HOA' }), HOA, 'same by id'],
    ['the same CCCD and no name', traits({ idNumbers: ['075140004821'], name: '' }), HOA, 'same by id'],
    [
      'the same CCCD, another name and another year',
      traits({ idNumbers: ['075140004821'], name: 'Lê Văn An', birth: '1950' }),
      HOA,
      'id-of-another',
    ],
    ['another CCCD and all else alike', traits({ idNumbers: ['075140000001'] }), HOA, 'nobody'],
    ['the same name and birth date', traits({ birth: '1940-09-02', hamlet: '' }), DATED, 'same by name-and-birth-date'],
    ['the same name and another day of the same year', traits({ birth: '1940-09-03' }), DATED, 'nobody'],
    ['the same name, year and hamlet', traits(), YEARED, 'same by name-year-and-hamlet'],
    ['the same hamlet written longer', traits({ hamlet: 'Tổ 2, ấp 1, xã Gia Tân 3' }), YEARED, 'same by name-year-and-hamlet'],
    ['a year on the list and a date on record', traits(), DATED, 'same by name-year-and-hamlet'],
    [
      'the tone in another place of the syllable',
      traits({ name: 'Lê Thị Hoà' }),
      known({ ...YEARED, fullName: 'Lê Thị Hòa' }),
      'same by name-year-and-hamlet',
    ],
    ['another tone', traits({ name: 'Nguyễn Thị Hòa' }), YEARED, 'nobody'],
    ['another hamlet', traits({ hamlet: 'Ấp 2' }), YEARED, 'nobody'],
    ['no hamlet on either side', traits({ hamlet: '' }), known({ ...YEARED, hamlet: '' }), 'nobody'],
    ['the same name alone', traits({ birth: '' }), known({ ...YEARED, birth: '' }), 'nobody'],
    ['nothing at all', traits({ name: '', birth: '', hamlet: '' }), HOA, 'nobody'],
  ])('with %s', (...[, one, person, verdict]) => {
    const match = matchPerson(one, [person])
    expect(match.kind === 'same' ? `same by ${match.by}` : match.kind).toBe(verdict)
  })
  it('is answered with everybody it could be', () => {
    expect(matchPerson(traits(), [YEARED, known({ ...YEARED, birth: '1940-09-02' })])).toMatchObject({ people: [{}, {}] })
  })
  it('is looked for by number before the name', () => {
    const other = known({ fullName: 'Nguyễn Thị Hoa', citizenId: '075140000009' })
    expect(matchPerson(traits({ idNumbers: ['075140000009'] }), [YEARED, other])).toEqual({ kind: 'same', by: 'id', people: [other] })
  })
})

describe('the index of known people', () => {
  it('answers those of the same number or name, each once', () => {
    const index = new PeopleIndex([HOA, YEARED, known({ fullName: 'Lê Văn An', citizenId: null, oldIdentityNumber: null })])
    expect(index.candidatesFor(traits({ idNumbers: ['075140004821'] }))).toEqual([HOA, YEARED])
  })
})
