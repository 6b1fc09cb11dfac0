import { describe, expect, it } from 'vitest'
import { cardDifferences } from '#domain/people/cardDifferences.ts'
import type { Traits } from '#domain/people/matchPerson.ts'
import { person } from '#tests/support/people.ts'

const HOA = person({ fullName: 'Nguyễn Thị Hoà', birth: '1940-03-21', citizenId: '075140004821', oldIdentityNumber: '271234567' })
const CARD: Traits = { name: 'Nguyễn Thị Hòa', birth: '1940-03-21', idNumbers: ['075140004821'], hamlet: '' }
const differences = (card: Partial<Traits>, onList: Partial<typeof HOA> = {}) =>
  cardDifferences({ ...CARD, ...card }, { ...HOA, ...onList })

describe('a card beside the list', () => {
  it('agrees when name, birth and number agree, wherever the tone is written', () => {
    expect(differences({})).toEqual([])
  })
  it('agrees with a list that knows the year only', () => {
    expect(differences({}, { birth: '1940' })).toEqual([])
  })
  it('agrees with a list that knows no birth', () => {
    expect(differences({}, { birth: '' })).toEqual([])
  })
  it('agrees when the old number is the one on the list', () => {
    expect(differences({ idNumbers: ['075140004821', '271234567'] }, { citizenId: null })).toEqual([])
  })
  it('differs in the name when a mark differs', () => {
    expect(differences({ name: 'Nguyễn Thị Hoa' })).toEqual([{ field: 'name', onCard: 'Nguyễn Thị Hoa', onList: 'Nguyễn Thị Hoà' }])
  })
  it('differs in the birth when a day or a year differs', () => {
    expect([differences({ birth: '1940-03-22' }), differences({}, { birth: '1941' })].map(([one]) => one?.field)).toEqual([
      'birth',
      'birth',
    ])
  })
  it('differs when the list has no number yet', () => {
    expect(differences({}, { citizenId: null, oldIdentityNumber: null })).toEqual([{ field: 'number', onCard: '075140004821', onList: '' }])
  })
  it('says nothing of what a scanner that types left out', () => {
    expect(differences({ name: '', birth: '' })).toEqual([])
  })
})
