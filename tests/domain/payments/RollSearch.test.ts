import { describe, expect, it } from 'vitest'
import { RollSearch } from '#domain/payments/RollSearch.ts'

const search = new RollSearch()
const put = (id: string, fullName: string, more: { comesFor?: string[]; birth?: string; identityTail?: string } = {}) =>
  search.put(id, { fullName, comesFor: [], birth: '1940', identityTail: '', ...more })
put('hoa', 'Nguyễn Thị Hoa', { identityTail: '4821' })
put('hoà', 'Trần Thị Hoà', { birth: '1951-03-02', identityTail: '0932' })
put('hoan', 'Lê Văn Hoan')
put('minh', 'Phạm Đức Minh', { comesFor: ['Nguyễn Thị Hoa'] })
put('anh', 'Hoa Ngọc Ánh')

describe('whoever looks in a roll', () => {
  it('finds by three letters of the given name, whole names before beginnings, the guardian last', () => {
    expect(search.find('hoa', 10)).toEqual(['hoa', 'hoà', 'hoan', 'anh', 'minh'])
  })
  it('needs no marks, and no đ', () => {
    expect(search.find('duc minh', 10)).toEqual(['minh'])
  })
  it('finds by several beginnings in any order', () => {
    expect(search.find('hoa ng th', 10)).toEqual(['hoa', 'minh'])
  })
  it('finds by initials', () => {
    expect(search.find('nth', 10)[0]).toBe('hoa')
  })
  it('finds by the last four digits, or by the whole number', () => {
    expect([search.find('4821', 10), search.find('…0932', 10), search.find('075140004821', 10)]).toEqual([['hoa'], ['hoà'], ['hoa']])
  })
  it('narrows a name by the year of birth', () => {
    expect(search.find('hoa 1951', 10)).toEqual(['hoà'])
  })
  it('finds nobody by nothing, by a stray digit, or by what nobody is called', () => {
    expect([search.find('  ', 10), search.find('7', 10), search.find('hoa 7', 10), search.find('zzz', 10)]).toEqual([[], [], [], []])
  })
  it('answers no more than asked for', () => {
    expect(search.find('hoa', 2)).toEqual(['hoa', 'hoà'])
  })
  it('forgets the name somebody had before it was put right', () => {
    const one = new RollSearch()
    one.put('a', { fullName: 'Nguyễn Thị Hoa', comesFor: [], birth: '', identityTail: '' })
    one.put('a', { fullName: 'Nguyễn Thị Hường', comesFor: [], birth: '', identityTail: '' })
    expect([one.find('hoa', 10), one.find('huong', 10)]).toEqual([[], ['a']])
  })
})
