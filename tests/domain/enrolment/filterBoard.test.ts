import { describe, expect, it } from 'vitest'
import { hamletsOnBoard, onBoard, type BoardFilter, type OnBoard } from '#domain/enrolment/filterBoard.ts'
import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'

const ALL: BoardFilter = { owner: '', unitCode: '', hamlet: '', place: '', obstacle: '' }
const one = (beneficiaryId: string, more: Partial<OnBoard> = {}): OnBoard => ({
  beneficiaryId,
  fullName: 'Nguyễn Thị Hoa',
  birth: '1940',
  hamlet: 'Ấp 1',
  unitCode: '26305' as UnitCode,
  status: { place: 'agreed', obstacle: null },
  next: { owner: 'commune' },
  ...more,
})
const EVERYONE = [
  one('a'),
  one('b', { hamlet: 'Ấp 2', next: { owner: 'bank' } }),
  one('c', { unitCode: '26308' as UnitCode, hamlet: 'Đức Long' }),
  one('d', { status: { place: 'asked', obstacle: { code: 'SO_LUA_DAO', since: '2026-11-01' as never } } }),
]
const ids = (filter: Partial<BoardFilter>) => onBoard(EVERYONE, { ...ALL, ...filter }).map(({ beneficiaryId }) => beneficiaryId)

describe('the board of steps owed', () => {
  it.each([
    [{}, ['a', 'b', 'c', 'd']],
    [{ owner: 'bank' }, ['b']],
    [{ unitCode: '26308' }, ['c']],
    [{ hamlet: 'Ấp 1' }, ['a', 'd']],
    [{ place: 'asked' }, ['d']],
    [{ obstacle: 'SO_LUA_DAO' }, ['d']],
    [{ owner: 'commune', unitCode: '26305', hamlet: 'Ấp 1', place: 'agreed' }, ['a']],
    [{ owner: 'office' }, []],
  ] as const)('filtered by %j shows %j, the longest waiting first (S95)', (filter, expected) => {
    expect(ids(filter)).toEqual(expected)
  })
  it('offers the hamlets of the chosen commune, each once', () => {
    expect([hamletsOnBoard(EVERYONE).get('26305'), hamletsOnBoard(EVERYONE).get('')]).toEqual([
      ['Ấp 1', 'Ấp 2'],
      ['Ấp 1', 'Ấp 2', 'Đức Long'],
    ])
  })
})
