import { describe, expect, it } from 'vitest'
import { readScanned } from '#domain/people/readScanned.ts'

const CARD = '075140004821|271234567|Nguyễn Thị Hoa|21031940|Nữ|Ấp Lạc Sơn, Gia Tân 3|14082021'
const traitsOf = (text: string, way: 'sight' | 'keys' = 'sight') => {
  const read = readScanned(text, way)
  return read.kind === 'person' ? read.traits : read.kind
}

describe('a code before the camera', () => {
  it('of a citizen card tells number, old number, name and birth', () => {
    expect(traitsOf(CARD)).toEqual({ name: 'Nguyễn Thị Hoa', birth: '1940-03-21', idNumbers: ['075140004821', '271234567'], hamlet: '' })
  })
  it('of a citizen card leaves the address where it is (S52)', () => {
    expect(JSON.stringify(readScanned(CARD, 'sight'))).not.toContain('Lạc Sơn')
  })
  it('without a birth that exists is still a person', () => {
    expect(traitsOf('075140004821||Nguyễn Thị Hoa|31021940|Nữ|x|14082021')).toMatchObject({ birth: '' })
  })
  it.each([
    ['tn:7KQ2MX', 'short-code'],
    ['TN:7KQ2MX4B9C', 'short-code'],
    ['https://tantay.example.vn/n/7KQ2MX', 'short-code'],
    ['https://tantay.example.vn/vao#ma', 'link'],
    ['00020101021238540010A00000072701240006970436011010123456780208QRIBFTTA53037045802VN6304ABCD', 'payment'],
    ['75140004821||Nguyễn Thị Hoa|21031940|Nữ|x|14082021', 'garbled'],
    ['xin chào', 'unknown'],
    ['', 'unknown'],
  ])('«%s» is told as %s', (text, kind) => {
    expect(readScanned(text, 'sight')).toEqual({ kind })
  })
})

describe('a number typed by hand', () => {
  it.each([
    ['075140004821', '075140004821'],
    [' 075 140 004 821 ', '075140004821'],
    ['075.140.004.821', '075140004821'],
    ['271234567', '271234567'],
  ])('«%s» is the number %s and nothing else', (typed, number) => {
    expect(traitsOf(typed)).toEqual({ name: '', birth: '', idNumbers: [number], hamlet: '' })
  })
  it('of another length is no number', () => {
    expect(traitsOf('0751400048')).toBe('unknown')
  })
})

describe('a card typed by a scanner', () => {
  it('gives its numbers and birth, and no name, whose marks the keys lose', () => {
    expect(traitsOf('075140004821|271234567|Nguyeexn Thij Hoa|21031940|Nuwx|x|14082021', 'keys')).toEqual({
      name: '',
      birth: '1940-03-21',
      idNumbers: ['075140004821', '271234567'],
      hamlet: '',
    })
  })
  it('through a keyboard without the stroke still gives its number', () => {
    expect(traitsOf('075140004821~271234567~Nguyen Thi Hoa~21031940', 'keys')).toMatchObject({ idNumbers: ['075140004821'] })
  })
  it('with a broken number is told as garbled', () => {
    expect(traitsOf('07514ô004821||Nguyễn', 'keys')).toBe('garbled')
  })
})
